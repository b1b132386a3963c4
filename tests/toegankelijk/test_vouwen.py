"""A part of a form that folds up, without a script: with the keyboard, and never saying what is no longer so."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.toegankelijk.server import address

pytestmark = pytest.mark.e2e
ANDERS = "Gewijzigd, nog niet opgeslagen"
HOE_LANG, CONTROLEREN, TAAL, ZAAK = 6, 4, 3, 7


@pytest.mark.parametrize("script", [True, False])
def test_a_folded_part_does_not_say_what_was_changed(
    browser: Browser, voorbeelden: str, script: bool
) -> None:
    with browser.new_context(java_script_enabled=script) as context:
        page = context.new_page()
        page.goto(f"{voorbeelden}{address('beheer/dienst.html')}")
        lines = page.locator(".dienstvouw > summary")
        assert "Link 10 minuten" in lines.nth(HOE_LANG).inner_text()
        assert page.locator(".dienstvouw[open]").count() == 0
        for part in (HOE_LANG, CONTROLEREN, TAAL):
            lines.nth(part).press("Enter")
            assert ";" not in lines.nth(part).inner_text()  # what stands below is not said twice
        page.fill("#id_link_minuten", "30")
        page.check("[name=getalcontrole][value=uit]")
        page.select_option("#id_taal", "en")
        for part in (HOE_LANG, CONTROLEREN, TAAL):
            lines.nth(part).press("Space")
            assert lines.nth(part).inner_text().endswith(ANDERS)
        assert "laatste vier cijfers" in lines.nth(ZAAK).inner_text()
