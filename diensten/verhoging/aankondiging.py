"""What is to be announced about a dienst at a moment, on its page and in the texts to copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.models import Dienst
from diensten.verhoging import woorden
from diensten.verhoging.models import Verhoging
from diensten.verhoging.tijdlijn import can_roll_back, day_of


class Fase(StrEnum):
    VOORAF = "vooraf"
    VANAF = "vanaf"
    VAN_DE_BAAN = "van-de-baan"


@dataclass(frozen=True, slots=True)
class Aankondiging:
    """One raise in one phase, in words of the language in which it is read."""

    dienst: str
    slug: str
    van: Betrouwbaarheidsniveau
    naar: Betrouwbaarheidsniveau
    datum: date
    fase: Fase

    @property
    def titel(self) -> str:
        titles = {
            Fase.VOORAF: woorden.title_before,
            Fase.VANAF: woorden.title_since,
            Fase.VAN_DE_BAAN: woorden.title_off,
        }
        return titles[self.fase](self.dienst)

    @property
    def kort(self) -> str:
        """One sentence; empty when it is off."""
        if self.fase is Fase.VAN_DE_BAAN:
            return ""
        short = woorden.short_before if self.fase is Fase.VOORAF else woorden.short_since
        return short(self.naar, self.datum)

    @property
    def alineas(self) -> tuple[str, ...]:
        if self.fase is Fase.VAN_DE_BAAN:
            return woorden.nothing_changes(self.dienst, self.van)
        lines = woorden.what_changes if self.fase is Fase.VOORAF else woorden.what_changed
        return lines(self.dienst, self.naar, self.datum)

    @property
    def kop(self) -> str:
        return woorden.heading_before() if self.fase is Fase.VOORAF else woorden.heading_since()

    @property
    def regel_dit(self) -> tuple[str, ...]:
        return () if self.fase is Fase.VAN_DE_BAAN else woorden.prepare(self.naar)

    def said(self) -> Gezegd:
        """As it is said now, for a page on which somebody else speaks."""
        return Gezegd(self.titel, self.alineas, self.kop, self.regel_dit)


@dataclass(frozen=True, slots=True)
class Gezegd:
    titel: str
    alineas: tuple[str, ...]
    kop: str
    regel_dit: tuple[str, ...]


def announcement_of(verhoging: Verhoging, fase: Fase) -> Aankondiging:
    """`verhoging` with its dienst."""
    return Aankondiging(
        dienst=verhoging.dienst.naam,
        slug=verhoging.dienst.slug,
        van=verhoging.van_niveau,
        naar=verhoging.naar_niveau,
        datum=verhoging.datum,
        fase=fase,
    )


def announcement_at(dienst: Dienst, moment: datetime) -> Aankondiging | None:
    """What the page of the dienst says at `moment`; None as long as nothing was announced."""
    for verhoging in Verhoging.objects.select_related("dienst").filter(dienst=dienst).order_by("-pk"):
        fase = _phase(verhoging, day_of(moment))
        if fase is not None:
            return announcement_of(verhoging, fase)
    return None


def announcement_on_start_page(dienst: Dienst, moment: datetime) -> Aankondiging | None:
    """Only while it is news: from the announcement until two weeks after the day."""
    found = announcement_at(dienst, moment)
    if found is None or found.fase is Fase.VAN_DE_BAAN:
        return None
    if found.fase is Fase.VANAF and not can_roll_back(found.datum, vandaag=day_of(moment)):
        return None
    return found


def _phase(verhoging: Verhoging, dag: date) -> Fase | None:
    ended = verhoging.ingetrokken_op or verhoging.teruggedraaid_op
    if ended is not None:
        # Who read of it must read that it is off; who could not have read of it reads nothing.
        return Fase.VAN_DE_BAAN if day_of(ended) >= verhoging.aankondigen_vanaf else None
    if dag < verhoging.aankondigen_vanaf:
        return None
    return Fase.VOORAF if dag < verhoging.datum else Fase.VANAF
