"""A person as the BRP has them. Frozen values: shown once, and never stored, logged or cached."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from begrippen.bsn import Bsn
from brp.datum import Datum
from brp.gezag import Gezag
from brp.verblijfplaats import Verblijfplaats


class Deel(StrEnum):
    """A part of a person of which the gemeente may be finding out whether it is right (`inOnderzoek`)."""

    PERSOON = "persoon"
    NAAM = "naam"
    GEBOORTE = "geboorte"
    ADRES = "adres"


class Opschorting(StrEnum):
    """Why a gemeente keeps a person up to date no longer (Logisch Ontwerp BRP, table 'reden opschorting')."""

    OVERLEDEN = "O"
    EMIGRATIE = "E"
    MINISTERIEEL = "M"
    NIET_INGEZETENE = "R"
    FOUT = "F"
    ANDERS = "."


class Verborgen:
    """A value that tells nothing of itself in a log or a traceback."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(•)"


@dataclass(frozen=True, slots=True, repr=False)
class Naam(Verborgen):
    """`predicaat` stands before the given names (Jonkheer), `titel` after them (Baron). `volledig`: as the BRP made it.

    Whoever has one name has it as `geslachtsnaam`, without the others.
    """

    voornamen: str = ""
    predicaat: str = ""
    titel: str = ""
    voorvoegsel: str = ""
    geslachtsnaam: str = ""
    volledig: str = ""

    @property
    def tekst(self) -> str:
        parts = (self.predicaat, self.voornamen, self.titel, self.voorvoegsel, self.geslachtsnaam)
        return self.volledig or " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, repr=False)
class Geboorte(Verborgen):
    """`datum`: None when the BRP says nothing about it; wholly unknown is a `Datum` without parts."""

    datum: Datum | None = None
    plaats: str = ""
    land: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Persoon(Verborgen):
    """`geheimhouding`: these data go to nobody else. `opgeschort`: no longer kept up to date, and why.

    `onder_curatele`: in the register of the court; None: it was not asked.
    """

    bsn: Bsn
    naam: Naam
    geboorte: Geboorte
    verblijfplaats: Verblijfplaats | None = None
    gezag: tuple[Gezag, ...] = ()
    geheimhouding: bool = False
    in_onderzoek: frozenset[Deel] = frozenset()
    opgeschort: Opschorting | None = None
    opgeschort_op: Datum | None = None
    onder_curatele: bool | None = None
