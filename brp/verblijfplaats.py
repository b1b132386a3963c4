"""Where somebody lives, in the four forms that the BRP has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    ADRES = "adres"
    LOCATIE = "locatie"  # a place without an address, as a houseboat
    BUITENLAND = "buitenland"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True, repr=False)
class Verblijfplaats:
    """`regels`: as on an envelope, without the country. `briefadres`: post goes there, nobody lives there.

    `verblijft_er_niet`: the gemeente established that the person left, and it is not known where to.
    """

    soort: Soort
    regels: tuple[str, ...] = ()
    land: str = ""
    briefadres: bool = False
    verblijft_er_niet: bool = False

    def __repr__(self) -> str:
        return f"Verblijfplaats({self.soort})"
