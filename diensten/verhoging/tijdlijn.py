"""The days of a planned raise: when it holds, what to warn for, and where its points stand on a line. Pure.

A raise holds from a day in the Netherlands. Days and not seconds are compared, so summer time cannot shift it.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TERUG_DAGEN = 14  # as long a raise can be rolled back
KORT, LANG = 3, 6  # months of announcing that Logius advises, at least and at most (seeds, document 000)
VERSTE_JAREN = 2  # further away than this, either way, is a typing error
_RAND = (25, 5)  # around the deadlines of a month (seeds, document 004)
_VRIJDAG = 4

BREED, HOOG = 320, 48  # the drawing, in its own units
_KANT, _TUSSEN = 20, 30  # from the edge to the first point, and between two points at least


class Waarschuwing(StrEnum):
    KORT = "kort"
    LANG = "lang"
    MAANDRAND = "maandrand"
    VRIJDAG = "vrijdag"


class Mijlpaal(StrEnum):
    """In the order in which they stand when they fall on one day."""

    AANKONDIGEN = "aankondigen"
    INGANG = "ingang"
    TERUG_TOT = "terug-tot"
    VANDAAG = "vandaag"


@dataclass(frozen=True, slots=True)
class Lijnpunt:
    """`x`: where on the line, in units of the drawing. `geweest`: before today."""

    mijlpaal: Mijlpaal
    dag: date
    x: int
    geweest: bool


def midnight(dag: date) -> datetime:
    """The moment at which `dag` begins in the Netherlands."""
    return datetime.combine(dag, time.min, tzinfo=AMSTERDAM).astimezone(UTC)


def day_of(moment: datetime) -> date:
    """`moment`: aware."""
    return moment.astimezone(AMSTERDAM).date()


def named_day(text: str) -> tuple[date, datetime]:
    """A day as in an address, 2027-06-15, and when it begins. Raises `ValueError`."""
    dag = date.fromisoformat(text)
    try:
        return dag, midnight(dag)
    except OverflowError as error:
        raise ValueError(text) from error


def months_before(dag: date, months: int) -> date:
    """The same day of an earlier month, or its last day where that month is shorter."""
    index = dag.year * 12 + dag.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(dag.day, monthrange(year, month + 1)[1]))


def announce_from(datum: date, *, vandaag: date) -> date:
    """The start that we propose: as early as Logius advises, and not before today."""
    return max(months_before(datum, LANG), vandaag)


def roll_back_until(datum: date) -> date:
    """The last day on which a raise can be rolled back."""
    return datum + timedelta(days=TERUG_DAGEN - 1)


def can_roll_back(datum: date, *, vandaag: date) -> bool:
    return datum <= vandaag <= roll_back_until(datum)


def earliest_announcement(vandaag: date) -> date:
    """Whoever began to announce before this day made a typing error."""
    return months_before(vandaag, 12 * VERSTE_JAREN)


def latest_day(vandaag: date) -> date:
    return months_before(vandaag, -12 * VERSTE_JAREN)


def warnings(*, begin: date, datum: date) -> tuple[Waarschuwing, ...]:
    """`begin`: the first day on which people can know of it."""
    found = []
    if begin > months_before(datum, KORT):
        found.append(Waarschuwing.KORT)
    if begin < months_before(datum, LANG):
        found.append(Waarschuwing.LANG)
    if datum.day >= _RAND[0] or datum.day <= _RAND[1]:
        found.append(Waarschuwing.MAANDRAND)
    if datum.weekday() == _VRIJDAG:
        found.append(Waarschuwing.VRIJDAG)
    return tuple(found)


def timeline(*, vandaag: date, aankondigen_vanaf: date, datum: date) -> tuple[Lijnpunt, ...]:
    """The four days in their order, far enough from each other to be told apart."""
    days = {
        Mijlpaal.AANKONDIGEN: aankondigen_vanaf,
        Mijlpaal.INGANG: datum,
        Mijlpaal.TERUG_TOT: roll_back_until(datum),
        Mijlpaal.VANDAAG: vandaag,
    }
    ordered = sorted(days.items(), key=lambda item: item[1])
    places = _spread([(day - ordered[0][1]).days for _, day in ordered])
    return tuple(
        Lijnpunt(what, day, x, geweest=day < vandaag) for (what, day), x in zip(ordered, places, strict=True)
    )


def _spread(days: list[int]) -> list[int]:
    """Days from the first one, as places on the line: in proportion, but never on top of each other."""
    room, long = BREED - 2 * _KANT, max(days[-1], 1)
    places: list[int] = []
    for day in days:
        least = places[-1] + _TUSSEN if places else _KANT
        places.append(max(_KANT + round(day * room / long), least))
    for behind in range(len(places)):
        most = BREED - _KANT - behind * _TUSSEN
        places[-1 - behind] = min(places[-1 - behind], most)
    return places
