"""When somebody answers the telephone of the gemeente, by the clock on the wall in the Netherlands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
VOORUIT = 14  # days to look for the next opening: a week of Christmas and its weekends fit in
AANGEKONDIGD = 28  # days before it that another day is announced
_DAGEN = 7

Blok = tuple[time, time]


class OngeldigeTijden(ValueError):
    """The text is no opening hours. Carries what is wrong as a code: `vorm`, `tijd`, `omgekeerd`, `overlap`."""


@dataclass(frozen=True, slots=True)
class AndereDag:
    """One date that is not as its day of the week: other hours, or none at all."""

    dag: date
    naam: str = ""
    tijden: tuple[Blok, ...] = ()


@dataclass(frozen=True, slots=True)
class Bereikbaar:
    """`tot`: open, and until when. Otherwise `dag` and `vanaf`: when it opens again, None if not in two weeks."""

    tot: time | None = None
    dag: date | None = None
    vanaf: time | None = None
    vandaag: bool = False
    morgen: bool = False


@dataclass(frozen=True, slots=True)
class Openingstijden:
    """`week`: Monday first, seven days, each with its blocks in order. Times are those of the clock on the wall."""

    week: tuple[tuple[Blok, ...], ...] = ((),) * _DAGEN
    andere_dagen: tuple[AndereDag, ...] = ()

    def __bool__(self) -> bool:
        return any(self.week)

    def on(self, dag: date) -> tuple[Blok, ...]:
        other = next((one for one in self.andere_dagen if one.dag == dag), None)
        return self.week[dag.weekday()] if other is None else other.tijden

    def soon(self, vandaag: date) -> tuple[AndereDag, ...]:
        """The other days that people should know of: from today on, four weeks ahead."""
        last = vandaag + timedelta(days=AANGEKONDIGD)
        return tuple(one for one in self.andere_dagen if vandaag <= one.dag <= last)

    def at(self, now: datetime) -> Bereikbaar | None:
        """`now`: aware. None when no opening hours are known: then nothing is said."""
        if not self:
            return None
        wall = now.astimezone(AMSTERDAM)
        today, clock = wall.date(), wall.time()
        for begin, end in self.on(today):
            if begin <= clock < end:
                return Bereikbaar(tot=end)
        later = next((begin for begin, _ in self.on(today) if begin > clock), None)
        if later is not None:
            return Bereikbaar(dag=today, vanaf=later, vandaag=True)
        for ahead in range(1, VOORUIT + 1):
            dag = today + timedelta(days=ahead)
            if blocks := self.on(dag):
                return Bereikbaar(dag=dag, vanaf=blocks[0][0], morgen=ahead == 1)
        return Bereikbaar()


_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?(?:\s*uur)?"
_BLOK = re.compile(rf"{_CLOCK}\s*(?:-|–|—|tot)\s*{_CLOCK}", re.ASCII)
_DICHT = {"", "dicht", "gesloten", "-", "–"}


def read_day(text: str) -> tuple[Blok, ...]:
    """`9.00–12.30 en 13.30–17.00`, `9-17`, or nothing for a day that is closed. Raises `OngeldigeTijden`."""
    plain = " ".join(text.lower().split())
    if plain in _DICHT:
        return ()
    blocks = tuple(_block(part) for part in re.split(r"\s*(?:,|;|\ben\b)\s*", plain))
    if any(before[1] >= after[0] for before, after in pairwise(blocks)):
        raise OngeldigeTijden("overlap")
    return blocks


def _block(text: str) -> Blok:
    match = _BLOK.fullmatch(text)
    if match is None:
        raise OngeldigeTijden("vorm")
    hour, minute, until_hour, until_minute = (int(part or 0) for part in match.groups())
    try:
        begin, end = time(hour, minute), time(until_hour, until_minute)
    except ValueError:
        raise OngeldigeTijden("tijd") from None
    if begin >= end:
        raise OngeldigeTijden("omgekeerd")
    return begin, end


def write_day(blocks: tuple[Blok, ...]) -> str:
    """As a person types it; `read_day` reads it back."""
    return " en ".join(f"{clock(begin)}–{clock(end)}" for begin, end in blocks)


def clock(moment: time) -> str:
    """`9.00`"""
    return f"{moment.hour}.{moment.minute:02}"


_DAG = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\s+(.{1,160}))?", re.ASCII)
_EN = r"\s*(?:,|;|en)\s*"
_UREN = re.compile(
    rf"({_BLOK.pattern}(?:{_EN}{_BLOK.pattern})*|dicht|gesloten)(?:\s+|$)", re.ASCII | re.IGNORECASE
)
_HALVE_TIJD = re.compile(r"\d{1,2}\s*(?:[.:]\s*\d|-|–|—|tot\b)", re.ASCII)
_LANGSTE_NAAM = 60


def read_other_days(text: str) -> tuple[AndereDag, ...]:
    """One day a line, closed or with hours: `25-12-2026 Eerste Kerstdag`, `24-12-2026 9.00–12.00 Kerstavond`.

    In order, each once. Raises `OngeldigeTijden` with the line.
    """
    found: dict[date, AndereDag] = {}
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        match = _DAG.fullmatch(line)
        try:
            if match is None:
                raise ValueError
            day, month, year, rest = match.groups()
            dag = date(int(year), int(month), int(day))
            found[dag] = AndereDag(dag, *_name_and_hours(rest or ""))
        except ValueError:
            raise OngeldigeTijden(line) from None
    return tuple(found[dag] for dag in sorted(found))


def _name_and_hours(text: str) -> tuple[str, tuple[Blok, ...]]:
    """What looks like a time and is none is no name. Raises `ValueError`."""
    hours = _UREN.match(text)
    naam = text[hours.end() :] if hours else text
    if len(naam) > _LANGSTE_NAAM or _HALVE_TIJD.match(naam):
        raise ValueError
    return naam, read_day(hours[1]) if hours else ()


def write_other_days(days: tuple[AndereDag, ...]) -> str:
    """As a person types it; `read_other_days` reads it back."""
    return "\n".join(
        " ".join(filter(None, (f"{one.dag:%d-%m-%Y}", write_day(one.tijden), one.naam))) for one in days
    )
