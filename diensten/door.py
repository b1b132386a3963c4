"""Who changes something of the set-up, and that somebody else was first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

GOEDGEKEURD_DOOR = ", goedgekeurd door "  # between a maker and who approved it, in the logs
_LANGSTE_NAAM = 85  # two of them, and the words between, stand in one column


@dataclass(frozen=True, slots=True)
class Door:
    """Who makes the change: a medewerker, or a command without an id."""

    naam: str
    id: UUID | None = None


class AnderWasEerst(Exception):
    """Somebody changed the dienst after this beheerder opened it."""


def both(maker: Door, keurder: Door) -> Door:
    """For the log of what holds: the change is of who proposed it, and it says who approved it."""
    naam = f"{maker.naam[:_LANGSTE_NAAM]}{GOEDGEKEURD_DOOR}{keurder.naam[:_LANGSTE_NAAM]}"
    return Door(naam=naam, id=maker.id)


def fingerprint(waarden: Mapping[str, Any]) -> str:
    """Of what stands there, so that a page can say what it was made at."""
    return sha256(json.dumps(waarden, sort_keys=True).encode()).hexdigest()[:16]
