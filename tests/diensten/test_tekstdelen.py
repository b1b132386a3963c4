"""The difference between two texts, and what stands between brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
