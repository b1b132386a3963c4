"""Documents, and their place in a zaak."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from zaken.zaaksysteem import DocumentOpdracht, ZaaksysteemFout
from zaken.zgw.api import Api, JsonObject, text
from zaken.zgw.catalogus import Documenttype
from zaken.zgw.fouten import GEEN_RECHT, NIET_UNIEK, UNIEK, Uitleg, ZgwFout
from zaken.zgw.instelling import ZgwInstelling
from zaken.zgw.zaak import AMSTERDAM, day

_AUTEUR = "Beeldpas"
_TITEL = "Bewijs van identificatie"
_BETWIST = "BETWIST: de inwoner meldt dat hij of zij dit niet was"


@dataclass(frozen=True, slots=True)
class Bestand:
    """What becomes a document. `identificatie` is ours, and at most 40 characters."""

    identificatie: str
    titel: str
    bestandsnaam: str
    formaat: str
    inhoud: bytes

    @classmethod
    def of(cls, opdracht: DocumentOpdracht) -> Bestand:
        return cls(
            identificatie=str(opdracht.identificatie),
            titel=opdracht.titel[:200],
            bestandsnaam=opdracht.bestandsnaam,
            formaat="application/pdf",
            inhoud=opdracht.inhoud,
        )


@dataclass(frozen=True, slots=True)
class Documenten:
    """The Documenten API, for one bronorganisatie."""

    api: Api
    instelling: ZgwInstelling

    def find(self, identificatie: str) -> JsonObject | None:
        rows = self.api.find(
            "enkelvoudiginformatieobjecten",
            identificatie=identificatie,
            bronorganisatie=self.instelling.bronorganisatie,
        )
        found = [row for row in rows if text(row, "identificatie") == identificatie]
        if not found:
            return None
        self.api.own(found[0].get("url"))
        return found[0]

    def ensure(
        self, bestand: Bestand, soort: Documenttype, *, vertrouwelijkheid: str, op: date
    ) -> JsonObject:
        return self.find(bestand.identificatie) or self.make(
            bestand, soort, vertrouwelijkheid=vertrouwelijkheid, op=op
        )

    def make(self, bestand: Bestand, soort: Documenttype, *, vertrouwelijkheid: str, op: date) -> JsonObject:
        """After a look that found nothing: what came in between is looked up."""
        body = self._body(bestand, soort, vertrouwelijkheid=vertrouwelijkheid, op=op)
        document: JsonObject | None
        try:
            document = self.api.create("enkelvoudiginformatieobjecten", body)
        except ZgwFout as fout:
            if NIET_UNIEK not in fout.codes:
                raise
            document = self.find(bestand.identificatie)
        if document is None:  # it is there, and we may not see it
            raise ZgwFout(Uitleg(GEEN_RECHT))
        self.api.own(document.get("url"))
        return document

    def check_right(self, soort: Documenttype, *, vertrouwelijkheid: str) -> None:
        """May we make documents of this type? Asked with a document that lacks every other required field.

        A zaaksysteem looks at rights before fields: 403 without the right, 400 with it. Nothing is made either way.
        """
        body = {
            "informatieobjecttype": soort.url,
            "vertrouwelijkheidaanduiding": vertrouwelijkheid or soort.vertrouwelijkheid,
        }
        try:
            self.api.create("enkelvoudiginformatieobjecten", body)
        except ZgwFout as fout:
            if "required" not in fout.codes and fout.reason != "zaaksysteem-weigert":
                raise

    def _body(self, bestand: Bestand, soort: Documenttype, *, vertrouwelijkheid: str, op: date) -> JsonObject:
        body: JsonObject = {
            "identificatie": bestand.identificatie,
            "bronorganisatie": self.instelling.bronorganisatie,
            "creatiedatum": op.isoformat(),
            "titel": bestand.titel,
            "auteur": _AUTEUR,
            "taal": "nld",
            "status": "definitief",
            "formaat": bestand.formaat,
            "bestandsnaam": bestand.bestandsnaam,
            "bestandsomvang": len(bestand.inhoud),
            "inhoud": base64.b64encode(bestand.inhoud).decode("ascii"),
            "indicatieGebruiksrecht": False,
            "integriteit": {
                "algoritme": "sha_256",
                "waarde": hashlib.sha256(bestand.inhoud).hexdigest(),
                "datum": op.isoformat(),
            },
            "informatieobjecttype": soort.url,
        }
        if vertrouwelijkheid:
            body["vertrouwelijkheidaanduiding"] = vertrouwelijkheid
        return body


def refuse_other_content(document: JsonObject, opdracht: DocumentOpdracht) -> None:
    """A document with our identificatie and other content. Raises `document-verschilt`."""
    omvang, integriteit = document.get("bestandsomvang"), document.get("integriteit")
    waarde = text(integriteit, "waarde").lower() if isinstance(integriteit, dict) else ""
    same_size = omvang is None or omvang == len(opdracht.inhoud)
    if not same_size or (waarde and waarde != opdracht.sha256):
        raise ZaaksysteemFout("document-verschilt", permanent=True)


def places_of(zaken: Api, *, document_url: str) -> set[str]:
    """The addresses of the zaken in which the document stands."""
    rows = zaken.find("zaakinformatieobjecten", informatieobject=document_url)
    return {text(row, "zaak") for row in rows}


def ensure_relation(zaken: Api, *, zaak_url: str, document_url: str, titel: str = _TITEL) -> None:
    """The document stands in the zaak, and in no other. Raises `document-elders-of-onbekend`."""
    places = places_of(zaken, document_url=document_url)
    if zaak_url in places:
        return
    if places:
        raise ZaaksysteemFout("document-elders-of-onbekend", permanent=True)
    try:
        zaken.create(
            "zaakinformatieobjecten", {"zaak": zaak_url, "informatieobject": document_url, "titel": titel}
        )
    except ZgwFout as fout:
        if UNIEK not in fout.codes:
            raise


def relation_of(zaken: Api, *, zaak_url: str, document_url: str) -> JsonObject:
    """The document's place in the zaak. Raises `document-elders-of-onbekend`."""
    rows = zaken.find("zaakinformatieobjecten", zaak=zaak_url, informatieobject=document_url)
    if not rows:
        raise ZaaksysteemFout("document-elders-of-onbekend", permanent=True)
    return rows[0]


def mark_relation(zaken: Api, place: JsonObject, *, betwist_op: datetime) -> None:
    if text(place, "titel") == _BETWIST:
        return
    beschrijving = f"Gemeld op {betwist_op.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}."
    zaken.change(text(place, "url"), {"titel": _BETWIST, "beschrijving": beschrijving})


def ensure_melding(
    documenten: Documenten, *, document: JsonObject, betwist_op: datetime, now: datetime
) -> str:
    """A document of its own that says so, of the same type as the disputed one. Returns its address."""
    url = text(document, "url")
    soort = Documenttype(text(document, "informatieobjecttype"), "")
    made = documenten.ensure(
        _melding(url, text(document, "titel"), betwist_op=betwist_op),
        soort,
        vertrouwelijkheid=text(document, "vertrouwelijkheidaanduiding"),
        op=day(now),
    )
    return text(made, "url")


def _melding(url: str, titel: str, *, betwist_op: datetime) -> Bestand:
    regels = (
        "Melding van de inwoner",
        "",
        f"Document: {titel}",
        f"Moment: {betwist_op.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}",
        "",
        "De persoon op wiens naam dit bewijs staat, meldt: dit was ik niet.",
        "Gebruik het bewijs niet en zoek uit wat er is gebeurd.",
        "",
    )
    return Bestand(
        identificatie=str(uuid5(NAMESPACE_URL, f"{url}#betwist")),
        titel="Melding van de inwoner: dit was ik niet",
        bestandsnaam="melding-van-de-inwoner.txt",
        formaat="text/plain",
        inhoud="\r\n".join(regels).encode(),
    )
