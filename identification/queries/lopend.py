"""How many calls of a dienst are not over."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from diensten.models import Dienst
from identification.models import Identification
from identification.status import OPEN, TE_BEZORGEN


def count_running(dienst: Dienst, *, now: datetime) -> int:
    """Links that are good, people who are logged in, and proofs that are on their way."""
    going_on = Q(status__in=OPEN, verloopt_op__gt=now) | Q(status__in=TE_BEZORGEN)
    return Identification.objects.filter(going_on, dienst=dienst).count()
