"""The pages of the inwoner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from identification.paginas.gedeeld import Actie, Melding


@dataclass(frozen=True, slots=True)
class StartPagina:
    """I1. `ambtenaar` is empty for the standing link of a dienst. `manier` is e.g. "DigiD app of sms-controle"."""

    ambtenaar: str
    functie: str
    dienst: str
    dienst_omschrijving: str
    manier: str
    met_code: bool
    login_url: str
    hulp_url: str
    echt_url: str
    taal: str
    link: str
    melding: Melding | None = None


@dataclass(frozen=True, slots=True)
class CodePagina:
    """I3, and without `code` the page of flow AMBTENAAR. `uitgelogd_om`: when inactivity ends the login."""

    code: str
    zaaknummer: str
    ambtenaar: str
    uitgelogd_om: datetime
    bijna_om: bool
    versie: str
    status_url: str
    meer_tijd_url: str
    uitloggen_url: str

    @property
    def delen(self) -> tuple[str, str]:
        return self.code[:3], self.code[3:]

    @property
    def gespeld(self) -> str:
        return ", ".join(self.code)


@dataclass(frozen=True, slots=True)
class KloptPagina:
    """I4: the code is right, the ambtenaar is finishing."""

    ambtenaar: str
    versie: str
    status_url: str
    uitloggen_url: str


@dataclass(frozen=True, slots=True)
class KlaarPagina:
    """I5. `gewist` is False for the seconds in which the proof is still on its way."""

    ambtenaar: str
    dienst: str
    afgerond_op: datetime
    gewist: bool


@dataclass(frozen=True, slots=True)
class HulpPagina:
    """I6 (`inwoner/niet_inloggen.html`) and I7 (`inwoner/echt.html`). `adres`: how a real link of ours starts."""

    terug_url: str
    adres: str


@dataclass(frozen=True, slots=True)
class KapotPagina:
    """E4–E8, E12, E13: what happened, not your fault, what to do; the other route is in the template."""

    http_status: int
    titel: str
    regels: tuple[str, ...]
    acties: tuple[Actie, ...] = ()
