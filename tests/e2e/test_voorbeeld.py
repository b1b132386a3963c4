"""Ingrid fills in a new dienst, looks at it as inwoner and as medewerker, goes back, and stores what she looked at."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import NieuweMedewerker

pytestmark = pytest.mark.e2e
NIEUW = "/beheer/diensten/nieuw/"
GETYPT = {
    "naam": "Vuurwerk melden",
    "slug": "vuurwerk-melden",
    "omschrijving": "U meldt overlast.",
    "link_minuten": "25",
}


def test_what_was_looked_at_is_stored_and_back_loses_nothing(medewerker: NieuweMedewerker) -> None:
    ingrid = medewerker("ingrid", breed=320, toets=True)
    ingrid.open(NIEUW)
    ingrid.page.get_by_text("Link 10 minuten").click()
    for name, typed in GETYPT.items():
        ingrid.page.fill(f"#id_{name}", typed)
    ingrid.page.check("[name=niveau][value='25']")
    ingrid.page.check("[name=stand][value=concept]")  # the other tests do not meet it
    ingrid.druk(ingrid.page.locator("button[value=voorbeeld]"))
    assert "Vuurwerk melden" in ingrid.page.locator(".wie").inner_text()
    ingrid.page.go_back()
    assert {name: ingrid.page.input_value(f"#id_{name}") for name in GETYPT} == GETYPT
    assert ingrid.page.is_visible("#id_link_minuten")  # and not folded up under a line that says 10
    ingrid.page.go_forward()
    ingrid.druk(ingrid.page.get_by_role("link", name="Wat de medewerker ziet"))
    assert "Na het inloggen" in ingrid.page.locator("main").inner_text()
    ingrid.druk(ingrid.page.get_by_role("button", name="Opslaan"))
    stored = {name: ingrid.page.input_value(f"#id_{name}") for name in ("naam", "omschrijving")}
    assert stored.items() <= GETYPT.items()
    assert ingrid.page.is_checked("[name=niveau][value='25']")
