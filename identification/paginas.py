"""What each page shows: frozen values, made by `queries`, rendered by the templates, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Soort(StrEnum):
    """How a message looks and is announced."""

    INFO = "info"
    OK = "ok"
    WAARSCHUWING = "warning"
    FOUT = "error"


@dataclass(frozen=True, slots=True)
class Melding:
    """`voorgeschreven`: paragraphs of somebody else, which come first and stay Dutch in every language."""

    soort: Soort
    titel: str
    regels: tuple[str, ...] = ()
    voorgeschreven: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actie:
    """A link, or with `post` a button in a form of its own."""

    tekst: str
    url: str
    post: bool = False


# --- inwoner ------------------------------------------------------------------------------------------------------


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
    """I3, and without `code` the page of flow AMBTENAAR. `uitgelogd_om`: when inactivity ends the login.

    `nu` is when the page was made: the clock of the device may be off.
    """

    code: str
    zaaknummer: str
    ambtenaar: str
    nu: datetime
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
    """E4–E8, E12, E13: what happened, not your fault, what to do; the other route is in the template.

    `voorgeschreven` as in `Melding`.
    """

    http_status: int
    titel: str
    regels: tuple[str, ...]
    acties: tuple[Actie, ...] = ()
    voorgeschreven: tuple[str, ...] = ()


# --- ambtenaar ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LijstRegel:
    zaaknummer: str
    dienst: str
    status: str
    sinds: datetime
    url: str


@dataclass(frozen=True, slots=True)
class DienstKeuze:
    slug: str
    naam: str
    manier: str
    gekozen: bool


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


class StapStand(StrEnum):
    KLAAR = "klaar"
    BEZIG = "bezig"
    NOG_NIET = "nog niet"
    GESTOPT = "gestopt"


@dataclass(frozen=True, slots=True)
class Stap:
    tekst: str
    stand: StapStand
    op: datetime | None = None


@dataclass(frozen=True, slots=True)
class Uitnodiging:
    """The link block, only while the inwoner has not logged in. `bericht` is the whole chat message."""

    link: str
    bericht: str
    geldig_tot: datetime
    qr_svg: str


@dataclass(frozen=True, slots=True)
class CodeBlok:
    """`te_vergelijken` is filled in mode vergelijken only. `pogingen_over` counts from 3."""

    url: str
    vergelijken: bool
    te_vergelijken: str
    pogingen_over: int
    fout: str = ""
    ingevuld: str = ""
    bekend_bsn: bool = False

    @property
    def delen(self) -> tuple[str, str]:
        return self.te_vergelijken[:3], self.te_vergelijken[3:]


@dataclass(frozen=True, slots=True)
class PersoonBlok:
    """`bsn` is the whole number only in the answer to [Toon], else empty."""

    bsn_masker: str
    bsn: str
    toon_url: str
    opgezocht_url: str
    opgezocht_op: datetime | None
    manier: str


@dataclass(frozen=True, slots=True)
class IdentificatiePagina:
    """A3. Blocks that do not apply now are None. `versie` changes when anything here changes by itself."""

    id: UUID
    zaaknummer: str
    dienst: str
    flow: str
    status: str
    live: str
    versie: str
    status_url: str
    stappen: tuple[Stap, ...]
    bijgewerkt_op: datetime
    script: str
    stand: str  # "wacht", "actie", "goed", "klaar", "gestopt": title prefix and favicon
    gewist_om: datetime | None = None  # after the login: when all of it is gone if nobody finishes
    melding: Melding | None = None
    uitnodiging: Uitnodiging | None = None
    code: CodeBlok | None = None
    persoon: PersoonBlok | None = None
    rond_af_url: str = ""
    stop_url: str = ""
    nieuwe_link_url: str = ""
    lijst_url: str = ""


@dataclass(frozen=True, slots=True)
class SamenvattingRegel:
    naam: str
    waarde: str
    op: datetime | None = None


@dataclass(frozen=True, slots=True)
class RondAfPagina:
    """A6: check, then Voltooien. `bezwaar` says why it cannot be finished yet."""

    zaaknummer: str
    dienst: str
    samenvatting: tuple[SamenvattingRegel, ...]
    blijft: tuple[str, ...]
    gewist: tuple[str, ...]
    voltooi_url: str
    terug_url: str
    bezwaar: str = ""
    verklaring: str = ""  # what the ambtenaar says by pressing the button, where the proof rests on it


@dataclass(frozen=True, slots=True)
class AfgerondPagina:
    """A7. `bewijs_url` is empty until the proof is in the zaak, and for a role that may not read it."""

    zaaknummer: str
    dienst: str
    status: str
    live: str
    stand: str
    versie: str
    status_url: str
    zonder_zaak: bool
    geleverd: bool
    gewist_op: datetime | None
    bewijs_url: str
    bewijs_hash: str
    start_url: str
    lijst_url: str
    opnieuw_url: str = ""  # try again, when the zaaksysteem refused the proof


@dataclass(frozen=True, slots=True)
class StopPagina:
    """A8: why is it stopped. `redenen`: (code, words)."""

    zaaknummer: str
    dienst: str
    redenen: tuple[tuple[str, str], ...]
    stop_url: str
    terug_url: str
    fout: str = ""


@dataclass(frozen=True, slots=True)
class StartFormulierPagina:
    """A2. `fouten` maps a field to its message; `waarden` what was filled in (never a BSN)."""

    diensten: tuple[DienstKeuze, ...]
    start_url: str
    lijst_url: str
    waarden: dict[str, str] = field(default_factory=dict)
    fouten: dict[str, str] = field(default_factory=dict)
