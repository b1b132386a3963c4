"""What is different between two texts, word by word. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Deelsoort(StrEnum):
    GELIJK = "gelijk"
    WEG = "weg"
    ERBIJ = "erbij"


@dataclass(frozen=True, slots=True)
class Deel:
    soort: Deelsoort
    tekst: str


def differences(eerst: str, nu: str) -> tuple[Deel, ...]:
    """The parts in the order of reading; what went stands before what came in its place."""
    return tuple(_parts(_words(eerst), _words(nu)))


def _words(tekst: str) -> list[str]:
    """A line end counts as a word, so that a new paragraph is a difference too."""
    return tekst.replace("\n", " ¶ ").split()


def _parts(eerst: list[str], nu: list[str]) -> Iterator[Deel]:
    for kind, begin, end, start, stop in SequenceMatcher(None, eerst, nu, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Deel(Deelsoort.GELIJK, " ".join(eerst[begin:end]))
            continue
        if end > begin:
            yield Deel(Deelsoort.WEG, " ".join(eerst[begin:end]))
        if stop > start:
            yield Deel(Deelsoort.ERBIJ, " ".join(nu[start:stop]))
