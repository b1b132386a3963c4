"""Every page in every state, in light, dark and forced colours, in every language: rows U and L of the UX demands."""

from __future__ import annotations

import pytest
from _pytest.mark.structures import ParameterSet

from tests.toegankelijk.conftest import Metingen
from tests.toegankelijk.meten import Meting
from tests.toegankelijk.server import PAGES, SLECHT, VOOR_INWONERS
from tests.voorkant.voorbeelden import INWONER

pytestmark = pytest.mark.e2e


def _page(naam: str, talen: str) -> ParameterSet:
    """In one group with all other tests of this page, which read from the same look."""
    return pytest.param(naam, talen, marks=pytest.mark.xdist_group(f"kijken {naam}"))


EVERY = pytest.mark.parametrize(
    ("naam", "talen"),
    [_page(naam, "nl en ar" if naam in VOOR_INWONERS and "#" not in naam else "nl en") for naam in PAGES],
)
FOUT = {"nl": "Fout:", "en": "Error:", "ar": "خطأ:"}
DUTCH = pytest.mark.parametrize(("naam", "talen"), [_page(naam, "nl") for naam in PAGES])


def _all(metingen: Metingen, naam: str, talen: str) -> list[Meting]:
    return [metingen[naam, taal] for taal in talen.split()]


@EVERY
def test_axe_finds_nothing(metingen: Metingen, naam: str, talen: str) -> None:
    for seen in _all(metingen, naam, talen):
        assert seen.axe == []
        assert [rule for rule in seen.onzeker if rule.startswith("aria-prohibited-attr")] == []


@EVERY
def test_nothing_sticks_out_and_nothing_is_cut_off(metingen: Metingen, naam: str, talen: str) -> None:
    for seen in _all(metingen, naam, talen):
        assert seen.te_breed == {}
        assert seen.afgesneden == []


@EVERY
def test_everything_to_press_is_large_enough(metingen: Metingen, naam: str, talen: str) -> None:
    for seen in _all(metingen, naam, talen):
        assert seen.doelen == []


@DUTCH
def test_the_keyboard_reaches_everything_in_order(metingen: Metingen, naam: str, talen: str) -> None:
    assert metingen[naam, talen].toetsenbord == []


@DUTCH
def test_without_a_style_sheet_all_is_there(metingen: Metingen, naam: str, talen: str) -> None:
    assert metingen[naam, talen].zonder_stijl == []


@DUTCH
def test_the_focus_can_be_seen(metingen: Metingen, naam: str, talen: str) -> None:
    assert metingen[naam, talen].focus == []


@DUTCH
def test_buttons_have_an_edge_in_forced_colours(metingen: Metingen, naam: str, talen: str) -> None:
    assert metingen[naam, talen].randloos == []


@EVERY
def test_nothing_moves_for_who_does_not_want_it(metingen: Metingen, naam: str, talen: str) -> None:
    for seen in _all(metingen, naam, talen):
        assert seen.beweging == []


@EVERY
def test_an_error_is_in_the_title_and_leads_to_its_field(metingen: Metingen, naam: str, talen: str) -> None:
    for taal, seen in zip(talen.split(), _all(metingen, naam, talen), strict=True):
        assert not seen.fouten["fout"] or seen.fouten["titel"].startswith(FOUT[taal])
        assert seen.fouten["focus"]
        assert seen.fouten["loos"] == []


@EVERY
def test_every_time_has_a_label(metingen: Metingen, naam: str, talen: str) -> None:
    for seen in _all(metingen, naam, talen):
        assert seen.tijden == []


@EVERY
def test_nothing_from_elsewhere_and_nothing_in_the_console(metingen: Metingen, naam: str, talen: str) -> None:
    for taal, seen in zip(talen.split(), _all(metingen, naam, talen), strict=True):
        assert seen.klachten == []
        if naam != "fouten/500.html":
            assert (seen.taal, seen.richting) == (taal, "rtl" if taal == "ar" else "ltr")


@pytest.mark.parametrize(("naam", "talen"), [_page(naam, "de") for naam in INWONER if "#" not in naam])
def test_long_words_fit_too(metingen: Metingen, naam: str, talen: str) -> None:
    for seen in _all(metingen, naam, talen):
        assert seen.te_breed == {}
        assert seen.axe == []


@pytest.mark.parametrize(("naam", "talen"), [_page(naam, "nl en") for naam in VOOR_INWONERS])
def test_no_cookie_before_the_button(metingen: Metingen, naam: str, talen: str) -> None:
    for seen in _all(metingen, naam, talen):
        assert seen.cookies == []


@pytest.mark.parametrize(("naam", "talen"), [(SLECHT, "nl")])
def test_who_looks_sees_what_is_wrong(metingen: Metingen, naam: str, talen: str) -> None:
    """Without this, a page could pass because nobody looked."""
    seen = metingen[naam, talen]
    found = " ".join([*seen.axe, *seen.onzeker, *seen.klachten])
    expected = ("image-alt", "color-contrast (light)", "aria-prohibited-attr", "script-src", "pixel.png")
    assert [what for what in expected if what not in found] == []
    assert set(seen.te_breed) == {
        "320 px",
        "320 px with text spacing",
        "640 × 320 px",
        "1280 px with text at 200 %",
    }
    wrong = (
        seen.afgesneden,
        seen.doelen,
        seen.focus,
        seen.randloos,
        seen.beweging,
        seen.tijden,
        seen.zonder_stijl,
    )
    assert all(wrong), wrong
    assert seen.toetsenbord == ["the order is not that of the page"]
    assert seen.fouten == {"fout": True, "titel": "Niets goed", "focus": False, "loos": ["a “Vul iets in”"]}
