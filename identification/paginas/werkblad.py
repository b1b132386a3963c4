"""The list of the ambtenaar, what to do now, and the pages beside one identification."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from afspraken.paginas import Afspraakregel


@dataclass(frozen=True, slots=True)
class LijstRegel:
    """`merk`: the letter of a call that goes on. Hidden numbers and names are empty."""

    zaaknummer: str
    dienst: str
    status: str
    sinds: datetime
    url: str
    merk: str = ""
    gespreksnummer: str = ""
    stand: str = ""
    nummerkop: str = ""
    zonder: str = ""
    mensen: int = 1  # how many of the people in this call are in the list


@dataclass(frozen=True, slots=True)
class AanbodRegel:
    """A call that a colleague offers to this ambtenaar."""

    van: str
    dienst: str
    status: str
    neem_url: str
    weiger_url: str


@dataclass(frozen=True, slots=True)
class StrookRegel:
    """One of the calls that go on, to switch between them. `nummer` and `dienst` are empty when hidden."""

    merk: str
    nummer: str
    dienst: str
    status: str
    stand: str
    url: str
    huidig: bool
    mensen: int = 1


@dataclass(frozen=True, slots=True)
class DienstKeuze:
    slug: str
    naam: str
    manier: str
    gekozen: bool
    woord: str = ""
    talen: str = ""  # the codes of the languages that it offers, with a space between them


@dataclass(frozen=True, slots=True)
class Startwoorden:
    """What the form calls a zaak at a dienst with this `woord`. `nu`: that dienst is chosen."""

    woord: str
    nu: bool
    nieuw: str
    bestaand: str
    geen: str
    nummer: str
    hulp: str


@dataclass(frozen=True, slots=True)
class HulpRegel:
    """What may go wrong in this step, and what the ambtenaar does then."""

    vraag: str
    antwoord: str


@dataclass(frozen=True, slots=True)
class Nu:
    """What to do now. `zeg`: to be read aloud; `niet`: what must never be said or done here.

    `soort` names the step for the template; `stap` counts from 1, and is 0 when it is over. `alarm`: somebody
    else may have the link.
    """

    soort: str
    titel: str
    doe: str = ""
    zeg: tuple[str, ...] = ()
    niet: str = ""
    hulp: tuple[HulpRegel, ...] = ()
    stap: int = 0
    van: int = 0
    alarm: bool = False
    hulp_kop: str = ""  # instead of "Lukt het niet?"


@dataclass(frozen=True, slots=True)
class LijstPagina:
    """A1. `snel_start` is the dienst of the quick start button (None when there is no active dienst)."""

    lopend: tuple[LijstRegel, ...]
    afgerond: tuple[LijstRegel, ...]
    diensten: tuple[DienstKeuze, ...]
    snel_start: DienstKeuze | None
    snel_flow: str
    snel_url: str
    start_url: str
    zoek_url: str
    gezocht: str = ""
    zoek_fout: str = ""
    versie: str = ""
    status_url: str = ""
    aanbod: tuple[AanbodRegel, ...] = ()
    afspraken: tuple[Afspraakregel, ...] = ()
    aandacht: str = ""
    verborgen: bool = False
    paneel_url: str = ""
    oefenen_url: str = ""


@dataclass(frozen=True, slots=True)
class StartFormulierPagina:
    """A2. `fouten` maps a field to its message; `waarden` what was filled in (never a BSN).

    `woorden`: one for each word that the diensten have; the word follows the dienst that is chosen. `talen`: (code,
    name) of what at least one of the diensten offers.
    """

    diensten: tuple[DienstKeuze, ...]
    start_url: str
    lijst_url: str
    woorden: tuple[Startwoorden, ...]
    talen: tuple[tuple[str, str], ...]
    waarden: dict[str, str] = field(default_factory=dict)
    fouten: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CollegaKeuze:
    id: UUID
    naam: str
    functie: str


@dataclass(frozen=True, slots=True)
class OverdragenPagina:
    """Who takes over."""

    zaaknummer: str
    dienst: str
    merk: str
    collegas: tuple[CollegaKeuze, ...]
    bied_url: str
    terug_url: str
    fout: str = ""


@dataclass(frozen=True, slots=True)
class KoppelcodePagina:
    """The code to type into a side panel; `plaatsen` are the origins that may show one."""

    code: str
    geldig_tot: datetime | None
    plaatsen: tuple[str, ...]
    maak_url: str
    ontkoppel_url: str
    gekoppeld: int
    lijst_url: str

    @property
    def delen(self) -> tuple[str, str]:
        return self.code[:4], self.code[4:]


@dataclass(frozen=True, slots=True)
class PaneelPagina:
    """The side panel: reading only. Without `gekoppeld` it asks for the code; with one call of the list `nu`."""

    gekoppeld: bool
    koppel_url: str
    status_url: str = ""
    versie: str = ""
    strook: tuple[StrookRegel, ...] = ()
    merk: str = ""
    titel: str = ""
    status: str = ""
    gesproken: str = ""
    aandacht: str = ""
    stand: str = "wacht"
    nu: Nu | None = None
    getal: str = ""
    open_url: str = ""
    lijst_url: str = ""
    fout: str = ""
    verborgen: bool = False
