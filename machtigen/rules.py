"""May this person act for that one, here and today? Pure: no database, no clock, no Django.

`judge` takes the kind, what the dienst says about it, and the facts, and gives one of three answers with a fixed code.
What an inwoner may read of a refusal is `Oordeel.naar_buiten`, which says nothing about the other person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from begrippen.vertegenwoordiging import Soort, Vaststelling
from machtigen.gezag import Gezagsuitkomst
from machtigen.gronden import Grond
from machtigen.leeftijd import MEERDERJARIG, Geboorte, jonger_dan
from machtigen.regels import NOOIT, WEGEN, Aard, Bron, Dienstregel


class Uitkomst(IntEnum):
    """From less to more."""

    GEWEIGERD = 0
    NAKIJKEN = 1  # an ambtenaar has to look at something first
    TOEGESTAAN = 2


class Reden(StrEnum):
    """Why. The words of each stand in `machtigen/woorden.py`."""

    MAG = "mag"
    # refused: the dienst, the kind, or the mandate
    DIENST_UIT = "dienst-uit"
    SOORT_UIT = "soort-uit"
    SOORT_NOOIT = "soort-nooit"
    SOORT_ONBEKEND = "soort-onbekend"
    NIEMAND_GEKOZEN = "niemand-gekozen"  # the login brought nobody along, and one was asked for
    WEG_NIET = "weg-niet"
    ALLEEN_GELD = "alleen-geld"
    BUITEN_VERKLARING = "buiten-verklaring"
    ANDERE_DIENST = "andere-dienst"
    INGETROKKEN = "ingetrokken"
    NOG_NIET_GELDIG = "nog-niet-geldig"
    VERLOPEN = "verlopen"
    # refused: the other person
    ZELFDE_PERSOON = "zelfde-persoon"
    OVERLEDEN = "overleden"
    NIET_OVERLEDEN = "niet-overleden"
    MEERDERJARIG = "meerderjarig"
    MINDERJARIG = "minderjarig"
    TE_OUD = "te-oud"
    KAN_NIET_MACHTIGEN = "kan-niet-machtigen"
    GEEN_GEZAG = "geen-gezag"
    TIJDELIJK_GEEN_GEZAG = "tijdelijk-geen-gezag"
    # to look at
    PERSOON_NAKIJKEN = "persoon-nakijken"
    LEEFTIJD_NAKIJKEN = "leeftijd-nakijken"
    GEZAG_NIET_OPGEVRAAGD = "gezag-niet-opgevraagd"
    GEZAG_NIET_TE_BEPALEN = "gezag-niet-te-bepalen"
    GEZAG_IN_ONDERZOEK = "gezag-in-onderzoek"
    GEZAG_ONDUIDELIJK = "gezag-onduidelijk"
    ANDERE_OUDER = "andere-ouder"
    EXTRA_CONTROLE = "extra-controle"
    TWEEDE_MEDEWERKER = "tweede-medewerker"


class Afwijzing(StrEnum):
    """What the inwoner reads of a refusal: one page for each, and no page that tells how the other person is."""

    SOORT = "soort"
    ANDERE_DIENST = "andere-dienst"
    INGETROKKEN = "ingetrokken"
    GELDT_NIET = "geldt-niet"
    DEZE_PERSOON = "deze-persoon"
    NIEMAND = "niemand"


_SOORT = {
    Reden.DIENST_UIT,
    Reden.SOORT_UIT,
    Reden.SOORT_NOOIT,
    Reden.SOORT_ONBEKEND,
    Reden.WEG_NIET,
    Reden.ALLEEN_GELD,
    Reden.BUITEN_VERKLARING,
}
_NAAR_BUITEN = dict.fromkeys(_SOORT, Afwijzing.SOORT) | {
    Reden.NIEMAND_GEKOZEN: Afwijzing.NIEMAND,
    Reden.ANDERE_DIENST: Afwijzing.ANDERE_DIENST,
    Reden.INGETROKKEN: Afwijzing.INGETROKKEN,
    Reden.NOG_NIET_GELDIG: Afwijzing.GELDT_NIET,
    Reden.VERLOPEN: Afwijzing.GELDT_NIET,
}
# What an ambtenaar ticks off without deciding who may act: the ground itself stays as sure as it was.
_ALLEEN_EEN_BLIK = frozenset(
    {Reden.PERSOON_NAKIJKEN, Reden.ANDERE_OUDER, Reden.EXTRA_CONTROLE, Reden.TWEEDE_MEDEWERKER}
)
_GEEN_GEZAG = {
    Gezagsuitkomst.GEEN: Reden.GEEN_GEZAG,
    Gezagsuitkomst.TIJDELIJK_GEEN: Reden.TIJDELIJK_GEEN_GEZAG,
}
_ONZEKER_GEZAG = {
    Gezagsuitkomst.NIET_TE_BEPALEN: Reden.GEZAG_NIET_TE_BEPALEN,
    Gezagsuitkomst.IN_ONDERZOEK: Reden.GEZAG_IN_ONDERZOEK,
    Gezagsuitkomst.ONDUIDELIJK: Reden.GEZAG_ONDUIDELIJK,
}


@dataclass(frozen=True, slots=True)
class Regels:
    """What one dienst says: whether people may act for others at all, what it is about, and its cell for the kind."""

    aan: bool
    aard: Aard
    regel: Dienstregel


@dataclass(frozen=True, slots=True)
class Feiten:
    """What is known on the day `vandaag` (in the Netherlands). None: not known, not looked up.

    `geldig_van`, `geldig_tot`: first and last day of the mandate or of the document. `geboorte`, `overleden`,
    `onder_curatele`: of the person acted for. `gezag`: of `gezag_of`. `nagekeken`: what ambtenaren ticked off.
    """

    vandaag: date
    zelfde_persoon: bool = False
    dienst_klopt: bool = True
    geldig_van: date | None = None
    geldig_tot: date | None = None
    ingetrokken: bool = False
    geboorte: Geboorte | None = None
    overleden: bool | None = None
    onder_curatele: bool | None = None
    gezag: Gezagsuitkomst | None = None
    nagekeken: frozenset[Reden] = frozenset()


@dataclass(frozen=True, slots=True)
class Oordeel:
    """`te_doen`: what an ambtenaar still has to look at, in order; only with NAKIJKEN, and `reden` is the first."""

    uitkomst: Uitkomst
    reden: Reden
    vaststelling: Vaststelling
    te_doen: tuple[Reden, ...] = ()

    @property
    def naar_buiten(self) -> Afwijzing | None:
        """What the inwoner may know of a refusal; None when it is none."""
        return afwijzing_of(self.reden) if self.uitkomst is Uitkomst.GEWEIGERD else None


def afwijzing_of(reden: Reden) -> Afwijzing:
    """What the inwoner may know of a refusal for this reason."""
    return _NAAR_BUITEN.get(reden, Afwijzing.DEZE_PERSOON)


def judge(grond: Grond, regels: Regels, feiten: Feiten) -> Oordeel:
    """What is wrong with the kind or the mandate goes before what is wrong with the other person."""
    refused = _dienst(grond, regels) or _mandaat(feiten) or _persoon(grond, regels.regel, feiten)
    asked = tuple(_na_te_kijken(grond, regels.regel, feiten))
    vaststelling = _vaststelling(grond, asked)
    if refused is not None:
        return Oordeel(Uitkomst.GEWEIGERD, refused, vaststelling)
    if te_doen := tuple(reden for reden in asked if reden not in feiten.nagekeken):
        return Oordeel(Uitkomst.NAKIJKEN, te_doen[0], vaststelling, te_doen)
    return Oordeel(Uitkomst.TOEGESTAAN, Reden.MAG, vaststelling)


def best(oordelen: Iterable[Oordeel]) -> Oordeel:
    """Who acts in more than one capacity needs one that may. Nothing to choose from is a kind we do not know."""
    unknown = Oordeel(Uitkomst.GEWEIGERD, Reden.SOORT_ONBEKEND, Vaststelling.VERKLAARD)
    return max(oordelen, key=lambda oordeel: oordeel.uitkomst, default=unknown)


def _dienst(grond: Grond, regels: Regels) -> Reden | None:
    found = (
        (Reden.DIENST_UIT, not regels.aan),
        (Reden.SOORT_UIT, not regels.regel.mag),
        (Reden.SOORT_NOOIT, (grond.soort, regels.aard) in NOOIT),
        (Reden.WEG_NIET, grond.bron not in WEGEN[grond.soort]),
        (Reden.ALLEEN_GELD, regels.regel.alleen_geld and regels.aard is not Aard.GELD),
        (Reden.BUITEN_VERKLARING, grond.beperkt_tot not in {None, regels.aard}),
    )
    return next((reden for reden, holds in found if holds), None)


def _mandaat(feiten: Feiten) -> Reden | None:
    """The last day counts: a mandate that ends today is over tomorrow."""
    if not feiten.dienst_klopt:
        return Reden.ANDERE_DIENST
    if feiten.ingetrokken:
        return Reden.INGETROKKEN
    if feiten.geldig_van is not None and feiten.vandaag < feiten.geldig_van:
        return Reden.NOG_NIET_GELDIG
    if feiten.geldig_tot is not None and feiten.vandaag > feiten.geldig_tot:
        return Reden.VERLOPEN
    return None


def _persoon(grond: Grond, regel: Dienstregel, feiten: Feiten) -> Reden | None:
    if feiten.zelfde_persoon:
        return Reden.ZELFDE_PERSOON
    if regel.jonger_dan is not None and _jonger_dan(feiten, regel.jonger_dan) is False:
        too_old = Reden.MEERDERJARIG if _jonger_dan(feiten, MEERDERJARIG) is False else Reden.TE_OUD
        return _leven(grond.soort, feiten) or too_old
    return _leven(grond.soort, feiten) or _meerderjarig(grond.soort, feiten) or _gezag(grond, feiten)


def _jonger_dan(feiten: Feiten, jaren: int) -> bool | None:
    return jonger_dan(feiten.geboorte, jaren, op=feiten.vandaag)


def _leven(soort: Soort, feiten: Feiten) -> Reden | None:
    """With death a volmacht ends (BW 3:72), and gezag, curatele, bewind and mentorschap do; a nabestaande begins."""
    if soort is Soort.NABESTAANDE:
        return Reden.NIET_OVERLEDEN if feiten.overleden is False else None
    return Reden.OVERLEDEN if feiten.overleden else None


def _meerderjarig(soort: Soort, feiten: Feiten) -> Reden | None:
    """Gezag ends at 18 (BW 1:233, 1:245); curatele, bewind and mentorschap are for adults (001, §3.3.1; BW 1:378,
    1:431, 1:450). Who cannot act cannot authorise either (001, letter of the staatssecretaris, question 2)."""
    child = _jonger_dan(feiten, MEERDERJARIG)
    match soort:
        case Soort.NABESTAANDE:
            return None
        case Soort.OUDER:
            return Reden.MEERDERJARIG if child is False else None
        case Soort.GEMACHTIGDE:
            return Reden.KAN_NIET_MACHTIGEN if child or feiten.onder_curatele else None
        case _:
            return Reden.MINDERJARIG if child else None


def _gezag(grond: Grond, feiten: Feiten) -> Reden | None:
    """Where the BRP is all we have, its no is a no. A declaration or a document beside it goes to a person."""
    if grond.soort is not Soort.OUDER or grond.bron is not Bron.GEZAG:
        return None
    return None if feiten.gezag is None else _GEEN_GEZAG.get(feiten.gezag)


def _na_te_kijken(grond: Grond, regel: Dienstregel, feiten: Feiten) -> Iterator[Reden]:
    """In the order in which an ambtenaar sees to them."""
    soort = grond.soort
    if feiten.overleden is None or (soort is Soort.GEMACHTIGDE and feiten.onder_curatele is None):
        yield Reden.PERSOON_NAKIJKEN
    # A nabestaande acts for people of any age, unless the dienst says until which.
    of_all = None if soort is Soort.NABESTAANDE else MEERDERJARIG
    limits = [jaren for jaren in (of_all, regel.jonger_dan) if jaren is not None]
    if any(_jonger_dan(feiten, jaren) is None for jaren in limits):
        yield Reden.LEEFTIJD_NAKIJKEN
    if soort is Soort.OUDER and (doubt := _twijfel(grond.bron, feiten.gezag)):
        yield doubt
    if regel.andere_ouder and feiten.gezag not in {Gezagsuitkomst.ALLEEN, Gezagsuitkomst.VOOGD}:
        yield Reden.ANDERE_OUDER
    if regel.extra_controle:
        yield Reden.EXTRA_CONTROLE
    if regel.tweede_medewerker:
        yield Reden.TWEEDE_MEDEWERKER


def _twijfel(bron: Bron, gezag: Gezagsuitkomst | None) -> Reden | None:
    """What about gezag a person has to decide, and write down why."""
    if gezag is None:
        return None if bron is Bron.VERKLARING else Reden.GEZAG_NIET_OPGEVRAAGD
    if gezag in _GEEN_GEZAG:
        return None if bron is Bron.GEZAG else Reden.GEZAG_ONDUIDELIJK
    return _ONZEKER_GEZAG.get(gezag)


def _vaststelling(grond: Grond, asked: Sequence[Reden]) -> Vaststelling:
    """What rests on a document, or on what a person decided, is attested and never proven, also once ticked off.

    How old somebody is decides nothing about a mandate that DigiD Machtigen vouches for: it is a look, as another.
    """
    looks = _ALLEEN_EEN_BLIK
    if grond.bron is Bron.MACHTIGEN:
        looks |= {Reden.LEEFTIJD_NAKIJKEN}
    decided = any(reden not in looks for reden in asked)
    return Vaststelling.VERKLAARD if grond.bron is Bron.STUK or decided else Vaststelling.AANGETOOND
