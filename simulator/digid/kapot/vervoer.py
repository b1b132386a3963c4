"""Switches on how the answer travels: another status, another kind, too slow, too much, too little."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase

from simulator.digid import saml
from simulator.digid.fouten import Fout
from simulator.digid.kapot.schakelaar import Kapot

XML = "text/xml; charset=utf-8"
_TOO_MUCH = 16 * 1024 * 1024  # bytes
_DRIP = 0.1  # seconds per byte
_FAULT = (
    f'<soap:Envelope xmlns:soap="{saml.NS["soap"]}"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode>'
    "<faultstring>Storing</faultstring></soap:Fault></soap:Body></soap:Envelope>"
)
_PAGE = "<!doctype html><html lang=nl><title>Onderhoud</title><p>DigiD is even niet bereikbaar.<br></html>"


def _in_parts(parts: Iterator[bytes], length: int) -> HttpResponseBase:
    return StreamingHttpResponse(parts, content_type=XML, headers={"Content-Length": str(length)})


def _slow(content: bytes, seconds: float) -> HttpResponseBase:
    def wait() -> Iterator[bytes]:
        time.sleep(seconds)
        yield content

    return _in_parts(wait(), len(content))


def _dripping(content: bytes, _seconds: float) -> HttpResponseBase:
    def drip() -> Iterator[bytes]:
        for position in range(len(content)):
            yield content[position : position + 1]
            time.sleep(_DRIP)

    return _in_parts(drip(), len(content))


def _half(content: bytes, _seconds: float) -> HttpResponseBase:
    """Half the bytes of the Content-Length, and then the connection ends."""
    return _in_parts(iter([content[: len(content) // 2]]), len(content))


def _too_large(content: bytes, _seconds: float) -> HttpResponseBase:
    return _in_parts(iter([content, b" " * _TOO_MUCH]), len(content) + _TOO_MUCH)


def _answer(content: str, kind: str, status: int) -> Kapot:
    return Kapot(http=lambda _content, _seconds: HttpResponse(content, content_type=kind, status=status))


def _as_html(content: bytes, _seconds: float) -> HttpResponseBase:
    return HttpResponse(content, content_type="text/html; charset=utf-8")


def _elsewhere(_content: bytes, _seconds: float) -> HttpResponseBase:
    return HttpResponseRedirect("https://elders.example/resolve")


def plain(content: bytes, _seconds: float) -> HttpResponseBase:
    return HttpResponse(content, content_type=XML)


def _travels(how: Callable[[bytes, float], HttpResponseBase]) -> Kapot:
    return Kapot(http=how)


SWITCHES = {
    Fout.SOAP_FOUT: _answer(_FAULT, XML, 500),
    Fout.HTML: _answer(_PAGE, "text/html; charset=utf-8", 200),
    Fout.LEEG: _answer("", XML, 200),
    Fout.VERKEERD_SOORT: _travels(_as_html),
    Fout.TRAAG: _travels(_slow),
    Fout.DRUPPELEND: _travels(_dripping),
    Fout.HALF: _travels(_half),
    Fout.TE_GROOT: _travels(_too_large),
    Fout.DOORVERWIJZING: _travels(_elsewhere),
    Fout.HTTP_500: _answer("", XML, 500),
}
