"""Logins of a dienst per niveau, without anything of anybody: the counted days, and the rows of the days after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, QuerySet, Sum

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.verhoging.tijdlijn import day_of, midnight
from identification.cijfers import Maat
from identification.flow.tellen import next_day
from identification.models import Identification, Telling


def count_logins(*, dienst_id: int, sinds: datetime) -> Mapping[Betrouwbaarheidsniveau, int]:
    """From the start of the day of `sinds`, per niveau that was reached; whatever became of them afterwards."""
    counted, fresh = _logins(sinds)
    found: Counter[Betrouwbaarheidsniveau] = Counter()
    mine = counted.filter(dienst=dienst_id).values_list("klasse")
    for niveau, aantal in mine.annotate(n=Sum("aantal")):
        found[Betrouwbaarheidsniveau(niveau)] += aantal
    for niveau, aantal in (
        fresh.filter(dienst=dienst_id).values_list("niveau_bereikt").annotate(n=Count("pk"))
    ):
        found[Betrouwbaarheidsniveau(niveau or 0)] += aantal
    return dict(found)


def logins_per_dienst(sinds: datetime) -> Mapping[int, int]:
    """The same for each dienst by its id, whatever the niveau."""
    counted, fresh = _logins(sinds)
    found: Counter[int] = Counter(dict(counted.values_list("dienst").annotate(n=Sum("aantal"))))
    found.update(dict(fresh.values_list("dienst").annotate(n=Count("pk"))))
    return dict(found)


def _logins(sinds: datetime) -> tuple[QuerySet[Telling], QuerySet[Identification]]:
    """What was counted, and the rows of the days that were not."""
    begin, uncounted = day_of(sinds), next_day()
    counted = Telling.objects.filter(maat=Maat.INGELOGD.value, dag__gte=begin).order_by()
    rows = Identification.objects.filter(niveau_bereikt__isnull=False).order_by()
    since = midnight(max(begin, uncounted)) if uncounted is not None else None
    return counted, rows.filter(ingelogd_op__gte=since) if since is not None else rows.none()
