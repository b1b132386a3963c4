"""The desk of an ambtenaar: the calls that go on at the same time, and those that colleagues offer."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q
from django.urls import reverse

from identification.models import Identification
from identification.paginas import StrookRegel
from identification.queries.uitnodiging import has_own_words
from identification.queries.woorden import spoken_number, status_words
from identification.status import OPEN
from inloggen.models import Medewerker
from machtigen.queries import is_on


@dataclass(frozen=True, slots=True)
class Bureau:
    """`lopend`: open calls of this ambtenaar, the oldest first; `aanbod`: calls of colleagues, offered."""

    lopend: tuple[Identification, ...] = ()
    aanbod: tuple[Identification, ...] = ()
    verborgen: bool = False


def look(
    *, ambtenaar: Medewerker, now: datetime, verborgen: bool = False, pk: UUID | None = None
) -> tuple[Identification | None, Bureau]:
    """The identification `pk` when it is theirs, and everything else on the desk, in one query."""
    is_open = Q(status__in=OPEN, verloopt_op__gt=now)
    mine = Q(ambtenaar=ambtenaar)
    rows = list(
        Identification.objects.select_related("dienst", "gesprek", "overdracht_aan", "ambtenaar")
        .annotate(
            namens_aan=is_on(OuterRef("dienst__slug")),
            chat_eigen=has_own_words(taal=OuterRef("taal"), now=now),
        )
        .filter((mine & (is_open | Q(pk=pk))) | (is_open & Q(overdracht_aan=ambtenaar)))
        .order_by("gemaakt_op", "pk")
    )
    own = [row for row in rows if row.ambtenaar_id == ambtenaar.pk]
    running = tuple(row for row in own if row.status in OPEN and row.verloopt_op > now)
    offered = tuple(row for row in rows if row.ambtenaar_id != ambtenaar.pk)
    asked = next((row for row in own if row.pk == pk), None)
    return asked, Bureau(running, offered, verborgen)


def strip(
    bureau: Bureau, *, now: datetime, huidig: UUID | None = None, in_paneel: bool = False
) -> tuple[StrookRegel, ...]:
    """Nothing when there is nothing to switch to."""
    every = [(row, 1) for row in bureau.lopend]  # the panel has no page on which the others stand
    calls = every if in_paneel else by_call(bureau.lopend, now=now, huidig=huidig)
    if all(row.pk == huidig for row, _people in calls):
        return ()
    return tuple(
        _line(row, people, now=now, huidig=row.pk == huidig, bureau=bureau, in_paneel=in_paneel)
        for row, people in calls
    )


def by_call(
    rows: Sequence[Identification], *, now: datetime, huidig: UUID | None = None
) -> list[tuple[Identification, int]]:
    """Each call once, with how many of its people are among `rows`: the one that is open, else who needs something."""
    calls: dict[UUID, list[Identification]] = {}
    for row in rows:
        calls.setdefault(row.samen_id or row.pk, []).append(row)

    def turn(row: Identification) -> tuple[bool, bool, int]:
        return (row.pk != huidig, status_words(row, now=now).stand != "actie", row.persoon)

    return [(min(people, key=turn), len(people)) for people in calls.values()]


def _line(
    row: Identification, people: int, *, now: datetime, huidig: bool, bureau: Bureau, in_paneel: bool
) -> StrookRegel:
    verborgen = bureau.verborgen
    page = "paneel-een" if in_paneel else "identificatie"
    words = status_words(row, now=now)
    return StrookRegel(
        merk=row.merk,
        nummer="" if verborgen else shown_number(row),
        dienst="" if verborgen else row.dienst.naam,
        status=words.kort,
        stand=words.stand,
        url=reverse(f"identification:{page}", args=[row.pk]),
        huidig=huidig,
        mensen=people,
    )


def offered_calls(bureau: Bureau) -> int:
    """How many calls colleagues offer; one with more people is one."""
    return len({row.samen_id or row.pk for row in bureau.aanbod})


def shown_number(row: Identification) -> str:
    """By which a call is known: its zaaknummer, else the number of the conversation."""
    if row.zaaknummer:
        return row.zaaknummer
    return spoken_number(row.gesprek.nummer) if row.gesprek is not None else ""


def desk_version(bureau: Bureau, *, now: datetime) -> str:
    """Changes when the strip would."""
    lines = [(str(row.pk), status_words(row, now=now).kort, row.merk) for row in bureau.lopend]
    offers = [str(row.pk) for row in bureau.aanbod]
    return hashlib.sha256(repr((lines, offers, bureau.verborgen)).encode()).hexdigest()[:8]
