"""The demands on time and weight, each part measured by a process of its own on the stack of `bench`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

from dev.bench_client import BenchError
from dev.bench_druk import CALLS
from dev.bench_tijden import chromium
from dev.bench_tijden import measure as measure_times
from dev.cijfer import Cijfer, p95
from dev.processes import ROOT, base_environment
from dev.stack import Stack

EVENTS = os.environ.get("BENCH_EVENTS", "5000000")
Paginas = dict[str, dict[str, Any]]


def measure(stack: Stack) -> tuple[list[Cijfer], Paginas]:
    """The figures, and what was seen of each page. One part after the other: they would slow each other down."""
    pages: Paginas = json.loads(last_line("dev.bench_paginas", env=stack.env))
    with chromium() as browser:
        times = measure_times(browser, stack)
    people = last_line("dev.bench_mensen", str(2 * CALLS), env=stack.env)
    load = [Cijfer(*one) for one in json.loads(last_line("dev.bench_druk", stack.portal_url, given=people))]
    same = float(last_line("dev.bench_zelfde", env=stack.env))
    among = Cijfer("-", "zelfde BSN elders, tussen 500 logins, CPU", 50, round(same, 1), "ms")
    return [*of_pages(pages), *load, *times, among], pages


def of_pages(pages: Paginas) -> list[Cijfer]:
    """Of each kind the worst page; the file has all of them."""
    inwoner = [page for page in pages.values() if page["inwoner"]]
    others = [page for page in pages.values() if not page["inwoner"]]

    def most(some: list[dict[str, Any]], what: str, how: Callable[[list[float]], float] = max) -> float:
        return round(how([float(page[what]) for page in some]), 4)

    return [
        Cijfer("P01", "zwaarste pagina", 30, most(inwoner, "bytes") / 1000, "KB"),
        Cijfer("P01", "verzoeken", 6, most(inwoner, "verzoeken"), ""),
        Cijfer("P01", "script", 3, most(inwoner, "script") / 1000, "KB"),
        Cijfer("P01", "lettertypen en van elders", 0, most(inwoner, "elders"), ""),
        Cijfer("P02", "zwaarste pagina", 80, most(others, "bytes") / 1000, "KB"),
        Cijfer("P02", "verzoeken", 10, most(others, "verzoeken"), ""),
        Cijfer("P04", "traagste pagina op 50 kbit/s", 6, most(inwoner, "traag") / 1000, "s"),
        Cijfer("P06", "LCP van de traagste pagina", 1, most([*inwoner, *others], "lcp") / 1000, "s"),
        Cijfer("P06", "LCP, p95 van alle pagina's", 1, most([*inwoner, *others], "lcp", p95) / 1000, "s"),
        Cijfer("P06", "CLS van de slechtste pagina", 0.02, most([*inwoner, *others], "cls"), ""),
        Cijfer("P06", "TBT van de slechtste pagina", 50, most([*inwoner, *others], "tbt"), "ms"),
        Cijfer(
            "P06",
            "TBT op een 4 keer zo trage processor (geen eis)",
            None,
            most(inwoner, "tbt4"),
            "ms",
        ),
    ]


def of_statistics(stack: Stack) -> list[Cijfer]:
    """Nothing else may run: five million events are put into the database, and taken out again."""
    found = json.loads(last_line("dev.bench_statistiek", EVENTS, env=stack.env))
    events = f"{found['events'] / 1e6:g} miljoen gebeurtenissen"
    return [
        Cijfer("-", f"statistiek van alle diensten, 104 weken, {events}", 1, round(found["all"], 3), "s"),
        Cijfer("-", "statistiek van één dienst, 13 weken", 1, round(found["one"], 3), "s"),
        Cijfer("-", "één dag tellen door de worker (geen eis)", None, round(found["day"], 3), "s"),
    ]


def last_line(*module: str, env: Mapping[str, str] | None = None, given: str = "") -> str:
    """What module `module[0]` printed last; raises `BenchError` when it failed."""
    done = subprocess.run(
        [sys.executable, "-m", *module],
        cwd=ROOT,
        env=dict(env) if env else base_environment(),
        input=given,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"{module[0]} ended with {done.returncode}"
        raise BenchError(message)
    return done.stdout.splitlines()[-1]
