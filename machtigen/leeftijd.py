"""How old somebody is on a day, also when the day of birth is only half known. Pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

MEERDERJARIG = 18  # BW 1:233
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def dutch_day(now: datetime) -> date:
    """The day it is in the Netherlands at `now` (aware): somebody turns 18 at midnight there, not in UTC."""
    return now.astimezone(_AMSTERDAM).date()


@dataclass(frozen=True, slots=True)
class Geboorte:
    """A date of birth as the BRP gives it: whole, or without its day, its month, or its year.

    `maand` without `jaar`, or `dag` without `maand`, raises `ValueError`, as does a day that no calendar has.
    """

    jaar: int | None = None
    maand: int | None = None
    dag: int | None = None

    def __post_init__(self) -> None:
        if (self.maand is not None and self.jaar is None) or (self.dag is not None and self.maand is None):
            raise ValueError("a date of birth loses its day first, then its month")
        if self.jaar is not None:
            date(self.jaar, self.maand or 1, self.dag or 1)

    @property
    def vroegst(self) -> date | None:
        """The earliest day that it can be; None when nothing is known."""
        return date(self.jaar, self.maand or 1, self.dag or 1) if self.jaar is not None else None

    @property
    def laatst(self) -> date | None:
        if self.jaar is None:
            return None
        maand = self.maand or 12
        return date(self.jaar, maand, self.dag or monthrange(self.jaar, maand)[1])


def jonger_dan(geboorte: Geboorte | None, jaren: int, *, op: date) -> bool | None:
    """Whether somebody has not reached `jaren` years on the day `op`; None when that cannot be said.

    Who was born on 29 February grows older on 1 March in a year without that day.
    """
    if geboorte is None or geboorte.vroegst is None or geboorte.laatst is None:
        return None
    oldest, youngest = _years(geboorte.vroegst, op), _years(geboorte.laatst, op)
    if (oldest < jaren) != (youngest < jaren):
        return None
    return oldest < jaren


def _years(born: date, op: date) -> int:
    return op.year - born.year - ((op.month, op.day) < (born.month, born.day))
