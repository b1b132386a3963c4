"""The demands of dev/eisen.toml: the one list of what is asked of the pages and what proves it.

`make test` prints what its tests said of each row, `make bench` what it measured, and `dev.rapport` writes
docs/toegankelijkheid-rapport.md from this list and the figures of the last measurement.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Eis:
    """`toetsen`: tests as pytest names them, a file or one function. `bench`: measured by `make bench`."""

    rij: str
    groep: str
    eis: str
    blijkt: str = ""
    toetsen: tuple[str, ...] = ()
    bench: bool = False
    mens: str = ""

    def proven_by(self, nodeid: str) -> bool:
        """Is this one of its tests?"""
        return any(nodeid == one or nodeid.startswith((f"{one}[", f"{one}::")) for one in self.toetsen)


def _read() -> dict[str, Eis]:
    found = tomllib.loads((Path(__file__).parent / "eisen.toml").read_text(encoding="utf-8"))
    return {
        rij: Eis(rij=rij, **{**values, "toetsen": tuple(values.get("toetsen", ()))})
        for rij, values in found.items()
    }


EISEN = _read()
