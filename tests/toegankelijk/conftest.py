"""One look at every page that these tests ask about."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dev.derived import compile_messages
from tests.toegankelijk.meten import Kijker, Meting
from tests.toegankelijk.server import serving


class Metingen(dict[tuple[str, str], Meting]):
    """What was seen of a page in a language. A page is looked at when the first test asks for it."""

    def __init__(self, kijker: Kijker) -> None:
        super().__init__()
        self._kijker = kijker

    def __missing__(self, asked: tuple[str, str]) -> Meting:
        naam, taal = asked
        self[asked] = self._kijker.look(naam, taal)
        return self[asked]


@pytest.fixture(scope="session")
def voorbeelden() -> Iterator[str]:
    """The address of the server that shows the examples, in all languages as their files are now."""
    compile_messages(Path(sys.executable))
    with serving() as url:
        yield url


@pytest.fixture(scope="session")
def metingen(voorbeelden: str, browser: Browser) -> Iterator[Metingen]:
    """The tests of one page stand in one group, so that one process looks at it and no other."""
    kijker = Kijker(browser, voorbeelden)
    yield Metingen(kijker)
    kijker.close()
