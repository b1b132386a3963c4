"""What a page weighs and how soon it is there, measured by Chromium itself with an empty cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

SLOW_BYTES = 50_000 / 8  # 50 kbit/s, in bytes per second
SLOW_WAIT = 400  # milliseconds there and back
_PAINTS = """() => new Promise((done) => {
  const entries = { 'largest-contentful-paint': [], 'layout-shift': [], longtask: [] };
  for (const type of Object.keys(entries))
    new PerformanceObserver((list) => entries[type].push(...list.getEntries())).observe({ type, buffered: true });
  setTimeout(() => done({
    eerste: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1,
    lcp: entries['largest-contentful-paint'].at(-1)?.startTime ?? -1,
    cls: entries['layout-shift'].reduce((sum, entry) => sum + entry.value, 0),
    tbt: entries.longtask.reduce((sum, entry) => sum + entry.duration - 50, 0),
  }), 100);
})"""


@dataclass(frozen=True, slots=True)
class Gewicht:
    """`verzoeken` and `bytes` over the line, as the browser counts them; times in milliseconds."""

    verzoeken: int
    bytes: int
    script: int
    lettertypen: int
    elders: int
    eerste: float
    lcp: float
    cls: float
    tbt: float


@dataclass(slots=True)
class Bezoek:
    """A page that is coming in."""

    page: Page
    seen: dict[str, dict[str, Any]]

    def finish(self) -> Gewicht:
        """When it is there and has painted."""
        self.page.wait_for_load_state("load")
        paints = self.page.evaluate(_PAINTS)
        ours = self.page.url.split("/", 3)[:3]
        self.page.close()
        seen = self.seen.values()
        return Gewicht(
            verzoeken=len(seen),
            bytes=sum(one["bytes"] for one in seen),
            script=sum(one["bytes"] for one in seen if one["type"] == "Script"),
            lettertypen=sum(one["type"] == "Font" for one in seen),
            elders=sum(one["url"].split("/", 3)[:3] != ours for one in seen),
            **paints,
        )


def new_context(browser: Browser) -> BrowserContext:
    """A phone of today. Every visit in it is a first one: nothing is kept."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 844})
    context.set_default_timeout(90_000)
    return context


def weigh(context: BrowserContext, url: str, *, slow: bool = False, weak: int = 1) -> Gewicht:
    return arrive(context, url, slow=slow, weak=weak).finish()


def arrive(context: BrowserContext, url: str, *, slow: bool = False, weak: int = 1) -> Bezoek:
    """Ask for the page, and do not wait until it is there. `weak`: how many times slower the CPU is made."""
    context.clear_cookies()
    page = context.new_page()
    seen = _watch(page, slow=slow, weak=weak)
    page.goto(url, wait_until="commit")
    return Bezoek(page, seen)


def _watch(page: Page, *, slow: bool, weak: int) -> dict[str, dict[str, Any]]:
    """Fills up while the page loads: what was asked, of which type, and how many bytes came."""
    seen: dict[str, dict[str, Any]] = {}
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    if weak > 1:
        line.send("Emulation.setCPUThrottlingRate", {"rate": weak})
    if slow:
        limits = {"offline": False, "latency": SLOW_WAIT}
        speed = {"downloadThroughput": SLOW_BYTES, "uploadThroughput": SLOW_BYTES}
        line.send("Network.emulateNetworkConditions", {**limits, **speed})

    def asked(event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            seen[event["requestId"]] = {"url": event["request"]["url"], "type": event.get("type"), "bytes": 0}

    def came(event: dict[str, Any]) -> None:
        if event["requestId"] in seen:
            seen[event["requestId"]]["bytes"] = event["encodedDataLength"]

    line.on("Network.requestWillBeSent", asked)
    line.on("Network.loadingFinished", came)
    return seen
