"""For whom an inwoner says to come, before the login. Pure."""

from __future__ import annotations

from enum import StrEnum

from begrippen.vertegenwoordiging import Soort


class Keuze(StrEnum):
    """What the inwoner chose below the button of the start page."""

    MACHTIGEN = "machtigen"  # with a machtiging of DigiD Machtigen
    WETTELIJK = "wettelijk"  # appointed by the court
    KIND = "kind"  # a child that the inwoner has gezag over


SOORTEN: dict[Keuze, frozenset[Soort]] = {
    Keuze.MACHTIGEN: frozenset({Soort.GEMACHTIGDE, Soort.NABESTAANDE}),
    Keuze.WETTELIJK: frozenset({Soort.BEWINDVOERDER, Soort.CURATOR, Soort.MENTOR}),
    Keuze.KIND: frozenset({Soort.OUDER}),
}


def keuze_of(text: str) -> Keuze | None:
    """From a form or an address; what is none of them is none."""
    return Keuze(text) if text in set(Keuze) else None
