"""The contact sheets in docs/ hold every page, and stay small. `SCHERMEN=docs` makes them anew."""

from __future__ import annotations

import os
import re
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
    """A new page asks for `make pictures`; a new state of a page may wait for it."""
    page = (DOCS / "schermen.md").read_text(encoding="utf-8")
    shown = {name.partition("#")[0] for name in re.findall(r"\*([\w/#-]+)\*", page)}
    assert {name.partition("#")[0].removesuffix(".html") for name in schermen.ALL} <= shown
    sheets = {sheet.name for sheet in (DOCS / "beelden").glob("schermen-*.webp")}
    assert sheets == set(re.findall(r"beelden/(schermen-[\w-]+\.webp)", page))
    assert sum((DOCS / "beelden" / sheet).stat().st_size for sheet in sheets) <= 3_000_000
