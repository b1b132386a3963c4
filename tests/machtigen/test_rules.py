from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from begrippen.vertegenwoordiging import Soort, Vaststelling
from machtigen.gezag import Gezagsuitkomst
from machtigen.gronden import Grond, gronden_of
from machtigen.leeftijd import Geboorte
from machtigen.regels import NOOIT, WEGEN, Aard, Bron, Dienstregel, kan_nooit, standaard
from machtigen.rules import Afwijzing, Feiten, Oordeel, Reden, Regels, Uitkomst, best, judge

DAY = date(2026, 11, 22)
ADULT, CHILD = Geboorte(1960, 3, 1), Geboorte(2016, 3, 1)
ALIVE = Feiten(vandaag=DAY, geboorte=ADULT, overleden=False, onder_curatele=False)
KID = replace(ALIVE, geboorte=CHILD, gezag=Gezagsuitkomst.ALLEEN)
DEAD = replace(ALIVE, overleden=True)
NO_AGE, UP_TO_TEN = replace(DEAD, geboorte=None), Dienstregel(mag=True, jonger_dan=10)
FREE = Dienstregel(mag=True)
DECLARED, SEEN, MANDATE, BRP = Bron.VERKLARING, Bron.STUK, Bron.MACHTIGEN, Bron.GEZAG
AT_18 = {"tomorrow": Geboorte(2008, 11, 23), "today": Geboorte(2008, 11, 22)}


def say(
    soort: Soort,
    bron: Bron,
    feiten: Feiten = ALIVE,
    *,
    aard: Aard = Aard.OVERIG,
    regel: Dienstregel = FREE,
    aan: bool = True,
) -> Oordeel:
    return judge(Grond(soort, bron), Regels(aan, aard, regel), feiten)


TABLE = [
    # DigiD Machtigen
    (say(Soort.GEMACHTIGDE, MANDATE), Reden.MAG),
    (say(Soort.GEMACHTIGDE, MANDATE, aan=False), Reden.DIENST_UIT),
    (say(Soort.GEMACHTIGDE, MANDATE, regel=Dienstregel()), Reden.SOORT_UIT),
    (say(Soort.GEMACHTIGDE, MANDATE, replace(ALIVE, dienst_klopt=False)), Reden.ANDERE_DIENST),
    (say(Soort.GEMACHTIGDE, MANDATE, replace(ALIVE, ingetrokken=True)), Reden.INGETROKKEN),
    (say(Soort.GEMACHTIGDE, MANDATE, replace(ALIVE, geldig_tot=DAY)), Reden.MAG),
    (say(Soort.GEMACHTIGDE, MANDATE, replace(ALIVE, geldig_tot=DAY - timedelta(1))), Reden.VERLOPEN),
    (say(Soort.GEMACHTIGDE, MANDATE, replace(ALIVE, geldig_van=DAY + timedelta(1))), Reden.NOG_NIET_GELDIG),
    (say(Soort.GEMACHTIGDE, MANDATE, replace(ALIVE, zelfde_persoon=True)), Reden.ZELFDE_PERSOON),
    (say(Soort.GEMACHTIGDE, MANDATE, DEAD), Reden.OVERLEDEN),
    (say(Soort.GEMACHTIGDE, MANDATE, replace(ALIVE, onder_curatele=True)), Reden.KAN_NIET_MACHTIGEN),
    (say(Soort.GEMACHTIGDE, MANDATE, replace(ALIVE, geboorte=CHILD)), Reden.KAN_NIET_MACHTIGEN),
    (say(Soort.GEMACHTIGDE, MANDATE, replace(ALIVE, onder_curatele=None)), Reden.PERSOON_NAKIJKEN),
    (say(Soort.GEMACHTIGDE, SEEN), Reden.MAG),
    (say(Soort.GEMACHTIGDE, DECLARED), Reden.WEG_NIET),
    # bewindvoerder: money yes, a medical file no, whatever the setting
    (say(Soort.BEWINDVOERDER, DECLARED, aard=Aard.GELD), Reden.MAG),
    (say(Soort.BEWINDVOERDER, DECLARED, aard=Aard.ZORG), Reden.SOORT_NOOIT),
    (say(Soort.BEWINDVOERDER, DECLARED, aard=Aard.INZAGE), Reden.SOORT_NOOIT),
    (say(Soort.BEWINDVOERDER, DECLARED, aard=Aard.OVERIG), Reden.MAG),
    (say(Soort.BEWINDVOERDER, DECLARED, regel=Dienstregel(mag=True, alleen_geld=True)), Reden.ALLEEN_GELD),
    (say(Soort.BEWINDVOERDER, MANDATE, aard=Aard.GELD), Reden.WEG_NIET),
    (say(Soort.BEWINDVOERDER, SEEN, replace(ALIVE, geboorte=CHILD), aard=Aard.GELD), Reden.MINDERJARIG),
    # curator: never through DigiD Machtigen
    (say(Soort.CURATOR, MANDATE), Reden.WEG_NIET),
    (say(Soort.CURATOR, SEEN, replace(ALIVE, onder_curatele=True)), Reden.MAG),
    (say(Soort.CURATOR, SEEN, DEAD), Reden.OVERLEDEN),
    (say(Soort.CURATOR, SEEN, replace(ALIVE, overleden=None)), Reden.PERSOON_NAKIJKEN),
    # mentor: care, never money
    (say(Soort.MENTOR, SEEN, aard=Aard.ZORG), Reden.MAG),
    (say(Soort.MENTOR, SEEN, aard=Aard.GELD), Reden.SOORT_NOOIT),
    # parents
    (say(Soort.OUDER, BRP, KID), Reden.MAG),
    (say(Soort.OUDER, BRP, replace(KID, geboorte=AT_18["tomorrow"])), Reden.MAG),
    (say(Soort.OUDER, BRP, replace(KID, geboorte=AT_18["today"])), Reden.MEERDERJARIG),
    (say(Soort.OUDER, BRP, replace(KID, geboorte=Geboorte(2008))), Reden.LEEFTIJD_NAKIJKEN),
    (say(Soort.OUDER, BRP, KID, regel=Dienstregel(mag=True, jonger_dan=11)), Reden.MAG),
    (say(Soort.OUDER, BRP, KID, regel=Dienstregel(mag=True, jonger_dan=10)), Reden.TE_OUD),
    (say(Soort.OUDER, BRP, replace(KID, gezag=Gezagsuitkomst.SAMEN)), Reden.MAG),
    (say(Soort.OUDER, BRP, replace(KID, gezag=Gezagsuitkomst.VOOGD)), Reden.MAG),
    (say(Soort.OUDER, BRP, replace(KID, gezag=Gezagsuitkomst.GEEN)), Reden.GEEN_GEZAG),
    (say(Soort.OUDER, BRP, replace(KID, gezag=Gezagsuitkomst.TIJDELIJK_GEEN)), Reden.TIJDELIJK_GEEN_GEZAG),
    (say(Soort.OUDER, SEEN, replace(KID, gezag=Gezagsuitkomst.GEEN)), Reden.GEZAG_ONDUIDELIJK),
    (say(Soort.OUDER, BRP, replace(KID, gezag=Gezagsuitkomst.IN_ONDERZOEK)), Reden.GEZAG_IN_ONDERZOEK),
    (say(Soort.OUDER, BRP, replace(KID, gezag=Gezagsuitkomst.NIET_TE_BEPALEN)), Reden.GEZAG_NIET_TE_BEPALEN),
    (say(Soort.OUDER, BRP, replace(KID, gezag=Gezagsuitkomst.ONDUIDELIJK)), Reden.GEZAG_ONDUIDELIJK),
    (say(Soort.OUDER, BRP, replace(KID, gezag=None)), Reden.GEZAG_NIET_OPGEVRAAGD),
    (say(Soort.OUDER, DECLARED, replace(KID, gezag=None)), Reden.MAG),
    (say(Soort.OUDER, BRP, replace(KID, overleden=True)), Reden.OVERLEDEN),
    # nabestaande
    (say(Soort.NABESTAANDE, SEEN, DEAD), Reden.MAG),
    (say(Soort.NABESTAANDE, SEEN, ALIVE), Reden.NIET_OVERLEDEN),
    (say(Soort.NABESTAANDE, SEEN, replace(DEAD, geboorte=CHILD)), Reden.MAG),
    (say(Soort.NABESTAANDE, SEEN, replace(DEAD, overleden=None)), Reden.PERSOON_NAKIJKEN),
    (say(Soort.NABESTAANDE, SEEN, NO_AGE, regel=UP_TO_TEN), Reden.LEEFTIJD_NAKIJKEN),
]


@pytest.mark.parametrize(("oordeel", "reden"), TABLE)
def test_the_table(oordeel: Oordeel, reden: Reden) -> None:
    assert oordeel.reden is reden


ABOUT_THE_OTHER = [
    Reden.ZELFDE_PERSOON,
    Reden.OVERLEDEN,
    Reden.NIET_OVERLEDEN,
    Reden.MEERDERJARIG,
    Reden.MINDERJARIG,
    Reden.TE_OUD,
    Reden.KAN_NIET_MACHTIGEN,
    Reden.GEEN_GEZAG,
    Reden.TIJDELIJK_GEEN_GEZAG,
]


@pytest.mark.parametrize("reden", ABOUT_THE_OTHER)
def test_all_that_is_about_the_other_person_reads_the_same(reden: Reden) -> None:
    refused = Oordeel(Uitkomst.GEWEIGERD, reden, Vaststelling.AANGETOOND)
    assert refused.naar_buiten is Afwijzing.DEZE_PERSOON
    assert Oordeel(Uitkomst.NAKIJKEN, reden, Vaststelling.AANGETOOND).naar_buiten is None


@pytest.mark.parametrize(
    ("gezag", "reden"),
    [
        (Gezagsuitkomst.NIET_TE_BEPALEN, Reden.GEZAG_NIET_TE_BEPALEN),
        (Gezagsuitkomst.IN_ONDERZOEK, Reden.GEZAG_IN_ONDERZOEK),
        (Gezagsuitkomst.ONDUIDELIJK, Reden.GEZAG_ONDUIDELIJK),
    ],
)
def test_what_a_person_decided_about_gezag_is_attested(gezag: Gezagsuitkomst, reden: Reden) -> None:
    decided = say(Soort.OUDER, BRP, replace(KID, gezag=gezag, nagekeken=frozenset({reden})))
    assert (decided.uitkomst, decided.vaststelling) == (Uitkomst.TOEGESTAAN, Vaststelling.VERKLAARD)
    assert say(Soort.OUDER, BRP, KID).vaststelling is Vaststelling.AANGETOOND


def test_joint_gezag_may_ask_for_the_other_parent() -> None:
    both = Dienstregel(mag=True, andere_ouder=True)
    together = replace(KID, gezag=Gezagsuitkomst.SAMEN)
    assert say(Soort.OUDER, BRP, together, regel=both).reden is Reden.ANDERE_OUDER
    assert say(Soort.OUDER, BRP, KID, regel=both).reden is Reden.MAG
    seen = replace(together, nagekeken=frozenset({Reden.ANDERE_OUDER}))
    assert say(Soort.OUDER, BRP, seen, regel=both).vaststelling is Vaststelling.AANGETOOND


def test_what_is_to_be_done_comes_in_order_and_goes_one_by_one() -> None:
    strict = Dienstregel(mag=True, extra_controle=True, tweede_medewerker=True)
    first = say(Soort.CURATOR, SEEN, regel=strict)
    assert first.te_doen == (Reden.EXTRA_CONTROLE, Reden.TWEEDE_MEDEWERKER)
    half = replace(ALIVE, nagekeken=frozenset({Reden.EXTRA_CONTROLE}))
    assert say(Soort.CURATOR, SEEN, half, regel=strict).te_doen == (Reden.TWEEDE_MEDEWERKER,)


def test_a_declaration_does_not_reach_further_than_it_says() -> None:
    (care,) = gronden_of(["urn:nl-eid-gdi:1.1:RT:Zorg_Volledig_Gezag_Kind"])
    assert judge(care, Regels(True, Aard.ZORG, FREE), KID).reden is Reden.MAG
    assert judge(care, Regels(True, Aard.GELD, FREE), KID).reden is Reden.BUITEN_VERKLARING


def test_the_kinds_of_a_login() -> None:
    assert gronden_of([]) == (Grond(Soort.GEMACHTIGDE, Bron.MACHTIGEN),)
    known = ["urn:nl-eid-gdi:1.1:RT:WV_Bewindvoerder", "urn:x:unknown", " urn:nl-eid-gdi:1.1:RT:WV_Mentor\n"]
    assert [grond.soort for grond in gronden_of(known)] == [Soort.BEWINDVOERDER, Soort.MENTOR]
    assert gronden_of(["urn:x:unknown"]) == ()


def test_one_capacity_that_may_is_enough_and_none_is_refused() -> None:
    two = [say(Soort.BEWINDVOERDER, DECLARED, aard=Aard.ZORG), say(Soort.MENTOR, DECLARED, aard=Aard.ZORG)]
    assert best(two).uitkomst is Uitkomst.TOEGESTAAN
    assert best([]).reden is Reden.SOORT_ONBEKEND


def test_the_defaults_follow_the_source() -> None:
    money = {soort: standaard(soort, Aard.GELD) for soort in Soort}
    assert {soort for soort, regel in money.items() if not kan_nooit(soort, Aard.GELD, regel)} == {
        Soort.GEMACHTIGDE,
        Soort.BEWINDVOERDER,
        Soort.CURATOR,
        Soort.OUDER,
    }
    assert kan_nooit(Soort.BEWINDVOERDER, Aard.ZORG, standaard(Soort.BEWINDVOERDER, Aard.ZORG))
    assert not any(standaard(Soort.NABESTAANDE, aard).mag for aard in Aard)
    assert standaard(Soort.OUDER, Aard.ZORG).jonger_dan == 12
    assert Bron.MACHTIGEN not in WEGEN[Soort.CURATOR]


regels = st.builds(
    Dienstregel,
    mag=st.sampled_from([True, True, True, False]),
    jonger_dan=st.none() | st.integers(1, 18),
    alleen_geld=st.sampled_from([True, False, False, False]),
    extra_controle=st.booleans(),
    tweede_medewerker=st.booleans(),
    andere_ouder=st.booleans(),
)
dates = st.dates(date(2026, 11, 1), date(2026, 12, 31))
born = st.none() | st.builds(Geboorte) | st.builds(Geboorte, st.integers(1930, 2026), st.integers(1, 12))
maybe = st.sampled_from([None, True, False])
mostly = {yes: st.sampled_from([yes] * 7 + [not yes]) for yes in (True, False)}
feiten = st.builds(
    Feiten,
    vandaag=dates,
    zelfde_persoon=mostly[False],
    dienst_klopt=mostly[True],
    geldig_van=st.none() | st.sampled_from([date(2026, 11, 1), date(2026, 12, 1)]),
    geldig_tot=st.none() | st.sampled_from([date(2026, 11, 30), date(2026, 12, 31)]),
    ingetrokken=mostly[False],
    geboorte=born,
    overleden=maybe,
    onder_curatele=maybe,
    gezag=st.none() | st.sampled_from(Gezagsuitkomst),
    nagekeken=st.frozensets(st.sampled_from(Reden)),
)
ways = [Grond(soort, bron) for soort, bronnen in WEGEN.items() for bron in sorted(bronnen)]
gronden = (
    st.sampled_from(ways)
    | st.sampled_from(ways)
    | st.builds(Grond, st.sampled_from(Soort), st.sampled_from(Bron))
)
aarden = st.sampled_from(Aard)
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
STRICTER = [
    {"mag": False},
    {"alleen_geld": True},
    {"extra_controle": True},
    {"tweede_medewerker": True},
    {"andere_ouder": True},
]


@often
@given(gronden, aarden, regels, feiten)
def test_what_is_off_or_never_is_refused_always(
    grond: Grond, aard: Aard, regel: Dienstregel, feiten: Feiten
) -> None:
    off = (
        judge(grond, Regels(False, aard, regel), feiten),
        judge(grond, Regels(True, aard, replace(regel, mag=False)), feiten),
    )
    assert {oordeel.uitkomst for oordeel in off} == {Uitkomst.GEWEIGERD}
    if (
        kan_nooit(grond.soort, aard, regel)
        or (grond.soort, aard) in NOOIT
        or grond.bron not in WEGEN[grond.soort]
    ):
        assert judge(grond, Regels(True, aard, regel), feiten).uitkomst is Uitkomst.GEWEIGERD


@often
@given(gronden, aarden, regels, feiten, st.sampled_from(STRICTER), st.integers(1, 18))
def test_stricter_never_allows_more(
    grond: Grond, aard: Aard, regel: Dienstregel, feiten: Feiten, change: dict[str, bool], age: int
) -> None:
    before = judge(grond, Regels(True, aard, regel), feiten).uitkomst
    lower = min(age, regel.jonger_dan or 18)
    for stricter in (replace(regel, **change), replace(regel, jonger_dan=lower)):
        assert judge(grond, Regels(True, aard, stricter), feiten).uitkomst <= before


@often
@given(gronden, aarden, regels, feiten, feiten)
def test_a_refusal_says_nothing_about_the_other_person(
    grond: Grond, aard: Aard, regel: Dienstregel, one: Feiten, other: Feiten
) -> None:
    """Whoever is acted for, and however old, dead or cared for: the inwoner reads the same."""
    about = {name: getattr(other, name) for name in ("geboorte", "overleden", "onder_curatele", "gezag")}
    first = judge(grond, Regels(True, aard, regel), one)
    second = judge(grond, Regels(True, aard, regel), replace(one, **about))
    shown = {first.naar_buiten, second.naar_buiten} - {None}
    assert len(shown) <= 1
    assert shown <= set(Afwijzing)
    assert all(isinstance(value, (int, str, tuple)) for value in asdict(first).values())
    assert {first.reden, *first.te_doen} <= set(Reden)


@often
@given(gronden, aarden, regels, feiten, st.sampled_from(["geboorte", "overleden", "onder_curatele"]))
def test_what_is_not_known_is_never_a_yes(
    grond: Grond, aard: Aard, regel: Dienstregel, feiten: Feiten, name: str
) -> None:
    untouched = replace(feiten, nagekeken=frozenset())
    known = judge(grond, Regels(True, aard, regel), untouched).uitkomst
    unknown = judge(grond, Regels(True, aard, regel), replace(untouched, **{name: None})).uitkomst
    assert unknown <= max(known, Uitkomst.NAKIJKEN)


@often
@given(gronden, aarden, regels, feiten)
def test_a_tick_turns_no_refusal_and_proves_nothing(
    grond: Grond, aard: Aard, regel: Dienstregel, feiten: Feiten
) -> None:
    bare = judge(grond, Regels(True, aard, regel), replace(feiten, nagekeken=frozenset()))
    ticked = judge(grond, Regels(True, aard, regel), replace(feiten, nagekeken=frozenset(Reden)))
    assert ticked.vaststelling is bare.vaststelling
    assert (ticked.uitkomst is Uitkomst.GEWEIGERD) == (bare.uitkomst is Uitkomst.GEWEIGERD)
    assert ticked.uitkomst is not Uitkomst.NAKIJKEN
    if grond.bron is Bron.STUK or any("gezag" in reden for reden in bare.te_doen):
        assert bare.vaststelling is Vaststelling.VERKLAARD
