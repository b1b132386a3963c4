"""One measured figure beside what is demanded of it: what `make bench` and `make test` print."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Cijfer:
    """`rij`: the row of the demands. `eis` is the most that is allowed, the least with `minstens`; None: not judged."""

    rij: str
    wat: str
    eis: float | None
    gemeten: float
    eenheid: str
    minstens: bool = False

    @property
    def gehaald(self) -> bool | None:
        if self.eis is None:
            return None
        return self.gemeten >= self.eis if self.minstens else self.gemeten <= self.eis

    @property
    def oordeel(self) -> str:
        return {None: "-", True: "met", False: "NOT MET"}[self.gehaald]

    @property
    def grens(self) -> str:
        """The demand as it stands behind a figure."""
        unit = f" {self.eenheid}" if self.eenheid else ""
        return unit.strip() if self.eis is None else f"{'>=' if self.minstens else '<='} {self.eis:g}{unit}"

    def values(self) -> tuple[object, ...]:
        return astuple(self)


def p95(values: Sequence[float]) -> float:
    """The smallest measured value that at least 95 of 100 do not pass."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def worst(figures: Iterable[Cijfer], rij: str = "") -> list[Cijfer]:
    """Of each kind the one that comes closest to its limit, or is furthest over it."""
    found: dict[tuple[str, str], Cijfer] = {}
    for one in figures:
        kept = found.setdefault((one.rij, one.wat), one)
        if (one.gemeten < kept.gemeten) if one.minstens else (one.gemeten > kept.gemeten):
            found[one.rij, one.wat] = one
    return [one for one in found.values() if not rij or one.rij == rij]


def number(value: float) -> str:
    """As short as is honest: three digits that say something."""
    if value == round(value):
        return f"{value:.0f}"
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def show(figures: Sequence[Cijfer]) -> None:
    """A line each: threshold, demand, measured, met or not."""
    wide = max(len(figure.wat) for figure in figures)
    print(f"\n  {'':3} {'threshold':{wide}}  {'demand':>12}  {'measured':>12}")
    for one in figures:
        demand = "" if one.eis is None else one.grens
        measured = f"{number(one.gemeten)} {one.eenheid}"
        print(f"  {one.rij:3} {one.wat:{wide}}  {demand:>12}  {measured:>12}  {one.oordeel}")
