"""The work list of contact moments: a row for each proof that is in its zaak, until the contact moment is made."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import models
from django.db.models import CheckConstraint, F, Q

from zaken.contact.instelling import instelling
from zaken.contact.klantcontact import ensure_klantcontact
from zaken.contact.opdracht import ContactFout, ContactOpdracht

_LEASE = timedelta(minutes=2)  # a worker that died is followed by another one
_FIRST, _LONGEST = timedelta(seconds=30), timedelta(hours=1)
_LIMIET = timedelta(hours=48)
_BATCH = 50
_BEWAREN = timedelta(days=200)


class Contactmoment(models.Model):
    """What is needed to make it, and how far that is. About the inwoner it holds nothing."""

    kenmerk = models.UUIDField(unique=True)
    zaaknummer = models.CharField(max_length=40)
    zaak_ref = models.CharField(max_length=500)
    dienst = models.CharField(max_length=80)
    medewerker = models.CharField(max_length=200)
    medewerker_id = models.UUIDField(null=True)
    taal = models.CharField(max_length=2)
    begonnen_op = models.DateTimeField()
    gemaakt_op = models.DateTimeField()
    klantcontact = models.UUIDField(null=True)  # what the other side called it
    klaar_op = models.DateTimeField(null=True)
    next_attempt_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    fout = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["next_attempt_at"], name="contactmoment_werk")]
        constraints = [
            CheckConstraint(
                name="contactmoment_klaar_is_klaar",
                condition=Q(klaar_op=None) | Q(next_attempt_at=None, klantcontact__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.kenmerk)


def plan(opdracht: ContactOpdracht, *, now: datetime) -> None:
    """Twice is one row."""
    Contactmoment.objects.get_or_create(
        kenmerk=opdracht.kenmerk,
        defaults={
            "zaaknummer": opdracht.zaaknummer,
            "zaak_ref": opdracht.zaak_ref,
            "dienst": opdracht.dienst,
            "medewerker": opdracht.medewerker,
            "medewerker_id": opdracht.medewerker_id,
            "taal": opdracht.taal,
            "begonnen_op": opdracht.begonnen_op,
            "gemaakt_op": now,
            "next_attempt_at": now,
        },
    )


def due(*, now: datetime) -> list[int]:
    rows = Contactmoment.objects.filter(next_attempt_at__lte=now).order_by("next_attempt_at")
    return list(rows.values_list("pk", flat=True)[:_BATCH])


def take(*, pk: int, now: datetime) -> Contactmoment | None:
    """The row, if no other worker has it in hands."""
    mine = Contactmoment.objects.filter(pk=pk, next_attempt_at__lte=now)
    if mine.update(next_attempt_at=now + _LEASE) != 1:
        return None
    return Contactmoment.objects.get(pk=pk)


def work(row: Contactmoment, *, now: datetime) -> ContactFout | None:
    """Make it. Returns why it is given up, or None: it is made, or it waits for another try."""
    try:
        ensure_klantcontact(_opdracht(row), instelling(), known=row.klantcontact, keep=_keeper(row))
    except ContactFout as fout:
        return _again(row, fout, now=now)
    Contactmoment.objects.filter(pk=row.pk).update(klaar_op=now, next_attempt_at=None, fout="")
    row.refresh_from_db()
    return None


def _keeper(row: Contactmoment) -> Callable[[UUID], None]:
    def keep(klantcontact: UUID) -> None:
        Contactmoment.objects.filter(pk=row.pk).update(klantcontact=klantcontact)

    return keep


def _again(row: Contactmoment, fout: ContactFout, *, now: datetime) -> ContactFout | None:
    """Doubling from half a minute to an hour, spread a little, for two days."""
    over = fout.permanent or now - row.gemaakt_op >= _LIMIET
    wait = min(_FIRST * 2 ** min(row.attempts, 10), _LONGEST)
    spread = wait * (secrets.randbelow(200) / 1000)
    Contactmoment.objects.filter(pk=row.pk).update(
        next_attempt_at=None if over else now + wait + spread,
        attempts=F("attempts") + 1,
        fout=fout.reason[:60],
    )
    return fout if over else None


def _opdracht(row: Contactmoment) -> ContactOpdracht:
    return ContactOpdracht(
        kenmerk=row.kenmerk,
        zaaknummer=row.zaaknummer,
        zaak_ref=row.zaak_ref,
        dienst=row.dienst,
        medewerker=row.medewerker,
        medewerker_id=row.medewerker_id,
        taal=row.taal,
        begonnen_op=row.begonnen_op,
    )


def forget_old(*, now: datetime) -> int:
    """What is of long ago, made or not. A proof is kept for ninety days at most, so none comes here again."""
    return Contactmoment.objects.filter(gemaakt_op__lte=now - _BEWAREN).delete()[0]
