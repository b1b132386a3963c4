"""A gemeente's theme is one file of values: another one passes the same tests, and a pale one is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.toegankelijk import axe
from tests.toegankelijk.server import address

pytestmark = pytest.mark.e2e
KERSEN = (Path(__file__).parent / "huisstijl-kersen.css").read_text(encoding="utf-8")
PALE = ":root { --beeldpas-kleur: #8fb8bd; --beeldpas-inkt: #999; }"
SHOWN = (
    "inwoner/start.html#kiezen",
    "inwoner/code.html",
    "werkblad/identificatie.html",
    "beheer/dienst.html#fout",
)
WEAR = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"


def faults(browser: Browser, url: str, theme: str) -> list[str]:
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
    context.add_init_script(axe.SCRIPT)
    page, found = context.new_page(), []
    for name in SHOWN:
        page.goto(f"{url}{address(name)}")
        page.evaluate(WEAR, theme)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [node for rule in axe.colours(page) for node in rule["nodes"]]
    context.close()
    return found


def test_another_theme_is_readable_too(browser: Browser, voorbeelden: str) -> None:
    assert faults(browser, voorbeelden, KERSEN) == []


def test_a_pale_theme_is_noticed(browser: Browser, voorbeelden: str) -> None:
    assert faults(browser, voorbeelden, PALE)
