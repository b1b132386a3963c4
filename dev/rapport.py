"""docs/toegankelijkheid-rapport.md, from dev/eisen.toml and the figures of the last measurement.

`make report` measures again (docs/metingen/) and writes it; `python -m dev.rapport` only writes it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from string import Template
from typing import Any

from dev.cijfer import Cijfer, number
from dev.eisen import EISEN, Eis
from dev.processes import ROOT

REPORT = ROOT / "docs/toegankelijkheid-rapport.md"
MEASURED = ROOT / "docs/metingen"
_MONTHS = ("jan", "feb", "maart", "april", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
_PAGE_ROWS = ("verzoeken", "bytes", "script", "lcp", "cls", "tbt", "tbt4", "traag")


def bench() -> dict[str, Any]:
    """What `make bench` wrote."""
    found: dict[str, Any] = json.loads((MEASURED / "bench.json").read_text(encoding="utf-8"))
    return found


def of_tests() -> list[Cijfer]:
    """The worst figures of the tests, as tests/eisen.py wrote them."""
    return _figures(json.loads((MEASURED / "toetsen.json").read_text(encoding="utf-8")))


def _figures(rows: Iterable[Sequence[Any]]) -> list[Cijfer]:
    return [Cijfer(*row) for row in rows]


def text() -> str:
    measured = bench()
    timed, tested = _figures(measured["eisen"]), of_tests()
    states = Counter("inwoner" if page["inwoner"] else "medewerker" for page in measured["paginas"].values())
    groups = dict.fromkeys(eis.groep for eis in EISEN.values())
    return Template((ROOT / "dev/rapport.txt").read_text(encoding="utf-8")).substitute(
        dag=_day(measured["datum"]),
        toestanden=sum(states.values()),
        inwoners=states["inwoner"],
        kernen=measured["kernen"],
        load="; ".join(filter(None, [_dutch(measured["load"]), measured.get("noot")])),
        groepen="\n".join(_group(name, tested, timed) for name in groups),
        oordeel=_missed(timed),
        paginas="\n".join(_pages(measured["paginas"])),
    )


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _group(name: str, tested: list[Cijfer], timed: list[Cijfer]) -> str:
    rows = [_row(eis, tested, timed) for eis in EISEN.values() if eis.groep == name]
    return "\n".join(
        [f"## {name}\n", "| Rij | Eis | Gemeten | Bewaakt door |", "|---|---|---|---|", *rows, ""]
    )


def _row(eis: Eis, tested: list[Cijfer], timed: list[Cijfer]) -> str:
    found = [*([eis.blijkt] if eis.blijkt else []), *_told(eis.rij, timed if eis.bench else tested)]
    by = [f"`{one}`" for one in eis.toetsen] + ["`make bench`"] * eis.bench
    by += [f"met de hand: {eis.mens}"] if eis.mens else []
    return f"| {eis.rij} | {eis.eis} | {'; '.join(found) or '–'} | {', '.join(by)} |"


def _told(rij: str, figures: list[Cijfer]) -> Iterator[str]:
    for one in figures:
        if one.rij == rij:
            unit = f" {one.eenheid}" if one.eenheid else ""
            late = " (**niet gehaald**)" if one.gehaald is False else ""
            yield f"{one.wat} {_dutch(one.gemeten)}{unit}{late}"


def _dutch(value: float) -> str:
    return number(value).replace(".", ",")


def _missed(figures: list[Cijfer]) -> str:
    late = [f"{one.rij} {one.wat}" for one in figures if one.gehaald is False]
    return (
        f"**Niet gehaald in deze meting: {'; '.join(late)}.**" if late else "Alles is gehaald in deze meting."
    )


def _pages(pages: dict[str, dict[str, Any]]) -> Iterator[str]:
    for name, page in sorted(pages.items(), key=lambda one: (not one[1]["inwoner"], one[0])):
        values = [str(page.get(what, "–")).replace(".", ",") for what in _PAGE_ROWS]
        yield f"| {name.replace('.html', '')} | {' | '.join(values)} |"


def main() -> None:
    REPORT.write_text(text(), encoding="utf-8")
    print(REPORT.relative_to(ROOT))


if __name__ == "__main__":
    main()
