"""The people in a call, each before a browser of their own, so that a test reads as what happened."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Request, Response, Route, expect

from dev.stack import Stack
from tests.e2e.gegevens import getal_of
from tests.e2e.toegankelijk import check_page

WAIT = 15_000  # milliseconds: much more than it ever takes on two busy cores
NAVIGATION = "Failed to load resource: the server responded with a status of"


class Mens:
    """`klachten`: what went wrong on the way without anybody noticing. `gezien`: every address and title.

    `toets` runs axe on each page, in light and dark. No page may ever be wider than its window.
    """

    def __init__(
        self,
        browser: Browser,
        stack: Stack,
        *,
        breed: int = 1280,
        javascript: bool = True,
        toets: bool = False,
        **context: Any,
    ) -> None:
        self.stack, self.javascript, self.toets = stack, javascript, toets
        self.klachten: list[str] = []
        self.gezien: list[str] = []
        self.verzoeken: list[Request] = []
        self.context = browser.new_context(
            viewport={"width": breed, "height": 800},
            java_script_enabled=javascript,
            base_url=stack.portal_url,
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
            **context,
        )
        self.context.set_default_timeout(WAIT)
        self.context.on("request", self._watch_request)
        self.context.on("response", self._watch_response)
        self.context.on("console", self._watch_console)
        self.context.on("weberror", lambda error: self.klachten.append(f"error in script: {error.error}"))
        self.page = self.context.new_page()

    def close(self) -> None:
        self.context.close()

    def _watch_request(self, request: Request) -> None:
        self.verzoeken.append(request)
        own = (self.stack.portal_url, self.stack.sim_url, "data:", "blob:")
        if not request.url.startswith(own):
            self.klachten.append(f"request to a third party: {request.url}")

    def _watch_response(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type in {"stylesheet", "script", "image"}:
            self.klachten.append(f"{response.status} for {response.url}")

    def _watch_console(self, message: ConsoleMessage) -> None:
        of_simulator = message.location["url"].startswith(self.stack.sim_url)
        harmless = of_simulator or message.text.startswith(NAVIGATION)
        if message.type in {"error", "warning"} and not harmless:
            self.klachten.append(f"console: {message.text}")

    def kijk(self) -> None:
        """Look at the page that is now on the screen."""
        self.gezien += [self.page.url, self.page.title()]
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wide > 0:
            self.klachten.append(f"{wide} px too wide: {self.page.url} ({self.page.title()})")
        if self.toets:
            self.klachten += check_page(self.page)

    def open(self, address: str) -> int:
        """Go to an address; the HTTP status."""
        response = self.page.goto(address)
        assert response is not None
        self.kijk()
        return response.status

    def druk(self, knop: Locator) -> None:
        """Press something that leads to another page."""
        with self.page.expect_navigation(timeout=WAIT):
            knop.click()
        self.kijk()

    def knop(self, action: str) -> Locator:
        """The button of the form whose address ends with `action`."""
        return self.page.locator(f"form[action$='{action}'] button")

    @property
    def kop(self) -> str:
        return self.page.locator("h1").inner_text()

    def wacht_op(self, wat: Locator, tekst: str | re.Pattern[str]) -> None:
        """Until `wat` shows `tekst`: by itself, and without JavaScript by pressing the refresh link."""
        if self.javascript:
            expect(wat).to_contain_text(tekst, timeout=WAIT)
            self.tot_rust()
        for _ in range(100):
            if self.javascript or re.search(tekst, " ".join(wat.all_inner_texts())):
                return self.kijk()
            self.page.get_by_role("link", name=re.compile("Ververs|Refresh")).click()
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{tekst} did not come; the page says {wat.all_inner_texts()}")

    def tot_rust(self) -> None:
        """Until what came by itself is settled: htmx gives attributes, title and icon a moment after the words."""
        expect(self.page.locator(".htmx-swapping, .htmx-settling")).to_have_count(0)


class Medewerker(Mens):
    """Somebody of the gemeente."""


class Ambtenaar(Medewerker):
    """`adres`: the path of the identification, `link`: what goes into the chat."""

    adres = link = ""

    @property
    def id(self) -> str:
        return self.adres.strip("/").split("/")[-1]

    @property
    def zaaknummer(self) -> str:
        return str(self.page.locator("h1 bdi").inner_text())

    def vul_start_in(
        self,
        flow: str = "NIEUW",
        dienst: str = "wmo-melding",
        *,
        bsn: str = "",
        zaak: str = "",
        taal: str = "nl",
    ) -> None:
        """`zaak`: empty for a new one, `geen`, or a zaaknummer."""
        self.open("/werkblad/start/")
        self.page.check(f"input[name=flow][value={flow}]")
        self.page.select_option("#dienst", dienst)
        if bsn:
            self.page.fill("#bsn", bsn)
        if zaak:
            self.page.check(f"input[name=zaak][value={'geen' if zaak == 'geen' else 'bestaand'}]")
        if zaak not in {"", "geen"}:
            self.page.fill("#zaaknummer", zaak)
        self.page.select_option("#taal", taal)

    def start(self, flow: str = "NIEUW", dienst: str = "wmo-melding", **keuzes: str) -> str:
        """Start an identification; the link."""
        self.vul_start_in(flow, dienst, **keuzes)
        self.druk(self.knop("/werkblad/start/"))
        self.gestart()
        return self.link

    def gestart(self) -> None:
        self.adres = urlsplit(self.page.url).path
        if self.page.locator("#link").count():
            self.link = self.page.locator("#link").input_value()

    def zoek(self, zaaknummer: str) -> None:
        self.open("/werkblad/")
        self.page.fill("#zaaknummer", zaaknummer)
        self.druk(self.knop("/werkblad/zoek/"))
        self.gestart()

    def wacht_op_status(self, tekst: str) -> None:
        self.wacht_op(self.page.locator(".toestand"), tekst)

    def typ_code(self, code: str) -> None:
        """Six digits check themselves; without JavaScript the button does it."""
        with self.page.expect_navigation(timeout=WAIT):
            self.page.fill("#code-invoer", code)
            if not self.javascript or len(re.sub(r"\D", "", code)) != 6:
                self.knop("/code/").click()
        self.kijk()

    def toon_bsn(self) -> str:
        self.druk(self.knop("/bsn/"))
        return str(self.page.locator("#persoon-kop ~ dl dd").first.inner_text())

    def opgezocht(self) -> None:
        """Look the person up in the BRP; somebody whom it does not know, elsewhere."""
        self.druk(self.knop("/brp/"))
        if self.knop("/opgezocht/").count():
            self.druk(self.knop("/opgezocht/"))

    def rond_af(self) -> None:
        """Check and finish."""
        self.druk(self.page.locator("a[href$='/rond-af/']"))
        self.druk(self.knop("/voltooi/"))

    def stop(self, reden: str = "niet-gelukt") -> None:
        self.druk(self.page.locator("a[href$='/stop/']"))
        self.page.check(f"input[value={reden}]")
        self.druk(self.knop("/stop/"))

    def nieuwe_link(self) -> str:
        """A new link in place of the old one, from where the page keeps that button."""
        folded = self.page.locator("details:not([open]):has(form[action$='/nieuwe-link/']) > summary")
        if folded.count():
            folded.click()
        self.druk(self.knop("/nieuwe-link/"))
        self.gestart()
        return self.link

    def bewijs(self) -> bytes:
        """Download the proof from the page of the zaak."""
        with self.page.expect_download(timeout=WAIT) as waiting:
            self.page.locator("main a[href*='/documenten/']").click()
        return Path(waiting.value.path()).read_bytes()


class Inwoner(Mens):
    def naar_digid(self, getal: str = "") -> None:
        """Choose or type the number that was said in the call; `getal`: another one. Without a number: the button."""
        said = getal or getal_of(self.stack, self.page.url)
        choice = self.page.locator(f".digid button[name=getal][value='{said}']")
        if choice.count():
            return self.druk(choice)
        if self.page.locator("#getal").count():
            self.page.fill("#getal", said)
        return self.druk(self.page.locator(".digid form[action$='/inloggen/'] button"))

    def login(self, bsn: str, niveau: str = "", actie: str = "inloggen") -> None:
        """From the start page to DigiD and back."""
        self.naar_digid()
        if bsn:
            self.page.fill("input[name=bsn]", bsn)
        if niveau:
            self.page.select_option("select[name=niveau]", niveau)
        if actie not in {"inloggen", "annuleren"}:
            self.page.locator(f"details:has(button[value={actie}]) summary").click()
        self.druk(self.page.locator(f"button[name=actie][value={actie}]").first)

    def login_zonder_terugkeer(self, bsn: str) -> str:
        """Log in, and lose the way back; the address that DigiD sent the browser to."""
        self.naar_digid()
        self.page.fill("input[name=bsn]", bsn)
        lost: list[str] = []

        def hold(route: Route) -> None:
            lost.append(route.fetch(max_redirects=0).headers["location"])
            route.fulfill(status=200, body="")

        self.context.route("**/digid/inloggen", hold)
        with self.page.expect_navigation(timeout=WAIT):
            self.page.locator("button[name=actie][value=inloggen]").first.click()
        self.context.unroute_all()
        return lost[0]

    @property
    def code(self) -> str:
        return re.sub(r"\D", "", self.page.locator("#code [aria-hidden]").inner_text())

    def wacht_op_kop(self, tekst: str) -> None:
        self.wacht_op(self.page.locator("h1"), tekst)
