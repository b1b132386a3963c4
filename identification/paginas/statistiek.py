"""What the page of figures shows, and where the bars of its chart stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from identification.cijfers import Getal, Totaal, Week, total

HOOGTE = 160  # of the plot, in the units of the chart
LINKS = 44  # room for the numbers beside the plot
ONDER = 28  # room for the weeks below it
_WEEK = 26
_VERGELIJK = 4  # weeks on each side of a change
_STAAF = 9
_STOMP = 3  # what a bar is high where something is hidden and nothing else can be drawn


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of the table."""

    kop: str
    uitleg: str
    cellen: tuple[Getal, ...]
    totaal: Totaal | None


@dataclass(frozen=True, slots=True)
class Verandering:
    """From this day on another way of logging in was asked."""

    dag: date
    naar: str


@dataclass(frozen=True, slots=True)
class Staaf:
    """A bar of the chart, in its units from the top left. `goed`: logins; else what did not work out."""

    x: int
    y: int
    hoogte: int
    goed: bool
    verborgen: bool

    @property
    def breedte(self) -> int:
        return _STAAF


@dataclass(frozen=True, slots=True)
class Streep:
    """A line with a word: across for an amount, upright for a change."""

    plaats: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Tekening:
    breedte: int
    hoogte: int
    staven: tuple[Staaf, ...]
    schaal: tuple[Streep, ...]
    weken: tuple[Streep, ...]
    veranderingen: tuple[Streep, ...]

    @property
    def bodem(self) -> int:
        return HOOGTE

    @property
    def links(self) -> int:
        return LINKS

    @property
    def onder(self) -> int:
        return self.hoogte - ONDER // 3


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Whole weeks before and after the last change. `regels`: what was counted, before, after."""

    verandering: Verandering
    voor: int
    na: int
    regels: tuple[tuple[str, Totaal | None, Totaal | None], ...]


def compare(
    weken: tuple[Week, ...], kolommen: Iterable[Kolom], veranderingen: Iterable[Verandering]
) -> Vergelijking | None:
    """Up to four weeks on each side of the last change; not the week in which it came, nor the one that goes on now.

    None without a change, or without a whole week on both sides.
    """
    last = max(veranderingen, key=lambda one: one.dag, default=None)
    if last is None:
        return None
    whole = range(len(weken) - 1)
    before = [at for at in whole if (last.dag - weken[at].begin).days >= 7][-_VERGELIJK:]
    after = [at for at in whole if weken[at].begin >= last.dag][:_VERGELIJK]
    if not before or not after:
        return None
    rows = tuple(
        (kolom.kop, total(kolom.cellen[at] for at in before), total(kolom.cellen[at] for at in after))
        for kolom in kolommen
    )
    return Vergelijking(last, len(before), len(after), rows)


@dataclass(frozen=True, slots=True)
class StatistiekPagina:
    """`weken`: oldest first; the last one is the week that goes on now. `csv_url`: the same figures as a file."""

    dienst: str
    weken: tuple[Week, ...]
    kolommen: tuple[Kolom, ...]
    veranderingen: tuple[Verandering, ...]
    tekening: Tekening
    csv_url: str
    vergelijking: Vergelijking | None = None

    @property
    def leeg(self) -> bool:
        return all(
            not getal.verborgen and not getal.aantal for kolom in self.kolommen for getal in kolom.cellen
        )

    @property
    def regels(self) -> list[tuple[Week, tuple[Getal, ...]]]:
        """Newest first, for the table."""
        per_week = zip(*(kolom.cellen for kolom in self.kolommen), strict=True)
        return list(zip(self.weken, per_week, strict=True))[::-1]


def draw(weken: tuple[Week, ...], veranderingen: Iterable[Verandering]) -> Tekening:
    """Two bars a week. Hidden counts are not drawn: a bar never says more than the table."""
    top = _round_up(max((max(week.ingelogd, week.niet_gelukt) for week in weken), default=0))
    return Tekening(
        breedte=LINKS + _WEEK * len(weken) + 10,
        hoogte=HOOGTE + ONDER,
        staven=tuple(staaf for at, week in enumerate(weken) for staaf in _bars(at, week, top=top)),
        schaal=tuple(Streep(HOOGTE - HOOGTE * part * 9 // 40, str(top * part // 4)) for part in range(5)),
        weken=tuple(
            Streep(_left(at) + _STAAF, str(week.nummer))
            for at, week in enumerate(weken)
            if (len(weken) - 1 - at) % (1 if len(weken) < 14 else 4) == 0
        ),
        veranderingen=tuple(_changes(weken, veranderingen)),
    )


def _bars(at: int, week: Week, *, top: int) -> Iterable[Staaf]:
    hidden_logins = any(getal.verborgen for getal in week.per_niveau.values())
    for offset, (aantal, goed, hidden) in enumerate(
        [(week.ingelogd, True, hidden_logins), (week.niet_gelukt, False, week.iets_verborgen)]
    ):
        hoogte = aantal * HOOGTE * 9 // (10 * top)
        stub = not aantal and hidden
        if aantal or stub:
            hoogte = _STOMP if stub else max(hoogte, 1)
            yield Staaf(_left(at) + offset * (_STAAF + 1), HOOGTE - hoogte, hoogte, goed, stub)


def _changes(weken: tuple[Week, ...], veranderingen: Iterable[Verandering]) -> Iterable[Streep]:
    for verandering in veranderingen:
        for at, week in enumerate(weken):
            day = (verandering.dag - week.begin).days
            if 0 <= day < 7:
                yield Streep(_left(at) + day * _WEEK // 7 - 2, verandering.naar)


def _left(at: int) -> int:
    return LINKS + _WEEK * at + 4


def _round_up(aantal: int) -> int:
    """To a number that divides by four and is easy to read: 20, 40, 80, 200, 400, …"""
    step = 20
    while step < aantal:
        step = step * 5 // 2 if str(step).startswith("8") else step * 2
    return step
