"""Calls to a provider behind the browser's back: limited in time as a whole, limited in size, never redirected."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

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


class _Limit(threading.local):
    at: float | None = None


_limit = _Limit()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Everything that is called inside ends within `seconds` altogether. An outer limit stays in force."""
    before, ends = _limit.at, time.monotonic() + seconds
    _limit.at = ends if before is None else min(before, ends)
    try:
        yield
    finally:
        _limit.at = before


def _left() -> float:
    left = (_limit.at or 0.0) - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


# A time-out of a socket counts anew at each read: an answer that drips would hold a worker for hours.
class _TlsSocket(ssl.SSLSocket):
    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(_left())
        return super().recv_into(*args, **kwargs)


class _PlainSocket(socket.socket):
    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(_left())
        return super().recv_into(*args, **kwargs)


class _PlainConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        made = super()._new_conn()
        ours = _PlainSocket(made.family, made.type, made.proto, fileno=made.detach())
        ours.settimeout(_left())
        return ours


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _Adapter(HTTPAdapter):
    """One try, with our sockets; a proxy of the environment gets the same TLS."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=_context())
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": HTTPSConnectionPool}

    def proxy_manager_for(self, proxy: Any, **kwargs: Any) -> Any:
        return super().proxy_manager_for(proxy, **kwargs, ssl_context=_context())


def _context() -> ssl.SSLContext:
    """Trusts nobody yet: requests puts in the one file of authorities that counts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = _TlsSocket
    return context


def get(
    url: str, *, seconds: float, ca_file: str = "", headers: Mapping[str, str] | None = None
) -> tuple[bytes, str]:
    """Body and media type of an answer with status 200. Raises `ProviderOnbereikbaar`."""
    with within(seconds):
        status, body, media_type = _call("GET", url, ca_file=ca_file, headers=headers)
    if status != requests.codes.ok:
        raise ProviderOnbereikbaar("http-status")
    return body, media_type


def get_json(url: str, *, seconds: float, ca_file: str = "") -> dict[str, Any]:
    """Raises `ProviderOnbereikbaar`, also for what is no JSON object."""
    return json_object(get(url, seconds=seconds, ca_file=ca_file)[0])


def post_form(
    url: str,
    fields: Mapping[str, str],
    *,
    seconds: float,
    ca_file: str = "",
    headers: Mapping[str, str] | None = None,
) -> tuple[int, bytes]:
    """Status and body. Raises `ProviderOnbereikbaar`, also for a redirect."""
    with within(seconds):
        status, body, _ = _call("POST", url, ca_file=ca_file, headers=headers, data=dict(fields))
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
    ca_file: str,
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
                timeout=_left(),
                allow_redirects=False,
                stream=True,
                verify=ca_file or True,
            ) as response:
                return response.status_code, _read(response), _media_type(response)
        except requests.Timeout:
            raise ProviderOnbereikbaar("traag") from None
        except (requests.RequestException, OSError, ValueError):
            late = time.monotonic() >= (_limit.at or 0.0)
            raise ProviderOnbereikbaar("traag" if late else "geen-verbinding") from None


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
