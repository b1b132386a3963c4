"""What stands between square brackets in a text and is filled in when it is shown. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

_HAAK = re.compile(r"\[([^\[\]\n]*)\]")


class Waarde(StrEnum):
    """The word between the brackets. Nothing about the person who reads, so nothing personal can come in a text.

    `MEDEWERKER` a gemeente types only in the message for the chat, which that person sends; elsewhere it stands in our
    own words alone.
    """

    GEMEENTE = "gemeente"
    TELEFOON = "telefoon"
    WEBSITE = "website"
    DIENST = "dienst"
    DIGID = "digid.nl"
    DATUM = "datum"
    MANIER = "manier"
    MEDEWERKER = "medewerker"


# On every page: the gemeente is known, and so is digid.nl.
OVERAL = frozenset({Waarde.GEMEENTE, Waarde.TELEFOON, Waarde.WEBSITE, Waarde.DIGID})


@dataclass(frozen=True, slots=True)
class Haakfout:
    """`onbekend`: what stands between brackets and is no value of this place; `los`: a bracket without its other."""

    onbekend: tuple[str, ...]
    los: bool

    def __bool__(self) -> bool:
        return bool(self.onbekend) or self.los


def check_brackets(tekst: str, mag: Iterable[str]) -> Haakfout:
    known = set(mag)
    names = _HAAK.findall(tekst)
    rest = _HAAK.sub("", tekst)
    unknown = tuple(dict.fromkeys(name for name in names if name not in known))
    return Haakfout(unknown, los="[" in rest or "]" in rest)


def used(tekst: str) -> frozenset[str]:
    return frozenset(_HAAK.findall(tekst))


def fill(tekst: str, waarden: Mapping[str, str]) -> str:
    """Each value in its place, once: a value that has brackets itself stays as it is. What has none stays too."""
    return _HAAK.sub(lambda found: waarden.get(found[1], found[0]), tekst)


def without(tekst: str) -> str:
    """For counting: every value as one word."""
    return _HAAK.sub("Naam", tekst)
