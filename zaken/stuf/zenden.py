"""Sending one message and getting one answer."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from verkeer.oproep import Onbereikbaar, call
from zaken.stuf.bericht import Soort, actie
from zaken.stuf.envelop import envelop, headers
from zaken.stuf.instelling import Instelling
from zaken.zaaksysteem import ZaaksysteemFout

_MAX_BYTES = 1024 * 1024
_GEWEIGERD = frozenset(
    {400, 413, 415}
)  # the message itself; any other status comes from a door before the zaaksysteem
_XML = frozenset({"text/xml", "application/xml", "application/soap+xml"})


def send(bericht: etree._Element, soort: Soort, *, instelling: Instelling, now: datetime) -> bytes:
    """The body of the answer, a SOAP message by its media type. Raises `ZaaksysteemFout`.

    Whatever is raised and not permanent leaves open whether the message arrived.
    """
    address = _address(soort, instelling)
    if not address:
        raise ZaaksysteemFout("stuf-adres-ontbreekt", permanent=True)
    try:
        answer = call(
            "POST",
            address,
            seconds=instelling.seconden,
            tls=instelling.tls,
            headers=headers(instelling.soap, actie(soort, instelling.versie)),
            body=envelop(bericht, soap=instelling.soap, wss=instelling.wss, now=now),
            max_bytes=_MAX_BYTES,
        )
    except Onbereikbaar as fout:
        raise ZaaksysteemFout(f"stuf-{fout.reason}", permanent=False) from None
    # A SOAP fault comes with status 500 or 400, and is an answer like any other.
    if answer.media_type in _XML and (answer.status in {200, 400, 500}):
        return answer.body
    if answer.status in _GEWEIGERD:
        raise ZaaksysteemFout(f"stuf-http-{answer.status}", permanent=True)
    if answer.status == 200:
        raise ZaaksysteemFout("stuf-geen-soap", permanent=False)
    raise ZaaksysteemFout(f"stuf-http-{answer.status}", permanent=False)


def _address(soort: Soort, instelling: Instelling) -> str:
    if soort in {Soort.ZAAKNUMMER, Soort.DOCUMENTNUMMER}:
        return instelling.vrij
    return instelling.vraag if soort in {Soort.DETAILS, Soort.LIJST} else instelling.ontvang
