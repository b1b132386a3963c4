"""E02, E03 and R11: what people wait for, between two real browsers on the real portal. In the process of `bench`.

The clock is that of this machine on both sides: the page of the ambtenaar says when it saw the change.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from dev.bench_client import Browser as Visit
from dev.bench_client import log_in
from dev.cijfer import Cijfer, p95
from dev.stack import Stack
from dev.system import find_chromium
from tests.conftest import CHROMIUM_FLAGS
from tests.e2e.mensen import Ambtenaar, Inwoner

ROUNDS = 10
_PERSONS = ("999990019", "999993653", "999991772", "999999047", "999999990")
_SEEN = "selector => document.querySelector(selector) ? Date.now() : false"


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the tests, with their flags."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


def measure(browser: Browser, stack: Stack) -> list[Cijfer]:
    sanne = Ambtenaar(browser, stack, breed=400)
    visit = Visit()
    log_in(visit, portal=stack.portal_url, sub="sanne")
    sanne.context.add_cookies(
        [
            {"name": one.name, "value": one.value or "", "url": stack.portal_url}
            for one in visit.session.cookies
        ]
    )
    _start(sanne)  # everything is loaded and warm
    starts = [_start(sanne) for _ in range(ROUNDS)]
    logins = [_login(sanne, browser, number) for number in range(ROUNDS)]
    refusals = [_refusal(sanne, browser, _no) for _ in range(ROUNDS)]
    guesses = [_refusal(sanne, browser, _wrong_number) for _ in range(ROUNDS)]
    sanne.close()
    return [
        Cijfer("E02", "starten tot de link er is, p95", 1, p95(starts), "s"),
        Cijfer("E03", "DigiD tot te zien, p95", 3, p95(logins), "s"),
        Cijfer("E03", "DigiD tot te zien, langste", 5, max(logins), "s"),
        Cijfer("R11", "nee tot rood, langste", 2, max(refusals), "s"),
        Cijfer("R11", "verkeerd getal tot rood, langste", 2, max(guesses), "s"),
    ]


def _start(sanne: Ambtenaar) -> float:
    sanne.open("/werkblad/")
    began = time.time()
    sanne.knop("/werkblad/start/").first.click()
    sanne.page.wait_for_selector("#link", state="attached")
    took = time.time() - began
    sanne.gestart()
    return took


def _login(sanne: Ambtenaar, browser: Browser, number: int) -> float:
    """From the press at DigiD, so that the way back and the portal's own call to DigiD are in it."""
    jansen = Inwoner(browser, sanne.stack, breed=320)
    jansen.open(sanne.start("NIEUW"))
    jansen.naar_digid()
    jansen.page.fill("input[name=bsn]", _PERSONS[number % len(_PERSONS)])
    button = jansen.page.locator("button[name=actie][value=inloggen]").first
    took = _until(sanne.page, "#code-invoer", button.click)
    sanne.stop()
    jansen.close()
    return took


def _refusal(sanne: Ambtenaar, browser: Browser, press: Callable[[Inwoner], Callable[[], None]]) -> float:
    jansen = Inwoner(browser, sanne.stack, breed=320)
    jansen.open(sanne.start("NIEUW"))
    took = _until(sanne.page, ".toestand--gestopt", press(jansen))
    jansen.close()
    return took


def _no(jansen: Inwoner) -> Callable[[], None]:
    return jansen.page.locator("form[action$='/nee/'] button").first.click


def _wrong_number(jansen: Inwoner) -> Callable[[], None]:
    """Of the three buttons the first that is not the number of the call."""
    from tests.e2e.gegevens import getal_of  # noqa: PLC0415

    said = getal_of(jansen.stack, jansen.page.url)
    return jansen.page.locator(f".digid button[name=getal]:not([value='{said}'])").first.click


def _until(page: Page, selector: str, press: Callable[[], None]) -> float:
    """Seconds from the press until the other page shows `selector`; it looks at every frame."""
    began = time.time() * 1000
    press()
    seen = page.wait_for_function(_SEEN, arg=selector, timeout=30_000)
    return float(seen.json_value() - began) / 1000
