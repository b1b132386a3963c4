"""What the mails of an appointment told of logging in, and whether that still holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from afspraken.models import Afspraak, Afspraakmail, Mailsoort, Stand
from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.bezig import Komend
from diensten.instellingen import Stand as Dienststand
from diensten.models import Dienst
from diensten.verhoging.geldend import verloop_of


@dataclass(frozen=True, slots=True)
class Achterhaald:
    """An appointment to mail again: the mail was wrong, or it is `onbekend` what it said. `dienst`: its name."""

    id: UUID
    dienst: str
    slug: str
    onbekend: bool


def told_of(row: Afspraak) -> Komend:
    """By the last mail that explained it and is away, or goes soon. One that failed told nothing."""
    mails = [one for one in row.mails.all() if one.soort != Mailsoort.AFZEGGING]
    told = [one for one in mails if one.verzonden_op or one.wacht]
    niveau = told[-1].niveau if told else None
    return Komend(row.begint_op, bool(told), Betrouwbaarheidsniveau(niveau) if niveau is not None else None)


def coming(dienst: Dienst, now: datetime) -> Sequence[Komend]:
    """For diensten: nothing of anybody. The first one first."""
    return [told_of(row) for row in _to_come(now=now).filter(dienst=dienst)]


def outdated(*, dienst: str, now: datetime) -> list[Achterhaald]:
    """Whose mail does not surely explain what holds then; the first one first. `dienst`: a slug, empty for all.

    Not those of a dienst that has stopped: there is nothing to log in for.
    """
    rows = _to_come(now=now).filter(dienst__stand=Dienststand.ACTIEF)
    found = list(rows.filter(dienst__slug=dienst) if dienst else rows)
    verlopen = verloop_of({row.dienst for row in found})
    return [
        Achterhaald(row.pk, row.dienst.naam, row.dienst.slug, told.onbekend)
        for row, told in ((row, told_of(row)) for row in found)
        if not told.is_right(verlopen[row.dienst_id].at(row.begint_op))
    ]


def _to_come(*, now: datetime) -> QuerySet[Afspraak]:
    """Only what is needed to judge: nothing that is sealed, for many are read to count a few."""
    mails = Afspraakmail.objects.only("afspraak", "soort", "niveau", "verzonden_op", "next_attempt_at")
    rows = Afspraak.objects.filter(stand=Stand.GEPLAND, begint_op__gt=now).select_related("dienst")
    lean = rows.only("begint_op", "dienst__naam", "dienst__slug")
    return lean.order_by("begint_op", "pk").prefetch_related(Prefetch("mails", mails))
