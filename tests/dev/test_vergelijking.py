"""The comparison, on our side: the other library is not installed for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from dev.vergelijking import snelheid, tekst
from dev.vergelijking.gevallen import Geval, gevallen
from dev.vergelijking.meten import Regel, Void, good, measure, play
from dev.vergelijking.partijen import GECRASHT, GEWEIGERD, TOEGELATEN, Begonnen, Uitkomst, Wij
from tests.inloggen.idp import TestIdp, serving

STRICTER = "twee ontvangers in Audience, wij erbij"  # what SAML would let in and we do not
CONTROL = next(gevallen())
# What DigiD says badly, or never to its end: seconds that we wait, where the bound is 12 and an answer lasts 15.
SPOILED, WAITS = "DigiD stuurt iets anders", 3.0


@pytest.fixture
def idp(tmp_path: Path, settings: Settings, db: None) -> Iterator[TestIdp]:
    with serving(TestIdp(tmp_path)) as running:
        settings.DIGID = running.settings()
        yield running


class Nobody(Wij):
    """Lets nobody in."""

    def start(self, browser: str) -> Begonnen:
        return Begonnen("", "")

    def finish(self, browser: str, artifact: str, state: str) -> Uitkomst:
        return Uitkomst(GEWEIGERD, "")


@pytest.mark.parametrize("geval", [pytest.param(geval, id=geval.naam) for geval in gevallen()])
def test_ours_ends_as_it_must(idp: TestIdp, settings: Settings, geval: Geval) -> None:
    if geval.groep == SPOILED:
        settings.DIGID = settings.DIGID | {"timeout": WAITS}
    uitkomst = play(geval, Wij(), idp)
    assert good(geval, uitkomst) is (geval.naam != STRICTER), uitkomst


def test_without_the_control_nothing_counts(idp: TestIdp) -> None:
    with pytest.raises(Void):
        measure(idp, Nobody(), Wij(), tell=lambda _: None)


@pytest.mark.parametrize(
    ("uitkomst", "expected"),
    [
        (Uitkomst(TOEGELATEN, "999990019"), True),
        (Uitkomst(TOEGELATEN, "999993653"), False),
        (Uitkomst(GEWEIGERD, ""), False),
        (Uitkomst(GECRASHT, ""), False),
    ],
)
def test_let_in_means_as_the_right_person(uitkomst: Uitkomst, expected: bool) -> None:
    assert good(CONTROL, uitkomst) is expected


def test_the_speed_without_the_other_library() -> None:
    figures = snelheid.measure(None, rounds=1, times=5).figures()
    assert set(figures) == {"saml_ms", "saml_vs_xmlsec"}
    assert figures["saml_vs_xmlsec"] > 1


def test_the_document_names_what_ends_otherwise() -> None:
    geval = Geval("Groep", "iets", GEWEIGERD, CONTROL.play)
    regel = Regel(geval, Uitkomst(GEWEIGERD, "code"), Uitkomst(TOEGELATEN, "999993653"))
    speed = snelheid.Snelheid(saml_ms=1, bare_ms=0.5, ander_ms=5)
    text = tekst.document(
        [regel], speed=speed, logged=({"INFO": 0, "DEBUG": 0},) * 2, versions=({}, {}), day=date(2026, 1, 2)
    )
    assert "| iets | geweigerd (`code`) | **toegelaten, als `999993653`** |" in text
    assert "2 januari 2026" in text
    assert speed.figures()["saml_vs_maykin"] == 5
