"""Light pages that are there at once, on a slow line too: rows P of the UX demands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from dev.cijfer import Cijfer
from tests.eisen import Geef
from tests.toegankelijk.server import PAGES, VOOR_INWONERS, address
from tests.toegankelijk.snelheid import Gewicht, new_context, weigh

pytestmark = pytest.mark.e2e
STARTS = [naam for naam in PAGES if "#" not in naam]
ON_THE_WAY = ["inwoner/start.html", "inwoner/code.html"]


@pytest.fixture(scope="session")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """Of the session, so that not one process has to take all of this file."""
    context = new_context(browser)
    yield context
    context.close()


@pytest.mark.parametrize("naam", [naam for naam in STARTS if naam in VOOR_INWONERS])
def test_a_page_of_an_inwoner_is_light(
    phone: BrowserContext, voorbeelden: str, naam: str, cijfer: Geef
) -> None:
    """P01. The page itself goes uncompressed here; a proxy makes it smaller."""
    seen = weigh(phone, f"{voorbeelden}{address(naam)}")
    cijfer(Cijfer("P01", "pagina", 30_000, seen.bytes, "bytes"))
    cijfer(Cijfer("P01", "script", 3_000, seen.script, "bytes"))
    cijfer(Cijfer("P01", "verzoeken", 6, seen.verzoeken, ""))
    cijfer(Cijfer("P01", "lettertypen en van elders", 0, seen.lettertypen + seen.elders, ""))
    stands_still(seen, cijfer)


@pytest.mark.parametrize("naam", [naam for naam in STARTS if naam not in VOOR_INWONERS])
def test_a_page_of_a_medewerker_is_light(
    phone: BrowserContext, voorbeelden: str, naam: str, cijfer: Geef
) -> None:
    """P02, for each page."""
    seen = weigh(phone, f"{voorbeelden}{address(naam)}")
    cijfer(Cijfer("P02", "pagina", 80_000, seen.bytes, "bytes"))
    cijfer(Cijfer("P02", "verzoeken", 10, seen.verzoeken, ""))
    cijfer(Cijfer("P02", "lettertypen en van elders", 0, seen.lettertypen + seen.elders, ""))
    stands_still(seen, cijfer)


def stands_still(seen: Gewicht, cijfer: Geef) -> None:
    """P06, the part that no busy machine changes: nothing moves while the page comes in."""
    cijfer(Cijfer("P06", "CLS", 0.02, seen.cls, ""))


@pytest.mark.parametrize("naam", ON_THE_WAY)
def test_a_slow_line_is_fast_enough(phone: BrowserContext, voorbeelden: str, naam: str) -> None:
    """P04: 50 kbit/s with 400 ms there and back."""
    tries = (weigh(phone, f"{voorbeelden}{address(naam)}", slow=True).eerste for _ in range(3))
    assert any(0 < first <= 6_000 for first in tries)  # what else the machine does is not the page
