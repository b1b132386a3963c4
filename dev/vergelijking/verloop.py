"""How a login is played: the usual way with a given answer, and the ways of browsers that want something else."""

from __future__ import annotations

import base64
import hashlib
import socket
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from http.server import BaseHTTPRequestHandler
from threading import Event
from typing import Any

from dev.vergelijking.partijen import Begonnen, Partij, Uitkomst
from tests.inloggen.berichten import IDP, Answer
from tests.inloggen.idp import Reply, TestIdp, other_certificate, send
from tests.inloggen.keys import ELSEWHERE

Play = Callable[[Partij, TestIdp], Uitkomst]
HANGS_SECONDS = 15.0
_SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
_released = Event()


def begin(partij: Partij, idp: TestIdp, browser: str = "a") -> Begonnen:
    begonnen = partij.start(browser)
    idp.request_id = begonnen.request_id
    return begonnen


def sent(answer: Answer, *, reply: Reply | None = None) -> Play:
    def play(partij: Partij, idp: TestIdp) -> Uitkomst:
        begonnen = begin(partij, idp)
        idp.answer, idp.reply = answer, reply
        return partij.finish("a", idp.artifact(), begonnen.state)

    return play


def _other_browser(partij: Partij, idp: TestIdp) -> Uitkomst:
    begonnen = begin(partij, idp, "a")
    return partij.finish("b", idp.artifact(), begonnen.state)


def _other_browser_with_own_login(partij: Partij, idp: TestIdp) -> Uitkomst:
    own = partij.start("b")
    begin(partij, idp, "a")
    return partij.finish("b", idp.artifact(), own.state)


def _same_again(partij: Partij, idp: TestIdp) -> Uitkomst:
    begonnen, artifact = begin(partij, idp), idp.artifact()
    partij.finish("a", artifact, begonnen.state)
    partij.forget()
    return partij.finish("a", artifact, begonnen.state)


def _old_request(partij: Partij, idp: TestIdp) -> Uitkomst:
    """A new login, answered with the ID of the request before it, which has had its answer."""
    begonnen = begin(partij, idp)
    partij.finish("a", idp.artifact(), begonnen.state)
    partij.forget()
    return partij.finish("a", idp.artifact(), partij.start("a").state)


def _nobody_asked(partij: Partij, idp: TestIdp) -> Uitkomst:
    idp.request_id = "_nobody"
    return partij.finish("a", idp.artifact(), "f0c1a4a8-98d5-4a9e-8d53-1f2a5d1f0c11")


def _artifact(text: str) -> Play:
    def play(partij: Partij, idp: TestIdp) -> Uitkomst:
        return partij.finish("a", text, begin(partij, idp).state)

    return play


def _encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


_SOURCE = hashlib.sha1(IDP.encode(), usedforsecurity=False).digest()

FLOWS: tuple[tuple[str, Play], ...] = (
    ("een andere browser maakt de login af", _other_browser),
    ("idem, terwijl die zelf ook aan het inloggen is", _other_browser_with_own_login),
    ("hetzelfde antwoord nog eens", _same_again),
    ("nieuwe login, antwoord op het vorige verzoek", _old_request),
    ("een antwoord waar niemand om vroeg", _nobody_asked),
    ("SAMLart leeg", _artifact("")),
    ("SAMLart `abc`", _artifact("abc")),
    ("SAMLart `é`", _artifact("é")),
    ("SAMLart van 10.000 tekens", _artifact("A" * 10_000)),
    ("SAMLart met een onbekende index", _artifact(_encoded(b"\x00\x04\x00\x07" + _SOURCE + b"x" * 20))),
    ("SAMLart van een andere bron", _artifact(_encoded(b"\x00\x04\x00\x00" + b"y" * 20 + b"x" * 20))),
)


def _body(content: bytes, *, status: int = 200, length: int | None = None) -> Reply:
    return lambda handler: send(handler, content, status=status, length=length)


def _hangs(handler: BaseHTTPRequestHandler) -> None:
    _released.wait(HANGS_SECONDS)
    handler.connection.close()


def _drips(handler: BaseHTTPRequestHandler) -> None:
    """Each byte comes well within the time-out for one, the last one never."""
    send(handler, b"", length=4096)
    _byte_by_byte(handler, b"<e:Envelope" + b" " * 1000)


def _drips_from_the_start(handler: BaseHTTPRequestHandler) -> None:
    _byte_by_byte(handler, b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1000)


def _byte_by_byte(handler: BaseHTTPRequestHandler, content: bytes) -> None:
    end = time.monotonic() + HANGS_SECONDS
    for byte in content:
        if time.monotonic() > end:
            break
        handler.wfile.write(bytes([byte]))
        _released.wait(0.25)
    handler.connection.close()


def _elsewhere(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "https://elsewhere.invalid/")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def _breaks(handler: BaseHTTPRequestHandler) -> None:
    with suppress(OSError):
        handler.connection.shutdown(socket.SHUT_RDWR)


_LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 10))
REPLIES: tuple[tuple[str, Reply], ...] = (
    ("leeg", _body(b"")),
    ("HTML", _body(b"<html><body>Onderhoud<br></body></html>")),
    ("XML dat geen SOAP is", _body(b"<html/>")),
    ("SOAP zonder Body", _body(f'<e:Envelope xmlns:e="{_SOAP}"/>'.encode())),
    ("SOAP met lege Body", _body(f'<e:Envelope xmlns:e="{_SOAP}"><e:Body/></e:Envelope>'.encode())),
    ("SOAP Fault", _body(f'<e:Envelope xmlns:e="{_SOAP}"><e:Body><e:Fault/></e:Body></e:Envelope>'.encode())),
    ("entiteiten die uitdijen", _body(f'<!DOCTYPE x [<!ENTITY e0 "ha">{_LAUGHS}]><x>&e9;</x>'.encode())),
    ("HTTP 500", _body(b"<html/>", status=500)),
    ("een half antwoord", _body(b"<e:Envelope", length=4096)),
    ("verbinding verbroken", _breaks),
    ("doorverwijzing naar een ander adres", _elsewhere),
    (f"niets, {HANGS_SECONDS:.0f} seconden lang", _hangs),
    (f"vier bytes per seconde, {HANGS_SECONDS:.0f} seconden lang", _drips),
    ("idem, al in de kop van het HTTP-antwoord", _drips_from_the_start),
)


def _at(place: Callable[[TestIdp], AbstractContextManager[None]]) -> Play:
    """An answer that would be good, if only DigiD gave it."""

    def play(partij: Partij, idp: TestIdp) -> Uitkomst:
        begonnen, artifact = begin(partij, idp), idp.artifact()
        with place(idp):
            return partij.finish("a", artifact, begonnen.state)

    return play


def _shows(**server: Any) -> Play:
    return _at(lambda idp: other_certificate(idp, **server))


CONNECTIONS: tuple[tuple[str, Play], ...] = (
    ("er luistert niemand", _at(lambda idp: idp.away())),
    ("TLS-certificaat met een andere naam", _shows(server="other-name", san=ELSEWHERE)),
    ("TLS-certificaat van een uitgever die wij niet kennen", _shows(server="other-ca", signer="attacker")),
    ("TLS-certificaat dat verlopen is", _shows(server="expired", days=-1)),
)
