"""What is wrong in a file is said with its line and column; what YAML can do beyond values is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.inrichting.lezen import GROOTSTE, NietTeLezen, Plek, Vorm, read

SCHEMAS = {
    "dingen": {
        "naam": Vorm.TEKST,
        "aan": Vorm.JA_NEE,
        "tal": Vorm.GETAL,
        "grens": Vorm.GETAL_OF_LEEG,
        "lijst": Vorm.LIJST,
        "in.mag": Vorm.JA_NEE,
    }
}
KOP = "beeldpas: 1\ndingen:\n  een:\n"


def wrong(text: str) -> list[tuple[int, int, str]]:
    with pytest.raises(NietTeLezen) as raised:
        read(text, SCHEMAS)
    return [(one.plek.regel, one.plek.kolom, one.tekst) for one in raised.value.fouten]


def test_values_come_as_they_were_typed() -> None:
    text = f"{KOP}    naam: no\n    aan: true\n    tal: -7\n    grens:\n    lijst: [a, 1]\n    in: {{mag: false}}\n"
    record = read(text, SCHEMAS)["dingen"]["een"]
    assert record.waarden == {
        "naam": "no",
        "aan": True,
        "tal": -7,
        "grens": None,
        "lijst": ["a", "1"],
        "in.mag": False,
    }
    assert (record.plek, record.plekken["in.mag"]) == (Plek(3, 3), Plek(9, 15))
    assert read("beeldpas: 1\ndingen:\n", SCHEMAS) == {}


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("", 1, 1, "namen met een dubbele punt"),
        ("- a", 1, 1, "namen met een dubbele punt"),
        ("dingen: {}", 1, 1, "Bovenaan hoort te staan"),
        ("beeldpas: 2", 1, 1, "Bovenaan hoort te staan"),
        ("beeldpas: 1\nspullen: {}", 2, 1, "Dit onderdeel kennen wij niet"),
        ("beeldpas: 1\nbeeldpas: 1", 2, 1, "twee keer"),
        (f"{KOP}    kleur: rood", 4, 5, "Deze naam kennen wij niet"),
        (f"{KOP}    in:\n      kan: true", 5, 7, "Deze naam kennen wij niet"),
        (f"{KOP}    naam: a\n    naam: b", 5, 5, "twee keer"),
        (f"{KOP}    aan: yes", 4, 10, "true (ja) of false (nee)"),
        (f"{KOP}    aan: 'true'", 4, 10, "true (ja) of false (nee)"),
        (f"{KOP}    tal: 1.5", 4, 10, "Schrijf een getal"),
        (f"{KOP}    tal: 0x10", 4, 10, "Schrijf een getal"),
        (f"{KOP}    tal: '5'", 4, 10, "Schrijf een getal"),
        (f"{KOP}    naam: [a]", 4, 11, "één waarde"),
        (f"{KOP}    lijst: a", 4, 12, "een lijst"),
        (f"{KOP}    [a]: b", 4, 5, "een naam"),
        (f"{KOP}    naam: &a b", 4, 11, "Verwijzingen"),
        (f"{KOP}    naam: *a", 4, 11, "Verwijzingen"),
        (f"{KOP}    naam: !!python/name:os.system x", 4, 11, "uitroepteken"),
        (f"{KOP}  naam: [", 5, 1, "geen goede YAML"),
        ("beeldpas: 1\n---\nbeeldpas: 1", 2, 1, "geen goede YAML"),
        ("beeldpas: 1\n\tx: 1", 2, 1, "geen goede YAML"),
        (f"{KOP}    naam: a\u202eb", 4, 12, "niemand kan zien"),
        (f'{KOP}    naam: "a\\0b"', 4, 11, "niemand kan zien"),
        (f'{KOP}    naam: "a\\u202eb"', 4, 11, "niemand kan zien"),
        ('beeldpas: 1\ndingen: {"a\\0": {}}', 2, 10, "niemand kan zien"),
        ("a: " + "[" * 5000, 1, 9, "te diep"),
        ("x" * (GROOTSTE + 1), 1, 1, "te groot"),
    ],
)
def test_where_it_is_wrong(text: str, line: int, column: int, words: str) -> None:
    found = wrong(text)
    assert [one[:2] for one in found][:1] == [(line, column)]
    assert words in found[0][2]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert [one[0] for one in wrong(f"{KOP}    aan: 1\n    tal: x\n    naam: ok\n    kleur: x")] == [4, 5, 7]


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    with pytest.raises(NietTeLezen) as raised:
        read(text, SCHEMAS)
    assert raised.value.fouten


@given(st.text("abc:-[]{}#&*!|>'\"%@` \n\t0", max_size=80))
def test_nor_do_the_signs_of_yaml(text: str) -> None:
    with pytest.raises(NietTeLezen):
        read(text, SCHEMAS)
