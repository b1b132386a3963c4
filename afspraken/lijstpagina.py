"""What the list of appointments gets. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from afspraken.paginas import Afspraakregel
from diensten.verhoging.uitlegstand import GEEN_AFSPRAKEN, Uitlegstand


@dataclass(frozen=True, slots=True)
class Afsprakendag:
    dag: str
    regels: tuple[Afspraakregel, ...]


@dataclass(frozen=True, slots=True)
class Lijstdeel:
    """Which appointments of all are shown, counted from 1; the numbers of the pages beside it, 0 without one."""

    eerste: int
    laatste: int
    totaal: int
    vorige: int = 0
    volgende: int = 0


@dataclass(frozen=True, slots=True)
class LijstPagina:
    """`uitleg`: of all appointments of this choice, also of those on another page."""

    dagen: tuple[Afsprakendag, ...]
    diensten: tuple[tuple[str, str], ...]
    gekozen: str
    deel: Lijstdeel
    uitleg: Uitlegstand = GEEN_AFSPRAKEN
