"""Reading what a client sends over StUF, and writing the answers."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from lxml import etree

STUF = "http://www.egem.nl/StUF/StUF0301"
ZKN = "http://www.egem.nl/StUF/sector/zkn/0310"
BG = "http://www.egem.nl/StUF/sector/bg/0310"
ZDS = "http://www.stufstandaarden.nl/koppelvlak/zds0120"
XMIME = "http://www.w3.org/2005/05/xmlmime"
SOAPS = ("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope")
NS = {"S": STUF, "Z": ZKN, "B": BG}
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)


class GeenBericht(ValueError):
    """What came is no SOAP message with one StUF message in it."""


@dataclass(frozen=True, slots=True)
class Binnen:
    """A message: `naam` is its SOAPAction without the namespace, `soap` the namespace of its envelope."""

    naam: str
    soap: str
    root: etree._Element

    def text(self, path: str) -> str:
        """Of the first element at this path (prefixes S, Z, B), or the empty string."""
        found = self.root.find(path, NS)
        return "" if found is None else (found.text or "").strip()

    @property
    def versie_1_2(self) -> bool:
        return etree.QName(self.root).namespace == ZDS

    def stuur(self, name: str) -> str:
        return self.text(f"{{*}}stuurgegevens/S:{name.replace('/', '/S:')}")


def read(body: bytes, headers: Mapping[str, str]) -> Binnen:
    """Raises `GeenBericht`."""
    try:
        envelope = etree.fromstring(body, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        raise GeenBericht from None
    for space in SOAPS:
        parts = envelope.findall(f"{{{space}}}Body/*") if envelope.tag == f"{{{space}}}Envelope" else []
        if len(parts) == 1:
            action = headers.get("SOAPAction", "") or headers.get("Content-Type", "").partition("action=")[2]
            space_of, _, name = action.strip('"; ').rpartition("/")
            if space_of != etree.QName(parts[0]).namespace:
                raise GeenBericht
            return Binnen(name, space, parts[0])
    raise GeenBericht


def digest(root: etree._Element) -> bytes:
    """The message in its canonical form: two that mean the same are the same."""
    return bytes(etree.tostring(root, method="c14n"))


def bevestiging(binnen: Binnen, *, now: datetime) -> etree._Element:
    root = etree.Element(etree.QName(STUF, "Bv03Bericht"), nsmap={"StUF": STUF})
    _stuurgegevens(root, STUF, "Bv03", binnen, now=now)
    return root


def nummer(binnen: Binnen, *, deel: str, waarde: str, now: datetime) -> etree._Element:
    """A Du02. In 1.2 the root and the part below it are in the namespace of ZDS."""
    space = ZDS if binnen.versie_1_2 else ZKN
    name = binnen.naam.replace("_Di02", "_Du02")
    root = etree.Element(etree.QName(space, name), nsmap={"StUF": STUF, "ZKN": ZKN, "ZDS": ZDS})
    _stuurgegevens(root, space, "Du02", binnen, now=now, functie=binnen.stuur("functie"))
    part = etree.SubElement(root, etree.QName(space, deel))
    part.set(etree.QName(STUF, "entiteittype"), "ZAK" if deel == "zaak" else "EDC")
    part.set(etree.QName(STUF, "functie"), "entiteit")
    etree.SubElement(part, etree.QName(ZKN, "identificatie")).text = waarde
    return root


def details(binnen: Binnen, *, zaak: Mapping[str, str] | None, now: datetime) -> etree._Element:
    """An La01; `zaak` has `identificatie`, and may have `einddatum` and `bsn`."""
    root = _antwoord(binnen, "geefZaakdetails_ZakLa01", now=now)
    if zaak is not None:
        _zaak(etree.SubElement(root, etree.QName(ZKN, "antwoord")), zaak)
    return root


def lijst(binnen: Binnen, *, documenten: list[tuple[str, str]] | None, now: datetime) -> etree._Element:
    """An La01 with number and kind of each document; None: there is no such zaak."""
    root = _antwoord(binnen, "geefLijstZaakdocumenten_ZakLa01", now=now)
    if documenten is None:
        return root
    zaak = _entiteit(etree.SubElement(root, etree.QName(ZKN, "antwoord")), "object", "ZAK")
    etree.SubElement(zaak, etree.QName(ZKN, "identificatie")).text = binnen.text("Z:gelijk/Z:identificatie")
    for nummer_van, soort in documenten:
        relatie = _entiteit(zaak, "heeftRelevant", "ZAKEDC")
        document = _entiteit(relatie, "gerelateerde", "EDC")
        etree.SubElement(document, etree.QName(ZKN, "identificatie")).text = nummer_van
        etree.SubElement(document, etree.QName(ZKN, "dct.omschrijving")).text = soort
        datum = now.astimezone(_AMSTERDAM).strftime("%Y%m%d")
        etree.SubElement(relatie, etree.QName(ZKN, "registratiedatum")).text = datum
    return root


def _antwoord(binnen: Binnen, naam_1_2: str, *, now: datetime) -> etree._Element:
    name = (ZDS, naam_1_2) if binnen.versie_1_2 else (ZKN, "zakLa01")
    root = etree.Element(etree.QName(*name), nsmap={"StUF": STUF, "ZKN": ZKN, "BG": BG})
    _stuurgegevens(root, ZKN, "La01", binnen, now=now, entiteittype="ZAK")
    parameters = etree.SubElement(root, etree.QName(ZKN, "parameters"))
    etree.SubElement(parameters, etree.QName(STUF, "indicatorVervolgvraag")).text = "false"
    return root


def _zaak(parent: etree._Element, zaak: Mapping[str, str]) -> None:
    wrapper = _entiteit(parent, "object", "ZAK")
    etree.SubElement(wrapper, etree.QName(ZKN, "identificatie")).text = zaak["identificatie"]
    if zaak.get("einddatum"):
        etree.SubElement(wrapper, etree.QName(ZKN, "einddatum")).text = zaak["einddatum"]
    if zaak.get("bsn"):
        initiator = _entiteit(wrapper, "heeftAlsInitiator", "ZAKBTRINI")
        gerelateerde = etree.SubElement(initiator, etree.QName(ZKN, "gerelateerde"))
        persoon = _entiteit(gerelateerde, "natuurlijkPersoon", "NPS")
        etree.SubElement(persoon, etree.QName(BG, "inp.bsn")).text = zaak["bsn"]
        authentiek = etree.SubElement(persoon, etree.QName(BG, "authentiek"))
        authentiek.text = "J"
        authentiek.set(etree.QName(STUF, "metagegeven"), "true")


def _entiteit(parent: etree._Element, name: str, soort: str) -> etree._Element:
    child = etree.SubElement(parent, etree.QName(ZKN, name))
    child.set(etree.QName(STUF, "entiteittype"), soort)
    return child


def fout(binnen: Binnen, *, code: str, now: datetime) -> etree._Element:
    """A SOAP fault with an Fo02 in it for a question, an Fo03 for a kennisgeving."""
    soort = "Fo03" if binnen.stuur("berichtcode") == "Lk01" else "Fo02"
    bericht = etree.Element(etree.QName(STUF, f"{soort}Bericht"), nsmap={"StUF": STUF})
    if soort == "Fo03":
        _stuurgegevens(bericht, STUF, soort, binnen, now=now)
    else:
        top = etree.SubElement(bericht, etree.QName(STUF, "stuurgegevens"))
        etree.SubElement(top, etree.QName(STUF, "berichtcode")).text = soort
    plek = "server" if code in {"046", "049", "058"} else "client"
    body = etree.SubElement(bericht, etree.QName(STUF, "body"))
    for name, value in (("code", f"StUF{code}"), ("plek", plek), ("omschrijving", "Fout uit de simulator")):
        etree.SubElement(body, etree.QName(STUF, name)).text = value
    return soap_fout(binnen.soap, plek=plek, bericht=bericht)


def soap_fout(space: str, *, plek: str, bericht: etree._Element | None = None) -> etree._Element:
    root = etree.Element(etree.QName(space, "Fault"), nsmap={"soap": space})
    if space == SOAPS[0]:
        etree.SubElement(root, "faultcode").text = f"soap:{plek.capitalize()}"
        etree.SubElement(root, "faultstring").text = "Fout uit de simulator"
        parent = etree.SubElement(root, "detail")
    else:
        code = etree.SubElement(root, etree.QName(space, "Code"))
        word = "Receiver" if plek == "server" else "Sender"
        etree.SubElement(code, etree.QName(space, "Value")).text = f"soap:{word}"
        reason = etree.SubElement(root, etree.QName(space, "Reason"))
        etree.SubElement(reason, etree.QName(space, "Text")).text = "Fout uit de simulator"
        parent = etree.SubElement(root, etree.QName(space, "Detail"))
    if bericht is not None:
        parent.append(bericht)
    return root


def envelope(space: str, content: etree._Element) -> bytes:
    root = etree.Element(etree.QName(space, "Envelope"), nsmap={"soap": space})
    etree.SubElement(root, etree.QName(space, "Body")).append(content)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _stuurgegevens(
    root: etree._Element, space: str, code: str, binnen: Binnen, *, now: datetime, **last: str
) -> None:
    """Ours to them: their zender is our ontvanger."""
    top = etree.SubElement(root, etree.QName(space, "stuurgegevens"))
    etree.SubElement(top, etree.QName(STUF, "berichtcode")).text = code
    for name, other in (("zender", "ontvanger"), ("ontvanger", "zender")):
        systeem = etree.SubElement(top, etree.QName(STUF, name))
        etree.SubElement(systeem, etree.QName(STUF, "applicatie")).text = binnen.stuur(f"{other}/applicatie")
    moment = now.astimezone(_AMSTERDAM).strftime("%Y%m%d%H%M%S")
    rest = {
        "referentienummer": str(uuid.uuid4()),
        "tijdstipBericht": moment,
        "crossRefnummer": binnen.stuur("referentienummer"),
        **last,
    }
    for name, value in rest.items():
        etree.SubElement(top, etree.QName(STUF, name)).text = value
