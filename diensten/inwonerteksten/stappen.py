"""One step with a version, in its own log and for whoever listens: both in the transaction of what happened."""

from __future__ import annotations

from datetime import date, datetime

from django.dispatch import Signal

from diensten.inwonerteksten.models import Stap, Tekststap, Tekstversie
from diensten.wijzigen import Door

# Sent with `versie`, `soort` (a `Stap`), `door`, `now`, and `vorige`: the number of what it came in the place of, or 0.
stap_gezet = Signal()


def write_down(
    versie: Tekstversie,
    soort: Stap,
    *,
    door: Door,
    now: datetime,
    reden: str = "",
    controleer_op: date | None = None,
    vorige: int = 0,
) -> None:
    Tekststap.objects.create(
        versie=versie,
        soort=soort,
        reden=reden,
        controleer_op=controleer_op,
        moment=now,
        door=door.naam,
        door_id=door.id,
    )
    stap_gezet.send(sender=Tekstversie, versie=versie, soort=soort, door=door, now=now, vorige=vorige)
