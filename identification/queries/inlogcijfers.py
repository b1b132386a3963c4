"""Numbers of logins per dienst, without anything of anybody: what remains of a row after the purge is enough."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count

from begrippen.niveau import Betrouwbaarheidsniveau
from identification.models import Identification


def count_logins(*, dienst_id: int, sinds: datetime) -> Mapping[Betrouwbaarheidsniveau, int]:
    """Logins since `sinds`, per niveau that was reached; whatever became of them afterwards."""
    rows = (
        Identification.objects.filter(dienst=dienst_id, ingelogd_op__gte=sinds, niveau_bereikt__isnull=False)
        .order_by()
        .values_list("niveau_bereikt")
        .annotate(aantal=Count("pk"))
    )
    return {Betrouwbaarheidsniveau(niveau): aantal for niveau, aantal in rows}
