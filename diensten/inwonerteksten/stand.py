"""When a text holds, and who may do what with it. Pure: rows and moments in, an answer out.

A version says `geldt_vanaf` from the moment somebody else approved it; from then on nobody changes that. Of all
versions of one place in one language, the one that began last holds, as long as nobody withdrew it. Whoever withdraws
it brings no older text back: one person takes a text away, only two put one there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID


class Inhoud(StrEnum):
    """What a version puts at its place.

    `TEKST`: its text; an empty one says nothing, so that what holds for all diensten, or else our own words, stand
    there. `STANDAARD`: our own words, whatever holds for all diensten. `WEG`: nothing at all.
    """

    TEKST = "tekst"
    STANDAARD = "standaard"
    WEG = "weg"


class Stand(StrEnum):
    """What a version is at a moment. `GEPLAND`: approved, and its day has not come."""

    CONCEPT = "concept"
    TER_GOEDKEURING = "ter-goedkeuring"
    TERUGGEGEVEN = "teruggegeven"
    GEPLAND = "gepland"
    GEPUBLICEERD = "gepubliceerd"
    VERVANGEN = "vervangen"
    INGETROKKEN = "ingetrokken"


MEESTE_GEPLAND = 5  # at once, of one place: as many have a name in the file of the set-up
OPEN = frozenset({Stand.CONCEPT, Stand.TER_GOEDKEURING, Stand.TERUGGEGEVEN, Stand.GEPLAND})


class Versie(Protocol):
    """What these rules need of a version. All moments aware; `nummer` counts within one place and language."""

    @property
    def nummer(self) -> int: ...
    @property
    def door_id(self) -> UUID | None: ...
    @property
    def aangeboden_op(self) -> datetime | None: ...
    @property
    def teruggegeven_op(self) -> datetime | None: ...
    @property
    def geldt_vanaf(self) -> datetime | None: ...
    @property
    def ingetrokken_op(self) -> datetime | None: ...


V = TypeVar("V", bound=Versie)
Regel = tuple[str, str, str]  # key, `Inhoud`, text


def in_force(versies: Iterable[V], moment: datetime) -> V | None:
    """Of the versions of one place in one language, the one that holds at `moment`; None: our own words."""
    begun = [
        versie
        for versie in versies
        if versie.geldt_vanaf is not None
        and versie.geldt_vanaf <= moment
        and (versie.ingetrokken_op is None or versie.ingetrokken_op > versie.geldt_vanaf)
    ]
    last = max(begun, key=lambda versie: (versie.geldt_vanaf, versie.nummer), default=None)
    gone = last is not None and last.ingetrokken_op is not None and last.ingetrokken_op <= moment
    return None if gone else last


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What stands at the places of a page: `teksten` of the gemeente by key, and which places are `weg`."""

    teksten: Mapping[str, str]
    weg: frozenset[str]


def resolve(alle: Iterable[Regel], dienst: Iterable[Regel]) -> Uitkomst:
    """What holds for all diensten, and over it what holds for this one. At most one row of each for a place."""
    teksten: dict[str, str] = {}
    weg: set[str] = set()
    for sleutel, inhoud, tekst in (*alle, *dienst):
        if inhoud == Inhoud.TEKST and not tekst:
            continue
        teksten.pop(sleutel, None)
        weg.discard(sleutel)
        if inhoud == Inhoud.WEG:
            weg.add(sleutel)
        elif inhoud == Inhoud.TEKST:
            teksten[sleutel] = tekst
    return Uitkomst(teksten, frozenset(weg))


def stand_of(versie: V, versies: Iterable[V], moment: datetime) -> Stand:
    """`versies`: all of its place and language, itself among them."""
    rows = list(versies)
    if versie.ingetrokken_op is not None and versie.ingetrokken_op <= moment:
        return Stand.INGETROKKEN
    if versie.geldt_vanaf is not None:
        if versie.geldt_vanaf > moment:
            return Stand.GEPLAND
        holds = in_force(rows, moment)
        return Stand.GEPUBLICEERD if holds is not None and holds.nummer == versie.nummer else Stand.VERVANGEN
    if any(other.nummer > versie.nummer for other in rows):
        return Stand.VERVANGEN
    if versie.teruggegeven_op is not None:
        return Stand.TERUGGEGEVEN
    return Stand.TER_GOEDKEURING if versie.aangeboden_op is not None else Stand.CONCEPT


def may_offer(versie: Versie, stand: Stand, *, wie: UUID | None) -> bool:
    """Who wrote it says when it is done. Another person makes a version of their own of it, and is its author."""
    return stand is Stand.CONCEPT and wie is not None and versie.door_id == wie


def may_judge(versie: Versie, stand: Stand, *, wie: UUID) -> bool:
    """Approve it or give it back: only another person than who wrote it."""
    return stand is Stand.TER_GOEDKEURING and versie.door_id is not None and versie.door_id != wie


def may_withdraw(stand: Stand) -> bool:
    """Also what holds now: a telephone number that is wrong must be gone at once."""
    return stand in {Stand.CONCEPT, Stand.TER_GOEDKEURING, Stand.GEPLAND, Stand.GEPUBLICEERD}


def begins(*, publiceer_op: datetime | None, now: datetime) -> datetime:
    """From when an approved version holds: the planned moment, or at once when that has come."""
    return now if publiceer_op is None else max(publiceer_op, now)
