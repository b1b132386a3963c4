"""Reading what the zaaksysteem answers. Nothing of an answer but checked numbers, dates and codes goes further."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from lxml import etree

from begrippen.bsn import Bsn, OngeldigBsn
from zaken.stuf.bericht import FUNCTIES, Soort
from zaken.stuf.xml import BG, SOAP_1_1, SOAP_1_2, STUF, ZDS, ZKN, GeenXml, parse, text_of
from zaken.zaaksysteem import ZaaksysteemFout

_SOAPS = (SOAP_1_1, SOAP_1_2)
_CODE = re.compile(r"(?:StUF)?([0-9]{3})")
_NUMMER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,39}")
_ROOTS = {
    Soort.ZAAKNUMMER: ("genereerZaakIdentificatie_Du02", "zaak", 5),
    Soort.DOCUMENTNUMMER: ("genereerDocumentIdentificatie_Du02", "document", 1),
}
_LA01 = {
    f"{{{ZKN}}}zakLa01",
    f"{{{ZDS}}}geefZaakdetails_ZakLa01",
    f"{{{ZDS}}}geefLijstZaakdocumenten_ZakLa01",
}
_SERVER = {"server", "receiver"}
TIJDELIJK = frozenset({"046", "049", "058"})  # cannot store, service down, error while processing
DUBBEL = "016"
BESTAAT_AL = "067"  # something in the message is there already, or more than once


class Geweigerd(Exception):
    """The zaaksysteem answers this message with a Fo01, Fo02 or Fo03, or a fault of the sender.

    `code`: three digits, `onbekend`, or `soap` where StUF says nothing.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)

    @property
    def tijdelijk(self) -> bool:
        return self.code in TIJDELIJK


@dataclass(frozen=True, slots=True)
class Details:
    """`initiator`: None when the zaak has none, or none with a BSN, or does not show it."""

    gesloten: bool
    initiator: Bsn | None


def read_nummer(body: bytes, *, soort: Soort, referentienummer: UUID) -> str:
    """The identificatie that a Du02 gives. Raises `Geweigerd`, `ZaaksysteemFout`."""
    name, part, least = _ROOTS[soort]
    root = _message(body, referentienummer=referentienummer)
    # In 1.1 everything is in the namespace of ZKN; in 1.2 the root and the element below it in that of ZDS.
    if root.tag not in {f"{{{space}}}{name}" for space in (ZKN, ZDS)}:
        raise _unusable("stuf-verkeerd-antwoord")
    top = _child(root, "stuurgegevens")
    _check(top, code="Du02", referentienummer=referentienummer, strict=False)
    if text_of(top.find(f"{{{STUF}}}functie")) != FUNCTIES[soort]:
        raise _unusable("stuf-verkeerd-antwoord")
    nummer = text_of(_child(root, part).find(f"{{{ZKN}}}identificatie"))
    if not _NUMMER.fullmatch(nummer) or len(nummer) < least:
        raise _unusable("stuf-nummer-ongeldig")
    return nummer


def read_bevestiging(body: bytes, *, referentienummer: UUID) -> None:
    """A Bv03 on our message: it was received. Raises `Geweigerd`, `ZaaksysteemFout`."""
    root = _message(body, referentienummer=referentienummer)
    if root.tag != f"{{{STUF}}}Bv03Bericht":
        raise _unusable("stuf-verkeerd-antwoord")
    top = root.find(f"{{{STUF}}}stuurgegevens")
    _check(top, code="Bv03", referentienummer=referentienummer, strict=True)


def read_details(body: bytes, *, zaaknummer: str, referentienummer: UUID) -> Details | None:
    """The zaak, or None when there is none. Raises `Geweigerd`, `ZaaksysteemFout`."""
    found = _zaken(body, zaaknummer=zaaknummer, referentienummer=referentienummer)
    if not found:
        return None
    if len(found) > 1:
        raise _unusable("stuf-verkeerd-antwoord")
    path = _path("heeftAlsInitiator", "gerelateerde", "natuurlijkPersoon")
    bsn = text_of(found[0].find(f"{path}/{{{BG}}}inp.bsn"))
    return Details(bool(text_of(found[0].find(_path("einddatum")))), _bsn(bsn) if bsn else None)


def read_documenten(body: bytes, *, zaaknummer: str, referentienummer: UUID) -> frozenset[str]:
    """The numbers of the documents in the zaak. Raises `Geweigerd`, `ZaaksysteemFout`."""
    path = _path("heeftRelevant", "gerelateerde", "identificatie")
    zaken = _zaken(body, zaaknummer=zaaknummer, referentienummer=referentienummer)
    return frozenset(text_of(part) for zaak in zaken for part in zaak.iterfind(path))


def _zaken(body: bytes, *, zaaknummer: str, referentienummer: UUID) -> list[etree._Element]:
    """What an La01 says of this zaak, and of no other."""
    root = _message(body, referentienummer=referentienummer)
    if root.tag not in _LA01:
        raise _unusable("stuf-verkeerd-antwoord")
    top = root.find(_path("stuurgegevens"))
    _check(top, code="La01", referentienummer=referentienummer, strict=False)
    found = root.findall(_path("antwoord", "object"))
    if any(text_of(part.find(_path("identificatie"))) != zaaknummer for part in found):
        raise _unusable("stuf-verkeerd-antwoord")
    return found


def _path(*names: str) -> str:
    return "/".join(f"{{{ZKN}}}{name}" for name in names)


def _bsn(text: str) -> Bsn:
    try:
        return Bsn(text.zfill(9))
    except OngeldigBsn:
        raise _unusable("stuf-verkeerd-antwoord") from None


def _message(body: bytes, *, referentienummer: UUID) -> etree._Element:
    """What stands in the SOAP body, alone. A fault is raised: as `Geweigerd` when StUF says which."""
    try:
        root = parse(body)
    except GeenXml:
        raise _unusable("stuf-geen-soap") from None
    for space in _SOAPS:
        if root.tag == f"{{{space}}}Envelope":
            parts = root.findall(f"{{{space}}}Body/*")
            if len(parts) != 1:
                raise _unusable("stuf-geen-soap")
            if parts[0].tag == f"{{{space}}}Fault":
                _raise_fault(parts[0], space, referentienummer=referentienummer)
            _raise_fout(parts[0], referentienummer=referentienummer)
            return parts[0]
    raise _unusable("stuf-geen-soap")


def _raise_fault(fault: etree._Element, space: str, *, referentienummer: UUID) -> None:
    detail = fault.find("detail") if space == SOAP_1_1 else fault.find(f"{{{SOAP_1_2}}}Detail")
    for part in detail if detail is not None else ():
        _raise_fout(part, referentienummer=referentienummer)
    path = "faultcode" if space == SOAP_1_1 else f"{{{SOAP_1_2}}}Code/{{{SOAP_1_2}}}Value"
    word = text_of(fault.find(path)).rpartition(":")[2].lower()
    if word in _SERVER:
        raise _unusable("stuf-soap-fout")
    raise Geweigerd("soap")


def _raise_fout(part: etree._Element, *, referentienummer: UUID) -> None:
    """A foutbericht, in a SOAP fault or by itself; some put it in the namespace of the sector."""
    name = etree.QName(part)
    if name.namespace not in {STUF, ZKN, ZDS} or name.localname not in {
        "Fo01Bericht",
        "Fo02Bericht",
        "Fo03Bericht",
    }:
        return
    cross = [text_of(found) for found in part.iter(f"{{{STUF}}}crossRefnummer")]
    if any(value and value != str(referentienummer) for value in cross):
        raise _unusable("stuf-verkeerd-antwoord")
    codes = [_CODE.fullmatch(text_of(found)) for found in part.iter(f"{{{STUF}}}code", f"{{{ZKN}}}code")]
    raise Geweigerd(codes[0][1] if len(codes) == 1 and codes[0] else "onbekend")


def _check(top: etree._Element | None, *, code: str, referentienummer: UUID, strict: bool) -> None:
    """`strict`: the answer must say which message it answers; otherwise it may leave that out."""
    if top is None or text_of(top.find(f"{{{STUF}}}berichtcode")) != code:
        raise _unusable("stuf-verkeerd-antwoord")
    cross = text_of(top.find(f"{{{STUF}}}crossRefnummer"))
    if cross != str(referentienummer) and (strict or cross):
        raise _unusable("stuf-verkeerd-antwoord")


def _child(root: etree._Element, name: str) -> etree._Element:
    """The one child with this name, in either namespace."""
    found = [part for space in (ZKN, ZDS) for part in root.findall(f"{{{space}}}{name}")]
    if len(found) != 1:
        raise _unusable("stuf-verkeerd-antwoord")
    return found[0]


def _unusable(reason: str) -> ZaaksysteemFout:
    """The message may have arrived all the same: try again."""
    return ZaaksysteemFout(reason, permanent=False)
