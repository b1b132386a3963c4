"""What the pages show of a proposal and of a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.advies.besluiten import last_decision
from diensten.advies.models import Niveaubesluit
from diensten.advies.regels import Advies, Vraag
from diensten.advies.woorden import answer, question
from diensten.models import Dienst
from diensten.verhoging.cijfers import DAGEN, Aandeel, share_refused
from diensten.verhoging.geldend import niveau_op
from diensten.woorden import manier_van_inloggen, niveau_naam, wie_kan_niet_inloggen


@dataclass(frozen=True, slots=True)
class Voorstel:
    """The proposal with its reasons, who it leaves out, and what it would do to recent logins."""

    niveau: Betrouwbaarheidsniveau
    redenen: tuple[tuple[str, str], ...]
    verlaagd: bool
    lager_ingesteld: bool
    uitgesloten: str
    aandeel: Aandeel
    dagen: int = DAGEN

    @property
    def manier(self) -> str:
        return str(manier_van_inloggen(self.niveau))

    @property
    def naam(self) -> str:
        return str(niveau_naam(self.niveau))


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """A decision as the pages tell it."""

    moment: datetime
    door: str
    advies: str
    besluit: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Adviesstand:
    """For the page of the dienst: the last decision, and whether the dienst is set lower than it."""

    besluit: Besluitregel | None
    lager_dan_advies: bool
    lager_dan_besluit: bool


def proposal(dienst: Dienst, advies: Advies, antwoorden: dict[Vraag, str], *, now: datetime) -> Voorstel:
    excluded = wie_kan_niet_inloggen(advies.niveau)
    return Voorstel(
        niveau=advies.niveau,
        redenen=tuple((question(vraag), answer(vraag, antwoorden[vraag])) for vraag in advies.redenen),
        verlaagd=advies.verlaagd,
        lager_ingesteld=niveau_op(dienst, now) < advies.niveau,
        uitgesloten=str(excluded) if excluded else "",
        aandeel=share_refused(dienst_id=dienst.pk, naar=advies.niveau, now=now),
    )


def advice_state(dienst: Dienst, *, now: datetime) -> Adviesstand:
    last = last_decision(dienst)
    if last is None:
        return Adviesstand(None, lager_dan_advies=False, lager_dan_besluit=False)
    niveau = niveau_op(dienst, now)
    return Adviesstand(
        _line(last), lager_dan_advies=niveau < last.advies, lager_dan_besluit=niveau < last.besluit
    )


def decisions(dienst: Dienst) -> list[Besluitregel]:
    """Newest first."""
    return [_line(row) for row in Niveaubesluit.objects.filter(dienst=dienst).order_by("-id")[:50]]


def _line(row: Niveaubesluit) -> Besluitregel:
    return Besluitregel(
        moment=row.moment,
        door=row.door,
        advies=str(niveau_naam(row.advies_niveau)),
        besluit=str(niveau_naam(row.besluit_niveau)),
        toelichting=row.toelichting,
    )
