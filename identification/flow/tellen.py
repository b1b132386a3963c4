"""Counting a day that is over, once: the statistics read these counts, never five million events.

What is counted has no person in it: how often what happened, for which dienst, on which day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count, F, OuterRef, Subquery
from django.utils import timezone

from identification.bewijs import AMSTERDAM
from identification.cijfers import Maat, in_steps
from identification.models import Identification, Teldag, Telling
from toezicht.queries import events_between
from toezicht.soorten import Soort

_A_ROUND = 20  # days; the rest comes with the next round
_LATE = timedelta(hours=1)  # after midnight: what was begun before it has been stored by then
_LONGEST = timedelta(days=2)  # between the making of a link and its login
_MATEN = {
    Soort.LOGIN_GEANNULEERD: Maat.GEANNULEERD,
    Soort.NIVEAU_TE_LAAG: Maat.TE_LAAG,
    Soort.LOGIN_MISLUKT: Maat.MISLUKT,
    Soort.DIGID_ONBEREIKBAAR: Maat.MISLUKT,
    Soort.VERLOPEN: Maat.VERLOPEN,
    Soort.CODE_ONJUIST: Maat.CODE_ONJUIST,
    Soort.CODE_DRIE_KEER_ONJUIST: Maat.CODE_ONJUIST,
    Soort.VOLTOOID: Maat.VOLTOOID,
}
Tellingen = Counter[tuple[int, Maat, int]]  # id of the dienst, maat, klasse


def count_days(*, now: datetime) -> int:
    """Counts the days that are over and were not counted yet, at most so many a round. Returns how many."""
    done = 0
    for day in _uncounted(now=now):
        try:
            _count_day(day, now=now)
        except IntegrityError:
            continue  # another worker had this day
        done += 1
        if done == _A_ROUND:
            break
    return done


def counts(*, begin: date, end: date) -> Tellingen:
    """From the events and rows themselves, from the start of `begin` up to the start of `end`."""
    since, until = _midnight(begin), _midnight(end)
    found: Tellingen = Counter()
    dienst_of = Subquery(Identification.objects.filter(pk=OuterRef("onderwerp")).values("dienst")[:1])
    events = events_between(list(_MATEN), begin=since, end=until).annotate(dienst=dienst_of)
    for dienst, soort, aantal in events.values_list("dienst", "soort").annotate(n=Count("id")):
        if dienst is not None:
            found[dienst, _MATEN[Soort(soort)], 0] += aantal
    rows = Identification.objects.filter(dag__gte=begin - _LONGEST, dag__lte=end)
    made = rows.filter(gemaakt_op__gte=since, gemaakt_op__lt=until).values_list("dienst")
    for dienst, aantal in made.annotate(n=Count("id")):
        found[dienst, Maat.GEMAAKT, 0] += aantal
    logins = rows.filter(ingelogd_op__gte=since, ingelogd_op__lt=until, niveau_bereikt__isnull=False)
    took = logins.annotate(duur=F("ingelogd_op") - F("gemaakt_op"))
    for dienst, niveau, duur in took.values_list("dienst", "niveau_bereikt", "duur").iterator():
        found[dienst, Maat.INGELOGD, int(niveau or 0)] += 1
        found[dienst, Maat.SECONDEN, in_steps(duur.total_seconds())] += 1
    return found


def next_day() -> date | None:
    """The first day that has not been counted; None when there is nothing to count at all."""
    last = Teldag.objects.order_by("-dag").values_list("dag", flat=True).first()
    if last is not None:
        return last + timedelta(days=1)
    first = Identification.objects.order_by("dag").values_list("dag", flat=True).first()
    return None if first is None else first - timedelta(days=1)


def _uncounted(*, now: datetime) -> Iterator[date]:
    day = next_day()
    while day is not None and now >= _midnight(day + timedelta(days=1)) + _LATE:
        yield day
        day += timedelta(days=1)


def _count_day(day: date, *, now: datetime) -> None:
    """Raises `IntegrityError` when it has been counted."""
    with transaction.atomic():
        teldag = Teldag(dag=day, geteld_op=now)
        teldag.save(force_insert=True)
        Telling.objects.bulk_create(
            Telling(dag=teldag, dienst_id=dienst, maat=maat.value, klasse=klasse, aantal=aantal)
            for (dienst, maat, klasse), aantal in counts(begin=day, end=day + timedelta(days=1)).items()
        )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), AMSTERDAM)
