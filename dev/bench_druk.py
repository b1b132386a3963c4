"""P05: how soon the portal answers while fifty calls go on. A process of its own for `bench`; prints JSON.

Fifty calls at once, as their pages ask by themselves: the page of each ambtenaar every second and a half, that of
each inwoner every three seconds, and in between people open links and start new calls. Every request has a connection
of its own, as behind a proxy. What is measured is what the client waits, so the client's own work is in it.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count, islice
from urllib.parse import quote, urlencode, urlsplit

from begrippen.bsn import passes_elfproef
from dev.bench_client import BenchError, Browser
from dev.cijfer import Cijfer, p95
from dev.run import DEMO_DIENST

CALLS = 50
SECONDS = 20.0
POLL_AMBTENAAR, POLL_INWONER = 1.5, 3.0  # seconds, as the scripts of the pages have it
OPEN, START = (
    5.0,
    10.0,
)  # seconds between two that open a link, and two that start a call, in each of the fifty
BURSTS = 5
NEW = {"flow": "NIEUW", "dienst": DEMO_DIENST, "zaak": "nieuw"}
_AGENT = "Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0"


@dataclass(frozen=True, slots=True)
class Vraag:
    """One request, ready to be sent; `status`: what the answer must be."""

    naam: str
    tekst: bytes
    status: int


@dataclass(frozen=True, slots=True)
class Gesprek:
    """What one call asks: the poll of each side, a link that was not used yet, and starting another call."""

    ambtenaar: Vraag
    inwoner: Vraag
    link: Vraag
    start: Vraag


def prepare(portal: str, *, person: str, caller: Browser, starter: Browser) -> Gesprek:
    """One call up to the code, a link that was opened and not used, and a colleague who starts other calls."""
    _begin(starter, portal)
    unused = starter.value("link")
    starter.open(f"{portal}/werkblad/start/")
    start = _form(starter, "/werkblad/start/", **NEW)
    _begin(caller, portal)
    page, jansen = caller.url, Browser()
    jansen.open(caller.value("link"))
    jansen.submit("/inloggen/", getal=caller.value("getal"))
    jansen.submit("/digid/inloggen", bsn=person, actie="inloggen")
    caller.open(page)
    polls = _poll_of(caller), _poll_of_inwoner(jansen)
    return Gesprek(*polls, link=_ask("I1", unused, Browser()), start=start)


def _begin(sanne: Browser, portal: str) -> None:
    sanne.open(f"{portal}/werkblad/start/")
    sanne.submit("/werkblad/start/", **NEW)


def _poll_of(sanne: Browser) -> Vraag:
    return _ask("poll ambtenaar", str(sanne.element("verloop").get("hx-get")), sanne, status=204)


def _poll_of_inwoner(jansen: Browser) -> Vraag:
    state = jansen.element("staat")
    address = f"{state.get('data-url')}?versie={quote(str(state.get('data-versie')))}"
    return _ask("poll inwoner", address, jansen, status=204)


def _ask(naam: str, address: str, browser: Browser, *, status: int = 200) -> Vraag:
    return Vraag(naam, _head("GET", address, browser) + b"\r\n", status)


def _form(browser: Browser, action: str, **values: str) -> Vraag:
    filled = urlencode({**browser.filled_in(action), **values}).encode()
    more = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(filled)}\r\n\r\n"
    return Vraag("start", _head("POST", action, browser) + more.encode() + filled, 302)


def _head(method: str, address: str, browser: Browser) -> bytes:
    parts = urlsplit(address)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    host = urlsplit(browser.url).netloc or parts.netloc
    cookies = "; ".join(f"{one.name}={one.value}" for one in browser.session.cookies)
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", f"User-Agent: {_AGENT}", "Connection: close"]
    return "\r\n".join([*lines, *([f"Cookie: {cookies}"] if cookies else []), ""]).encode()


async def _send(port: int, vraag: Vraag) -> float:
    """Milliseconds until the whole answer is there. Raises `BenchError` for another status."""
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("localhost", port)
    writer.write(vraag.tekst)
    answer = await reader.read(-1)
    took = (time.perf_counter() - began) * 1000
    writer.close()
    if int(answer[9:12] or 0) != vraag.status:
        message = f"{answer[9:12].decode()} for {vraag.naam}"
        raise BenchError(message)
    return took


async def _all(port: int, calls: Sequence[Gesprek]) -> dict[str, list[float]]:
    took: dict[str, list[float]] = defaultdict(list)
    end = time.monotonic() + SECONDS

    async def every(seconds: float, vraag: Vraag) -> None:
        await asyncio.sleep(random.uniform(0, seconds))  # noqa: S311 - when somebody happens to look
        while (left := time.monotonic()) < end:
            took[vraag.naam].append(await _send(port, vraag))
            await asyncio.sleep(max(0.0, left + seconds - time.monotonic()))

    rhythm = [(POLL_AMBTENAAR, "ambtenaar"), (POLL_INWONER, "inwoner"), (OPEN, "link"), (START, "start")]
    await asyncio.gather(*(every(seconds, getattr(one, what)) for one in calls for seconds, what in rhythm))
    for _ in range(BURSTS):
        await _burst(port, [one.link for one in calls], took["I1 burst"])
        await _burst(port, [one.ambtenaar for one in calls], took["poll burst"])
    return took


async def _burst(port: int, asked: Sequence[Vraag], took: list[float]) -> None:
    """All at the very same moment, which no call does."""
    took += await asyncio.gather(*(_send(port, one) for one in asked))


def figures(took: dict[str, list[float]]) -> list[Cijfer]:
    """p95 of each kind of request, in milliseconds."""
    asked: tuple[tuple[str, str, float | None], ...] = (
        ("I1", "eerste pagina van de inwoner", 150),
        ("poll ambtenaar", "peiling van de ambtenaar", 50),
        ("poll inwoner", "peiling van de inwoner", 50),
        ("start", "een gesprek starten", 300),
        ("I1 burst", "eerste pagina, 50 op hetzelfde ogenblik (geen eis)", None),
        ("poll burst", "peiling, 50 op hetzelfde ogenblik (geen eis)", None),
    )
    return [Cijfer("P05", f"{wat}, p95", eis, round(p95(took[naam]), 1), "ms") for naam, wat, eis in asked]


def measure(portal: str, *, naam: str, cookies: Sequence[str]) -> list[Cijfer]:
    """`naam` and `cookies`: the login of two ambtenaren for each call (dev.bench_mensen)."""
    people = [Browser() for _ in cookies]
    for somebody, cookie in zip(people, cookies, strict=True):
        somebody.session.cookies.set(naam, cookie, domain="localhost.local")
    pairs = zip(people[:CALLS], people[CALLS:], strict=True)

    def one(numbered: tuple[int, tuple[Browser, Browser]]) -> Gesprek:
        number, (caller, starter) = numbered
        return prepare(portal, person=persons[number], caller=caller, starter=starter)

    valid = (digits for digits in map(str, count(900_000_000)) if passes_elfproef(digits))
    persons = list(islice(valid, CALLS))  # each call another one: the same person twice is a signal
    with ThreadPoolExecutor(4) as pool:
        calls = list(pool.map(one, enumerate(pairs)))
    return figures(asyncio.run(_all(urlsplit(portal).port or 80, calls)))


def main() -> None:
    given = json.loads(sys.stdin.read())
    found = measure(sys.argv[1], naam=given["naam"], cookies=given["cookies"])
    print(json.dumps([one.values() for one in found]))


if __name__ == "__main__":
    main()
