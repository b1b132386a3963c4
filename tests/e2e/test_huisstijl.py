"""Ingrid gives the pages the colours of her gemeente, and an inwoner sees them on a light and on a dark screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.e2e.conftest import NieuweInwoner, NieuweMedewerker
from tests.e2e.mensen import Medewerker

pytestmark = pytest.mark.e2e
LICHT, DONKER = "#7a1740", "#f2a7c3"


def tokens(licht: str) -> dict[str, Any]:
    def of(colour: str) -> dict[str, Any]:
        return {"beeldpas": {"kleur": {"value": colour}}}

    return {**of(licht), "donker": of(DONKER)}


def upload(wie: Medewerker, licht: str) -> None:
    wie.open("/beheer/huisstijl/")
    content = json.dumps(tokens(licht)).encode()
    wie.page.set_input_files(
        "#id_thema", {"name": "dam.json", "mimeType": "application/json", "buffer": content}
    )
    wie.druk(wie.page.locator("form[action$='/huisstijl/thema/'] button"))


@pytest.fixture
def ingrid(medewerker: NieuweMedewerker) -> Iterator[Medewerker]:
    """Whatever happens, the other tests see our own colours."""
    ingrid = medewerker("ingrid", toets=True, breed=320)
    yield ingrid
    ingrid.open("/beheer/huisstijl/")
    if (back := ingrid.knop("/thema/weghalen/")).count():
        ingrid.druk(back)


def test_colours_are_refused_corrected_and_seen(ingrid: Medewerker, inwoner: NieuweInwoner) -> None:
    ingrid.toets = False  # this page shows what cannot be read
    upload(ingrid, "#e0b0c4")
    assert ingrid.page.title().startswith("Fout:")
    assert "links op het blad" in ingrid.page.locator(".foutsamenvatting").inner_text()
    assert ingrid.page.get_by_role("button", name="Gebruik deze kleuren").count() == 0
    ingrid.toets = True
    upload(ingrid, LICHT)
    ingrid.druk(ingrid.page.get_by_role("button", name="Gebruik deze kleuren"))
    for scherm, colour in (("light", LICHT), ("dark", DONKER)):
        jansen = inwoner(breed=320, toets=True, color_scheme=scherm)
        jansen.open("/hulp/")
        shown = "getComputedStyle(document.documentElement).getPropertyValue('--beeldpas-kleur').trim()"
        assert jansen.page.evaluate(shown) == colour
        link = jansen.page.locator("main a").first.evaluate("one => getComputedStyle(one).color")
        assert link == f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"
    ingrid.druk(ingrid.knop("/thema/weghalen/"))
    assert "U gebruikt de kleuren van Beeldpas." in ingrid.page.locator("main").inner_text()
