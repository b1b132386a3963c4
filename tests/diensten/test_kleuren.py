"""Nothing of a file with tokens reaches a style sheet but what we wrote ourselves, and who cannot read it is heard."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diensten.huisstijl.kleuren import GeenWaarde, contrast, pixels, read_colour, read_length
from diensten.huisstijl.paren import PAREN, inspect, judge
from diensten.huisstijl.thema import (
    FOCUSRAND,
    Thema,
    from_bytes,
    names,
    ours,
    preview_of,
    sheet_of,
    values_of,
)
from diensten.huisstijl.tokens import Fout, OngeldigThema, read_tokens

KERSEN = (Path(__file__).parents[1] / "toegankelijk" / "huisstijl-kersen.css").read_text(encoding="utf-8")
KLEUR = re.compile(r"#[0-9a-f]{6}")
LENGTE = re.compile(r"0|\d{1,3}(\.\d{1,4})?(px|rem)")
colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
values = st.sampled_from(
    [
        "red;}",
        "#fff;background:url(x)",
        "var(--x)",
        "</style>",
        "calc(1px)",
        "#12345",
        "1e9px",
        "url(javascript:1)",
    ]
) | st.text(max_size=30)

keys = st.sampled_from(["value", "$value", "beeldpas", "kleur", "licht", "a"])
leaves = st.none() | st.booleans() | st.floats() | st.text(max_size=9)
trees = st.recursive(leaves, lambda one: st.lists(one) | st.dictionaries(keys, one), max_leaves=12)


def read(tree: object) -> Thema:
    return read_tokens(json.dumps(tree).encode()).thema


def nested(name: str, value: object, key: str = "value") -> dict[str, Any]:
    tree: dict[str, Any] = {key: value}
    for part in reversed(name.split(".")):
        tree = {part: tree}
    return tree


@given(colours, colours)
def test_contrast_is_what_wcag_says(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) <= 21
    assert contrast(one, other) == contrast(other, one)
    assert contrast(one, one) == 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_known_contrasts(one: str, other: str, expected: float) -> None:
    assert int(contrast(one, other) * 100 + 0.5) / 100 == expected


@given(values)
def test_what_is_read_is_written_by_us(text: str) -> None:
    with suppress(GeenWaarde):
        assert KLEUR.fullmatch(read_colour(text))
    with suppress(GeenWaarde):
        length = read_length(text)
        assert LENGTE.fullmatch(length)
        assert pixels(length) <= 64


@given(st.sampled_from(sorted(names())), values, st.sampled_from(["value", "$value"]))
def test_a_style_sheet_holds_no_word_of_the_file(name: str, value: str, key: str) -> None:
    with suppress(OngeldigThema):
        thema = read({"group": {}, name.split("-", maxsplit=1)[0]: {name.partition("-")[2]: {key: value}}})
        assert all(KLEUR.fullmatch(v) or LENGTE.fullmatch(v) for v in thema.licht.values())
        own = sheet_of(thema).removeprefix(sheet_of(Thema())[:100])
        assert own.count("{") == own.count("}")


@given(trees)
def test_any_json_is_read_or_refused(tree: object) -> None:
    with suppress(OngeldigThema):
        read(tree)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(inhoud: bytes) -> None:
    with suppress(OngeldigThema):
        read_tokens(inhoud)


@pytest.mark.parametrize(
    ("value", "css"),
    [
        ("#ABC", "#aabbcc"),
        ("rgb(10, 86, 99)", "#0a5663"),
        ("rgb(10 86 99)", "#0a5663"),
        ({"colorSpace": "srgb", "components": [0, 0, 0], "hex": "#0A5663"}, "#0a5663"),
        ("{basis.blauw}", "#112233"),
        ("{basis.ook.value}", "#112233"),
    ],
)
def test_the_shapes_of_a_value(value: object, css: str) -> None:
    basis = {"basis": {"blauw": {"value": "#112233"}, "ook": {"$value": "{basis.blauw}"}}}
    assert read({**basis, **nested("utrecht.link.color", value, "$value")}).licht == {
        "utrecht-link-color": css
    }


def test_a_dark_screen_has_a_group_of_its_own() -> None:
    thema = read({**nested("beeldpas.kleur", "#112233"), "dark": nested("beeldpas.kleur", "#ddeeff")})
    assert (thema.licht, thema.donker) == ({"beeldpas-kleur": "#112233"}, {"beeldpas-kleur": "#ddeeff"})
    light, dark = values_of(thema)
    assert (light["utrecht-link-color"], dark["utrecht-link-color"]) == ("#112233", "#ddeeff")
    assert from_bytes(thema.as_bytes()) == thema


@pytest.mark.parametrize(
    ("value", "soort"),
    [
        ("rood", "waarde"),
        ("#0a566380", "waarde"),
        ("transparent", "waarde"),
        ({"hex": "#0a5663", "alpha": 0.5}, "waarde"),
        ({"value": 10**400, "unit": "px"}, "waarde"),
        ("{nergens}", "verwijzing"),
        ("{beeldpas.kleur}", "verwijzing"),
    ],
)
def test_a_value_that_is_none_is_named(value: object, soort: str) -> None:
    with pytest.raises(OngeldigThema) as wrong:
        read(nested("beeldpas.kleur", value))
    assert wrong.value.fouten == (Fout("beeldpas.kleur", soort),)


@pytest.mark.parametrize(("width", "thin"), [("0", ("donker",)), ("1.9px", ("donker",)), ("2px", ())])
def test_an_outline_that_nobody_sees_keeps_a_theme_from_holding(width: str, thin: tuple[str, ...]) -> None:
    verdict = inspect(Thema({}, {FOCUSRAND: width}))
    assert (verdict.dun, verdict.goed) == (thin, not thin)


def test_a_thin_focus_is_refused() -> None:
    with pytest.raises(OngeldigThema) as wrong:
        read(nested("utrecht.focus.outline-width", "1px"))
    assert wrong.value.fouten[0].soort == "focus"


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (b"", "json"),
        (b"[]", "json"),
        (b"{", "json"),
        (b"\xff", "json"),
        (b"[" * 100_000, "json"),
        (b"{}", "leeg"),
        (json.dumps(nested("iets.anders", "#fff")).encode(), "leeg"),
        (json.dumps(nested(".".join("a" * 20), "#fff")).encode(), "diep"),
        (b" " * 600_000, "groot"),
        (json.dumps({f"t{n}": {"value": "#fff"} for n in range(10_001)}).encode(), "groot"),
    ],
)
def test_a_file_that_is_no_theme_is_refused(inhoud: bytes, soort: str) -> None:
    with pytest.raises(OngeldigThema) as wrong:
        read_tokens(inhoud)
    assert wrong.value.soort == soort


def test_our_own_theme_passes_on_both_screens() -> None:
    assert inspect(Thema()).goed
    assert len(judge(Thema())) == 2 * len(PAREN)


def test_every_pair_is_one_of_values() -> None:
    light, dark = values_of(Thema())
    used = {name for paar in PAREN for name in (paar.voor, paar.achter)}
    assert all(KLEUR.fullmatch(read_colour(values[name])) for values in (light, dark) for name in used)


def test_the_theme_of_another_gemeente_passes_and_a_pale_one_fails() -> None:
    light, _, dark = KERSEN.partition("@media")
    parts = {
        "licht": dict(re.findall(r"--beeldpas-([a-z-]+): (#\w+);", light)),
        "donker": dict(re.findall(r"--beeldpas-([a-z-]+): (#\w+);", dark)),
    }
    tree = {
        scherm: {"beeldpas": {k: {"value": v} for k, v in found.items()}} for scherm, found in parts.items()
    }
    assert inspect(read(tree)).goed
    pale = inspect(read(nested("beeldpas.kleur", "#8fb8bd"))).gezakt
    assert {one.scherm for one in pale} == {"licht"}
    assert str(pale[0].paar.waar)
    assert all(one.verhouding < one.paar.minstens for one in pale)


def test_the_sheet_begins_with_our_theme_and_ends_with_the_base() -> None:
    text = sheet_of(Thema({"beeldpas-kleur": "#112233"}, {"beeldpas-kleur": "#ddeeff"}))
    assert (
        text.index(ours()[0]["beeldpas-kleur"])
        < text.index("#112233")
        < text.index("#ddeeff")
        < text.index(".merk")
    )
    assert preview_of(Thema()).count("color-scheme") == 2
