"""Axe on the page that is on the screen, in light and dark."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ALL = {"runOnly": {"type": "tag", "values": _TAGS}, "resultTypes": ["violations", "incomplete"]}
_COLOUR = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}


def check_page(page: Page) -> list[str]:
    """What is wrong, one line each. Only the colours differ between light and dark."""
    page.emulate_media(color_scheme="light")
    light = Axe().run(page, options=_ALL).response
    page.emulate_media(color_scheme="dark")
    dark = Axe().run(page, options=_COLOUR).response
    page.emulate_media(color_scheme="light")
    unsure = [rule for rule in light["incomplete"] if rule["id"] == "aria-prohibited-attr"]
    found = [*light["violations"], *unsure, *dark["violations"]]
    where = f"{page.url} ({page.title()})"
    return [f"axe {rule['id']} at {rule['nodes'][0]['html'][:160]} on {where}" for rule in found]
