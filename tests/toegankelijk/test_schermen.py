"""The contact sheets in docs/ hold every page, and stay small. `SCHERMEN=docs` makes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from tests.toegankelijk import schermen

pytestmark = pytest.mark.e2e
DOCS = Path(settings.BASE_DIR) / "docs"
FEW = ["inwoner/code.html", "werkblad/lijst.html"]


def test_a_sheet_shows_a_page_in_four_ways(browser: Browser, voorbeelden: str, tmp_path: Path) -> None:
    asked = os.environ.get("SCHERMEN", "")
    folder = Path(asked) / "beelden" if asked else tmp_path
    names = schermen.ALL if asked else FEW
    page = browser.new_page(locale="nl-NL", reduced_motion="reduce")
    made = list(schermen.make(page, voorbeelden, folder, names))
    page.close()
    assert all(sheet.stat().st_size > 5_000 for sheet in made)
    if asked:
        (Path(asked) / "schermen.md").write_text(schermen.index(names), encoding="utf-8")


def test_the_sheets_hold_every_page_and_are_small() -> None:
    assert (DOCS / "schermen.md").read_text(encoding="utf-8") == schermen.index(schermen.ALL), "make pictures"
    sheets = {sheet.name for sheet in (DOCS / "beelden").glob("schermen-*.webp")}
    assert sheets == {f"schermen-{group}.webp" for group in schermen.groups(schermen.ALL)}
    assert sum((DOCS / "beelden" / sheet).stat().st_size for sheet in sheets) <= 3_000_000
