"""One look at the door of another system: does it open, whose certificate hangs there, and what time is it inside?

For the tests of couplings. An adapter hears no more than "tls" or "no connection"; a person who has to mend it must
hear which of the ten things it is.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import certifi
from requests.utils import get_environ_proxies

from verkeer.oproep import Onbereikbaar, Tls, call
from verkeer.tijdslimiet import LimitedSocket, LimitedTls, connect, left, within

_USUAL = Tls()
_CERTIFICATE = {  # X509_V_ERR_… of OpenSSL
    9: "certificaat-nog-niet",
    10: "certificaat-verlopen",
    18: "certificaat-onbekend",
    19: "certificaat-onbekend",
    20: "certificaat-onbekend",
    21: "certificaat-onbekend",
    62: "certificaat-naam",
    64: "certificaat-naam",
}


@dataclass(frozen=True, slots=True)
class Blik:
    """`reden`: empty when something answered, else a fixed code. `status`: of HTTP. `klok`: their clock minus ours.

    `tot`: when their certificate ends; None without TLS or behind a proxy. All but `host` may be missing.
    """

    host: str
    reden: str = ""
    status: int | None = None
    klok: float | None = None
    tot: datetime | None = None


def look(url: str, *, seconds: float, tls: Tls = _USUAL) -> Blik:
    """Asks for nothing but the head of the page; raises nothing."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return Blik("", "adres")
    if not host or parts.scheme not in {"http", "https"}:
        return Blik(host, "adres")
    with within(seconds):
        try:
            if get_environ_proxies(url).get(parts.scheme):
                return _through_proxy(url, host, seconds=seconds, tls=tls)
            return _directly(url, host, tls)
        except (OSError, ValueError, http.client.HTTPException) as error:
            return Blik(host, _reason(error))


def _through_proxy(url: str, host: str, *, seconds: float, tls: Tls) -> Blik:
    try:
        answer = call("HEAD", url, seconds=seconds, tls=tls)
    except Onbereikbaar as error:
        # That it sends us on is an answer too.
        return Blik(host) if error.reason == "redirect" else Blik(host, error.reason)
    return Blik(host, status=answer.status, klok=_clock(answer.headers.get("Date")))


def _directly(url: str, host: str, tls: Tls) -> Blik:
    parts = urlsplit(url)
    context = _context(tls) if parts.scheme == "https" else None
    plain = connect(host, parts.port or (443 if context else 80))
    end = None
    connection: socket.socket
    if context is None:
        connection = LimitedSocket(plain.family, plain.type, plain.proto, fileno=plain.detach())
    else:
        connection = context.wrap_socket(plain, server_hostname=host)
        end = _end_of(connection)
    with connection:
        try:
            status, date = _head(connection, url)
        except (ssl.SSLError, ConnectionError, http.client.RemoteDisconnected):
            if context is None:
                raise
            raise _DichtGedaan from None
    return Blik(host, status=status, klok=_clock(date), tot=end)


def _head(connection: socket.socket, url: str) -> tuple[int, str | None]:
    """Status and date of the answer."""
    parts = urlsplit(url)
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    host = parts.netloc.rpartition("@")[2]
    connection.settimeout(left())
    connection.sendall(f"HEAD {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("ascii"))
    answer = http.client.HTTPResponse(connection, method="HEAD")
    answer.begin()
    return answer.status, answer.getheader("Date")


class _DichtGedaan(OSError):
    """With TLS 1.3 they look at our certificate after the handshake, and hang up without it."""


class _EigenBestand(ValueError):
    """A file of ours cannot be read, or key and certificate are not one pair."""


def _context(tls: Tls) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=tls.ca_file or certifi.where())
        if tls.cert_file:
            context.load_cert_chain(tls.cert_file, tls.key_file)
    except (OSError, ValueError):
        raise _EigenBestand from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = LimitedTls
    return context


def _end_of(connection: ssl.SSLSocket) -> datetime | None:
    end = (connection.getpeercert() or {}).get("notAfter")
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(end), UTC) if isinstance(end, str) else None


def _clock(date: str | None) -> float | None:
    try:
        theirs = parsedate_to_datetime(date or "")
    except ValueError:
        return None
    theirs = theirs if theirs.tzinfo else theirs.replace(tzinfo=UTC)
    return (theirs - datetime.now(UTC)).total_seconds()


def _reason(error: Exception) -> str:
    """Which kind it is; its text may hold the address."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATE.get(error.verify_code, "certificaat-onbekend")
    if isinstance(error, ssl.SSLError):
        # They closed the door after they saw ours, or missed it.
        return "eigen-certificaat" if "ALERT" in (error.reason or "") else "tls"
    table: tuple[tuple[type[Exception], str], ...] = (
        (_EigenBestand, "eigen-bestand"),
        (_DichtGedaan, "eigen-certificaat"),
        (TimeoutError, "traag"),
        (socket.gaierror, "naam-onbekend"),
        (ConnectionRefusedError, "geweigerd"),
        (http.client.HTTPException, "geen-http"),
        (ValueError, "adres"),
    )
    return next((reason for kind, reason in table if isinstance(error, kind)), "geen-verbinding")
