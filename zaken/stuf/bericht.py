"""The messages of StUF-ZDS. The order of elements is that of the schemas, and strict.

Versions 1.1 and 1.2 have the same content under another root element, in another namespace.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from lxml import etree

from begrippen.bsn import Bsn
from zaken.stuf.instelling import Systeem, Versie
from zaken.stuf.xml import BG, PREFIXES, STUF, XMIME, XSI, ZDS, ZKN, add, clean

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MEEST_ZAAKNUMMER = MEEST_DOCUMENTNUMMER = 40
MEEST_CODE = 10
MEEST_OMSCHRIJVING = 80
_MEEST_TOELICHTING = 1000


class Soort(StrEnum):
    """A kind of message; the value is its name in the standard."""

    ZAAKNUMMER = "genereerZaakIdentificatie"
    ZAAK = "creeerZaak"
    DOCUMENTNUMMER = "genereerDocumentIdentificatie"
    DOCUMENT = "voegZaakdocumentToe"
    STATUS = "actualiseerZaakstatus"
    DETAILS = "geefZaakdetails"
    LIJST = "geefLijstZaakdocumenten"


@dataclass(frozen=True, slots=True)
class _Naam:
    """`element`: of the root; `actie`: the last part of the SOAPAction. In 1.2 these two are the same."""

    code: str
    entiteit: str
    element_1_1: str
    actie_1_1: str
    element_1_2: str


_NAMEN = {
    Soort.ZAAKNUMMER: _Naam("Di02", "", *["genereerZaakIdentificatie_Di02"] * 3),
    Soort.DOCUMENTNUMMER: _Naam("Di02", "", *["genereerDocumentIdentificatie_Di02"] * 3),
    Soort.ZAAK: _Naam("Lk01", "ZAK", "zakLk01", "creeerZaak_Lk01", "creeerZaak_ZakLk01"),
    Soort.DOCUMENT: _Naam(
        "Lk01", "EDC", "edcLk01", "voegZaakdocumentToe_Lk01", "voegZaakdocumentToe_EdcLk01"
    ),
    Soort.STATUS: _Naam(
        "Lk01", "ZAK", "zakLk01", "actualiseerZaakstatus_Lk01", "actualiseerZaakstatus_ZakLk01"
    ),
    Soort.DETAILS: _Naam("Lv01", "ZAK", "zakLv01", "geefZaakdetails_Lv01", "geefZaakdetails_ZakLv01"),
    Soort.LIJST: _Naam(
        "Lv01", "ZAK", "zakLv01", "geefLijstZaakdocumenten_Lv01", "geefLijstZaakdocumenten_ZakLv01"
    ),
}
# As the schemas spell it: with a small i, although the element has a capital one.
FUNCTIES = {
    Soort.ZAAKNUMMER: "genereerZaakidentificatie",
    Soort.DOCUMENTNUMMER: "genereerDocumentidentificatie",
}


@dataclass(frozen=True, slots=True)
class Stuur:
    """What stands above every message. The same referentienummer and tijdstip make it the same message."""

    versie: Versie
    zender: Systeem
    ontvanger: Systeem
    referentienummer: UUID
    tijdstip: datetime


@dataclass(frozen=True, slots=True)
class Zaak:
    """A zaak to make. `zaaktype`: its code, at most 10 characters. Texts that are too long are cut off.

    `gemachtigde`: who acted for the initiator; `anderen`: who else has a part in it.
    """

    zaaknummer: str
    omschrijving: str
    toelichting: str
    zaaktype: str
    initiator: Bsn
    gemachtigde: Bsn | None = None
    anderen: tuple[Bsn, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """`soort`: the omschrijving of the informatieobjecttype; `media_type` of `inhoud`."""

    nummer: str
    zaaknummer: str
    soort: str
    titel: str
    bestandsnaam: str
    formaat: str
    media_type: str
    vertrouwelijkheid: str
    inhoud: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Zaakstatus:
    """`volgnummer`: of the statustype within the zaaktype, 1 to 9999; `door`: the organisatorische eenheid."""

    zaaknummer: str
    volgnummer: int
    omschrijving: str
    door: str


def actie(soort: Soort, versie: Versie) -> str:
    """The SOAPAction."""
    naam = _NAMEN[soort]
    return f"{ZDS}/{naam.element_1_2}" if versie is Versie.V1_2 else f"{ZKN}/{naam.actie_1_1}"


def nummer_bericht(soort: Soort, stuur: Stuur) -> etree._Element:
    """Asks for the identificatie of a zaak or of a document."""
    root = _root(soort, stuur.versie)
    _stuurgegevens(root, etree.QName(root).namespace or ZKN, soort, stuur)
    return root


def zaak_bericht(zaak: Zaak, stuur: Stuur) -> etree._Element:
    root = _kennisgeving(Soort.ZAAK, stuur, mutatie="T", overname="V")
    datum = _local(stuur.tijdstip, "%Y%m%d")
    wrapper = add(root, ZKN, "object", entiteittype="ZAK", verwerkingssoort="T")
    add(wrapper, ZKN, "identificatie", clean(zaak.zaaknummer, most=MEEST_ZAAKNUMMER))
    add(wrapper, ZKN, "omschrijving", clean(zaak.omschrijving, most=MEEST_OMSCHRIJVING))
    if zaak.toelichting:
        add(wrapper, ZKN, "toelichting", clean(zaak.toelichting, most=_MEEST_TOELICHTING))
    add(wrapper, ZKN, "startdatum", datum)
    add(wrapper, ZKN, "registratiedatum", datum)
    add(wrapper, ZKN, "zaakniveau", "1")
    add(wrapper, ZKN, "deelzakenIndicatie", "N")
    add(wrapper, STUF, "tijdstipRegistratie", _local(stuur.tijdstip, "%Y%m%d%H%M%S"))
    is_van = add(wrapper, ZKN, "isVan", entiteittype="ZAKZKT", verwerkingssoort="T")
    zaaktype = add(is_van, ZKN, "gerelateerde", entiteittype="ZKT", verwerkingssoort="I")
    add(zaaktype, ZKN, "code", clean(zaak.zaaktype, most=MEEST_CODE))
    if zaak.gemachtigde is not None:
        _betrokkene(wrapper, "heeftAlsGemachtigde", "ZAKBTRGMC", zaak.gemachtigde)
    _betrokkene(wrapper, "heeftAlsInitiator", "ZAKBTRINI", zaak.initiator)
    for ander in zaak.anderen:
        _betrokkene(wrapper, "heeftAlsOverigBetrokkene", "ZAKBTROVR", ander)
    return root


def _betrokkene(wrapper: etree._Element, naam: str, entiteit: str, bsn: Bsn) -> None:
    rol = add(wrapper, ZKN, naam, entiteittype=entiteit, verwerkingssoort="T")
    gerelateerde = add(rol, ZKN, "gerelateerde")
    persoon = add(gerelateerde, ZKN, "natuurlijkPersoon", entiteittype="NPS", verwerkingssoort="T")
    add(persoon, BG, "inp.bsn", bsn.reveal())
    add(persoon, BG, "authentiek", "J", metagegeven="true")


def document_bericht(document: Document, stuur: Stuur) -> etree._Element:
    """The document and its place in the zaak: in StUF they are one message."""
    root = _kennisgeving(Soort.DOCUMENT, stuur, mutatie="T", overname="I")
    datum = _local(stuur.tijdstip, "%Y%m%d")
    wrapper = add(root, ZKN, "object", entiteittype="EDC", verwerkingssoort="T")
    add(wrapper, ZKN, "identificatie", clean(document.nummer, most=MEEST_DOCUMENTNUMMER))
    add(wrapper, ZKN, "dct.omschrijving", clean(document.soort, most=MEEST_OMSCHRIJVING))
    add(wrapper, ZKN, "creatiedatum", datum)
    add(wrapper, ZKN, "ontvangstdatum", datum)
    add(wrapper, ZKN, "titel", clean(document.titel, most=200))
    add(wrapper, ZKN, "formaat", clean(document.formaat, most=85))
    add(wrapper, ZKN, "taal", "nld")
    add(wrapper, ZKN, "status", "definitief")
    add(wrapper, ZKN, "vertrouwelijkAanduiding", document.vertrouwelijkheid)
    add(wrapper, ZKN, "auteur", "Beeldpas")
    inhoud = add(wrapper, ZKN, "inhoud", base64.b64encode(document.inhoud).decode("ascii"))
    inhoud.set(etree.QName(XMIME, "contentType"), document.media_type)
    inhoud.set(etree.QName(STUF, "bestandsnaam"), clean(document.bestandsnaam.replace("/", "-"), most=120))
    relatie = add(wrapper, ZKN, "isRelevantVoor", entiteittype="EDCZAK", verwerkingssoort="T")
    zaak = add(relatie, ZKN, "gerelateerde", entiteittype="ZAK", verwerkingssoort="I")
    add(zaak, ZKN, "identificatie", clean(document.zaaknummer, most=MEEST_ZAAKNUMMER))
    return root


def status_bericht(status: Zaakstatus, stuur: Stuur) -> etree._Element:
    """Two objects: what was, of which we say nothing, and what is."""
    root = _kennisgeving(Soort.STATUS, stuur, mutatie="W", overname="V")
    before = _status_object(root, status)
    before.set(etree.QName(XSI, "nil"), "true")
    before.set(etree.QName(STUF, "noValue"), "geenWaarde")
    heeft = _status_object(root, status)
    soort = add(heeft, ZKN, "gerelateerde", entiteittype="STT", verwerkingssoort="I")
    add(soort, ZKN, "volgnummer", str(status.volgnummer))
    add(soort, ZKN, "omschrijving", clean(status.omschrijving, most=MEEST_OMSCHRIJVING))
    add(heeft, ZKN, "datumStatusGezet", _local(stuur.tijdstip, "%Y%m%d%H%M%S"))
    gezet = add(heeft, ZKN, "isGezetDoor", entiteittype="ZAKSTTBTR", verwerkingssoort="T")
    door = add(gezet, ZKN, "gerelateerde")
    eenheid = add(door, ZKN, "organisatorischeEenheid", entiteittype="OEH", verwerkingssoort="I")
    add(eenheid, ZKN, "identificatie", clean(status.door, most=24))
    return root


def _status_object(root: etree._Element, status: Zaakstatus) -> etree._Element:
    wrapper = add(root, ZKN, "object", entiteittype="ZAK", verwerkingssoort="W")
    add(wrapper, ZKN, "identificatie", clean(status.zaaknummer, most=MEEST_ZAAKNUMMER))
    return add(wrapper, ZKN, "heeft", entiteittype="ZAKSTT", verwerkingssoort="T")


def details_bericht(zaaknummer: str, stuur: Stuur) -> etree._Element:
    """Asks whether the zaak is there, is closed, and who began it: no more than that."""
    root, wanted = _vraag(Soort.DETAILS, zaaknummer, stuur)
    _ask(wanted, ZKN, "identificatie")
    _ask(wanted, ZKN, "einddatum")
    initiator = add(wanted, ZKN, "heeftAlsInitiator", entiteittype="ZAKBTRINI")
    persoon = add(add(initiator, ZKN, "gerelateerde"), ZKN, "natuurlijkPersoon", entiteittype="NPS")
    _ask(persoon, BG, "inp.bsn")
    return root


def lijst_bericht(zaaknummer: str, stuur: Stuur) -> etree._Element:
    """Asks for the numbers of the documents in the zaak."""
    root, wanted = _vraag(Soort.LIJST, zaaknummer, stuur)
    _ask(wanted, ZKN, "identificatie")
    relatie = add(wanted, ZKN, "heeftRelevant", entiteittype="ZAKEDC")
    _ask(add(relatie, ZKN, "gerelateerde", entiteittype="EDC"), ZKN, "identificatie")
    return root


def _vraag(soort: Soort, zaaknummer: str, stuur: Stuur) -> tuple[etree._Element, etree._Element]:
    """The question, and the part of it that says what we want to know."""
    root = _root(soort, stuur.versie)
    _stuurgegevens(root, ZKN, soort, stuur)
    parameters = add(root, ZKN, "parameters")
    add(parameters, STUF, "sortering", "1")
    add(parameters, STUF, "indicatorVervolgvraag", "false")
    gelijk = add(root, ZKN, "gelijk", entiteittype="ZAK")
    add(gelijk, ZKN, "identificatie", clean(zaaknummer, most=MEEST_ZAAKNUMMER))
    return root, add(add(root, ZKN, "scope"), ZKN, "object", entiteittype="ZAK")


def _ask(parent: etree._Element, space: str, name: str) -> None:
    add(parent, space, name).set(etree.QName(XSI, "nil"), "true")


def _root(soort: Soort, versie: Versie) -> etree._Element:
    naam = _NAMEN[soort]
    if versie is Versie.V1_2:
        return etree.Element(etree.QName(ZDS, naam.element_1_2), nsmap={**PREFIXES, "ZDS": ZDS})
    return etree.Element(etree.QName(ZKN, naam.element_1_1), nsmap=PREFIXES)


def _kennisgeving(soort: Soort, stuur: Stuur, *, mutatie: str, overname: str) -> etree._Element:
    root = _root(soort, stuur.versie)
    _stuurgegevens(root, ZKN, soort, stuur)
    parameters = add(root, ZKN, "parameters")
    add(parameters, STUF, "mutatiesoort", mutatie)
    add(parameters, STUF, "indicatorOvername", overname)
    return root


def _stuurgegevens(root: etree._Element, space: str, soort: Soort, stuur: Stuur) -> None:
    top = add(root, space, "stuurgegevens")
    add(top, STUF, "berichtcode", _NAMEN[soort].code)
    _systeem(top, "zender", stuur.zender)
    _systeem(top, "ontvanger", stuur.ontvanger)
    add(top, STUF, "referentienummer", str(stuur.referentienummer))
    add(top, STUF, "tijdstipBericht", _local(stuur.tijdstip, "%Y%m%d%H%M%S"))
    if soort in FUNCTIES:
        add(top, STUF, "functie", FUNCTIES[soort])
    else:
        add(top, STUF, "entiteittype", _NAMEN[soort].entiteit)


def _systeem(top: etree._Element, naam: str, systeem: Systeem) -> None:
    part = add(top, STUF, naam)
    lengths = {"organisatie": 200, "applicatie": 50, "administratie": 50, "gebruiker": 100}
    for name, most in lengths.items():
        value = clean(getattr(systeem, name), most=most)
        if value:
            add(part, STUF, name, value)


def _local(moment: datetime, form: str) -> str:
    return moment.astimezone(_AMSTERDAM).strftime(form)
