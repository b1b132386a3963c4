"""The built-in register: the zaaksysteem of a gemeente that connects none."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from begrippen.bsn import Bsn
from kluis.register import seal, unseal
from zaken.models import Betrokkene, Document, Zaak, Zaaknummerreeks, Zaakstatus
from zaken.zaaksysteem import DocumentOpdracht, Documentplek, ZaakOpdracht, ZaaksysteemFout

_BEFORE_THE_FIRST = 10_000  # so that every number of a year has five digits
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Register:
    """References: a zaak is known by its zaaknummer, a document by its identificatie."""

    def take_zaaknummer(self, *, now: datetime) -> str:
        jaar = now.astimezone(_AMSTERDAM).year
        Zaaknummerreeks.objects.get_or_create(jaar=jaar, defaults={"laatste": _BEFORE_THE_FIRST})
        with transaction.atomic():
            # The UPDATE holds the row until the commit, so that the number read next is ours alone.
            Zaaknummerreeks.objects.filter(jaar=jaar).update(laatste=F("laatste") + 1)
            laatste = Zaaknummerreeks.objects.values_list("laatste", flat=True).get(jaar=jaar)
        return f"{jaar}-{laatste}"

    def zaak_exists(self, *, zaaknummer: str) -> bool:
        return Zaak.objects.filter(zaaknummer=zaaknummer).exists()

    def check_zaak(self, opdracht: ZaakOpdracht) -> None:
        zaak = Zaak.objects.filter(zaaknummer=opdracht.zaaknummer).first()
        if zaak is None and opdracht.bestaand:
            raise ZaaksysteemFout("zaak-onbekend", permanent=True)
        if zaak is not None and _is_of_another(zaak, opdracht):
            raise ZaaksysteemFout("andere-initiator", permanent=True)

    def ensure_zaak(self, opdracht: ZaakOpdracht, *, now: datetime) -> str:
        with transaction.atomic():
            if not opdracht.bestaand:
                self._create_zaak(opdracht, now=now)
            zaak = Zaak.objects.select_for_update().filter(zaaknummer=opdracht.zaaknummer).first()
            if zaak is None:
                raise ZaaksysteemFout("zaak-onbekend", permanent=True)
            if not opdracht.bestaand and zaak.dienst_slug != opdracht.dienst_slug:
                raise ZaaksysteemFout("zaaknummer-bezet", permanent=True)
            if opdracht.initiator is not None:
                _ensure_initiator(zaak, initiator=opdracht.initiator)
            if opdracht.gemachtigde is not None:
                _keep_gemachtigde(zaak, opdracht.gemachtigde, machtiging=opdracht.machtiging)
            _ensure_others(zaak, opdracht)
        return zaak.zaaknummer

    def _create_zaak(self, opdracht: ZaakOpdracht, *, now: datetime) -> None:
        zaak, created = Zaak.objects.get_or_create(
            zaaknummer=opdracht.zaaknummer,
            defaults={
                "dienst_slug": opdracht.dienst_slug,
                "dienst_naam": opdracht.dienst_naam,
                "geopend_op": now,
                "initiator_versleuteld": _sealed_initiator(opdracht),
            },
        )
        if created:
            Zaakstatus.objects.create(zaak=zaak, soort=Zaakstatus.Soort.GEOPEND, moment=now)

    def ensure_document(self, opdracht: DocumentOpdracht, *, now: datetime) -> str:
        if hashlib.sha256(opdracht.inhoud).hexdigest() != opdracht.sha256:
            raise ZaaksysteemFout("document-beschadigd", permanent=True)
        document, _ = Document.objects.get_or_create(
            identificatie=opdracht.identificatie,
            defaults={
                "titel": opdracht.titel,
                "bestandsnaam": opdracht.bestandsnaam,
                "inhoud_versleuteld": seal(opdracht.inhoud, context=document_context(opdracht.identificatie)),
                "sha256": opdracht.sha256,
                "omvang": len(opdracht.inhoud),
                "toegevoegd_op": now,
            },
        )
        if document.sha256 != opdracht.sha256:
            raise ZaaksysteemFout("document-verschilt", permanent=True)
        return str(document.identificatie)

    def ensure_koppeling(self, *, zaak_ref: str, document_ref: str, now: datetime) -> None:
        with transaction.atomic():
            zaak = Zaak.objects.select_for_update().filter(zaaknummer=zaak_ref).first()
            if zaak is None:
                raise ZaaksysteemFout("zaak-onbekend", permanent=True)
            documents = Document.objects.filter(identificatie=document_ref)
            if not documents.filter(zaak=None).update(zaak=zaak) and not documents.filter(zaak=zaak).exists():
                raise ZaaksysteemFout("document-elders-of-onbekend", permanent=True)
            Zaakstatus.objects.get_or_create(
                zaak=zaak, soort=Zaakstatus.Soort.IDENTITEIT_VASTGESTELD, defaults={"moment": now}
            )

    def document_plek(self, *, identificatie: UUID) -> Documentplek:
        document = Document.objects.filter(identificatie=identificatie).values("zaak").first()
        if document is None:
            return Documentplek.NERGENS
        return Documentplek.LOS if document["zaak"] is None else Documentplek.IN_ZAAK

    def mark_betwist(self, *, zaak_ref: str, document_ref: str, betwist_op: datetime, now: datetime) -> None:
        with transaction.atomic():
            document = Document.objects.select_related("zaak").filter(identificatie=document_ref).first()
            if document is None or document.zaak is None or document.zaak.zaaknummer != zaak_ref:
                raise ZaaksysteemFout("document-elders-of-onbekend", permanent=True)
            Document.objects.filter(pk=document.pk, betwist_op=None).update(betwist_op=betwist_op)
            Zaakstatus.objects.get_or_create(
                zaak=document.zaak, soort=Zaakstatus.Soort.IDENTITEIT_BETWIST, defaults={"moment": now}
            )


def remove_loose_documents(*, before: datetime) -> int:
    """Documents that never came into a zaak: their delivery was given up. Returns how many."""
    return Document.objects.filter(zaak=None, toegevoegd_op__lt=before).delete()[0]


def initiator_context(zaaknummer: str) -> str:
    return f"zaak:{zaaknummer}:initiator"


def document_context(identificatie: UUID) -> str:
    return f"document:{identificatie}"


def open_initiator(zaak: Zaak) -> Bsn | None:
    """Raises `kluis.zegel.ZegelVerbroken` when the stored value was changed or its key is gone."""
    if zaak.initiator_versleuteld is None:
        return None
    sealed = bytes(zaak.initiator_versleuteld)
    return Bsn(unseal(sealed, context=initiator_context(zaak.zaaknummer)).decode("ascii"))


def gemachtigde_context(zaaknummer: str) -> str:
    return f"zaak:{zaaknummer}:gemachtigde"


def open_gemachtigde(zaak: Zaak) -> Bsn | None:
    """Raises `kluis.zegel.ZegelVerbroken`."""
    if zaak.gemachtigde_versleuteld is None:
        return None
    sealed = bytes(zaak.gemachtigde_versleuteld)
    return Bsn(unseal(sealed, context=gemachtigde_context(zaak.zaaknummer)).decode("ascii"))


def _keep_gemachtigde(zaak: Zaak, gemachtigde: Bsn, *, machtiging: str) -> None:
    """Of more than one proof in a zaak each says who acted; the zaak has the last one."""
    sealed = seal(gemachtigde.reveal().encode("ascii"), context=gemachtigde_context(zaak.zaaknummer))
    Zaak.objects.filter(pk=zaak.pk).update(gemachtigde_versleuteld=sealed, machtiging=machtiging)


def betrokkene_context(zaaknummer: str) -> str:
    return f"zaak:{zaaknummer}:betrokkene"


def open_betrokkene(row: Betrokkene) -> Bsn:
    """Raises `kluis.zegel.ZegelVerbroken`."""
    opened = unseal(bytes(row.versleuteld), context=betrokkene_context(row.zaak.zaaknummer))
    return Bsn(opened.decode("ascii"))


def _ensure_others(zaak: Zaak, opdracht: ZaakOpdracht) -> None:
    """With the zaak locked: each person once, however often it is asked."""
    if not opdracht.in_zaak:
        return
    known = {open_betrokkene(row) for row in Betrokkene.objects.filter(zaak=zaak).select_related("zaak")}
    context = betrokkene_context(zaak.zaaknummer)
    for ander in opdracht.in_zaak:
        if ander.bsn not in known:
            sealed = seal(ander.bsn.reveal().encode("ascii"), context=context)
            Betrokkene.objects.create(
                zaak=zaak, deel=ander.deel.value, machtiging=ander.machtiging, versleuteld=sealed
            )


def _is_of_another(zaak: Zaak, opdracht: ZaakOpdracht) -> bool:
    return opdracht.initiator is not None and open_initiator(zaak) not in {None, opdracht.initiator}


def _sealed_initiator(opdracht: ZaakOpdracht) -> bytes | None:
    if opdracht.initiator is None:
        return None
    return _seal_initiator(opdracht.zaaknummer, initiator=opdracht.initiator)


def _seal_initiator(zaaknummer: str, *, initiator: Bsn) -> bytes:
    return seal(initiator.reveal().encode("ascii"), context=initiator_context(zaaknummer))


def _ensure_initiator(zaak: Zaak, *, initiator: Bsn) -> None:
    known = open_initiator(zaak)
    if known is None:
        sealed = _seal_initiator(zaak.zaaknummer, initiator=initiator)
        Zaak.objects.filter(pk=zaak.pk).update(initiator_versleuteld=sealed)
    elif known != initiator:
        raise ZaaksysteemFout("andere-initiator", permanent=True)
