"""The only writer of who read a language. Nothing is taken away: taking it back is a row too."""

from __future__ import annotations

from datetime import date, datetime

from begrippen.taal import Taal
from diensten.models import Taalcontrole
from diensten.wijzigen import Door


def say_read(*, taal: Taal, lezer: str, gelezen_op: date, door: Door, now: datetime) -> None:
    Taalcontrole.objects.create(
        taal=taal.value,
        gedaan=True,
        lezer=lezer,
        gelezen_op=gelezen_op,
        moment=now,
        door=door.naam,
        door_id=door.id,
    )


def take_back(*, taal: Taal, door: Door, now: datetime) -> None:
    Taalcontrole.objects.create(taal=taal.value, gedaan=False, moment=now, door=door.naam, door_id=door.id)
