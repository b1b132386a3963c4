"""The difference between two texts, and what stands between brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diensten.inwonerteksten.nakijken import names_a_fact
from diensten.inwonerteksten.stand import Inhoud, resolve
from diensten.inwonerteksten.verschil import Deelsoort, differences
from diensten.inwonerteksten.waarden import Waarde, check_brackets, fill

WOORDEN = st.lists(st.sampled_from(["bel", "ons", "of", "kom", "langs", "\n"]), max_size=12).map(" ".join)


def words(tekst: str) -> list[str]:
    return tekst.replace("\n", " ¶ ").split()


@given(WOORDEN, WOORDEN)
def test_both_texts_can_be_read_back(eerst: str, nu: str) -> None:
    delen = differences(eerst, nu)
    before = [word for deel in delen if deel.soort is not Deelsoort.ERBIJ for word in deel.tekst.split()]
    after = [word for deel in delen if deel.soort is not Deelsoort.WEG for word in deel.tekst.split()]
    assert (before, after) == (words(eerst), words(nu))


def test_what_stayed_is_not_called_new() -> None:
    delen = differences("Bel ons op werkdagen.", "Bel ons elke dag.")
    assert [(deel.soort.value, deel.tekst) for deel in delen] == [
        ("gelijk", "Bel ons"),
        ("weg", "op werkdagen."),
        ("erbij", "elke dag."),
    ]


@given(st.text(alphabet="[]ab \n", max_size=20), st.text(alphabet="[]<>a", max_size=8))
def test_what_is_filled_in_is_not_filled_in_again(tekst: str, waarde: str) -> None:
    filled = fill(tekst, {"a": waarde})
    assert filled.count(waarde) >= tekst.count("[a]") or waarde == ""
    assert not check_brackets(tekst, [Waarde.DIENST]) or "[" in tekst or "]" in tekst


@pytest.mark.parametrize(
    ("tekst", "onbekend", "los"),
    [
        ("Bel [telefoon].", (), False),
        ("[x] en [x] en [y]", ("x", "y"), False),
        ("[telefoon", (), True),
        ("telefoon]", (), True),
        ("[[telefoon]]", (), True),
        ("[]", ("",), False),
        ("[Telefoon]", ("Telefoon",), False),
    ],
)
def test_brackets(tekst: str, onbekend: tuple[str, ...], los: bool) -> None:
    found = check_brackets(tekst, [Waarde.TELEFOON])
    assert (found.onbekend, found.los) == (onbekend, los)


REGELS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from([*Inhoud, "leeg"]))


def rows(found: dict[str, str], text: str) -> list[tuple[str, str, str]]:
    """`leeg` is a version that says nothing of its own."""
    return [
        (key, Inhoud.TEKST if what == "leeg" else what, text if what == Inhoud.TEKST else "")
        for key, what in found.items()
    ]


@given(REGELS, REGELS)
def test_what_a_dienst_says_goes_before_what_holds_for_all(
    alle: dict[str, str], dienst: dict[str, str]
) -> None:
    found = resolve(rows(alle, "alle"), rows(dienst, "dienst"))
    for key in "abcd":
        own = dienst.get(key, "leeg")
        says = alle.get(key, "leeg") if own == "leeg" else own
        assert (key in found.weg) == (says == Inhoud.WEG)
        assert (key in found.teksten) == (says == Inhoud.TEKST)
        assert found.teksten.get(key) in {None, "alle" if own == "leeg" else "dienst"}


@given(st.integers(100, 10**12), st.sampled_from(["", " ", "-", "."]), st.text(alphabet="abc ", max_size=9))
def test_a_number_is_a_fact_however_it_is_written(number: int, between: str, around: str) -> None:
    assert names_a_fact(f"{around} {between.join(str(number))} {around}")


@pytest.mark.parametrize(
    ("tekst", "feit"),
    [
        ("Bel [telefoon].", False),
        ("Dit duurt 2 of 3 dagen.", False),
        ("Het kost € 5.", True),
        ("Wij zijn open tot 17 uur.", True),
        ("Kijk op www.voorbeeld.nl.", True),
        ("Mail naar hulp@voorbeeld.nl.", True),
        ("Kijk op [digid.nl].", False),
    ],
)
def test_what_goes_out_of_date(tekst: str, feit: bool) -> None:
    assert names_a_fact(tekst) is feit
