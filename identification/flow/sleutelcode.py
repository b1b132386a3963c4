"""The code of flow BEKEND, of one BSN in one identification."""

from __future__ import annotations

from django.conf import settings

from begrippen.bsn import Bsn
from diensten.gemeente.vast import gemeentecode_at
from identification.code import keyed_code
from identification.models import Identification
from kluis.zegel import ZegelVerbroken


def keyed_code_of(row: Identification, bsn: Bsn) -> str:
    """Raises `ZegelVerbroken`: the key it began with is not there any more."""
    try:
        key = settings.CODE_SLEUTELS[row.code_sleutel]
    except KeyError:
        raise ZegelVerbroken from None
    # The gemeentecode of when the link was made: what is expected was computed with it.
    return keyed_code(key=key, gemeentecode=gemeentecode_at(row.gemaakt_op), uuid=row.pk, bsn=bsn)
