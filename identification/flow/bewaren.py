"""Keeping a proof that did not reach its zaak in time, sealed anew and for a limited time (ADR 0020).

The identification is wiped as always. What is kept is the PDF alone, under a key that opens nothing else.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from identification.bewijs import OngeldigeInhoud, digest
from identification.bewijs_pdf import BewijsMislukt, render_bewijs
from identification.flow.opdracht import bestandsnaam_van, inhoud_van
from identification.flow.overgang import DOOR_KLOK, AlVerder
from identification.models import BewaardBewijs, Identification
from identification.status import Status
from identification.verzegeld import Verzegeld
from kluis import register, zegel
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken
from toezicht.logboek import record
from toezicht.soorten import Soort

_BATCH = 200
TE_LAAT = "te-laat"  # reden of the audit trail: its time was over

_logger = logging.getLogger(__name__)


class BewijsWeg(Exception):
    """Nothing is kept any more: its time was over, it came into a zaak, or it was given up. Or it does not open."""


@dataclass(frozen=True, slots=True)
class Pdf:
    bestandsnaam: str
    inhoud: bytes = field(repr=False)


def proof_of(row: Identification) -> bytes | None:
    """The proof of a row that is about to be wiped; None where it cannot be made or opened any more.

    A worker that stood still all the time has not made it yet: then it is made now.
    """
    if not settings.BEWAAR_ONBEZORGD:
        return None
    try:
        sealed = Verzegeld.of(row)
        if row.status == Status.VASTGELEGD:
            return sealed.unseal("bewijs", row.bewijs)
        return render_bewijs(inhoud_van(row, sealed))
    except (ZegelVerbroken, SleutelNietBereikbaar, BewijsMislukt, OngeldigeInhoud, AlVerder):
        return None
    except Exception as error:  # noqa: BLE001 - whatever it is, the purge clock waits for nobody
        _logger.error("a proof could not be made for keeping: %s", type(error).__name__)
        return None


def keep(row: Identification, pdf: bytes, *, now: datetime) -> None:
    """Inside the transaction that wipes `row`."""
    key = zegel.new_key()
    BewaardBewijs.objects.create(
        identification=row,
        data_sleutel=register.seal(key, context=_context(row.pk, "data_sleutel")),
        bewijs=zegel.seal(pdf, key=key, context=_context(row.pk, "bewijs")),
        sha256=digest(pdf),
        omvang=len(pdf),
        bewaard_op=now,
        bewaar_tot=now + timedelta(days=settings.BEWAAR_ONBEZORGD),
        reden=row.bezorg_fout,
    )
    Identification.objects.filter(pk=row.pk).update(bewijs_sha256=digest(pdf))
    record(soort=Soort.BEWIJS_BEWAARD, door=DOOR_KLOK, now=now, onderwerp=row.pk, reden=row.bezorg_fout)


def _context(pk: object, column: str) -> str:
    return f"bewaard:{pk}:{column}"


def open_proof(row: BewaardBewijs) -> bytes:
    """The PDF, checked against its digest. Raises `BewijsWeg`."""
    if row.data_sleutel is None or row.bewijs is None:
        raise BewijsWeg
    try:
        key = register.unseal(bytes(row.data_sleutel), context=_context(row.pk, "data_sleutel"))
        pdf = zegel.unseal(bytes(row.bewijs), key=key, context=_context(row.pk, "bewijs"))
    except ZegelVerbroken:
        raise BewijsWeg from None
    if hashlib.sha256(pdf).hexdigest() != row.sha256:
        raise BewijsWeg
    return pdf


def fetch(*, row: BewaardBewijs, door: str, now: datetime) -> Pdf:
    """For a person who puts it in the zaak by hand. It stays, until its time is over. Raises `BewijsWeg`."""
    if row.bewaar_tot <= now:
        raise BewijsWeg
    pdf = open_proof(row)
    with transaction.atomic():
        alive = BewaardBewijs.objects.filter(pk=row.pk, bewijs__isnull=False)
        if alive.update(opgehaald_op=now) != 1:
            raise BewijsWeg
        record(soort=Soort.BEWIJS_OPGEHAALD, door=door, now=now, onderwerp=row.pk)
    return Pdf(bestandsnaam_van(row.identification.zaaknummer), pdf)


def end(*, pk: UUID, door: str, reden: str, now: datetime, only: Q | None = None) -> bool:
    """Wipe what was kept. False when it is over already, or being delivered now."""
    idle = Q(bezorger_tot=None) | Q(bezorger_tot__lte=now)
    rows = BewaardBewijs.objects.filter(idle, only or Q(), pk=pk, geleverd_op=None, gewist_op=None)
    with transaction.atomic():
        emptied = {"data_sleutel": None, "bewijs": None, "next_attempt_at": None, "bezorger_tot": None}
        if rows.update(gewist_op=now, **emptied) != 1:
            return False
        record(soort=Soort.BEWAARD_BEWIJS_GEWIST, door=door, now=now, onderwerp=pk, reden=reden)
    return True


def forget_kept(*, now: datetime) -> int:
    """The purge clock: what was kept until now goes, whatever a zaaksysteem says."""
    over = Q(bewaar_tot__lte=now)
    found = BewaardBewijs.objects.filter(over, geleverd_op=None, gewist_op=None).order_by("bewaar_tot")
    pks = list(found.values_list("pk", flat=True)[:_BATCH])
    return sum(end(pk=pk, door=DOOR_KLOK, reden=TE_LAAT, now=now, only=over) for pk in pks)
