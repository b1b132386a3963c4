"""What a dienst says about representatives, as a value, and how two of these differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from begrippen.vertegenwoordiging import Soort
from machtigen.regels import Aard, Dienstregel, standaard

Waarde = bool | int | str | None
REGELVELDEN = tuple(field.name for field in fields(Dienstregel))


@dataclass(frozen=True, slots=True)
class Cel:
    """`reden`: what the ambtenaar reads; empty is our own text."""

    regel: Dienstregel
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Instelling:
    """`aan`: people may act for others at this dienst at all. `cellen` has each `Soort`."""

    aan: bool
    aard: Aard
    cellen: Mapping[Soort, Cel]


@dataclass(frozen=True, slots=True)
class Verschil:
    """`soort` is None for what holds for the dienst as a whole."""

    soort: Soort | None
    veld: str
    van: Waarde
    naar: Waarde


def voorstel(aard: Aard, *, aan: bool = False) -> Instelling:
    """What follows the source, for a dienst about which nobody said anything."""
    return Instelling(aan, aard, {soort: Cel(standaard(soort, aard)) for soort in Soort})


def verschillen(van: Instelling, naar: Instelling) -> Iterator[Verschil]:
    """In the order of the page."""
    before, after = _flat(van), _flat(naar)
    for soort, veld in after:
        if before[soort, veld] != after[soort, veld]:
            yield Verschil(soort, veld, before[soort, veld], after[soort, veld])


def _flat(instelling: Instelling) -> dict[tuple[Soort | None, str], Waarde]:
    found: dict[tuple[Soort | None, str], Waarde] = {
        (None, "aan"): instelling.aan,
        (None, "aard"): instelling.aard.value,
    }
    for soort in Soort:
        cel = instelling.cellen[soort]
        found |= {(soort, veld): getattr(cel.regel, veld) for veld in REGELVELDEN}
        found[soort, "reden"] = cel.reden
    return found
