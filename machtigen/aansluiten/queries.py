"""The guide of this installation: the six steps, who does them, and what the checks say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from machtigen.aansluiten.stappen import STAPPEN, Stap
from machtigen.aansluiten.toetsen import Gegevens, Uitslag
from machtigen.diensten import all_diensten
from machtigen.models import Aansluitstap, Dienstenset, Omgeving, Stapstand
from machtigen.queries import instellingen
from machtigen.register.queries import registraties
from machtigen.staat_vast import newest


@dataclass(frozen=True, slots=True)
class Stapregel:
    """`rij` is None as long as nobody said anything about the step. `te_laat`: its day has passed."""

    stap: Stap
    nummer: int
    rij: Aansluitstap | None
    uitslagen: tuple[Uitslag, ...]
    te_laat: bool

    @property
    def klaar(self) -> bool:
        return self.rij is not None and self.rij.stand == Stapstand.KLAAR


def gids(*, vandaag: date) -> list[Stapregel]:
    rows = {row.stap: row for row in newest(Aansluitstap.objects.all(), "stap")}
    gegevens = _gegevens()
    return [
        _regel(stap, number, rows.get(stap.code), gegevens, vandaag)
        for number, stap in enumerate(STAPPEN, start=1)
    ]


def _regel(stap: Stap, number: int, row: Aansluitstap | None, gegevens: Gegevens, vandaag: date) -> Stapregel:
    open_step = row is not None and row.stand != Stapstand.KLAAR
    late = open_step and row is not None and row.streefdatum is not None and row.streefdatum < vandaag
    return Stapregel(stap, number, row, tuple(toets(gegevens) for toets in stap.toetsen), late)


def _gegevens() -> Gegevens:
    """`MACHTIGEN_CHECKLIST` names the function that knows the checklist of DigiD."""
    found = import_string(settings.MACHTIGEN_CHECKLIST)()
    rows = list(newest(Dienstenset.objects.all(), "set_id").order_by("naam"))
    return Gegevens(
        diensten=all_diensten(),
        matrix=instellingen(),
        sets={
            omgeving: [row for row in rows if row.in_gebruik and row.omgeving == omgeving]
            for omgeving in Omgeving
        },
        register={omgeving: registraties(omgeving) for omgeving in Omgeving},
        checklist=(found.klaar, len(found.punten)),
    )
