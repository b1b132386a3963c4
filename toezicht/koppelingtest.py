"""What the last test of each coupling found: kept, with a line in the audit trail, and a signal when it broke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from begrippen.toets import Bevinding, Stand, ernstigste
from toezicht.logboek import record
from toezicht.models import Koppelingtest
from toezicht.soorten import Soort


@dataclass(frozen=True, slots=True)
class LaatsteTest:
    """`door`: the name of the medewerker, or of the command."""

    naam: str
    moment: datetime
    door: str
    stand: Stand
    bevindingen: tuple[Bevinding, ...]


def keep_test(*, naam: str, bevindingen: Sequence[Bevinding], door: str, now: datetime) -> Stand:
    """A coupling that was broken already gives no second signal: a schedule may test it every hour."""
    stand = ernstigste(bevindingen)
    with transaction.atomic():
        before = Koppelingtest.objects.select_for_update().filter(naam=naam).first()
        Koppelingtest.objects.update_or_create(
            naam=naam,
            defaults={
                "moment": now,
                "door": door,
                "stand": stand.value,
                "bevindingen": [asdict(bevinding) for bevinding in bevindingen],
            },
        )
        record(soort=Soort.KOPPELING_GETEST, door=door, now=now, reden=naam)
        if stand is Stand.STUK and (before is None or before.stand != Stand.STUK):
            record(soort=Soort.KOPPELING_STUK, door=door, now=now, reden=naam)
    return stand


def last_tests() -> dict[str, LaatsteTest]:
    """By the name of the coupling."""
    return {row.naam: _test(row) for row in Koppelingtest.objects.all()}


def _test(row: Koppelingtest) -> LaatsteTest:
    found = tuple(
        Bevinding(Stand(each["stand"]), each["tekst"], each["doen"], each["gegevens"])
        for each in row.bevindingen
    )
    return LaatsteTest(row.naam, row.moment, row.door, Stand(row.stand), found)
