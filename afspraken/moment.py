"""From a day and a clock in the Netherlands to a moment, and which of those there are. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_HERINNER_OM = time(10, 0)


class TijdBestaatNiet(ValueError):
    """The clock skips this time: summer time begins."""


class TijdTweemaal(ValueError):
    """The clock shows this time twice: summer time ends. Which of both is meant, nobody can tell."""


def local_moment(dag: date, tijd: time) -> datetime:
    """The moment, in UTC, at which the clock in the Netherlands shows `tijd`.

    Raises `TijdBestaatNiet`, `TijdTweemaal`.
    """
    first = datetime.combine(dag, tijd, tzinfo=AMSTERDAM)
    if first.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) != first.replace(tzinfo=None):
        raise TijdBestaatNiet
    if first.utcoffset() != first.replace(fold=1).utcoffset():
        raise TijdTweemaal
    return first.astimezone(UTC)


def day_of(moment: datetime) -> date:
    """The day in the Netherlands. `moment`: aware."""
    return moment.astimezone(AMSTERDAM).date()


def reminder_moment(begint_op: datetime, *, now: datetime) -> datetime | None:
    """Ten o'clock on the day before; None when that has been."""
    moment = local_moment(day_of(begint_op) - timedelta(days=1), _HERINNER_OM)
    return moment if moment > now else None
