"""What a test of a coupling found: values that every package can give and any page can show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Stand(StrEnum):
    """`UIT`: this installation does not use it."""

    GOED = "goed"
    LET_OP = "let_op"
    STUK = "stuk"
    UIT = "uit"


_ERNST = (Stand.STUK, Stand.LET_OP, Stand.GOED, Stand.UIT)


@dataclass(frozen=True, slots=True)
class Bevinding:
    """`tekst`: what is so; `doen`: what to do about it, or empty. Dutch sentences, to be translated when shown.

    They name `%(words)s` of `gegevens`: settings, host names, dates, codes. Never personal data, never a secret.
    """

    stand: Stand
    tekst: str
    doen: str = ""
    gegevens: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Koppelingtoets:
    """One coupling that can be tested. `naam`: a fixed code (a-z, 0-9, hyphens), for addresses and the audit trail.

    `titel`: a Dutch sentence as in `Bevinding`, with `gegevens`. `toets` changes nothing, here or elsewhere.
    """

    naam: str
    titel: str
    toets: Callable[[datetime], Iterable[Bevinding]]
    gegevens: Mapping[str, str] = field(default_factory=dict)


def ernstigste(bevindingen: Iterable[Bevinding]) -> Stand:
    """What holds for the whole; `UIT` when there is nothing."""
    found = {bevinding.stand for bevinding in bevindingen}
    return next((stand for stand in _ERNST if stand in found), Stand.UIT)
