"""Who has gezag over a child, according to what the BRP derives. Pure.

Source: BRP Personen bevragen v2 (2.7.0), `gezag`. It is a derived product: what it cannot say, or what is being
looked into (`inOnderzoek`), goes to a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from begrippen.bsn import Bsn


class Gezagsoort(StrEnum):
    """The six types of the BRP, by the names that it gives them."""

    GEZAMENLIJK_OUDERLIJK = "GezamenlijkOuderlijkGezag"
    EENHOOFDIG_OUDERLIJK = "EenhoofdigOuderlijkGezag"
    GEZAMENLIJK = "GezamenlijkGezag"  # a parent and somebody else
    VOOGDIJ = "Voogdij"
    TIJDELIJK_GEEN = "TijdelijkGeenGezag"
    NIET_TE_BEPALEN = "GezagNietTeBepalen"


@dataclass(frozen=True, slots=True)
class Gezag:
    """One relation over one child.

    `dragers`: who has it, as far as the BRP knows their BSN; `dragers_zonder_bsn`: how many more there are. Voogdij
    by an organisation has none of either.
    """

    soort: Gezagsoort
    dragers: frozenset[Bsn] = frozenset()
    dragers_zonder_bsn: int = 0
    in_onderzoek: bool = False


class Gezagsuitkomst(StrEnum):
    ALLEEN = "alleen"
    SAMEN = "samen"  # another person has it too
    VOOGD = "voogd"  # alone
    GEEN = "geen"
    TIJDELIJK_GEEN = "tijdelijk-geen"  # nobody has it now
    NIET_TE_BEPALEN = "niet-te-bepalen"  # from here on a person decides
    IN_ONDERZOEK = "in-onderzoek"
    ONDUIDELIJK = "onduidelijk"  # somebody without a BSN has it, who may be the one that acts


_MET_EEN_ANDER = frozenset({Gezagsoort.GEZAMENLIJK_OUDERLIJK, Gezagsoort.GEZAMENLIJK})


def gezag_of(gezag: Sequence[Gezag], *, handelende: Bsn) -> Gezagsuitkomst:
    """What the BRP says about `handelende` and one child. Nothing given about a child counts as not to be determined.

    What is being looked into goes before everything else: then neither yes nor no can be trusted.
    """
    if any(one.in_onderzoek for one in gezag):
        return Gezagsuitkomst.IN_ONDERZOEK
    soorten = {one.soort for one in gezag}
    if not gezag or Gezagsoort.NIET_TE_BEPALEN in soorten:
        return Gezagsuitkomst.NIET_TE_BEPALEN
    own = [one for one in gezag if handelende in one.dragers]
    if own:
        return _own(own)
    if any(one.dragers_zonder_bsn for one in gezag):
        return Gezagsuitkomst.ONDUIDELIJK
    only_temporary = soorten == {Gezagsoort.TIJDELIJK_GEEN}
    return Gezagsuitkomst.TIJDELIJK_GEEN if only_temporary else Gezagsuitkomst.GEEN


def _own(gezag: Sequence[Gezag]) -> Gezagsuitkomst:
    """Of more than one relation the one with others counts; a type that names nobody cannot name this person."""
    soorten = {one.soort for one in gezag}
    if Gezagsoort.TIJDELIJK_GEEN in soorten:
        return Gezagsuitkomst.NIET_TE_BEPALEN
    if any(len(one.dragers) + one.dragers_zonder_bsn > 1 for one in gezag) or soorten & _MET_EEN_ANDER:
        return Gezagsuitkomst.SAMEN
    return Gezagsuitkomst.VOOGD if Gezagsoort.VOOGDIJ in soorten else Gezagsuitkomst.ALLEEN
