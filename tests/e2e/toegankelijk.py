"""Axe on the page that is on the screen; dark and the other languages are looked at in `tests/toegankelijk`."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ALL: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": _TAGS},
    "resultTypes": ["violations", "incomplete"],
}


def check_page(page: Page) -> list[str]:
    """What is wrong, one line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    light: dict[str, Any] = page.evaluate("options => axe.run(document, options)", _ALL)
    unsure = [rule for rule in light["incomplete"] if rule["id"] == "aria-prohibited-attr"]
    found = [*light["violations"], *unsure]
    where = f"{page.url} ({page.title()})"
    return [f"axe {rule['id']} at {rule['nodes'][0]['html'][:160]} on {where}" for rule in found]
