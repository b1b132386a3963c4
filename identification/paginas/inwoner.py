"""The pages of the inwoner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from identification.paginas.gedeeld import Actie, Melding


@dataclass(frozen=True, slots=True)
class Vrager:
    """Who asks, about what, and since when they are in conversation."""

    ambtenaar: str
    functie: str
    dienst: str
    sinds: datetime | None = None


@dataclass(frozen=True, slots=True)
class Nieuws:
    """Logging in for this dienst changes, or has just changed: one sentence, and where to read on."""

    tekst: str
    url: str
    vooraf: bool


@dataclass(frozen=True, slots=True)
class StartPagina:
    """I1. `ambtenaar` is empty for the standing link of a dienst. `manier` is e.g. "DigiD app of sms-controle".

    The way to DigiD is one of the numbers in `getallen`, or with `typen` a field for the number; with neither a plain
    button. `nee_url`: "I am not in a call"; empty where nobody asks. `proef`: for functioneel beheer; nobody logs in.
    `ander_url`: where to say that it is for somebody else; empty where the dienst lets nobody. `namens`: what was said
    there, `namens_tekst` in words, and `zelf_url` to take it back.
    """

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
    sinds: datetime | None = None
    getallen: tuple[str, ...] = ()
    typen: bool = False
    getal_fout: str = ""
    nee_url: str = ""
    nieuws: Nieuws | None = None
    proef: bool = False
    ander_url: str = ""
    namens: str = ""
    namens_tekst: str = ""
    zelf_url: str = ""

    @property
    def fouten(self) -> tuple[tuple[str, str], ...]:
        """For the summary: (id of the field, message)."""
        return (("getal", self.getal_fout),) if self.getal_fout else ()


@dataclass(frozen=True, slots=True)
class AnderPagina:
    """I1b: for whom. `keuzes`: (code, words). Sent by GET to `url`: choosing changes nothing."""

    dienst: str
    keuzes: tuple[tuple[str, str], ...]
    url: str
    terug_url: str
    fout: str = ""

    @property
    def fouten(self) -> tuple[tuple[str, str], ...]:
        return (("namens-1", self.fout),) if self.fout else ()


@dataclass(frozen=True, slots=True)
class GespreksnummerPagina:
    """The standing link of a dienst that asks who is calling first."""

    dienst: str
    dienst_omschrijving: str
    url: str
    echt_url: str
    hulp_url: str
    ingevuld: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True)
class EldersPagina:
    """The link is open in another browser. `wacht`: this one asked to take over and waits for the answer.

    `kwijt`: DigiD sent the inwoner to this browser, and the login began in the other one.
    """

    vrager: Vrager
    wacht: bool
    verder_url: str
    nee_url: str
    echt_url: str
    status_url: str
    versie: str
    ververs_url: str
    taal: str
    kwijt: bool = False


@dataclass(frozen=True, slots=True)
class GeenGesprekPagina:
    """The inwoner said: I am not in a call."""

    ambtenaar: str
    dienst: str


@dataclass(frozen=True, slots=True)
class WoordVraag:
    """The word that the ambtenaar says. `bevestigd`: this side said yes; `anders`: one of the two saw another word."""

    woord: str
    bevestigd: bool
    anders: bool
    antwoord_url: str


@dataclass(frozen=True, slots=True)
class CodePagina:
    """I3, and without `code` the page of flow AMBTENAAR. `uitgelogd_om`: when inactivity ends the login.

    `nu` is when the page was made: the clock of the device may be off.
    `vrager`: with whom this should be; `nee_url`: "I am not in this call". `woord`: in flow AMBTENAAR, which has no
    code, the word is asked here.
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
    vrager: Vrager | None = None
    nee_url: str = ""
    hulp_url: str = ""
    woord: WoordVraag | None = None
    nummerkop: str = ""
    voorlopig: bool = False

    @property
    def delen(self) -> tuple[str, str]:
        return self.code[:3], self.code[3:]

    @property
    def gespeld(self) -> str:
        return ", ".join(self.code)


@dataclass(frozen=True, slots=True)
class KloptPagina:
    """I4: the code is right, the ambtenaar is finishing; with `woord` it is provisional until both confirmed."""

    ambtenaar: str
    versie: str
    status_url: str
    uitloggen_url: str
    woord: WoordVraag | None = None
    voorlopig: bool = False
    nee_url: str = ""
    hulp_url: str = ""


@dataclass(frozen=True, slots=True)
class KlaarPagina:
    """I5, the receipt. `gewist` is False for the seconds in which the proof is still on its way.

    `ontvangstcode` is empty once the page may no longer show it; `niet_u_adres` is what stands on paper.
    """

    ambtenaar: str
    dienst: str
    afgerond_op: datetime
    gewist: bool
    functie: str = ""
    ontvangstcode: str = ""
    geldig_tot: datetime | None = None
    niet_u_url: str = ""
    niet_u_adres: str = ""
    gemaild: bool = False


@dataclass(frozen=True, slots=True)
class NietUPagina:
    """First the question for the code, then what it stands for, then that it was reported."""

    url: str
    ingevuld: str = ""
    fout: str = ""
    code: str = ""
    ambtenaar: str = ""
    dienst: str = ""
    afgerond_op: datetime | None = None
    gemeld_op: datetime | None = None


@dataclass(frozen=True, slots=True)
class GebeldPagina:
    """Is it really the gemeente that calls? `onbekend`: nobody of the gemeente has this number now."""

    url: str
    meld_url: str
    ingevuld: str = ""
    fout: str = ""
    onbekend: bool = False
    nummer: str = ""
    ambtenaar: str = ""
    functie: str = ""
    dienst: str = ""
    sinds: datetime | None = None
    gemeld: bool = False


@dataclass(frozen=True, slots=True)
class HulpPagina:
    """I6 (`inwoner/niet_inloggen.html`) and I7 (`inwoner/echt.html`). `adres`: how a real link of ours starts.

    `stil_url`: the quiet alarm; empty where no conversation is known. `ingelogd`: the person is past the login.
    """

    terug_url: str
    adres: str
    stil_url: str = ""
    ingelogd: bool = False


@dataclass(frozen=True, slots=True)
class KapotPagina:
    """E4–E8, E12, E13: what happened, not your fault, what to do; the other route is in the template.

    `voorgeschreven` as in `Melding`; `sleutel`: the place at which a gemeente can add something after `regels`, or
    word it wholly where there are none; `kop`: the place of the heading, where that can be worded.
    """

    http_status: int
    titel: str
    regels: tuple[str, ...]
    acties: tuple[Actie, ...] = ()
    voorgeschreven: tuple[str, ...] = ()
    sleutel: str = ""
    kop: str = ""
