"""The StUF stand-in: a message in, an answer out, with the armed switch in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree

from simulator.zaaksysteem import stuf_xml as xml
from simulator.zaaksysteem.stuf_fouten import Schakelaar, Stand, StufFout
from simulator.zaaksysteem.stuf_register import Geweigerd, StufRegister

_MEDIA = {xml.SOAPS[0]: "text/xml; charset=utf-8", xml.SOAPS[1]: "application/soap+xml; charset=utf-8"}
_HTML = b"<!DOCTYPE html><title>Onderhoud</title><p>Even geduld."
_HUGE = b"<a>" + b"x" * (4 * 1024 * 1024) + b"</a>"
_LACHERS = (
    b'<!DOCTYPE a [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]><a>&a9;</a>"
)
_XXE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "%s">]><a>&x;</a>'


@dataclass(frozen=True, slots=True)
class Reply:
    """`lengte`: what Content-Length says; more than there is breaks the connection off half-way."""

    status: int
    media_type: str
    body: bytes = field(repr=False)
    headers: tuple[tuple[str, str], ...] = ()
    lengte: int | None = None


class StufZaaksysteem:
    """One zaaksysteem. `elders`: an address of this machine that a hostile answer points to."""

    def __init__(
        self,
        *,
        valid: Callable[[etree._Element], bool] = lambda _: True,
        elders: str = "http://127.0.0.1:9/",
        begin: int = 10_000,
    ) -> None:
        self.register = StufRegister(valid=valid, begin=begin)
        self.schakelaar = Schakelaar()
        self._elders = elders

    def answer(self, body: bytes, headers: Mapping[str, str], *, now: datetime) -> Reply:
        try:
            binnen = xml.read(body, headers)
        except xml.GeenBericht:
            return _soap(400, xml.SOAPS[0], xml.soap_fout(xml.SOAPS[0], plek="client"))
        stand = self.schakelaar.take(binnen.naam.partition("_")[0])
        before = None if stand is None else self._before(stand, binnen, now=now)
        if before is not None:
            return before
        try:
            later = stand is not None and stand.fout is StufFout.UITGESTELD
            reply = _soap(200, binnen.soap, self.register.handle(binnen, now=now, later=later))
        except Geweigerd as fout:
            reply = _soap(500, binnen.soap, xml.fout(binnen, code=fout.code, now=now))
        return reply if stand is None else _after(stand, reply, binnen)

    def _before(self, stand: Stand, binnen: xml.Binnen, *, now: datetime) -> Reply | None:
        """What goes wrong before the message is handled, or None."""
        if stand.fout is StufFout.FO:
            return _soap(500, binnen.soap, xml.fout(binnen, code=stand.code, now=now))
        if stand.fout is StufFout.SOAP_FOUT:
            return _soap(500, binnen.soap, xml.soap_fout(binnen.soap, plek="server"))
        if stand.fout is StufFout.TRAAG:
            time.sleep(stand.seconden)
            return None
        elders = self._elders.encode()
        table = {
            StufFout.WEG: Reply(200, "text/xml", b"", lengte=1000),
            StufFout.HTTP_403: Reply(403, "text/html", _HTML),
            StufFout.HTTP_503: Reply(503, "text/html", _HTML),
            StufFout.HTML: Reply(200, "text/html", _HTML),
            StufFout.OMLEIDING: Reply(307, "text/html", b"", (("Location", self._elders),)),
            StufFout.TE_GROOT: Reply(200, "text/xml", _HUGE),
            StufFout.XXE: Reply(200, "text/xml", _XXE % elders),
            StufFout.LACHERS: Reply(200, "text/xml", _LACHERS),
        }
        return table.get(stand.fout)


def _after(stand: Stand, reply: Reply, binnen: xml.Binnen) -> Reply:
    """What goes wrong when the message has been handled."""
    if stand.fout is StufFout.VERWERKT_EN_WEG:
        return Reply(200, reply.media_type, b"", lengte=1000)
    if stand.fout is StufFout.HALF:
        return Reply(200, reply.media_type, reply.body[: len(reply.body) // 2], lengte=len(reply.body))
    if stand.fout is StufFout.INGEPAKT:
        return Reply(200, reply.media_type, reply.body, (("Content-Encoding", "gzip"),))
    if stand.fout is StufFout.ANDER_BERICHT:
        return _soap(200, binnen.soap, etree.Element(etree.QName(xml.STUF, "Bv01Bericht")))
    if stand.fout is StufFout.ANDERE_CROSSREF:
        own = binnen.stuur("referentienummer").encode()
        return Reply(200, reply.media_type, reply.body.replace(own, b"00000000-0000-4000-8000-000000000000"))
    return reply


def _soap(status: int, space: str, content: etree._Element) -> Reply:
    return Reply(status, _MEDIA[space], xml.envelope(space, content))
