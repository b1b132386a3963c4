"""One call to another system: limited in time as a whole, limited in size, never redirected."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from verkeer.tijdslimiet import LimitedSocket, LimitedTls, connect, is_over, left, only, within

_MAX_BYTES = 256 * 1024
_CHUNK = 16 * 1024


class Onbereikbaar(Exception):
    """No answer, or one that is not read: `traag`, `geen-verbinding`, `tls`, `te-groot`, `codering` or `redirect`.

    `reason` is one of these codes: no address, no header and nothing of what was sent.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Tls:
    """Whom we trust on a connection, and what we show when the other side asks for a certificate.

    `ca_file`: the authorities, PEM; empty: the usual ones. `cert_file`, `key_file`: our own pair, or empty.
    """

    ca_file: str = ""
    cert_file: str = ""
    key_file: str = ""

    @property
    def pair(self) -> tuple[str, str] | None:
        return (self.cert_file, self.key_file) if self.cert_file else None


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Whatever status it has; `media_type` in lower case, without parameters."""

    status: int
    media_type: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


_USUAL = Tls()


class _PlainConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        made = connect(self.host, self.port)
        ours = LimitedSocket(made.family, made.type, made.proto, fileno=made.detach())
        ours.settimeout(left())
        return ours


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _TlsConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return connect(self.host, self.port)


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


class _Adapter(HTTPAdapter):
    """One try, with our sockets; a proxy of the environment gets the same TLS."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=_context())
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _TlsPool}

    def proxy_manager_for(self, proxy: Any, **kwargs: Any) -> Any:
        return super().proxy_manager_for(proxy, **kwargs, ssl_context=_context())


def _context() -> ssl.SSLContext:
    """Trusts nobody yet: requests puts in the one file of authorities that counts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = LimitedTls
    return context


def call(
    method: str,
    url: str,
    *,
    seconds: float,
    tls: Tls = _USUAL,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    max_bytes: int = _MAX_BYTES,
    may_connect: Callable[[str], bool] | None = None,
) -> Antwoord:
    """Raises `Onbereikbaar`. `seconds`: for the whole exchange; `max_bytes`: of the answer.

    `may_connect`: to which addresses, that of a proxy of the environment too; none: to all.
    """
    with within(seconds), only(may_connect), _session() as session:
        try:
            with session.request(
                method,
                url,
                data=body,
                headers={"Accept-Encoding": "identity", **(headers or {})},
                timeout=left(),
                allow_redirects=False,
                stream=True,
                verify=tls.ca_file or True,
                cert=tls.pair,
            ) as response:
                return _answer(response, max_bytes=max_bytes)
        except (requests.RequestException, OSError, ValueError) as error:
            raise _failure(error) from None


def _failure(error: Exception) -> Onbereikbaar:
    """Which kind it is; its text may hold the address and what was sent."""
    if isinstance(error, requests.Timeout) or is_over():
        return Onbereikbaar("traag")
    return Onbereikbaar("tls" if isinstance(error, requests.exceptions.SSLError) else "geen-verbinding")


def _session() -> requests.Session:
    session = requests.Session()
    session.auth = _as_it_is
    session.mount("https://", _Adapter(max_retries=0))
    session.mount("http://", _Adapter(max_retries=0))
    return session


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keeps `requests` from adding the password of a `.netrc` file."""
    return request


def _answer(response: requests.Response, *, max_bytes: int) -> Antwoord:
    if 300 <= response.status_code < 400 and response.status_code != requests.codes.not_modified:
        raise Onbereikbaar("redirect")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise Onbereikbaar("codering")
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > max_bytes:
            raise Onbereikbaar("te-groot")
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Antwoord(response.status_code, media_type, CaseInsensitiveDict(response.headers), bytes(body))
