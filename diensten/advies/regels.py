"""From answers about a dienst to the betrouwbaarheidsniveau that it needs. A table and two rules; pure.

The idea is that of the handreiking Betrouwbaarheidsniveaus (Forum Standaardisatie): which data, what follows from it,
what damage if somebody else logs in. The questions and the table are our own, and a proposal is no decision.

1. The heaviest answer decides.
2. Does one answer alone ask for Substantieel, and is there an extra check? Then Midden will do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from begrippen.niveau import Betrouwbaarheidsniveau

_BASIS, _MIDDEN = Betrouwbaarheidsniveau.BASIS, Betrouwbaarheidsniveau.MIDDEN
_SUBSTANTIEEL, _HOOG = Betrouwbaarheidsniveau.SUBSTANTIEEL, Betrouwbaarheidsniveau.HOOG


class Vraag(StrEnum):
    GEGEVENS = "gegevens"
    REGISTRATIE = "registratie"
    BESLUIT = "besluit"
    GELD = "geld"
    PERSOON = "persoon"
    OMVANG = "omvang"
    EXTRA = "extra"


# Each answer with what it asks for, from light to heavy. `EXTRA` is no reason but a check: see rule 2.
TABEL: dict[Vraag, dict[str, Betrouwbaarheidsniveau]] = {
    Vraag.GEGEVENS: {
        "geen": _BASIS,
        "gewoon": _MIDDEN,
        "gevoelig": _SUBSTANTIEEL,
        "dossier": _HOOG,
    },
    Vraag.REGISTRATIE: {"niets": _BASIS, "nagekeken": _MIDDEN, "direct": _SUBSTANTIEEL},
    Vraag.BESLUIT: {"geen": _BASIS, "terug": _MIDDEN, "zwaar": _SUBSTANTIEEL},
    Vraag.GELD: {"geen": _BASIS, "klein": _MIDDEN, "maanden": _SUBSTANTIEEL, "jaren": _HOOG},
    Vraag.PERSOON: {"geen": _BASIS, "vervelend": _MIDDEN, "ernstig": _SUBSTANTIEEL, "gevaar": _HOOG},
    Vraag.OMVANG: {"een": _BASIS, "meer": _MIDDEN, "veel": _SUBSTANTIEEL},
}
EXTRA_CONTROLE = ("nee", "ja")

Antwoorden = Mapping[Vraag, str]


class OnbekendAntwoord(ValueError):
    """A question is missing, or has an answer that is not in the table."""


@dataclass(frozen=True, slots=True)
class Advies:
    """`redenen`: the questions whose answer asks for the most. `verlaagd`: rule 2 made it one step lower."""

    niveau: Betrouwbaarheidsniveau
    redenen: tuple[Vraag, ...]
    verlaagd: bool


def advise(antwoorden: Antwoorden) -> Advies:
    """`antwoorden`: an answer to each question. Raises `OnbekendAntwoord`."""
    try:
        asked = {vraag: TABEL[vraag][antwoorden[vraag]] for vraag in TABEL}
        extra = EXTRA_CONTROLE.index(antwoorden[Vraag.EXTRA]) == 1
    except (KeyError, ValueError):
        raise OnbekendAntwoord from None
    heaviest = max(asked.values())
    redenen = tuple(vraag for vraag, niveau in asked.items() if niveau == heaviest)
    if extra and heaviest is _SUBSTANTIEEL and len(redenen) == 1:
        return Advies(_MIDDEN, redenen, verlaagd=True)
    return Advies(heaviest, redenen, verlaagd=False)
