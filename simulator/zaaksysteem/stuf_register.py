"""What the StUF stand-in keeps, and its rules: who may do what, and what may be there once."""

from __future__ import annotations

import base64
import binascii
import hashlib
import threading
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree

from simulator.zaaksysteem import stuf_xml as xml
from simulator.zaaksysteem.stuf_xml import Binnen

ZENDER, ONTVANGER = "BEELDPAS", "ZAAKSYSTEEM"
ZENDER_ONBEKEND, ONTVANGER_ONBEKEND, DUBBEL_NUMMER = "013", "010", "016"
GEEN_RECHT, NIET_VOLGENS_SCHEMA, NIET_GEVONDEN, BESTAAT_AL = "052", "055", "064", "067"
EINDSTATUS = "9"
_BSN = "Z:gerelateerde/Z:natuurlijkPersoon/B:inp.bsn"
_NODIG = {
    "creeerZaak": ("object/Z:identificatie", "object/Z:startdatum", "object/Z:isVan/Z:gerelateerde/Z:code"),
    "voegZaakdocumentToe": ("object/Z:identificatie", "object/Z:dct.omschrijving", "object/Z:inhoud"),
    "actualiseerZaakstatus": ("object[2]/Z:heeft/Z:gerelateerde/Z:volgnummer",),
    "geefZaakdetails": ("gelijk/Z:identificatie",),
    "geefLijstZaakdocumenten": ("gelijk/Z:identificatie",),
}


class Geweigerd(Exception):
    """`code`: of the foutbericht."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(slots=True)
class StufDocument:
    """`omvang` in bytes."""

    nummer: str
    titel: str
    bestandsnaam: str
    soort: str
    sha256: str
    omvang: int
    inhoud: bytes = field(default=b"", repr=False)


@dataclass(slots=True)
class StufZaak:
    zaaknummer: str
    zaaktype: str = ""
    bsn: str = field(default="", repr=False)
    gemachtigde: str = field(default="", repr=False)
    gesloten: bool = False
    statussen: list[str] = field(default_factory=list)
    documenten: list[StufDocument] = field(default_factory=list)


class StufRegister:
    """Safe under threads. `streng`: a message that comes again gets StUF016; otherwise the earlier answer.

    `begin`: after which number its own numbers come. `valid`: checks a message against the schemas, where they are at
    hand.
    """

    def __init__(
        self, *, valid: Callable[[etree._Element], bool] = lambda _: True, begin: int = 10_000
    ) -> None:
        self._lock = threading.RLock()
        self._valid = valid
        self._number = begin
        self._seen: dict[tuple[str, str], tuple[bytes, etree._Element]] = {}
        self.zaken: dict[str, StufZaak] = {}
        self.berichten: list[str] = []  # the names of all that was handled
        self.streng = False
        self.wachtrij: list[tuple[Binnen, datetime]] = []

    def work_off(self) -> None:
        """Do what was only received. Raises `Geweigerd`."""
        with self._lock:
            while self.wachtrij:
                binnen, now = self.wachtrij.pop(0)
                self._do(binnen, now=now)

    def handle(self, binnen: Binnen, *, now: datetime, later: bool = False) -> etree._Element:
        """The answer; `later`: to a kennisgeving that goes into the queue. Raises `Geweigerd`."""
        key = (binnen.stuur("zender/applicatie"), binnen.stuur("referentienummer"))
        with self._lock:
            self._check(binnen)
            same = xml.digest(binnen.root)
            if key in self._seen:
                known, earlier = self._seen[key]
                if known != same or self.streng:
                    raise Geweigerd(DUBBEL_NUMMER)
                return deepcopy(earlier)
            self.berichten.append(binnen.naam)
            if later:
                self.wachtrij.append((binnen, now))
            answer = xml.bevestiging(binnen, now=now) if later else self._do(binnen, now=now)
            self._seen[key] = (same, deepcopy(answer))
            return answer

    def _check(self, binnen: Binnen) -> None:
        if binnen.stuur("zender/applicatie") != ZENDER:
            raise Geweigerd(ZENDER_ONBEKEND)
        if binnen.stuur("ontvanger/applicatie") != ONTVANGER:
            raise Geweigerd(ONTVANGER_ONBEKEND)
        needed = _NODIG.get(binnen.naam.partition("_")[0], ())
        if not self._valid(binnen.root) or not all(binnen.text(f"Z:{path}") for path in needed):
            raise Geweigerd(NIET_VOLGENS_SCHEMA)

    def _do(self, binnen: Binnen, *, now: datetime) -> etree._Element:
        soort = binnen.naam.partition("_")[0]
        if soort == "genereerZaakIdentificatie":
            return xml.nummer(binnen, deel="zaak", waarde=self._next(f"{now:%Y}-"), now=now)
        if soort == "genereerDocumentIdentificatie":
            return xml.nummer(binnen, deel="document", waarde=self._next("DOC"), now=now)
        if soort == "geefZaakdetails":
            return xml.details(binnen, zaak=self._details(binnen), now=now)
        if soort == "geefLijstZaakdocumenten":
            return xml.lijst(binnen, documenten=self._documenten(binnen), now=now)
        if soort == "creeerZaak":
            self._create(binnen)
        elif soort == "voegZaakdocumentToe":
            self._add(binnen)
        elif soort == "actualiseerZaakstatus":
            self._set_status(binnen)
        else:
            raise Geweigerd(NIET_VOLGENS_SCHEMA)
        return xml.bevestiging(binnen, now=now)

    def _next(self, prefix: str) -> str:
        self._number += 1
        return f"{prefix}{self._number}"

    def _details(self, binnen: Binnen) -> dict[str, str] | None:
        zaak = self.zaken.get(binnen.text("Z:gelijk/Z:identificatie"))
        if zaak is None:
            return None
        einddatum = "20260101" if zaak.gesloten else ""
        return {"identificatie": zaak.zaaknummer, "einddatum": einddatum, "bsn": zaak.bsn}

    def _documenten(self, binnen: Binnen) -> list[tuple[str, str]] | None:
        zaak = self.zaken.get(binnen.text("Z:gelijk/Z:identificatie"))
        return None if zaak is None else [(part.nummer, part.soort) for part in zaak.documenten]

    def _create(self, binnen: Binnen) -> None:
        zaaknummer = binnen.text("Z:object/Z:identificatie")
        if zaaknummer in self.zaken:
            raise Geweigerd(BESTAAT_AL)
        self.zaken[zaaknummer] = StufZaak(
            zaaknummer,
            zaaktype=binnen.text("Z:object/Z:isVan/Z:gerelateerde/Z:code"),
            bsn=binnen.text(f"Z:object/Z:heeftAlsInitiator/{_BSN}"),
            gemachtigde=binnen.text(f"Z:object/Z:heeftAlsGemachtigde/{_BSN}"),
        )

    def _add(self, binnen: Binnen) -> None:
        zaak = self._open(binnen.text("Z:object/Z:isRelevantVoor/Z:gerelateerde/Z:identificatie"))
        nummer = binnen.text("Z:object/Z:identificatie")
        if any(document.nummer == nummer for other in self.zaken.values() for document in other.documenten):
            raise Geweigerd(BESTAAT_AL)
        try:
            inhoud = base64.b64decode(binnen.text("Z:object/Z:inhoud"), validate=True)
        except binascii.Error:
            raise Geweigerd(NIET_VOLGENS_SCHEMA) from None
        part = binnen.root.find("Z:object/Z:inhoud", xml.NS)
        naam = "" if part is None else part.get(f"{{{xml.STUF}}}bestandsnaam", "")
        titel, soort = binnen.text("Z:object/Z:titel"), binnen.text("Z:object/Z:dct.omschrijving")
        sha256 = hashlib.sha256(inhoud).hexdigest()
        zaak.documenten.append(StufDocument(nummer, titel, naam, soort, sha256, len(inhoud), inhoud))

    def _set_status(self, binnen: Binnen) -> None:
        zaak = self._open(binnen.text("Z:object/Z:identificatie"))
        volgnummer = binnen.text("Z:object[2]/Z:heeft/Z:gerelateerde/Z:volgnummer")
        zaak.statussen.append(binnen.text("Z:object[2]/Z:heeft/Z:gerelateerde/Z:omschrijving"))
        zaak.gesloten = volgnummer == EINDSTATUS

    def _open(self, zaaknummer: str) -> StufZaak:
        zaak = self.zaken.get(zaaknummer)
        if zaak is None:
            raise Geweigerd(NIET_GEVONDEN)
        if zaak.gesloten:
            raise Geweigerd(GEEN_RECHT)
        return zaak
