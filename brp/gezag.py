"""Who has gezag over a minor, as the BRP derives it. Values only: what they allow is no matter of this package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from begrippen.bsn import Bsn


class GezagSoort(StrEnum):
    GEZAMENLIJK_OUDERLIJK = "GezamenlijkOuderlijkGezag"
    EENHOOFDIG_OUDERLIJK = "EenhoofdigOuderlijkGezag"
    GEZAMENLIJK = "GezamenlijkGezag"
    VOOGDIJ = "Voogdij"
    TIJDELIJK_GEEN = "TijdelijkGeenGezag"
    NIET_TE_BEPALEN = "GezagNietTeBepalen"
    ANDERS = "anders"  # a kind that came after this was written


@dataclass(frozen=True, slots=True, repr=False)
class Betrokkene:
    """A minor, or somebody with gezag. Who has gezag may have no BSN; `leeftijd`: in years, of a minor."""

    naam: str = ""
    bsn: Bsn | None = None
    leeftijd: int | None = None

    def __repr__(self) -> str:
        return "Betrokkene(•)"


@dataclass(frozen=True, slots=True, repr=False)
class Gezag:
    """`gezaghebbenden`: parents first, then a third person. `derde_onbekend`: there is one, but not known who."""

    soort: GezagSoort
    minderjarige: Betrokkene
    gezaghebbenden: tuple[Betrokkene, ...] = ()
    derde_onbekend: bool = False
    in_onderzoek: bool = False

    def __repr__(self) -> str:
        return f"Gezag({self.soort})"

    @property
    def voor_een_mens(self) -> bool:
        """No rule may decide on this one: a person has to look."""
        unsure = {GezagSoort.TIJDELIJK_GEEN, GezagSoort.NIET_TE_BEPALEN, GezagSoort.ANDERS}
        return self.in_onderzoek or self.derde_onbekend or self.soort in unsure


def gezag_over(gezag: Iterable[Gezag], kind: Bsn) -> tuple[Gezag, ...]:
    """What the BRP says about one minor."""
    return tuple(one for one in gezag if one.minderjarige.bsn == kind)
