"""Axe on the page that is on the screen, in light and dark."""

from __future__ import annotations

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ALL: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": _TAGS},
    "resultTypes": ["violations", "incomplete"],
}
_COLOUR: dict[str, Any] = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}


def check_page(page: Page) -> list[str]:
    """What is wrong, one line each. Only the colours differ between light and dark."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    light = _run(page, scheme="light", options=_ALL)
    dark = _run(page, scheme="dark", options=_COLOUR)
    page.emulate_media(color_scheme="light")
    unsure = [rule for rule in light["incomplete"] if rule["id"] == "aria-prohibited-attr"]
    found = [*light["violations"], *unsure, *dark["violations"]]
    where = f"{page.url} ({page.title()})"
    return [f"axe {rule['id']} at {rule['nodes'][0]['html'][:160]} on {where}" for rule in found]


def _run(page: Page, *, scheme: Literal["light", "dark"], options: dict[str, Any]) -> dict[str, Any]:
    page.emulate_media(color_scheme=scheme)
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return result
