"""The figures of a dienst per week: what is counted, and how little is shown. No Django.

Figures without names can still point at somebody when there are few: a count from 1 up to 9 is not shown, nor drawn,
nor exported; and no hidden count follows from a total, over weeks or over diensten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from begrippen.niveau import Betrouwbaarheidsniveau

TE_WEINIG = 10
STAP = 5  # seconds: how finely the time from link to login is kept
LANGST = 3600  # seconds: whatever took longer is kept as this


class Maat(StrEnum):
    """What is counted. INGELOGD has a niveau as its klasse, SECONDEN a number of seconds rounded down to `STAP`."""

    GEMAAKT = "gemaakt"
    INGELOGD = "ingelogd"
    GEANNULEERD = "geannuleerd"
    TE_LAAG = "te_laag"
    MISLUKT = "mislukt"
    VERLOPEN = "verlopen"
    CODE_ONJUIST = "code_onjuist"
    VOLTOOID = "voltooid"
    SECONDEN = "seconden"


@dataclass(frozen=True, slots=True)
class Getal:
    """A count as it may be shown; `aantal` is None for one that is too small. `minstens`: one dienst is left out."""

    aantal: int | None
    minstens: bool = False

    @property
    def verborgen(self) -> bool:
        return self.aantal is None

    @property
    def getekend(self) -> int:
        """What a chart may draw: nothing for what is hidden."""
        return self.aantal or 0


@dataclass(frozen=True, slots=True)
class Totaal:
    """`minstens`: there is more, in weeks that are hidden."""

    aantal: int
    minstens: bool


@dataclass(frozen=True, slots=True)
class Week:
    """From Monday `begin` on. `per_niveau`: logins; `seconden`: the median from link to login, or None."""

    begin: date
    getallen: Mapping[Maat, Getal]
    per_niveau: Mapping[Betrouwbaarheidsniveau, Getal]
    seconden: int | None

    @property
    def nummer(self) -> int:
        """Of ISO 8601."""
        return self.begin.isocalendar().week

    @property
    def jaar(self) -> int:
        return self.begin.isocalendar().year

    @property
    def ingelogd(self) -> int:
        """What is visible of all logins."""
        return sum(getal.getekend for getal in self.per_niveau.values())

    @property
    def niet_gelukt(self) -> int:
        """What is visible of the ways to end without a login."""
        return sum(self.getallen[maat].getekend for maat in NIET_GELUKT)

    @property
    def iets_verborgen(self) -> bool:
        return any(getal.verborgen for getal in (*self.per_niveau.values(), *self.getallen.values()))


NIET_GELUKT = (Maat.GEANNULEERD, Maat.TE_LAAG, Maat.MISLUKT, Maat.VERLOPEN)
GETELD = tuple(maat for maat in Maat if maat not in {Maat.INGELOGD, Maat.SECONDEN})
Telling = Mapping[tuple[Maat, int], int]  # maat and klasse → how often


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def shown(aantal: int) -> Getal:
    return Getal(aantal if aantal == 0 or aantal >= TE_WEINIG else None)


def shown_together(aantallen: Iterable[int]) -> Getal:
    """The sum over diensten, of which each has a page with its own count beside it.

    One hidden count would follow from the sum, so it is left out. Of more than one the sum only tells them all when
    each is 1 or each is 9; it stays one away from there.
    """
    every = [aantal for aantal in aantallen if aantal]
    small = [aantal for aantal in every if aantal < TE_WEINIG]
    visible = sum(every) - sum(small)
    if len(small) == 1:
        return Getal(visible, minstens=True) if visible else Getal(None)
    most = (TE_WEINIG - 1) * len(small) - 1
    return shown(visible + (min(max(sum(small), len(small) + 1), most) if small else 0))


def week_of(begin: date, tellingen: Collection[Telling]) -> Week:
    """`tellingen`: of the whole week, one for each dienst."""

    def together(maat: Maat, klasse: int) -> Getal:
        return shown_together(telling.get((maat, klasse), 0) for telling in tellingen)

    seconden: Counter[int] = Counter()
    for telling in tellingen:
        seconden.update({klasse: n for (maat, klasse), n in telling.items() if maat is Maat.SECONDEN})
    return Week(
        begin=begin,
        getallen={maat: together(maat, 0) for maat in GETELD},
        per_niveau={niveau: together(Maat.INGELOGD, int(niveau)) for niveau in Betrouwbaarheidsniveau},
        seconden=median(seconden),
    )


def median(secondes: Mapping[int, int]) -> int | None:
    """Of how often each number of seconds was seen: the lower of the two middle ones. None for too few."""
    total = sum(secondes.values())
    if total < TE_WEINIG:
        return None
    seen = 0
    for seconden in sorted(secondes):
        seen += secondes[seconden]
        if 2 * seen >= total:
            return seconden
    return None  # pragma: no cover - the last one always reaches half


def in_steps(seconden: float) -> int:
    """As it is kept: rounded down to `STAP`, never below nothing and never above `LANGST`."""
    return min(max(int(seconden), 0), LANGST) // STAP * STAP


def total(getallen: Iterable[Getal]) -> Totaal | None:
    """Over weeks, of what is visible. None when one hidden week would follow from it, or nothing is visible."""
    every = list(getallen)
    hidden = sum(getal.verborgen for getal in every)
    aantal = sum(getal.getekend for getal in every)
    more = hidden > 0 or any(getal.minstens for getal in every)
    return None if hidden == 1 or (hidden and not aantal) else Totaal(aantal, minstens=more)
