"""The call to DigiD behind the browser's back: one POST over mutual TLS, with a limit on time and size."""

from __future__ import annotations

import socket
import ssl
from functools import lru_cache
from pathlib import Path
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool

from inloggen.digid.aansluiting import DigidNietIngesteld, instellingen, setting
from inloggen.resultaat import DigidOnbereikbaar
from verkeer.tijdslimiet import LimitedTls, connect, is_over, left, within

NEXT = "next"  # which of two pairs is in use: this one, or the current
_MAX_BYTES = 256 * 1024
_CHUNK = 16 * 1024
_HEADERS = {
    "Content-Type": "text/xml; charset=utf-8",
    "SOAPAction": '"http://www.oasis-open.org/committees/security"',
    "Accept": "text/xml",
    "Accept-Encoding": "identity",
}


class _Connection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return connect(self.host, self.port)


class _Pool(HTTPSConnectionPool):
    ConnectionCls = _Connection


class _MutualTls(HTTPAdapter):
    """Brings our certificate, trusts one CA file, and does not read the private key anew each time."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=self._context)
        self.poolmanager.pool_classes_by_scheme = {"https": _Pool}


@lru_cache(maxsize=8)
def _context(files: tuple[str, str, str], names: str, _stamp: tuple[int, ...]) -> ssl.SSLContext:
    ca_file, cert_file, key_file = files
    try:
        context = ssl.create_default_context(cafile=ca_file)
        context.load_cert_chain(cert_file, key_file)
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        raise DigidNietIngesteld(f"{names}: missing, unreadable or not one pair") from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = LimitedTls
    return context


def tls_context(aansluiting: str = "") -> ssl.SSLContext:
    """Read again when a file changes: a renewed certificate needs no restart. Raises `DigidNietIngesteld`."""
    digid = instellingen(aansluiting)
    pair = "next_tls" if digid.get("tls_with") == NEXT else "tls"
    keys = ("tls_ca_file", f"{pair}_cert_file", f"{pair}_key_file")
    names = [setting(digid, key) for key in keys]
    ca_file, cert_file, key_file = (digid.get(key, "") for key in keys)
    if not (ca_file and cert_file and key_file):
        raise DigidNietIngesteld(f"{names[0]}, {names[1]} or {names[2]} is not set")
    files = (ca_file, cert_file, key_file)
    return _context(files, ", ".join(names), tuple(_mtime(file) for file in files))


def _mtime(name: str) -> int:
    try:
        return Path(name).stat().st_mtime_ns
    except OSError:
        return 0


def post(url: str, message: bytes, *, aansluiting: str = "") -> bytes:
    """The body of the answer. Raises `DigidOnbereikbaar` for all but a whole answer with status 200."""
    return _call("POST", url, message, headers=_HEADERS, aansluiting=aansluiting)


def get(url: str, *, aansluiting: str = "") -> bytes:
    """What stands at `url`, as `post`. On http (a simulator) without certificates."""
    return _call("GET", url, None, headers={"Accept-Encoding": "identity"}, aansluiting=aansluiting)


def _call(
    method: str, url: str, message: bytes | None, *, headers: dict[str, str], aansluiting: str
) -> bytes:
    digid = instellingen(aansluiting)
    with within(digid["timeout"]), requests.Session() as session:
        session.trust_env = False
        if url.startswith("https://"):
            session.verify = digid["tls_ca_file"]
            session.mount("https://", _MutualTls(tls_context(aansluiting)))
        try:
            with session.request(
                method,
                url,
                data=message,
                headers=headers,
                timeout=left(),
                allow_redirects=False,
                stream=True,
            ) as response:
                return _read(response)
        except requests.Timeout:
            raise DigidOnbereikbaar("digid-traag") from None
        except (requests.RequestException, OSError):
            raise DigidOnbereikbaar("digid-traag" if is_over() else "digid-geen-verbinding") from None


def _read(response: requests.Response) -> bytes:
    if response.status_code != requests.codes.ok:
        raise DigidOnbereikbaar("digid-http-status")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise DigidOnbereikbaar("digid-codering")
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if is_over():
            raise DigidOnbereikbaar("digid-traag")
        if len(body) > _MAX_BYTES:
            raise DigidOnbereikbaar("digid-te-groot")
    return bytes(body)
