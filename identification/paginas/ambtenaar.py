"""The pages of the ambtenaar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from identification.paginas.gedeeld import Melding
from identification.paginas.namens import NamensBlok
from identification.paginas.opzoeken import BrpBlok
from identification.paginas.samen import MensRegel, SamenBlok
from identification.paginas.werkblad import Nu, StrookRegel


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
class Overdracht:
    """`aan`: the colleague to whom it is offered. Addresses are empty where it is not possible now."""

    aan: str = ""
    bied_url: str = ""
    trek_terug_url: str = ""
    laat_los_url: str = ""


@dataclass(frozen=True, slots=True)
class Uitnodiging:
    """The link block, only while the inwoner has not logged in. `bericht` is the whole chat message.

    `bericht_machtiging`: the same for who comes with a machtiging, where the ambtenaar asks for it; else empty.
    """

    link: str
    bericht: str
    geldig_tot: datetime
    qr_svg: str
    bericht_machtiging: str = ""


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
    """`bsn` is the whole number only in the answer to [Toon], else empty. `brp_url`: empty without a BRP."""

    bsn_masker: str
    bsn: str
    toon_url: str
    opgezocht_url: str
    opgezocht_op: datetime | None
    manier: str
    brp_url: str = ""


@dataclass(frozen=True, slots=True)
class GetalBlok:
    """The two digits that the ambtenaar says before the login. `typen`: the inwoner types them."""

    getal: str
    typen: bool
    juist: bool
    fouten: int


@dataclass(frozen=True, slots=True)
class VerhuizingBlok:
    """Another browser asks to go on there. `wie` names it, so that the answer is for no other one."""

    wie: int
    gevraagd_op: datetime
    toestaan_url: str
    weigeren_url: str


@dataclass(frozen=True, slots=True)
class WoordBlok:
    """The word that both sides see. `None` for who has not answered yet; `anders_op`: somebody saw another word."""

    woord: str
    inwoner_op: datetime | None
    ambtenaar_op: datetime | None
    anders_op: datetime | None
    klopt_url: str
    anders_url: str


@dataclass(frozen=True, slots=True)
class SignaalRegel:
    """`gezien_url` puts it away; it is empty when that was done."""

    soort: str
    titel: str
    uitleg: str
    op: datetime
    ernstig: bool
    gezien_url: str = ""


@dataclass(frozen=True, slots=True)
class IdentificatiePagina:
    """A3. Blocks that do not apply now are None. `versie` changes when anything here changes by itself.

    `merk` is the letter of this call, `titel` what the tab says. `gesproken` goes to the live region; `aandacht`
    changes when the ambtenaar has to do something new, and may sound. `strook`: all calls that go on, this one too.
    """

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
    brp: BrpBlok | None = None  # only in the answer to [Zoek op in de BRP]
    gespreksnummer: str = ""
    getal: GetalBlok | None = None
    verhuizing: VerhuizingBlok | None = None
    woord: WoordBlok | None = None
    signalen: tuple[SignaalRegel, ...] = ()
    rond_af_url: str = ""
    stop_url: str = ""
    nieuwe_link_url: str = ""
    lijst_url: str = ""
    merk: str = ""
    titel: str = ""
    gesproken: str = ""
    aandacht: str = ""
    nu: Nu | None = None
    strook: tuple[StrookRegel, ...] = ()
    aanbod: int = 0  # how many calls colleagues offer
    overdracht: Overdracht | None = None
    verborgen: bool = False
    gebeld_adres: str = ""  # where an inwoner can look up who is calling
    wantrouwen_url: str = ""
    namens: NamensBlok | None = None
    samen: SamenBlok | None = None
    bewaard_url: str = ""  # where a proof that came too late is fetched


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
    merk: str = ""
    verborgen: bool = False
    zaakkop: str = ""
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
    titel: str = ""
    gesproken: str = ""
    aandacht: str = ""
    strook: tuple[StrookRegel, ...] = ()
    aanbod: int = 0
    zaakkop: str = ""
    de_zaak: str = ""
    geen_zaak: str = ""
    code_blijft: bool = False  # until the proof is in the zaak: the dienst wants it there
    verborgen: bool = False
    mensen: tuple[MensRegel, ...] = ()  # everybody whom the proof names, of a call with more people
    drager_url: str = ""  # the page of the person whose row carries the proof, where that is another one


@dataclass(frozen=True, slots=True)
class StopPagina:
    """A8: why is it stopped. `redenen`: (code, words). `samen`: there are more people in this call."""

    zaaknummer: str
    dienst: str
    redenen: tuple[tuple[str, str], ...]
    stop_url: str
    terug_url: str
    fout: str = ""
    samen: bool = False
