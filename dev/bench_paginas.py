"""P01, P02, P04 and P06: what every page weighs and how soon it is there. A process of its own for `bench`.

Every page in every state, from the examples that the tests look at, in a browser that has seen nothing yet. Prints
JSON: `{page: {"bytes": …, "verzoeken": …, "lcp": …, "cls": …, "tbt": …, "tbt4": …, "traag": …}}`, times in ms.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import django
from playwright.sync_api import BrowserContext

WEAK = 4  # a phone of some years ago, beside this machine
SLOW_AT_ONCE = 6  # pages at the same time, each over a line of its own: the line is what takes the time


def look(phone: BrowserContext, url: str) -> dict[str, dict[str, Any]]:
    from tests.toegankelijk.server import PAGES, VOOR_INWONERS, address  # noqa: PLC0415 - after the settings
    from tests.toegankelijk.snelheid import weigh  # noqa: PLC0415

    weigh(phone, f"{url}{address('inwoner/start.html')}")
    found: dict[str, dict[str, Any]] = {}
    for name in PAGES:
        seen = weigh(phone, f"{url}{address(name)}")
        found[name] = {
            "bytes": seen.bytes,
            "verzoeken": seen.verzoeken,
            "script": seen.script,
            "elders": seen.elders + seen.lettertypen,
            "lcp": round(seen.lcp),
            "cls": round(seen.cls, 4),
            "tbt": round(seen.tbt),
            "inwoner": name in VOOR_INWONERS,
        }
    for name in VOOR_INWONERS:
        found[name]["tbt4"] = round(weigh(phone, f"{url}{address(name)}", weak=WEAK).tbt)
    for name, took in _slow(phone, url, list(VOOR_INWONERS)).items():
        found[name]["traag"] = round(took)
    return found


def _slow(phone: BrowserContext, url: str, names: Sequence[str]) -> dict[str, float]:
    from tests.toegankelijk.server import address  # noqa: PLC0415
    from tests.toegankelijk.snelheid import arrive  # noqa: PLC0415

    took: dict[str, float] = {}
    for first in range(0, len(names), SLOW_AT_ONCE):
        some = names[first : first + SLOW_AT_ONCE]
        visits = [arrive(phone, f"{url}{address(name)}", slow=True) for name in some]
        for name, visit in zip(some, visits, strict=True):
            seen = visit.finish()
            took[name] = max(seen.eerste, seen.lcp)
    return took


def main() -> None:
    django.setup()
    from dev.bench_tijden import chromium  # noqa: PLC0415
    from tests.toegankelijk.server import serving  # noqa: PLC0415
    from tests.toegankelijk.snelheid import new_context  # noqa: PLC0415

    with serving() as url, chromium() as browser:
        found = look(new_context(browser), url)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
