"""Who may be together in one call: everybody another person, but for who is acted for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from begrippen.deel import Deel

if TYPE_CHECKING:
    from begrippen.bsn import Bsn

MEEST = 6  # people in one call
_OVER_EEN = frozenset({Deel.INWONER, Deel.OUDER, Deel.VERTEGENWOORDIGER, Deel.VERTEGENWOORDIGDE})


@dataclass(frozen=True, slots=True, repr=False)
class Mens:
    """`bsn`: who logged in; None: nobody yet. `ander`: for whom they act, if for somebody."""

    deel: Deel
    bsn: Bsn | None
    ander: Bsn | None = None


class Bezwaar(StrEnum):
    """Why these people cannot be in one proof. Fixed codes; the words are in `identification.queries.samen`."""

    ZELFDE = "zelfde-persoon"  # one person stands in it twice
    NIET_DEZE = "niet-deze-persoon"  # who acts and who is acted for do not belong together
    KETEN = "voor-een-vertegenwoordiger"  # who is acted for acts for somebody else in the same proof
    VOOR_NIEMAND = "voor-niemand"  # somebody was asked in to act for another, and acts for nobody


def objection(mensen: Sequence[Mens], *, klaar: bool) -> Bezwaar | None:
    """None: they may be together. `klaar`: nobody comes any more and nothing will be recorded, so judge all of it."""
    here = [mens.bsn for mens in mensen if mens.bsn is not None]
    if len(set(here)) != len(here) or any(_twice(mens, mensen) for mens in mensen):
        return Bezwaar.ZELFDE
    acting = {mens.bsn for mens in mensen if mens.bsn is not None and mens.ander is not None}
    if any(mens.ander in acting for mens in mensen):
        return Bezwaar.KETEN
    if klaar and any(mens.deel is Deel.VERTEGENWOORDIGER and mens.ander is None for mens in mensen):
        return Bezwaar.VOOR_NIEMAND
    if (klaar or len(here) == len(mensen)) and any(_alone(mens, mensen, klaar=klaar) for mens in mensen):
        return Bezwaar.NIET_DEZE
    return None


def may_be_about_one(one: Deel, other: Deel) -> bool:
    """Can it be about the same person, with two different people there? Where one of them acts for that person."""
    return one in _OVER_EEN and other in _OVER_EEN and not one is other is Deel.VERTEGENWOORDIGDE


def _twice(mens: Mens, mensen: Sequence[Mens]) -> bool:
    """Acts for somebody who logged in too, and who is not here as the one acted for.

    Two may act for the same person, as both parents do: that one is a third, and stands in the proof once.
    """
    return mens.ander is not None and any(
        other.bsn == mens.ander and not _belong_together(mens, other) for other in mensen
    )


def _belong_together(mens: Mens, other: Mens) -> bool:
    if other is mens:
        return False
    first_is_represented = other.deel is Deel.INWONER and mens.deel is Deel.VERTEGENWOORDIGER
    return first_is_represented or other.deel is Deel.VERTEGENWOORDIGDE


def _alone(mens: Mens, mensen: Sequence[Mens], *, klaar: bool) -> bool:
    """Asked in because of somebody else in this call, and it is not about them."""
    if mens.deel is Deel.VERTEGENWOORDIGDE:
        acted_for = {other.ander for other in mensen if other.ander is not None}
        return mens.bsn not in acted_for and (klaar or bool(acted_for))
    if mens.deel is Deel.VERTEGENWOORDIGER and mens.ander is not None:
        return all(other.bsn != mens.ander for other in mensen)
    return False
