"""What pages of both sides show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """How a message looks and is announced."""

    INFO = "info"
    OK = "ok"
    WAARSCHUWING = "warning"
    FOUT = "error"


@dataclass(frozen=True, slots=True)
class Melding:
    """`voorgeschreven`: paragraphs of somebody else, which come first and stay Dutch in every language.

    `sleutel`: the place at which a gemeente can add something, or empty.
    """

    soort: Soort
    titel: str
    regels: tuple[str, ...] = ()
    voorgeschreven: tuple[str, ...] = ()
    sleutel: str = ""


@dataclass(frozen=True, slots=True)
class Actie:
    """A link, or with `post` a button in a form of its own."""

    tekst: str
    url: str
    post: bool = False
