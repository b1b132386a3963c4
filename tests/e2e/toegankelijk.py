"""Axe on the page that is on the screen; dark and the other languages are looked at in `tests/toegankelijk`."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.toegankelijk import axe


def check_page(page: Page) -> list[str]:
    """What is wrong, one line each."""
    wrong, unsure = axe.run(page)
    found = [*wrong, *(rule for rule in unsure if rule["id"] == "aria-prohibited-attr")]
    where = f"{page.url} ({page.title()})"
    return [f"axe {rule['id']} at {rule['nodes'][0]} on {where}" for rule in found]
