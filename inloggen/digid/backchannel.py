"""The call to DigiD behind the browser's back: one POST over mutual TLS, with a limit on time and size."""

from __future__ import annotations

import ssl
import threading
import time
from functools import lru_cache
from typing import Any

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter

from inloggen.digid.aansluiting import DigidNietIngesteld
from inloggen.resultaat import DigidOnbereikbaar

_MAX_BYTES = 256 * 1024
_CHUNK = 16 * 1024
_HEADERS = {
    "Content-Type": "text/xml; charset=utf-8",
    "SOAPAction": '"http://www.oasis-open.org/committees/security"',
    "Accept": "text/xml",
    "Accept-Encoding": "identity",
}


class _Deadline(threading.local):
    at: float = 0.0


_deadline = _Deadline()


class _DeadlineSocket(ssl.SSLSocket):
    """Gives every read what is left of the time for the whole call.

    A time-out of a socket counts anew at each read: an answer that drips would hold a worker for hours.
    """

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        left = _deadline.at - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.settimeout(left)
        return super().recv_into(*args, **kwargs)


class _MutualTls(HTTPAdapter):
    """Brings our certificate, trusts one CA file, and does not read the private key anew each time."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=self._context)


@lru_cache(maxsize=8)
def _context(ca_file: str, cert_file: str, key_file: str) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=ca_file)
        context.load_cert_chain(cert_file, key_file)
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        names = "DIGID_TLS_CA_FILE, DIGID_TLS_CERT_FILE, DIGID_TLS_KEY_FILE"
        raise DigidNietIngesteld(f"{names}: missing, unreadable or not one pair") from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = _DeadlineSocket
    return context


def tls_context() -> ssl.SSLContext:
    """Raises `DigidNietIngesteld`."""
    digid = settings.DIGID
    files = (digid["tls_ca_file"], digid["tls_cert_file"], digid["tls_key_file"])
    if not all(files):
        raise DigidNietIngesteld("DIGID_TLS_CA_FILE, DIGID_TLS_CERT_FILE or DIGID_TLS_KEY_FILE is not set")
    return _context(*files)


def post(url: str, message: bytes) -> bytes:
    """The body of the answer. Raises `DigidOnbereikbaar` for all but a whole answer with status 200."""
    timeout: float = settings.DIGID["timeout"]
    _deadline.at = time.monotonic() + timeout
    context = tls_context()
    with requests.Session() as session:
        session.trust_env = False
        session.verify = settings.DIGID["tls_ca_file"]
        session.mount("https://", _MutualTls(context))
        try:
            with session.post(
                url, data=message, headers=_HEADERS, timeout=timeout, allow_redirects=False, stream=True
            ) as response:
                return _read(response)
        except requests.Timeout:
            raise DigidOnbereikbaar("digid-traag") from None
        except (requests.RequestException, OSError):
            late = time.monotonic() >= _deadline.at
            raise DigidOnbereikbaar("digid-traag" if late else "digid-geen-verbinding") from None


def _read(response: requests.Response) -> bytes:
    if response.status_code != requests.codes.ok:
        raise DigidOnbereikbaar("digid-http-status")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise DigidOnbereikbaar("digid-codering")
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > _MAX_BYTES:
            raise DigidOnbereikbaar("digid-te-groot")
    return bytes(body)
