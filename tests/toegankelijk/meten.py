"""Looks at one page once, in every way, and keeps what was seen: many tests then read from that."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize

from tests.toegankelijk import axe
from tests.toegankelijk.server import VOOR_INWONERS, address

PHONE = ViewportSize(width=320, height=800)
LYING = ViewportSize(width=640, height=320)
DESK = ViewportSize(width=1280, height=900)
SPACED = {"nl", "de"}  # in which texts are enlarged too: the own language, and the one with the longest words
_TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
MOST_STOPS = 60  # Tab is pressed at most this often; the longest lists repeat the same few controls


@dataclass(slots=True)
class Meting:
    """What was seen of one page in one language. Lists hold what is wrong, in words; empty is right."""

    axe: list[str] = field(default_factory=list)
    onzeker: list[str] = field(default_factory=list)
    te_breed: dict[str, int] = field(default_factory=dict)
    afgesneden: list[str] = field(default_factory=list)
    doelen: list[str] = field(default_factory=list)
    focus: list[str] = field(default_factory=list)
    toetsenbord: list[str] = field(default_factory=list)
    beweging: list[str] = field(default_factory=list)
    randloos: list[str] = field(default_factory=list)
    zonder_stijl: list[str] = field(default_factory=list)
    tijden: list[str] = field(default_factory=list)
    fouten: dict[str, Any] = field(default_factory=dict)
    klachten: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)
    richting: str = ""
    taal: str = ""


class Kijker:
    """One browser window that goes from page to page."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._url = url
        self.context: BrowserContext = browser.new_context(
            locale="nl-NL", reduced_motion="reduce", viewport=PHONE
        )
        self.context.add_init_script((Path(__file__).parent / "kijk.js").read_text(encoding="utf-8"))
        self.context.add_init_script(axe.SCRIPT)
        self.context.set_default_timeout(90_000)  # a busy machine is not a fault of a page
        self.page: Page = self.context.new_page()
        self._keys = self.context.new_cdp_session(self.page)
        self._said: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._said.append(f"error {error}"))
        self.page.on("request", self._watch)

    def look(self, name: str, taal: str) -> Meting:
        """At 320 pixels, in light and dark; what does not change with the language in Dutch only."""
        page, seen = self.page, Meting()
        self._said.clear()
        self.context.clear_cookies()
        if page.viewport_size != PHONE:
            page.set_viewport_size(PHONE)
        page.emulate_media(color_scheme="light", forced_colors="none")
        page.goto(f"{self._url}{address(name)}?taal={taal}")
        pixels, at_once = page.evaluate("kijk.atOnce()")
        for what, found in at_once.items():
            setattr(seen, what, found)
        seen.te_breed = {"320 px": pixels} if pixels > 0 else {}
        wrong, unsure = axe.run(page, stylesheets=taal == "nl")  # these are the same in every language
        self._read(seen, wrong, "light")
        seen.onzeker = [f"{rule['id']} ×{len(rule['nodes'])}" for rule in unsure]
        if taal in SPACED:
            self._widths(seen)
        page.emulate_media(color_scheme="dark")
        self._read(seen, axe.colours(page), "dark")
        if taal == "nl":
            self._only_once(seen)
        seen.cookies = [cookie["name"] for cookie in self.context.cookies()] if name in VOOR_INWONERS else []
        seen.klachten = list(self._said)
        return seen

    def _widths(self, seen: Meting) -> None:
        page = self.page
        wide: dict[str, int] = {}
        wide["320 px with text spacing"], cut = page.evaluate("kijk.whenSpaced()")
        page.set_viewport_size(LYING)
        wide["640 × 320 px"] = page.evaluate("kijk.tooWide()")
        page.set_viewport_size(DESK)
        wide["1280 px with text at 200 %"], cut_too = page.evaluate("kijk.whenEnlarged(200)")
        page.set_viewport_size(PHONE)
        seen.afgesneden += [*cut, *cut_too]
        seen.te_breed |= {how: pixels for how, pixels in wide.items() if pixels > 0}

    def _only_once(self, seen: Meting) -> None:
        """What does not change with the language."""
        page = self.page
        times = min(page.evaluate("kijk.walk()"), MOST_STOPS)
        for _ in range(times + 1):
            self._keys.send("Input.dispatchKeyEvent", _TAB)
        walked, seen.zonder_stijl, rings = page.evaluate(
            "[kijk.walkedBy(), kijk.lostWithoutStyle(), kijk.focusRings()]"
        )
        if times < MOST_STOPS:
            seen.toetsenbord = [f"not reached: {who}" for who in walked["gemist"]]
            seen.toetsenbord += ["the order is not that of the page"] * (walked["sprongen"] > 1)
        page.emulate_media(color_scheme="light")
        seen.focus = [*rings, *page.evaluate("kijk.focusRings()")]
        page.emulate_media(forced_colors="active")
        seen.randloos = page.evaluate("kijk.edgeless()")
        self._read(seen, axe.colours(page), "forced colours")

    def close(self) -> None:
        self.context.close()

    def _read(self, seen: Meting, wrong: list[dict[str, Any]], how: str) -> None:
        seen.axe += [f"{rule['id']} ({how}) at {rule['nodes'][0]}" for rule in wrong]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._said.append(f"console {message.text}")

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self._url, "data:")):
            self._said.append(f"asked {request.url}")
