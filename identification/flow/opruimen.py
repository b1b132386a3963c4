"""The purge clock. It waits for nobody: past its time a row expires and is emptied, whatever a zaaksysteem says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from identification.flow.berichten import forget_messages
from identification.flow.bewaren import forget_kept, keep, proof_of
from identification.flow.deur import forget_calls
from identification.flow.gesprek import end_forgotten
from identification.flow.herhaling import forget_repeats
from identification.flow.ontvangst import forget_codes, holds_something_of
from identification.flow.opening import forget_openings
from identification.flow.overgang import DOOR_KLOK, AlVerder, move, wipe
from identification.flow.paneel import forget_panels
from identification.models import Identification, InwonerSessie
from identification.status import KAN_VERLOPEN, TE_BEZORGEN, Afloop, Status
from kluis import dagsleutel
from toezicht.logboek import record
from toezicht.soorten import Soort

_BATCH = 200
_BATCH_BEWIJZEN = 50  # some have to be made first: a round must not last
SESSIE_BEWAREN = timedelta(hours=24)
_KLAAR_MET_BEZORGEN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Opgeruimd:
    verlopen: int
    gewist: int
    sleutels: int
    sessies: int


def purge(*, now: datetime) -> Opgeruimd:
    """One round. Safe to run twice, at once, or to kill half-way: the next round goes on."""
    end_forgotten(now=now)
    forget_codes(now=now)
    forget_panels(now=now)
    forget_kept(now=now)
    _forget_other_systems(now=now)
    return Opgeruimd(
        verlopen=_expire(now=now),
        gewist=_wipe_ended(now=now),
        sleutels=_destroy_day_keys(now=now),
        sessies=_forget_browsers(now=now),
    )


def _forget_other_systems(*, now: datetime) -> None:
    forget_repeats(now=now)
    forget_openings(now=now)
    forget_calls(now=now)
    forget_messages(now=now)


def _expire(*, now: datetime) -> int:
    # A worker that is delivering now finishes first: its lease is seconds, and half a delivery would stay behind.
    idle = Q(bezorger_tot=None) | Q(bezorger_tot__lte=now)
    # Who stands in the proof of another row goes with that row (`overgang.wipe`).
    own = Q(bewijs_bij=None) | Q(bewijs_bij__status=Status.GEWIST)
    rows = Identification.objects.filter(idle, own, status__in=KAN_VERLOPEN, verloopt_op__lte=now)
    # First those that hold no proof: nobody's BSN waits until the proofs of others are sealed anew.
    undelivered = Q(status__in=TE_BEZORGEN)
    short = rows.exclude(undelivered).only("pk", "status", "bewijs_bij").order_by("verloopt_op")[:_BATCH]
    whole = rows.filter(undelivered).select_related("dienst").order_by("verloopt_op")[:_BATCH_BEWIJZEN]
    return sum(_expire_one(row, now=now) for row in (*short, *whole))


def _expire_one(row: Identification, *, now: datetime) -> bool:
    undelivered = row.status in TE_BEZORGEN
    pdf = proof_of(row) if undelivered and row.bewijs_bij_id is None else None
    try:
        with transaction.atomic():
            move(
                pk=row.pk,
                van=Status(row.status),
                naar=Status.VERLOPEN,
                door=DOOR_KLOK,
                now=now,
                soort=Soort.VERLOPEN,
                only={"verloopt_op__lte": now},
                afloop=Afloop.NIET_BEZORGD if undelivered else Afloop.VERLOPEN,
            )
            wipe(pk=row.pk, van=Status.VERLOPEN, door=DOOR_KLOK, now=now)
            if undelivered:
                record(soort=Soort.SIGNAAL_NIET_BEZORGD, door=DOOR_KLOK, now=now, onderwerp=row.pk)
            if pdf is not None:
                keep(row, pdf, now=now)
    except AlVerder:
        return False  # it moved on between our look and our write
    return True


def _wipe_ended(*, now: datetime) -> int:
    """Rows that ended without being emptied: a delivered one whose worker died before the last step."""
    rows = Identification.objects.filter(status__in=[Status.AFGEBROKEN, Status.VERLOPEN]) | (
        Identification.objects.filter(status=Status.GELEVERD, geleverd_op__lte=now - _KLAAR_MET_BEZORGEN)
    )
    return sum(_wipe_one(row, now=now) for row in rows.only("pk", "status")[:_BATCH])


def _wipe_one(row: Identification, *, now: datetime) -> bool:
    try:
        wipe(pk=row.pk, van=Status(row.status), door=DOOR_KLOK, now=now)
    except AlVerder:
        return False
    return True


def _destroy_day_keys(*, now: datetime) -> int:
    """The key of a past day goes when no row of that day holds anything sealed any more."""
    destroyed = 0
    for day in dagsleutel.existing_days():
        in_use = Identification.objects.filter(dag=day).exclude(status=Status.GEWIST).exists()
        in_use = in_use or holds_something_of(dag=day)
        if day < timezone.localdate(now) - timedelta(days=1) and not in_use:
            dagsleutel.destroy(day)
            record(soort=Soort.DAGSLEUTEL_VERNIETIGD, door=DOOR_KLOK, now=now)
            destroyed += 1
    return destroyed


def _forget_browsers(*, now: datetime) -> int:
    return InwonerSessie.objects.filter(laatst_actief_op__lt=now - SESSIE_BEWAREN).delete()[0]
