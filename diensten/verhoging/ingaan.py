"""Write a raise whose day has come into its dienst. What holds does not wait for this: see `geldend`."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.gebeurd import verhogingstap_gezet
from diensten.models import Dienst, Wijziging
from diensten.verhoging.models import Stapsoort, Verhoging, VerhogingStap
from diensten.verhoging.tijdlijn import day_of, midnight

DOOR_KLOK = "geplande verhoging"


def waiting() -> QuerySet[Verhoging]:
    """Planned, not withdrawn, and not yet written into their dienst."""
    return Verhoging.objects.filter(ingetrokken_op=None, doorgevoerd_op=None)


def settle(*, now: datetime, dienst_id: int | None = None) -> int:
    """Write what is due, of one dienst or of all; the number of raises. Twice, or late, is one outcome."""
    due = waiting().filter(datum__lte=day_of(now))
    if dienst_id is not None:
        due = due.filter(dienst=dienst_id)
    return sum(_settle_one(pk, now=now) for pk in list(due.values_list("pk", flat=True)))


def _settle_one(pk: int, *, now: datetime) -> bool:
    with transaction.atomic():
        verhoging = waiting().filter(pk=pk).first()
        if verhoging is None:
            return False
        dienst = Dienst.objects.select_for_update().get(pk=verhoging.dienst_id)
        if not waiting().filter(pk=pk, versie=verhoging.versie).update(doorgevoerd_op=now):
            return False  # withdrawn or written by another one, while this one waited
        if dienst.niveau < verhoging.naar:
            write_niveau(dienst.pk, naar=verhoging.naar_niveau, now=now)
            Wijziging.objects.create(
                dienst=dienst,
                moment=midnight(verhoging.datum),  # since when it holds, so that the log tells what held when
                door=DOOR_KLOK,
                veld="niveau",
                van=str(dienst.niveau),
                naar=str(verhoging.naar),
            )
        note(verhoging, Stapsoort.INGEGAAN, door=DOOR_KLOK, now=now)
    return True


def write_niveau(dienst_id: int, *, naar: Betrouwbaarheidsniveau, now: datetime) -> None:
    """Inside a transaction that holds the lock on the dienst."""
    Dienst.objects.filter(pk=dienst_id).update(niveau=int(naar), versie=F("versie") + 1, gewijzigd_op=now)


def note(verhoging: Verhoging, soort: Stapsoort, *, door: str, now: datetime, **more: object) -> None:
    """One line in the log of the raise, with the plan as it stands."""
    stap = VerhogingStap.objects.create(
        verhoging=verhoging,
        soort=soort.value,
        naar=verhoging.naar,
        datum=verhoging.datum,
        aankondigen_vanaf=verhoging.aankondigen_vanaf,
        moment=now,
        door=door,
        **more,
    )
    verhogingstap_gezet.send(sender=VerhogingStap, stap=stap)
