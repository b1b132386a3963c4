"""The languages of the pages: those of inwoners, and the two in which medewerkers work.

Named as the people who speak them do; a flag stands for a country and not for a language. The codes are those of
ISO 639-1.
"""

from __future__ import annotations

from enum import StrEnum


class Taal(StrEnum):
    NEDERLANDS = "nl"
    ENGELS = "en"
    DUITS = "de"
    POOLS = "pl"
    TURKS = "tr"
    OEKRAIENS = "uk"
    ARABISCH = "ar"

    @property
    def eigen_naam(self) -> str:
        return _EIGEN_NAMEN[self]

    @property
    def na_te_kijken(self) -> bool:
        """A native speaker has to read it at this gemeente before the page stops saying that nobody did."""
        return self not in MEDEWERKER_TALEN


_EIGEN_NAMEN = {
    Taal.NEDERLANDS: "Nederlands",
    Taal.ENGELS: "English",
    Taal.DUITS: "Deutsch",
    Taal.POOLS: "Polski",
    Taal.TURKS: "Türkçe",
    Taal.OEKRAIENS: "Українська",
    Taal.ARABISCH: "العربية",
}
MEDEWERKER_TALEN = (Taal.NEDERLANDS, Taal.ENGELS)
# Where an inwoner comes: these pages speak every language, all others those of medewerkers.
PADEN_VAN_INWONERS = (
    "/i/",
    "/nieuw/",
    "/digid/",
    "/gebeld/",
    "/niet-u/",
    "/aankondiging/",
    "/hulp/",
    "/toegankelijkheid/",
)


def talen_van(pad: str) -> tuple[Taal, ...]:
    """The languages in which the page at this path can be read."""
    return tuple(Taal) if pad.startswith(PADEN_VAN_INWONERS) else MEDEWERKER_TALEN
