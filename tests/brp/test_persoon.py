"""From an answer of the BRP to a person: dates, names, addresses and gezag in all their forms."""

from __future__ import annotations

import copy
import itertools
import pickle
from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from begrippen.bsn import Bsn
from brp import Brp, BrpFout, Vraag
from brp.datum import Datum
from brp.gezag import GezagSoort, gezag_over
from brp.lezen import persoon_in
from brp.persoon import Deel, Opschorting, Persoon
from brp.verblijfplaats import Soort
from simulator.brp.personen import PERSONEN, gezag_of, person_of
from tests.brp.conftest import person
from tests.brp.overkant import Arm

BSN = "999993653"


def read(**parts: Any) -> Persoon:
    return persoon_in({"burgerservicenummer": BSN, **parts})


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ({"type": "Datum", "datum": "1985-12-01", "langFormaat": "1 december 1985"}, Datum(1985, 12, 1)),
        ({"type": "JaarMaandDatum", "jaar": 1985, "maand": 12, "langFormaat": "x"}, Datum(1985, 12)),
        ({"type": "JaarDatum", "jaar": 1985, "langFormaat": "1985"}, Datum(1985)),
        ({"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}, Datum()),
        ({"type": "Datum", "datum": "1985-02-31"}, Datum()),
        ({"type": "JaarMaandDatum", "jaar": 1985, "maand": 13}, Datum(1985)),
        ({"type": "Eeuwdatum", "eeuw": 20}, Datum()),
        (None, None),
        ("1985-12-01", None),
    ],
)
def test_a_date_may_be_known_in_part(given: Any, read_as: Datum | None) -> None:
    assert read(geboorte={"datum": given}).geboorte.datum == read_as


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ({"volledigeNaam": "Jan van Dam", "geslachtsnaam": "Dam"}, "Jan van Dam"),
        ({"voornamen": "Jan", "voorvoegsel": "van", "geslachtsnaam": "Dam"}, "Jan van Dam"),
        ({"geslachtsnaam": "Sukarno"}, "Sukarno"),
        (
            {
                "voornamen": "Jan",
                "geslachtsnaam": "Dam",
                "adellijkeTitelPredicaat": {"omschrijving": "jonkheer", "soort": "predicaat"},
            },
            "jonkheer Jan Dam",
        ),
        (
            {
                "voornamen": "Jan",
                "geslachtsnaam": "Dam",
                "adellijkeTitelPredicaat": {"omschrijving": "baron", "soort": "titel"},
            },
            "Jan baron Dam",
        ),
        ({"volledigeNaam": "Jan\u202e\u0000 <b>\n Dam"}, "Jan <b> Dam"),
        ({"volledigeNaam": 7, "geslachtsnaam": None}, "7"),
        ({}, ""),
    ],
)
def test_a_name_in_every_form(naam: dict[str, Any], tekst: str) -> None:
    assert read(naam=naam).naam.tekst == tekst


def test_an_address_in_every_form(brp: Brp) -> None:
    homes = {bsn: person(brp, bsn).verblijfplaats for bsn in PERSONEN}
    assert all(home is not None for home in homes.values())
    shown = {bsn: (home.soort, home.regels, home.land) for bsn, home in homes.items() if home}
    assert shown["999990019"] == (Soort.ADRES, ("Lindelaan 12A", "3511 AB Voorbeeld"), "")
    assert shown["999993653"] == (Soort.ADRES, ("Boterkade 31-2", "3077 AW Voorbeeld"), "")
    assert shown["999994086"][1][0] == "Kasteellaan tegenover 1"
    assert shown["999999990"] == (Soort.BUITENLAND, ("Kerkstraat 9 bus 4", "2000 Antwerpen"), "België")
    assert shown["000000012"] == (Soort.LOCATIE, ("Woonboot De Drie Zusters, kade west",), "")
    assert shown["999990676"] == (Soort.ONBEKEND, (), "")
    letters, gone = homes["999990408"], homes["999991772"]
    assert letters is not None
    assert gone is not None
    assert (letters.briefadres, gone.verblijft_er_niet) == (True, True)


def test_what_comes_by_itself(brp: Brp) -> None:
    assert person(brp, "999993653").geheimhouding
    assert person(brp, "999991772").in_onderzoek == {Deel.ADRES}
    assert person(brp, "999990676").in_onderzoek == {Deel.PERSOON}
    reasons = {
        bsn: person(brp, bsn).opgeschort for bsn in ("999990123", "999999990", "999990408", "999990019")
    }
    assert list(reasons.values()) == [Opschorting.OVERLEDEN, Opschorting.EMIGRATIE, Opschorting.FOUT, None]
    assert person(brp, "999990123").opgeschort_op == Datum(2025, 1, 19)


def test_a_reason_that_came_later_still_counts() -> None:
    assert read(opschortingBijhouding={"reden": {"code": "Q"}}).opgeschort is Opschorting.ANDERS


def test_gezag_in_every_form(brp: Brp) -> None:
    gezag = person(brp, "999971116", gezag=True).gezag
    assert [one.soort for one in gezag] == [
        GezagSoort.GEZAMENLIJK_OUDERLIJK,
        GezagSoort.EENHOOFDIG_OUDERLIJK,
    ]
    assert [len(one.gezaghebbenden) for one in gezag] == [2, 1]
    assert [one.voor_een_mens for one in gezag] == [False, True]
    assert gezag_over(gezag, Bsn("999971153")) == (gezag[0],)
    (joep,) = person(brp, "999971177", gezag=True).gezag
    assert (joep.soort, joep.voor_een_mens) == (GezagSoort.NIET_TE_BEPALEN, True)


@pytest.mark.parametrize(
    ("row", "names", "unknown"),
    [
        ({"type": "GezamenlijkGezag", "ouder": {"naam": {"volledigeNaam": "A"}}}, ["A"], False),
        (
            {
                "type": "GezamenlijkGezag",
                "ouder": {"naam": {"volledigeNaam": "A"}},
                "derde": {"type": "BekendeDerde", "naam": {"volledigeNaam": "B"}},
            },
            ["A", "B"],
            False,
        ),
        ({"type": "GezamenlijkGezag", "derde": {"type": "OnbekendeDerde"}}, [], True),
        (
            {"type": "Voogdij", "derden": [{"type": "BekendeDerde", "naam": {"volledigeNaam": "V"}}]},
            ["V"],
            False,
        ),
        ({"type": "Voogdij", "derden": []}, [], False),
        ({"type": "TijdelijkGeenGezag", "toelichting": "x"}, [], False),
        ({"type": "NieuwGezag"}, [], False),
    ],
)
def test_who_has_gezag(row: dict[str, Any], names: list[str], unknown: bool) -> None:
    (one,) = read(gezag=[row | {"minderjarige": {"burgerservicenummer": "999971153", "leeftijd": 9}}]).gezag
    assert ([each.naam for each in one.gezaghebbenden], one.derde_onbekend) == (names, unknown)
    assert (one.minderjarige.bsn, one.minderjarige.leeftijd) == (Bsn("999971153"), 9)


def test_gezag_of_children(brp: Brp) -> None:
    kinderen = [Bsn("999971153"), Bsn("999971165"), Bsn("999999011")]
    found = brp.gezag_of(kinderen, Vraag())
    assert list(found) == kinderen[:2]  # nobody has the third number
    assert [one.soort for one in found[kinderen[0]]] == [GezagSoort.GEZAMENLIJK_OUDERLIJK]
    with pytest.raises(ValueError, match="twenty"):
        brp.gezag_of([], Vraag())


@pytest.mark.parametrize(
    ("today", "born"),
    [
        (date(2026, 11, 22), "2008-11-23"),
        (date(2026, 12, 31), "2009-01-01"),
        (date(2028, 2, 28), "2010-03-01"),
    ],
)
def test_the_child_that_is_eighteen_tomorrow_stays_so(today: date, born: str) -> None:
    """A simulator runs for days."""
    assert person_of("999990160", today=today)["geboorte"]["datum"]["datum"] == born
    (relation,) = gezag_of("999990160", today=today)
    assert relation["minderjarige"]["leeftijd"] == 17


def test_nobody_has_this_number(brp: Brp) -> None:
    assert brp.raadpleeg(Bsn("999999011"), Vraag()) is None


def test_what_is_new_does_no_harm(brp: Brp, arm_brp: Arm) -> None:
    arm_brp("nieuwe-velden")
    found = person(brp, BSN, gezag=True)
    assert (found.naam.tekst, found.geboorte.datum) == ("Suzanne Moulin", Datum())
    assert [one.soort for one in found.gezag] == [GezagSoort.ANDERS]


def test_a_person_tells_nothing_of_itself(brp: Brp) -> None:
    found = person(brp, "999999047", gezag=True)
    told = repr(found) + repr([found.naam, found.geboorte, found.verblijfplaats, found.gezag])
    told += repr([one.minderjarige for one in found.gezag])
    assert not any(secret in told for secret in ("Vries", "Johannes", "1984", "Park", "9999", "Lotte"))
    with pytest.raises(TypeError):
        pickle.dumps(found)


GROUPS = ("naam", "geboorte", "verblijfplaats", "gezag", "inOnderzoek", "opschortingBijhouding")
INNER = ("", "datum", "verblijfadres", "inOnderzoek", "reden", "adellijkeTitelPredicaat", "type", "land")
ODD = (
    None,
    True,
    0,
    10**40,
    1.5,
    "",
    "x" * 2000,
    [],
    {},
    [[]],
    [None, 1],
    {"type": []},
    {"omschrijving": {}},
)


@pytest.mark.parametrize("bsn", ["999999047", "999999990", "999971116"])
def test_whatever_comes_is_a_person_or_a_refusal(bsn: str) -> None:
    for name, inner, value in itertools.product(GROUPS, INNER, ODD):
        row = copy.deepcopy(PERSONEN[bsn])
        if inner and isinstance(row.get(name), dict):
            row[name][inner] = value
        else:
            row[name] = value
        with suppress(BrpFout):
            assert isinstance(persoon_in(row).naam.tekst, str)
