"""The report on accessibility names tests that exist, and every demand of the table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REPORT = (ROOT / "docs/toegankelijkheid-rapport.md").read_text(encoding="utf-8")
ROWS = [
    *(f"U{number:02}" for number in range(1, 15)),
    *(f"P{number:02}" for number in range(1, 7)),
    *(f"E{number:02}" for number in range(1, 7)),
    *(f"S{number:02}" for number in range(1, 9)),
    *(f"L{number:02}" for number in range(1, 6)),
    *(f"R{number:02}" for number in range(1, 7)),
]
LINES = [line for line in REPORT.splitlines() if re.match(r"\| [A-Z]\d\d", line)]


@pytest.mark.parametrize("row", ROWS)
def test_every_demand_has_a_line(row: str) -> None:
    assert [line for line in LINES if row in line.split("|")[1]]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split("|")[1].strip())
def test_the_tests_that_it_names_exist(line: str) -> None:
    """`file.py::test` or, after it, `::test` of the same file."""
    file = ""
    for named in re.findall(r"`((?:tests/[\w/]+\.py)?(?:::\w+)?)`", line):
        path, _, test = named.partition("::")
        file = path or file
        if file:
            source = (ROOT / file).read_text(encoding="utf-8")
            assert not test or f"def {test}(" in source, named


def test_nothing_is_left_to_fill_in() -> None:
    assert "{" not in REPORT
