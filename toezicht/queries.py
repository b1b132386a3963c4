"""What the page of toezicht shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from toezicht.bijzonderheden import in_words
from toezicht.models import Gebeurtenis
from toezicht.soorten import GENUMMERD, SIGNALEN, Soort, is_signaal, woorden

PER_PAGE = 50
_LOOK_BACK = 2000  # newest events of one kind: more than a gemeente has in an hour


@dataclass(frozen=True, slots=True)
class GebeurtenisRegel:
    """`aantal`: how many, or with `genummerd` which one."""

    moment: datetime
    soort: str
    signaal: bool
    door: str
    onderwerp: UUID | None
    reden: str
    aantal: int | None
    genummerd: bool = False


@dataclass(frozen=True, slots=True)
class Logpagina:
    """Newest first. `ouder`: what to ask for to see the next page, or None on the last."""

    regels: tuple[GebeurtenisRegel, ...]
    ouder: int | None


def read_logboek(
    *, soort: Soort | None = None, signalen: bool = False, before: int | None = None
) -> Logpagina:
    """`before`: only rows with a lower id. By key, not by offset: page 1000 costs as much as page 1."""
    rows = Gebeurtenis.objects.order_by("-id")
    if soort is not None:
        rows = rows.filter(soort=soort.value)
    if signalen:
        rows = rows.filter(soort__in=[signaal.value for signaal in SIGNALEN])
    if before is not None:
        rows = rows.filter(id__lt=before)
    found = list(rows[: PER_PAGE + 1])
    page = found[:PER_PAGE]
    return Logpagina(
        regels=tuple(_regel(row) for row in page),
        ouder=page[-1].pk if len(found) > PER_PAGE else None,
    )


def _regel(row: Gebeurtenis) -> GebeurtenisRegel:
    soort = Soort(row.soort)
    return GebeurtenisRegel(
        moment=row.moment,
        soort=str(woorden(soort)),
        signaal=is_signaal(soort),
        door=row.door,
        onderwerp=row.onderwerp,
        reden=in_words(soort, row.reden),
        aantal=row.aantal,
        genummerd=soort in GENUMMERD,
    )


def events_between(soorten: Sequence[Soort], *, begin: datetime, end: datetime) -> QuerySet[Gebeurtenis]:
    """Of these kinds, from `begin` up to `end`."""
    rows = Gebeurtenis.objects.filter(moment__gte=begin, moment__lt=end, onderwerp__isnull=False)
    return rows.filter(soort__in=[soort.value for soort in soorten]).order_by()


def count_since(soort: Soort, *, sinds: datetime, tot: int, reden: str | None = None) -> int:
    """How often `soort` happened after `sinds`; it stops counting at `tot`, however much there is.

    `reden`: only with this reason; empty: only without one.
    """
    rows = Gebeurtenis.objects.filter(soort=soort.value, **({} if reden is None else {"reden": reden}))
    newest = rows.order_by("-id").values_list("moment", flat=True)
    return sum(moment > sinds for moment in newest[:tot])


def count_of(soorten: Collection[Soort], *, door: str, sinds: datetime, zonder: Collection[str] = ()) -> int:
    """How often `door` did one of these after `sinds`, among the newest of each. `zonder`: not with these reasons."""
    mine = Gebeurtenis.objects.filter(door=door, moment__gt=sinds).exclude(reden__in=list(zonder))
    newest = Q(pk__in=[])
    for soort in soorten:
        rows = Gebeurtenis.objects.filter(soort=soort.value).order_by("-id")
        newest |= Q(id__in=rows.values("id")[:_LOOK_BACK])
    return mine.filter(newest).count()
