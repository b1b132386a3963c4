"""The stories hold together: every choice leads on, every way ends, and only sound choices end well."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identification.oefenen.verhaal import (
    LANGSTE_WEG,
    OnbekendeWeg,
    Oordeel,
    Scene,
    Spreker,
    Verhaal,
    follow,
    ways,
)
from identification.oefenen.verhalen import VERHALEN

STORIES = pytest.mark.parametrize("verhaal", VERHALEN.values(), ids=list(VERHALEN))
LETTERS = st.text(alphabet="abcdefghjkmnxyz", max_size=LANGSTE_WEG + 2)


@STORIES
def test_every_scene_can_be_reached_and_every_choice_leads_to_one(verhaal: Verhaal) -> None:
    names = [scene.naam for scene in verhaal.scenes]
    led_to = {keuze.naar for scene in verhaal.scenes for keuze in scene.alle_keuzes}
    assert len(names) == len(set(names))
    assert led_to | {names[0]} == set(names)


@STORIES
def test_every_letter_means_one_choice_in_its_scene(verhaal: Verhaal) -> None:
    for scene in verhaal.scenes:
        letters = [keuze.letter for keuze in scene.alle_keuzes]
        assert len(letters) == len(set(letters))


@STORIES
def test_only_good_choices_end_well_and_a_bad_end_has_a_bad_choice(verhaal: Verhaal) -> None:
    for weg in ways(verhaal):
        end, steps = follow(verhaal, weg)
        verdicts = {step.keuze.oordeel for step in steps}
        assert end.slot
        if Oordeel.FOUT not in verdicts:
            assert end.gelukt, weg
    assert any(not follow(verhaal, weg)[0].gelukt for weg in ways(verhaal))


@STORIES
def test_a_way_of_good_choices_alone_exists(verhaal: Verhaal) -> None:
    verdicts = [[step.keuze.oordeel for step in follow(verhaal, weg)[1]] for weg in ways(verhaal)]
    assert any(set(way) == {Oordeel.GOED} for way in verdicts)


def test_the_code_that_is_read_out_is_the_code_that_is_right() -> None:
    words = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
    for scene in (scene for verhaal in VERHALEN.values() for scene in verhaal.scenes if scene.code):
        said = " ".join(str(line.tekst) for line in scene.regels if line.spreker is Spreker.INWONER).lower()
        digits = "".join(str(words.index(word)) for word in re.findall(r"\w+", said) if word in words)
        assert scene.code is not None
        assert digits == (scene.code.goed or digits)
        assert len(digits) == 6


@given(slug=st.sampled_from(sorted(VERHALEN)), weg=LETTERS)
def test_any_address_is_a_scene_of_the_story_or_refused(slug: str, weg: str) -> None:
    try:
        scene, steps = follow(VERHALEN[slug], weg)
    except OnbekendeWeg:
        return
    assert isinstance(scene, Scene)
    assert "".join(step.keuze.letter for step in steps) == weg
