"""Calls to a provider behind the browser's back: limited in time as a whole, limited in size, never redirected."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from verkeer.tijdslimiet import LimitedSocket, LimitedTls, connect, is_over, left, within

_MAX_BYTES = 256 * 1024
_CHUNK = 16 * 1024
_HEADERS = {"Accept": "application/json, application/jwt", "Accept-Encoding": "identity"}


class ProviderOnbereikbaar(Exception):
    """The provider does not answer, or not with what the protocol asks. Trying again may help.

    `reason` is a fixed code without personal data.
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


def get(
    url: str, *, seconds: float, tls: Tls = _USUAL, headers: Mapping[str, str] | None = None
) -> tuple[bytes, str]:
    """Body and media type of an answer with status 200. Raises `ProviderOnbereikbaar`."""
    with within(seconds):
        status, body, media_type = _call("GET", url, tls=tls, headers=headers)
    if status != requests.codes.ok:
        raise ProviderOnbereikbaar("http-status")
    return body, media_type


def get_json(url: str, *, seconds: float, tls: Tls = _USUAL) -> dict[str, Any]:
    """Raises `ProviderOnbereikbaar`, also for what is no JSON object."""
    return json_object(get(url, seconds=seconds, tls=tls)[0])


def post_form(
    url: str,
    fields: Mapping[str, str],
    *,
    seconds: float,
    tls: Tls = _USUAL,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, bytes]:
    """Status and body. Raises `ProviderOnbereikbaar`, also for a redirect."""
    with within(seconds):
        status, body, _ = _call("POST", url, tls=tls, headers=headers, data=dict(fields))
    return status, body


def json_object(body: bytes) -> dict[str, Any]:
    """A JSON object in which no name stands twice: readers differ in which of the two they take."""
    try:
        document = json.loads(body, object_pairs_hook=_each_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise ProviderOnbereikbaar("geen-json") from None
    if not isinstance(document, dict):
        raise ProviderOnbereikbaar("geen-json")
    return document


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_constant(_name: str) -> Any:
    raise ValueError


def _call(
    method: str,
    url: str,
    *,
    tls: Tls,
    headers: Mapping[str, str] | None,
    data: dict[str, str] | None = None,
) -> tuple[int, bytes, str]:
    with requests.Session() as session:
        session.auth = _as_it_is
        session.mount("https://", _Adapter(max_retries=0))
        session.mount("http://", _Adapter(max_retries=0))
        try:
            with session.request(
                method,
                url,
                data=data,
                headers={**_HEADERS, **(headers or {})},
                timeout=left(),
                allow_redirects=False,
                stream=True,
                verify=tls.ca_file or True,
                cert=(tls.cert_file, tls.key_file) if tls.cert_file else None,
            ) as response:
                return response.status_code, _read(response), _media_type(response)
        except requests.Timeout:
            raise ProviderOnbereikbaar("traag") from None
        except (requests.RequestException, OSError, ValueError):
            raise ProviderOnbereikbaar("traag" if is_over() else "geen-verbinding") from None


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keeps `requests` from adding the password of a `.netrc` file."""
    return request


def _read(response: requests.Response) -> bytes:
    if 300 <= response.status_code < 400:
        raise ProviderOnbereikbaar("http-status")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise ProviderOnbereikbaar("codering")
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > _MAX_BYTES:
            raise ProviderOnbereikbaar("te-groot")
    return bytes(body)


def _media_type(response: requests.Response) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
