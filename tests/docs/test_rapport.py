"""The report on accessibility is what dev/eisen.toml and the last measurement make of it, and forgets nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dev import rapport
from dev.eisen import EISEN, Eis
from tests.toegankelijk.server import PAGES

ROOT = Path(__file__).resolve().parents[2]
# Every row of the UX specification, §D.
ROWS = [
    f"{letter}{number:02}"
    for letter, most in {"U": 14, "P": 6, "E": 6, "S": 8, "L": 5, "R": 6}.items()
    for number in range(1, most + 1)
]
ALSO = "R11"  # of the demands on security, about seconds too


def test_every_demand_stands_in_the_list() -> None:
    assert [rij for rij in EISEN if rij != ALSO] == ROWS


@pytest.mark.parametrize("eis", EISEN.values(), ids=lambda eis: eis.rij)
def test_a_demand_is_proven_by_something_that_exists(eis: Eis) -> None:
    assert eis.toetsen or eis.bench or eis.mens
    for one in eis.toetsen:
        path, _, test = one.partition("::")
        source = (ROOT / path).read_text(encoding="utf-8")
        assert not test or f"def {test}(" in source, one


def test_what_the_bench_must_measure_was_measured() -> None:
    measured = {row[0] for row in rapport.bench()["eisen"]}
    assert {rij for rij, eis in EISEN.items() if eis.bench} <= measured


def test_a_demand_without_words_has_figures() -> None:
    """Otherwise its line in the report would be empty."""
    told = {one.rij for one in rapport.of_tests()}
    silent = {rij for rij, eis in EISEN.items() if not (eis.blijkt or eis.mens or eis.bench)}
    assert silent <= told


def test_every_page_was_measured() -> None:
    """A new page asks for `make report`; a new state of a page may wait for it."""
    measured = {name.partition("#")[0] for name in rapport.bench()["paginas"]}
    assert {name.partition("#")[0] for name in PAGES} <= measured


def test_the_report_is_what_was_measured() -> None:
    assert rapport.REPORT.read_text(encoding="utf-8") == rapport.text()


def test_a_limit_that_is_not_met_is_said() -> None:
    late = [rapport.Cijfer("P05", "poll", 50, 51, "ms"), rapport.Cijfer("P05", "start", 300, 299, "ms")]
    assert list(rapport._told("P05", late)) == ["poll 51 ms (**niet gehaald**)", "start 299 ms"]
    assert "**Niet gehaald in deze meting: P05 poll.**" in rapport._missed(late)
