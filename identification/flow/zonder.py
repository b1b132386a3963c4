"""Somebody leaves a call with more people: the others go on, or all of it stops."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from begrippen.deel import Deel
from identification.flow.afronden import stop
from identification.flow.alarm import withdraw
from identification.flow.mensen import hold, lock, people
from identification.flow.overgang import AlVerder, door_ambtenaar
from identification.models import Identification
from identification.status import OPEN
from toezicht.logboek import record
from toezicht.soorten import Soort

_ZONDER = "zonder-deze-persoon"


class NiemandOver(Exception):
    """Without this person there is nobody left whom the proof could be about."""


def others_left(row: Identification, rows: list[Identification], *, now: datetime) -> bool:
    """Is anybody left for whom the call goes on? An interpreter alone is not."""
    others = [other for other in rows if other.pk != row.pk and other.deel != Deel.TOLK]
    return any(other.status in OPEN and other.verloopt_op > now for other in others)


def go_on_without(*, identification: Identification, now: datetime) -> None:
    """The ambtenaar decides that the proof does not name this person. Their data goes at once.

    Raises `NiemandOver`, `AlVerder`.
    """
    if identification.samen_id is None:
        raise AlVerder
    with transaction.atomic():
        lock(identification.samen_id)
        rows = people(identification)
        row = next((one for one in rows if one.pk == identification.pk), None)
        if row is None:
            raise AlVerder
        if not others_left(row, rows, now=now):
            raise NiemandOver
        if row.status in OPEN:
            stop(identification=row, reden=_ZONDER, now=now)
        left = Identification.objects.filter(pk=row.pk, zonder_op=None, bevestigd_op=None)
        if left.exclude(status__in=OPEN).update(zonder_op=now) != 1:
            raise AlVerder
        record(soort=Soort.ZONDER_PERSOON, door=door_ambtenaar(row), now=now, onderwerp=row.pk)


def stop_everybody(*, identification: Identification, reden: str, now: datetime) -> None:
    """The whole call stops, for one of `alarm.STOP_REDENEN`. Raises `AlVerder`."""
    with transaction.atomic():
        hold(identification)
        rows = [row for row in people(identification) if row.status in OPEN]
        if not rows:
            raise AlVerder
        for row in sorted(rows, key=lambda one: one.pk):
            withdraw(identification=row, reden=reden, now=now)
