"""What the mails of an appointment told of logging in, and whether that still holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from afspraken.models import Afspraak, Afspraakmail, Mailsoort, Stand
from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.bezig import Komend
from diensten.instellingen import Stand as Dienststand
from diensten.models import Dienst
from diensten.verhoging.geldend import verloop_of


def told_of(row: Afspraak) -> Komend:
    """By the last mail that explained it and is away, or goes soon. One that failed told nothing."""
    mails = [one for one in row.mails.all() if one.soort != Mailsoort.AFZEGGING]
    told = [one for one in mails if one.verzonden_op or one.wacht]
    niveau = told[-1].niveau if told else None
    return Komend(row.begint_op, bool(told), Betrouwbaarheidsniveau(niveau) if niveau is not None else None)


def coming(dienst: Dienst, now: datetime) -> Sequence[Komend]:
    """For diensten: nothing of anybody. The first one first."""
    return [told_of(row) for row in _to_come(now=now).filter(dienst=dienst)]


def outdated(*, dienst: str, now: datetime) -> list[Afspraak]:
    """Whose mail explains another way to log in than holds then; the first one first. `dienst`: a slug, empty for all.

    Not those of a dienst that has stopped: there is nothing to log in for.
    """
    rows = _to_come(now=now).filter(dienst__stand=Dienststand.ACTIEF).select_related("dienst", "ambtenaar")
    found = list(rows.filter(dienst__slug=dienst) if dienst else rows)
    verlopen = verloop_of({row.dienst for row in found})
    return [row for row in found if not told_of(row).is_right(verlopen[row.dienst_id].at(row.begint_op))]


def _to_come(*, now: datetime) -> QuerySet[Afspraak]:
    mails = Prefetch("mails", Afspraakmail.objects.defer("inhoud"))
    rows = Afspraak.objects.filter(stand=Stand.GEPLAND, begint_op__gt=now)
    return rows.order_by("begint_op", "pk").prefetch_related(mails)
