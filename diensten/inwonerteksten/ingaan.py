"""Write down that a planned text began. What inwoners read does not wait for this: see `tonen.holding`."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from diensten.inwonerteksten.models import Stap, Tekstversie
from diensten.inwonerteksten.stand import in_force
from diensten.inwonerteksten.stappen import write_down
from diensten.wijzigen import Door

DOOR_KLOK = Door(naam="geplande tekst")
_JUST_BEFORE = timedelta(microseconds=1)


def waiting() -> QuerySet[Tekstversie]:
    """Approved for a later day, not withdrawn before it, and its beginning is not written down yet."""
    stays = Q(ingetrokken_op=None) | Q(ingetrokken_op__gt=F("geldt_vanaf"))
    return Tekstversie.objects.filter(stays, geldt_vanaf__isnull=False, ingegaan_op=None)


def settle(*, now: datetime) -> int:
    """Write down what began up to `now`; the number of texts. Twice, or late, is one outcome."""
    due = waiting().filter(geldt_vanaf__lte=now).order_by("geldt_vanaf", "nummer")
    return sum(_settle_one(versie, now=now) for versie in list(due))


def settle_place(versie: Tekstversie, *, now: datetime) -> None:
    """Before somebody does something with a text of this place, so that the log tells what came first."""
    due = waiting().filter(_place(versie), geldt_vanaf__lte=now)
    for row in list(due.order_by("geldt_vanaf", "nummer")):
        _settle_one(row, now=now)


def planned_at(versie: Tekstversie, *, now: datetime) -> list[Tekstversie]:
    """The texts of its place that wait for their day, in the order in which they begin."""
    return list(waiting().filter(_place(versie), geldt_vanaf__gt=now).order_by("geldt_vanaf", "nummer"))


def locked_place(versie: Tekstversie) -> dict[int, Tekstversie]:
    """All versions of its place, by pk, held so that nobody adds one meanwhile. Inside a transaction."""
    rows = Tekstversie.objects.select_for_update().filter(_place(versie))
    return {row.pk: row for row in rows.order_by("pk")}


def _place(versie: Tekstversie) -> Q:
    return Q(sleutel=versie.sleutel, dienst=versie.dienst_id, taal=versie.taal)


def _settle_one(versie: Tekstversie, *, now: datetime) -> bool:
    """Written with the moment since when it holds, however late. What never was to be read has no beginning."""
    with transaction.atomic():
        rows = locked_place(versie).values()
        if not waiting().filter(pk=versie.pk).update(ingegaan_op=now):
            return False  # withdrawn or written by another one, while this one waited
        began = versie.geldt_vanaf or now
        holds = in_force(rows, began)
        if holds is None or holds.pk != versie.pk:
            return False
        before = in_force(rows, began - _JUST_BEFORE)
        vorige = before.nummer if before is not None else 0
        write_down(versie, Stap.INGEGAAN, door=DOOR_KLOK, now=began, vorige=vorige)
    return True
