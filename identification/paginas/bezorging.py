"""What functioneel beheer sees of proofs that wait. Nothing of an inwoner: a proof is known by its zaak and kenmerk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Telling:
    """One choice of the filter. `code` is empty for everything."""

    code: str
    naam: str
    aantal: int
    gekozen: bool
    url: str


@dataclass(frozen=True, slots=True)
class Storing:
    """The zaaksysteem does not answer. `proef_op`: when one proof tries again."""

    sinds: datetime | None
    wat: str
    doe: str
    proef_op: datetime | None


@dataclass(frozen=True, slots=True)
class BezorgRegel:
    """`stand`: of the badge. `volgende`: the next try; None when a person must act first. `tot`: then it is wiped."""

    url: str
    zaaknummer: str
    dienst: str
    ambtenaar: str
    sinds: datetime
    stand: str
    stand_naam: str
    waarom: str
    volgende: datetime | None
    tot: datetime
    bewaard: bool = False


@dataclass(frozen=True, slots=True)
class BezorgPagina:
    """`meer_url`: the next page, or empty. `alles_url`: try everything again, or empty."""

    tellingen: tuple[Telling, ...]
    redenen: tuple[Telling, ...]
    regels: tuple[BezorgRegel, ...]
    storing: Storing | None
    gefilterd: bool
    begin_url: str
    meer_url: str
    alles_url: str


@dataclass(frozen=True, slots=True)
class BezorgDetail:
    """One proof. An address is empty where that cannot be done.

    `zaak_blijft_leeg`: a zaak that we made for it already, and that stays behind empty when the proof goes elsewhere.
    `document_blijft`: the document as the zaaksysteem knows it, which stays there when we wipe ours.
    """

    regel: BezorgRegel
    kenmerk: str
    doe: str
    pogingen: int
    controlegetal: str
    terug_url: str
    opnieuw_url: str = ""
    omleiden_url: str = ""
    opgeven_url: str = ""
    bewijs_url: str = ""
    opgehaald_op: datetime | None = None
    doel: str = ""
    betwist: bool = False
    zaak_blijft_leeg: bool = False
    document_blijft: str = ""
