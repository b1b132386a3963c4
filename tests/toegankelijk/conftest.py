"""One look at every page that these tests ask about, by two browsers at the same time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from dev.derived import compile_messages
from tests.toegankelijk.meten import Kijker, Meting
from tests.toegankelijk.server import serving

Metingen = dict[tuple[str, str], Meting]
_BROWSERS = 2


@pytest.fixture(scope="session")
def voorbeelden() -> Iterator[str]:
    """The address of the server that shows the examples, in all languages as their files are now."""
    compile_messages(Path(sys.executable))
    with serving() as url:
        yield url


@pytest.fixture(scope="session")
def metingen(
    voorbeelden: str, browser_type_launch_args: dict[str, Any], request: pytest.FixtureRequest
) -> Metingen:
    """What was seen of each page in each language that the chosen tests ask for."""
    asked = sorted(
        {
            (item.callspec.params["naam"], taal)
            for item in request.session.items
            if isinstance(item, pytest.Function) and "metingen" in item.fixturenames
            for taal in item.callspec.params["talen"].split()
        }
    )
    seen: Metingen = {}
    with ThreadPoolExecutor(_BROWSERS) as pool:
        jobs = [
            pool.submit(_look, voorbeelden, browser_type_launch_args, asked[part::_BROWSERS], seen)
            for part in range(_BROWSERS)
        ]
    for job in jobs:
        job.result()
    return seen


def _look(url: str, launch: dict[str, Any], asked: list[tuple[str, str]], seen: Metingen) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch)
        kijker = Kijker(browser, url)
        for naam, taal in asked:
            seen[naam, taal] = kijker.look(naam, taal)
        kijker.close()
        browser.close()
