"""One proof that waits, or that is kept, with what can be done about it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from identification.models import BewaardBewijs, Identification
from identification.paginas.bezorging import BezorgDetail
from identification.queries.bezorging import kept, kept_line_of, line_of, waiting
from identification.status import Status
from zaken.redenen import reden_of


def detail(*, pk: UUID, now: datetime) -> BezorgDetail | None:
    """None when nothing waits or is kept under this number."""
    row = waiting().filter(pk=pk).first()
    if row is not None:
        return _waiting(row, now=now)
    found = kept().filter(pk=pk).first()
    return _kept(found) if found is not None else None


def was_completed(pk: UUID) -> bool:
    """It waited once: who comes back to its page must hear that it does no longer."""
    return Identification.objects.filter(pk=pk).exclude(bevestigd_op=None).exclude(zaaknummer="").exists()


def _url(name: str, pk: UUID) -> str:
    return reverse(f"identification:bezorging-{name}", args=[pk])


def _waiting(row: Identification, *, now: datetime) -> BezorgDetail:
    line = line_of(row, now=now)
    busy = row.bezorger_tot is not None and row.bezorger_tot > now
    free = not busy and row.status != Status.GELEVERD
    return BezorgDetail(
        regel=line,
        kenmerk=str(row.pk),
        doe=str(reden_of(row.bezorg_fout, permanent=row.geweigerd).doe) if row.bezorg_fout else "",
        pogingen=row.attempts,
        controlegetal=row.bewijs_sha256,
        terug_url=reverse("identification:bezorging"),
        opnieuw_url=_url("opnieuw", row.pk) if free else "",
        omleiden_url=_url("omleiden", row.pk) if free else "",
        opgeven_url=_url("opgeven", row.pk) if free else "",
        betwist=_is_disputed(row.pk),
        zaak_blijft_leeg=bool(row.zaak_ref) and not row.zaak_bestaand,
        document_blijft=row.document_ref,
    )


def _kept(row: BewaardBewijs) -> BezorgDetail:
    return BezorgDetail(
        regel=kept_line_of(row),
        kenmerk=str(row.pk),
        doe=str(reden_of(row.bezorg_fout).doe) if row.bezorg_fout else "",
        pogingen=row.attempts,
        controlegetal=row.sha256,
        terug_url=reverse("identification:bezorging"),
        omleiden_url=_url("omleiden", row.pk),
        opgeven_url=_url("opgeven", row.pk),
        bewijs_url=_url("bewijs", row.pk),
        opgehaald_op=row.opgehaald_op,
        doel=row.doel,
        betwist=_is_disputed(row.pk),
    )


def _is_disputed(pk: UUID) -> bool:
    return Identification.objects.filter(pk=pk, ontvangst__betwist_op__isnull=False).exists()
