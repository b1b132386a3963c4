"""Light pages that are there at once, on a slow line too: rows P of the UX demands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.toegankelijk.server import PAGES, VOOR_INWONERS, address
from tests.toegankelijk.snelheid import weigh

pytestmark = pytest.mark.e2e
STARTS = [naam for naam in PAGES if "#" not in naam]
ON_THE_WAY = ["inwoner/start.html", "inwoner/code.html"]


@pytest.mark.parametrize("naam", [naam for naam in STARTS if naam in VOOR_INWONERS])
def test_a_page_of_an_inwoner_is_light(browser: Browser, voorbeelden: str, naam: str) -> None:
    """P01. The page itself goes uncompressed here; a proxy makes it smaller."""
    seen = weigh(browser, f"{voorbeelden}{address(naam)}")
    assert seen.verzoeken <= 6
    assert seen.bytes <= 30_000
    assert seen.script <= 3_000
    assert (seen.lettertypen, seen.elders) == (0, 0)


@pytest.mark.parametrize("naam", [naam for naam in STARTS if naam not in VOOR_INWONERS])
def test_a_page_of_a_medewerker_is_light(browser: Browser, voorbeelden: str, naam: str) -> None:
    """P02, for each page."""
    seen = weigh(browser, f"{voorbeelden}{address(naam)}")
    assert seen.verzoeken <= 10
    assert seen.bytes <= 80_000
    assert (seen.lettertypen, seen.elders) == (0, 0)


@pytest.mark.parametrize("naam", ON_THE_WAY)
def test_a_slow_line_is_fast_enough(browser: Browser, voorbeelden: str, naam: str) -> None:
    """P04: 50 kbit/s with 400 ms there and back."""
    tries = (weigh(browser, f"{voorbeelden}{address(naam)}", slow=True).eerste for _ in range(3))
    assert any(0 < first <= 6_000 for first in tries)  # what else the machine does is not the page


@pytest.mark.parametrize("naam", [*ON_THE_WAY, "werkblad/lijst.html", "werkblad/identificatie.html"])
def test_a_page_stands_still(browser: Browser, voorbeelden: str, naam: str) -> None:
    """P06, the part that no busy machine changes: nothing moves while the page comes in."""
    assert weigh(browser, f"{voorbeelden}{address(naam)}").cls <= 0.02
