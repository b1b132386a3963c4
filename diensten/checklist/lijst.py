"""The checklist of this installation: what the table asks, what the checks say, and what people ticked."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone

from diensten.checklist.criteria import CRITERIA, Criterium
from diensten.checklist.toetsen import Gegevens, Stand
from diensten.instellingen import Stand as Dienststand
from diensten.models import Afvinking, Dienst
from diensten.teksten.queries import all_texts


@dataclass(frozen=True, slots=True)
class Toetsregel:
    """`naam`: the function that looked."""

    naam: str
    stand: Stand
    uitleg: str


@dataclass(frozen=True, slots=True)
class Punt:
    """`vink` is the last word of a person; None when nobody said anything or took it back."""

    criterium: Criterium
    toetsen: tuple[Toetsregel, ...]
    vink: Afvinking | None

    @property
    def automatisch_goed(self) -> bool:
        return all(regel.stand != Stand.NOG_DOEN for regel in self.toetsen)

    @property
    def klaar(self) -> bool:
        return self.automatisch_goed and (self.criterium.mensen is None or self.vink is not None)


@dataclass(frozen=True, slots=True)
class Lijst:
    punten: tuple[Punt, ...]

    @property
    def klaar(self) -> int:
        return sum(punt.klaar for punt in self.punten)

    @property
    def automatisch_goed(self) -> bool:
        return all(punt.automatisch_goed for punt in self.punten)


def checklist() -> Lijst:
    """Three queries, and some files that are read."""
    gegevens = Gegevens(teksten=all_texts(now=timezone.now()), inwonerteksten=_texts_of_diensten())
    vinken = _ticks()
    return Lijst(tuple(_punt(criterium, gegevens, vinken) for criterium in CRITERIA))


def _punt(criterium: Criterium, gegevens: Gegevens, vinken: dict[str, Afvinking]) -> Punt:
    regels = []
    for toets in criterium.toetsen:
        uitslag = toets(gegevens)
        regels.append(Toetsregel(toets.__name__, uitslag.stand, uitslag.uitleg))
    vink = vinken.get(criterium.nummer)
    return Punt(criterium, tuple(regels), vink if vink is not None and vink.gedaan else None)


def _texts_of_diensten() -> tuple[str, ...]:
    rows = Dienst.objects.filter(stand=Dienststand.ACTIEF).values_list("naam", "omschrijving")
    return tuple(text for row in rows for text in row)


def _ticks() -> dict[str, Afvinking]:
    last = Afvinking.objects.order_by().values("criterium").annotate(last=Max("pk")).values("last")
    return {row.criterium: row for row in Afvinking.objects.filter(pk__in=last)}
