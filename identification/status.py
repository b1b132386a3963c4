"""The state machine: one table. `docs/statussen.md` is drawn from it."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    UITGENODIGD = "UITGENODIGD"  # there is a link, nobody has logged in
    INGELOGD = "INGELOGD"  # one person came back from DigiD
    BEVESTIGD = "BEVESTIGD"  # the ambtenaar pressed Voltooien; the proof has to be made
    VASTGELEGD = "VASTGELEGD"  # the proof is made; it has to be delivered
    GELEVERD = "GELEVERD"  # the proof is in the zaak
    AFGEBROKEN = "AFGEBROKEN"  # stopped by a person, or after three wrong codes
    VERLOPEN = "VERLOPEN"  # its time was over
    GEWIST = "GEWIST"  # nothing personal is left


OVERGANGEN: dict[Status, frozenset[Status]] = {
    Status.UITGENODIGD: frozenset({Status.INGELOGD, Status.AFGEBROKEN, Status.VERLOPEN}),
    Status.INGELOGD: frozenset({Status.BEVESTIGD, Status.AFGEBROKEN, Status.VERLOPEN}),
    # Straight to GEWIST: stand-alone, without a zaak there is no proof to make.
    Status.BEVESTIGD: frozenset({Status.VASTGELEGD, Status.VERLOPEN, Status.GEWIST}),
    Status.VASTGELEGD: frozenset({Status.GELEVERD, Status.VERLOPEN}),
    Status.GELEVERD: frozenset({Status.GEWIST}),
    Status.AFGEBROKEN: frozenset({Status.GEWIST}),
    Status.VERLOPEN: frozenset({Status.GEWIST}),
    Status.GEWIST: frozenset(),
}

OPEN = frozenset({Status.UITGENODIGD, Status.INGELOGD})
TE_BEZORGEN = frozenset({Status.BEVESTIGD, Status.VASTGELEGD, Status.GELEVERD})
KAN_VERLOPEN = frozenset(van for van, naar in OVERGANGEN.items() if Status.VERLOPEN in naar)


class Afloop(StrEnum):
    """How it ended: what stays readable after GEWIST, when the status alone no longer tells."""

    GEEN = ""
    VOLTOOID = "voltooid"
    INGETROKKEN = "ingetrokken"
    CODE_ONJUIST = "code-onjuist"
    GETAL_ONJUIST = "getal-onjuist"  # the inwoner chose another number than the ambtenaar said
    NIET_IN_GESPREK = "niet-in-gesprek"  # the inwoner says: I am not in this call
    WANTROUWEN = "wantrouwen"  # the ambtenaar does not trust it; the inwoner is told nothing of that
    VERLOPEN = "verlopen"
    NIET_BEZORGD = "niet-bezorgd"
    OPGEGEVEN = "opgegeven"  # functioneel beheer gave the delivery up


class OngeldigeOvergang(Exception):
    """The table has no such arrow: a mistake in the code, never in what a user did."""


def check_overgang(van: Status, naar: Status) -> None:
    """Raises `OngeldigeOvergang`."""
    if naar not in OVERGANGEN[van]:
        raise OngeldigeOvergang(f"{van} → {naar}")


def as_mermaid() -> str:
    """The table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {Status.UITGENODIGD}"]
    lines += [f"    {van} --> {naar}" for van in Status for naar in Status if naar in OVERGANGEN[van]]
    lines.append(f"    {Status.GEWIST} --> [*]")
    return "\n".join(lines) + "\n"
