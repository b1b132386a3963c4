"""Pytest plugin: what this run said of each demand in dev/eisen.toml, as a table before pytest's closing line.

With `EISEN=1`, as `make test` has it. A test hands in what it measured with the fixture `cijfer`; of many figures of
one kind the table shows the worst. `EISEN_JSON=file` keeps the figures for docs/toegankelijkheid-rapport.md.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dev.cijfer import Cijfer, number, worst
from dev.eisen import EISEN

Geef = Callable[[Cijfer], None]
_outcomes: defaultdict[str, Counter[str]] = defaultdict(Counter)
_figures: list[Cijfer] = []


@pytest.fixture
def cijfer(record_property: Callable[[str, object], None]) -> Geef:
    """Hands in a figure, which then is judged: a figure that is not met fails the test."""

    def give(figure: Cijfer) -> None:
        record_property("cijfer", list(figure.values()))
        assert figure.gehaald is not False, figure

    return give


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if os.environ.get("PYTEST_XDIST_WORKER") or (report.when != "call" and report.passed):
        return
    nodeid = report.nodeid.partition("@")[0]  # without the group of pytest-xdist
    for rij, eis in EISEN.items():
        if eis.proven_by(nodeid):
            _outcomes[rij]["passed" if report.passed else "failed"] += 1
    _figures.extend(Cijfer(*value) for name, value in report.user_properties if name == "cijfer")


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if os.environ.get("EISEN") and _outcomes:
        terminalreporter.section("demands on the pages (docs/toegankelijkheid-rapport.md)")
        for line in _lines():
            terminalreporter.write_line(line)
    if target := os.environ.get("EISEN_JSON"):
        figures = [list(one.values()) for one in worst(_figures)]
        Path(target).write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _lines() -> Iterator[str]:
    """One per demand; the last one names those that no test of this run is about."""
    for rij, counted in sorted(_outcomes.items(), key=lambda row: list(EISEN).index(row[0])):
        said = "ok    " if not counted["failed"] else "FAILED"
        tests = f"{counted['passed']} of {counted.total()} tests"
        found = ", ".join(f"{one.wat} {number(one.gemeten)} {one.grens}" for one in worst(_figures, rij))
        yield f"{rij} {said} {tests:19} {found or EISEN[rij].eis[:70]}"
    bench = [rij for rij, eis in EISEN.items() if eis.bench and not eis.toetsen]
    people = [rij for rij, eis in EISEN.items() if not eis.bench and not eis.toetsen]
    rest = [rij for rij in EISEN if rij not in {*_outcomes, *bench, *people}]
    yield f"make bench: {', '.join(bench)}   by people: {', '.join(people)}   not run: {', '.join(rest) or '-'}"
