"""The only writer of ticks. Nothing is taken away: taking a tick back is a row too."""

from __future__ import annotations

from datetime import datetime

from diensten.checklist.criteria import BY_NUMMER
from diensten.models import Afvinking
from diensten.wijzigen import Door


class NietAfTeVinken(Exception):
    """There is no such criterium, or it leaves nothing to people."""


def tick(*, nummer: str, gedaan: bool, toelichting: str, door: Door, now: datetime) -> None:
    """Raises `NietAfTeVinken`."""
    criterium = BY_NUMMER.get(nummer)
    if criterium is None or criterium.mensen is None:
        raise NietAfTeVinken
    Afvinking.objects.create(
        criterium=nummer,
        gedaan=gedaan,
        toelichting=toelichting,
        moment=now,
        door=door.naam,
        door_id=door.id,
    )
