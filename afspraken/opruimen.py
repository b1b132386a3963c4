"""What the purge does: an appointment goes when its day in the Netherlands is over, and the key of that day too."""

from __future__ import annotations

from datetime import datetime

from afspraken.models import REEKS, Afspraak
from afspraken.moment import day_of
from kluis import dagsleutel
from toezicht.logboek import record
from toezicht.soorten import Soort

_DOOR = "opruimen"
_BATCH = 500


def purge(*, now: datetime) -> int:
    """How many appointments went. Safe to run twice or at once."""
    today = day_of(now)
    over = list(Afspraak.objects.filter(dag__lt=today).values_list("pk", flat=True)[:_BATCH])
    if over:
        Afspraak.objects.filter(pk__in=over).delete()
        record(soort=Soort.AFSPRAKEN_GEWIST, door=_DOOR, now=now, aantal=len(over))
    for day in dagsleutel.existing_days(REEKS):
        if day < today and not Afspraak.objects.filter(dag=day).exists():
            dagsleutel.destroy(day, REEKS)
            record(soort=Soort.DAGSLEUTEL_VERNIETIGD, door=_DOOR, now=now)
    return len(over)
