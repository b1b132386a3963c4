"""The pages stay light, and a theme is one file of values."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.voorkant.conftest import Render
from tests.voorkant.voorbeelden import INWONER

STATIC = Path(settings.BASE_DIR) / "static"
LIMITS = {
    "css/dienst.css": 1_500,
    "css/thema.css": 2_000,
    "css/huisstijl.css": 1_500,
    "css/inwoner.css": 5_000,
    "css/machtigen.css": 1_500,
    "css/medewerker.css": 4_000,
    "css/oefenen.css": 1_500,
    "css/startformulier.css": 600,
    "css/statistiek.css": 1_500,
    "css/teksten.css": 1_500,
    "js/inwoner.js": 3_000,
    "js/medewerker.js": 3_000,
}  # bytes, compressed


def _weight(content: bytes) -> int:
    return len(gzip.compress(content, 9))


@pytest.mark.parametrize("name", LIMITS)
def test_file_is_light(name: str) -> None:
    assert _weight((STATIC / name).read_bytes()) <= LIMITS[name]


def test_every_file_has_a_limit() -> None:
    assert {
        str(path.relative_to(STATIC)) for folder in ("css", "js") for path in (STATIC / folder).iterdir()
    } == set(LIMITS)


@pytest.mark.parametrize("name", INWONER)
def test_page_of_an_inwoner(render: Render, name: str) -> None:
    """P01 of the UX specification: at most 30 KB and 6 requests, all from our own host."""
    page = render(name, INWONER[name])
    files = page.xpath("//link/@href | //script/@src | //img/@src")
    assert all(file.startswith("/static/") for file in files)
    assert 1 + len(files) <= 6
    parts = [(STATIC / file.removeprefix("/static/")).read_bytes() for file in files]
    assert sum(_weight(part) for part in [*parts, page.text_content().encode()]) <= 30_000


def test_a_theme_is_only_values() -> None:
    text = re.sub(r"/\*.*?\*/", "", (STATIC / "css/thema.css").read_text(), flags=re.DOTALL)
    selectors = {selector.strip() for selector in re.findall(r"([^{}]+)\{", text)}
    assert selectors <= {":root", "@media (prefers-color-scheme: dark)"}
    names = re.findall(r"^\s*([a-z-]+):", text, flags=re.MULTILINE)
    assert all(name.startswith(("--beeldpas-", "--utrecht-")) or name == "color-scheme" for name in names)


def test_every_value_that_is_used_is_in_the_theme() -> None:
    used = set()
    for name in ("css/inwoner.css", "css/medewerker.css", "css/thema.css"):
        used |= set(re.findall(r"var\((--[a-z0-9-]+)", (STATIC / name).read_text()))
    given = set(re.findall(r"(--[a-z0-9-]+):", (STATIC / "css/thema.css").read_text()))
    assert used <= given


def test_nothing_from_elsewhere() -> None:
    for path in STATIC.rglob("*.*"):
        text = path.read_text().replace("http://www.w3.org/2000/svg", "")
        assert "http:" not in text
        assert "https:" not in text
        assert "@import" not in text
