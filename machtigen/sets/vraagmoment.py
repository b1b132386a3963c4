"""The moment in the process at which a mandate of DigiD Machtigen is asked about (002, step 1; S71)."""

from __future__ import annotations

from machtigen.models import Dienstenset, Omgeving, Vraagmoment
from machtigen.staat_vast import newest


def vraagmoment_of(slug: str) -> Vraagmoment:
    """As the sets with this dienst say: those of production, and where there are none those of preproduction.

    Two sets that say otherwise: both moments. No set: the inwoner says it.
    """
    rows = newest(Dienstenset.objects.all(), "set_id").filter(in_gebruik=True)
    mine = [row for row in rows if slug in row.diensten]
    counts = [row for row in mine if row.omgeving == Omgeving.PRODUCTIE] or mine
    moments = {Vraagmoment(row.vraagmoment) for row in counts} or {Vraagmoment.INWONER}
    return moments.pop() if len(moments) == 1 else Vraagmoment.BEIDE
