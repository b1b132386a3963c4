"""What the test of Klantinteracties says."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from begrippen.toets import Stand
from simulator.klantinteracties.klantinteracties import Klantinteracties
from tests.koppelingen.conftest import outcome
from tests.zaken.contact.server import TOKEN
from zaken.contact.checks import klantinteracties_is_safe
from zaken.contact.toets import koppelingen


def test_it_works_and_shows_no_token(klant: Klantinteracties) -> None:
    stand, text = outcome(koppelingen()[0].toets)
    assert (stand, "0.9.0" in text, TOKEN in text) == (Stand.GOED, True, False)
    assert {vraag.method for vraag in klant.vragen} == {"GET"}


@pytest.mark.parametrize(
    ("changes", "stand", "words"),
    [
        ({"url": ""}, Stand.UIT, "niet ingesteld"),
        ({"token": "een ander"}, Stand.STUK, "token niet aan"),
        ({"url": "http://127.0.0.1:9/"}, Stand.STUK, "luistert niemand"),
    ],
)
def test_what_is_wrong_is_named(
    klant: Klantinteracties, settings: Settings, changes: dict[str, str], stand: Stand, words: str
) -> None:
    settings.KLANTINTERACTIES |= changes
    found, text = outcome(koppelingen()[0].toets)
    assert found is stand
    assert words in text


def test_another_path_is_named(klant: Klantinteracties, settings: Settings) -> None:
    settings.KLANTINTERACTIES |= {"url": settings.KLANTINTERACTIES["url"].replace("/v1/", "/v9/")}
    assert "geen Klantinteracties" in outcome(koppelingen()[0].toets)[1]


def test_production_refuses_what_is_open(settings: Settings) -> None:
    settings.OMGEVING = "productie"
    own = settings.KLANTINTERACTIES
    settings.KLANTINTERACTIES = own | {"url": "http://localhost:8001/", "token": "kort"}
    assert [each.id for each in klantinteracties_is_safe()] == [f"zaken.contact.E00{n}" for n in (1, 2, 3)]
    settings.KLANTINTERACTIES = own | {"url": "https://klant.example/", "token": "x" * 40}
    assert klantinteracties_is_safe() == []
