"""Axe in a page that is on the screen: what is wrong, and what it could not tell."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SCRIPT: str = Axe().axe_script
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Without selectors: the piece of HTML says which one it is, and making them takes a third of the time.
_ALL = {
    "runOnly": {"type": "tag", "values": _TAGS},
    "resultTypes": ["violations", "incomplete"],
    "selectors": False,
}
_COLOURS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"], "selectors": False}
_RUN = """async (options) => {
  if (!window.axe) return null;
  const { violations, incomplete } = await axe.run(document, options);
  const brief = (rule) => ({ id: rule.id, nodes: rule.nodes.map((node) => node.html.slice(0, 160)) });
  return [violations.map(brief), incomplete.map(brief)];
}"""
Gevonden = tuple[list[dict[str, Any]], list[dict[str, Any]]]


def run(page: Page, *, stylesheets: bool = True) -> Gevonden:
    """All rules: violations and what is not sure, as `{id, nodes}` with the HTML of each node.

    Without `stylesheets` the one rule that reads them, css-orientation-lock, is left out.
    """
    options = {**_ALL, "preload": stylesheets}
    found: Gevonden | None = page.evaluate(_RUN, options)
    if found is None:  # it was not loaded with the page
        page.evaluate(SCRIPT)
        found = page.evaluate(_RUN, options)
    assert found is not None
    return found


def colours(page: Page) -> list[dict[str, Any]]:
    """The contrast of texts as they are coloured now, on a page that has had `run`."""
    found: Gevonden = page.evaluate(_RUN, {**_COLOURS, "preload": False})
    return found[0]
