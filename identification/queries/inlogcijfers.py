"""Logins of a dienst per niveau, without anything of anybody: the counted days, and the rows of the days after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, Sum

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.verhoging.tijdlijn import day_of, midnight
from identification.cijfers import Maat
from identification.flow.tellen import next_day
from identification.models import Identification, Telling


def count_logins(*, dienst_id: int, sinds: datetime) -> Mapping[Betrouwbaarheidsniveau, int]:
    """From the start of the day of `sinds`, per niveau that was reached; whatever became of them afterwards."""
    begin = day_of(sinds)
    counted = Telling.objects.filter(dienst=dienst_id, maat=Maat.INGELOGD.value, dag__gte=begin)
    found: Counter[Betrouwbaarheidsniveau] = Counter()
    for niveau, aantal in counted.order_by().values_list("klasse").annotate(n=Sum("aantal")):
        found[Betrouwbaarheidsniveau(niveau)] += aantal
    uncounted = next_day()
    if uncounted is not None:
        since = midnight(max(begin, uncounted))
        rows = Identification.objects.filter(
            dienst=dienst_id, ingelogd_op__gte=since, niveau_bereikt__isnull=False
        )
        for niveau, aantal in rows.order_by().values_list("niveau_bereikt").annotate(n=Count("pk")):
            found[Betrouwbaarheidsniveau(niveau or 0)] += aantal
    return dict(found)
