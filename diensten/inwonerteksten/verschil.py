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
    """One word that happens to be in both, between two changes, says nothing: it goes along with them."""
    blocks = SequenceMatcher(None, eerst, nu, autojunk=False).get_matching_blocks()
    end, stop = 0, 0
    for block in blocks:
        inside = block.a > 0 and block.a + 1 < len(eerst)
        if block.size == 1 and inside:
            continue
        if block.a > end:
            yield Deel(Deelsoort.WEG, " ".join(eerst[end : block.a]))
        if block.b > stop:
            yield Deel(Deelsoort.ERBIJ, " ".join(nu[stop : block.b]))
        if block.size:
            yield Deel(Deelsoort.GELIJK, " ".join(eerst[block.a : block.a + block.size]))
        end, stop = block.a + block.size, block.b + block.size
