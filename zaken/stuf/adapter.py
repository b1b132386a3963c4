"""A zaaksysteem behind StUF Zaak- en Documentservices, version 1.1 or 1.2 (docs/zaaksysteem.md, ADR 0019)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from lxml import etree

from zaken.koppeling import Koppeling, Vertrouwelijkheid, koppeling_of
from zaken.stuf.antwoord import Details
from zaken.stuf.bericht import (
    MEEST_CODE,
    Document,
    Soort,
    Stuur,
    Zaak,
    Zaakstatus,
    document_bericht,
    status_bericht,
    zaak_bericht,
)
from zaken.stuf.gesprek import Gesprek
from zaken.stuf.instelling import Instelling
from zaken.stuf.stap import StufStap, finish, uncertain
from zaken.zaaksysteem import DocumentOpdracht, Documentplek, ZaakOpdracht, ZaaksysteemFout

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_STATUSTYPE = re.compile(r"([1-9][0-9]{0,3}) +(\S.*)")
_TEKST = (
    "De inwoner meldt: dit was ik niet.\r\n\r\n"
    "Melding van: {moment}\r\nHet gaat om document: {document}\r\nIn zaak: {zaak}\r\n"
)


class Stuf:
    """References: a zaak is known by its zaaknummer, a document by the number the zaaksysteem made for it."""

    def take_zaaknummer(self, *, now: datetime) -> str:
        return self._gesprek(now).new_zaaknummer()

    def zaak_exists(self, *, zaaknummer: str) -> bool:
        """Raises `ZaaksysteemFout` where no question can be asked, unless zaken may be taken unseen."""
        gesprek = self._gesprek(datetime.now(UTC))
        if gesprek.instelling.vraag:
            return gesprek.details(zaaknummer) is not None
        if gesprek.instelling.zaak_ongezien or _made_here(zaaknummer):
            return True
        raise ZaaksysteemFout("stuf-geen-vraagdienst", permanent=True)

    def check_zaak(self, opdracht: ZaakOpdracht) -> None:
        gesprek = self._gesprek(datetime.now(UTC))
        if gesprek.instelling.vraag:
            details = gesprek.details(opdracht.zaaknummer)
            if details is None and opdracht.bestaand:
                raise ZaaksysteemFout("zaak-onbekend", permanent=True)
            _refuse_other(details, opdracht)
        _koppeling(opdracht.dienst_slug)

    def check_koppeling(self, koppeling: Koppeling, *, now: datetime) -> None:  # noqa: ARG002
        """Whether it is written as StUF wants it. Whether the types exist shows with the first message only."""
        _check_form(koppeling)

    def ensure_zaak(self, opdracht: ZaakOpdracht, *, now: datetime) -> str:
        gesprek = self._gesprek(now)
        if opdracht.bestaand:
            self.check_zaak(opdracht)
            return opdracht.zaaknummer
        koppeling = _koppeling(opdracht.dienst_slug)
        vast = {**asdict(koppeling), "dienst_slug": opdracht.dienst_slug, "dienst_naam": opdracht.dienst_naam}

        def build(stuur: Stuur, kept: dict[str, Any]) -> etree._Element:
            return zaak_bericht(_zaak(opdracht, kept), stuur)

        if not _arrived_before(opdracht, gesprek):
            gesprek.notify(
                opdracht.zaaknummer, Soort.ZAAK, uitkomst=opdracht.zaaknummer, vast=vast, build=build
            )
        return opdracht.zaaknummer

    def ensure_document(self, opdracht: DocumentOpdracht, *, now: datetime) -> str:
        """In StUF a document is made in its zaak: after this it stands there; `ensure_koppeling` adds the status."""
        if hashlib.sha256(opdracht.inhoud).hexdigest() != opdracht.sha256:
            raise ZaaksysteemFout("document-beschadigd", permanent=True)
        gesprek = self._gesprek(now)
        koppeling = _koppeling(opdracht.dienst_slug or _dienst_of(opdracht.zaaknummer))
        nummer = gesprek.documentnummer(str(opdracht.identificatie))

        def build(stuur: Stuur, kept: dict[str, Any]) -> etree._Element:
            document = Document(
                nummer=nummer,
                zaaknummer=kept["zaaknummer"],
                soort=kept["informatieobjecttype"],
                titel=opdracht.titel,
                bestandsnaam=opdracht.bestandsnaam,
                formaat=gesprek.instelling.formaat,
                media_type="application/pdf",
                vertrouwelijkheid=_vertrouwelijkheid(kept),
                inhoud=opdracht.inhoud,
            )
            return document_bericht(document, stuur)

        vast = {**asdict(koppeling), "zaaknummer": opdracht.zaaknummer}
        sleutel = str(opdracht.identificatie)
        lost = uncertain(sleutel=sleutel, soort=Soort.DOCUMENT)
        if (
            lost is not None
            and gesprek.instelling.controle
            and nummer in gesprek.documenten(lost.vast["zaaknummer"])
        ):
            finish(lost, uitkomst=nummer, now=now)
        return gesprek.notify(sleutel, Soort.DOCUMENT, uitkomst=nummer, vast=vast, build=build).uitkomst

    def ensure_koppeling(self, *, zaak_ref: str, document_ref: str, now: datetime) -> None:
        """A Bv03 says received: where a question is possible, the document must be seen in its zaak."""
        gesprek = self._gesprek(now)
        document = _sent_document(zaak_ref, document_ref)
        if gesprek.instelling.controle and document_ref not in gesprek.documenten(zaak_ref):
            raise ZaaksysteemFout("stuf-nog-niet-verwerkt", permanent=False)
        if not document.vast["statustype"]:
            return
        volgnummer, omschrijving = _statustype(document.vast["statustype"])

        def build(stuur: Stuur, kept: dict[str, Any]) -> etree._Element:
            status = Zaakstatus(zaak_ref, int(kept["volgnummer"]), kept["omschrijving"], kept["door"])
            return status_bericht(status, stuur)

        vast = {
            "volgnummer": volgnummer,
            "omschrijving": omschrijving,
            "door": gesprek.instelling.organisatorische_eenheid,
        }
        gesprek.notify(document.sleutel, Soort.STATUS, uitkomst=volgnummer, vast=vast, build=build)

    def document_plek(self, *, identificatie: UUID) -> Documentplek:
        """A document is made in its zaak, so what went out may be there; only after a plain refusal it is nowhere.

        After a refusal of a message that may have arrived before, the zaak is looked into where that can be.
        """
        sleutel = str(identificatie)
        if StufStap.objects.filter(sleutel=sleutel, soort=Soort.DOCUMENT.value, verzonden__gt=0).exists():
            return Documentplek.IN_ZAAK
        lost = uncertain(sleutel=sleutel, soort=Soort.DOCUMENT)
        if lost is None or self._is_absent(lost, sleutel):
            return Documentplek.NERGENS
        return Documentplek.IN_ZAAK

    def _is_absent(self, lost: StufStap, sleutel: str) -> bool:
        """Whether the zaaksysteem says that it does not have it. Raises `ZaaksysteemFout`."""
        gesprek = self._gesprek(datetime.now(UTC))
        if not gesprek.instelling.controle:
            return False
        return gesprek.documentnummer(sleutel) not in gesprek.documenten(lost.vast["zaaknummer"])

    def mark_betwist(self, *, zaak_ref: str, document_ref: str, betwist_op: datetime, now: datetime) -> None:
        """A second document in the zaak. The status of a zaak is left alone: a new one may close it."""
        gesprek = self._gesprek(now)
        bewijs = _sent_document(zaak_ref, document_ref)
        sleutel = f"betwist-{bewijs.sleutel}"
        nummer = gesprek.documentnummer(sleutel)
        moment = f"{betwist_op.astimezone(_AMSTERDAM):%d-%m-%Y %H:%M}"

        def build(stuur: Stuur, kept: dict[str, Any]) -> etree._Element:
            tekst = _TEKST.format(moment=moment, document=document_ref, zaak=zaak_ref)
            document = Document(
                nummer=nummer,
                zaaknummer=zaak_ref,
                soort=kept["informatieobjecttype"],
                titel=f"Inwoner meldt: dit was ik niet ({document_ref})",
                bestandsnaam=f"melding-dit-was-ik-niet-{document_ref}.txt",
                formaat="text/plain" if "/" in gesprek.instelling.formaat else "TXT",
                media_type="text/plain",
                vertrouwelijkheid=_vertrouwelijkheid(kept),
                inhoud=tekst.encode(),
            )
            return document_bericht(document, stuur)

        gesprek.notify(sleutel, Soort.DOCUMENT, uitkomst=nummer, vast=bewijs.vast, build=build)

    def _gesprek(self, now: datetime) -> Gesprek:
        return Gesprek(Instelling.of_settings(), now)


def _koppeling(dienst_slug: str) -> Koppeling:
    """What belongs to a dienst, fit for StUF. Raises `ZaaksysteemFout`."""
    koppeling = koppeling_of(dienst_slug)
    if koppeling is None:
        raise ZaaksysteemFout("zaaktype-ontbreekt", permanent=True)
    _check_form(koppeling)
    return koppeling


def _check_form(koppeling: Koppeling) -> None:
    if len(koppeling.zaaktype) > MEEST_CODE:
        raise ZaaksysteemFout("stuf-zaaktype-te-lang", permanent=True)
    if koppeling.statustype:
        _statustype(koppeling.statustype)


def _statustype(text: str) -> tuple[str, str]:
    """Volgnummer and omschrijving, as a koppeling for StUF writes them. Raises `ZaaksysteemFout`."""
    found = _STATUSTYPE.fullmatch(text)
    if found is None:
        raise ZaaksysteemFout("stuf-statustype-ongeldig", permanent=True)
    return found[1], found[2]


def _zaak(opdracht: ZaakOpdracht, kept: dict[str, Any]) -> Zaak:
    if opdracht.initiator is None:
        raise ZaaksysteemFout("initiator-ontbreekt", permanent=True)
    who = "Gemachtigde" if opdracht.gemachtigde is not None else "Initiator"
    niveau = "" if opdracht.niveau is None else f"{who} geïdentificeerd op niveau {opdracht.niveau.code}."
    return Zaak(
        zaaknummer=opdracht.zaaknummer,
        omschrijving=kept["dienst_naam"],
        toelichting=" ".join(filter(None, (niveau, _acting(opdracht)))),
        zaaktype=kept["zaaktype"],
        initiator=opdracht.initiator,
        gemachtigde=opdracht.gemachtigde,
        anderen=tuple(ander.bsn for ander in opdracht.in_zaak),
    )


def _acting(opdracht: ZaakOpdracht) -> str:
    if opdracht.gemachtigde is None:
        return ""
    return f"Een ander handelde voor de initiator: {opdracht.machtiging}."


def _vertrouwelijkheid(kept: dict[str, Any]) -> str:
    """As StUF writes it. What the catalogue says is not known here: a proof is for those who work on the zaak."""
    return (kept["vertrouwelijkheid"] or Vertrouwelijkheid.ZAAKVERTROUWELIJK).upper().replace("_", " ")


def _refuse_other(details: Details | None, opdracht: ZaakOpdracht) -> None:
    if details is None:
        return
    if details.initiator is not None and opdracht.initiator not in {None, details.initiator}:
        raise ZaaksysteemFout("andere-initiator", permanent=True)
    if details.gesloten:
        raise ZaaksysteemFout("zaak-gesloten", permanent=True)


def _arrived_before(opdracht: ZaakOpdracht, gesprek: Gesprek) -> bool:
    """Whether an earlier sending, of which we do not know how it ended, made the zaak. Asked where that can be."""
    known = StufStap.objects.filter(sleutel=opdracht.zaaknummer, soort=Soort.ZAAK.value).first()
    if known is None:
        return False
    if known.vast["dienst_slug"] != opdracht.dienst_slug:
        raise ZaaksysteemFout("zaaknummer-bezet", permanent=True)
    if known.gelukt_op is not None or not gesprek.instelling.vraag:
        return False
    details = gesprek.details(opdracht.zaaknummer)
    _refuse_other(details, opdracht)
    return details is not None


def _made_here(zaaknummer: str) -> bool:
    return (
        StufStap.objects.filter(sleutel=zaaknummer, soort=Soort.ZAAK.value).exclude(gelukt_op=None).exists()
    )


def _dienst_of(zaaknummer: str) -> str:
    """Of a zaak that we made."""
    stap = StufStap.objects.filter(sleutel=zaaknummer, soort=Soort.ZAAK.value).first()
    return str(stap.vast["dienst_slug"]) if stap is not None else ""


def _sent_document(zaak_ref: str, document_ref: str) -> StufStap:
    """The step that brought a document of ours into this zaak. Raises `ZaaksysteemFout`."""
    found = StufStap.objects.filter(soort=Soort.DOCUMENT.value, uitkomst=document_ref).exclude(gelukt_op=None)
    for stap in found:
        if stap.vast["zaaknummer"] == zaak_ref:
            return stap
    raise ZaaksysteemFout("document-elders-of-onbekend", permanent=True)
