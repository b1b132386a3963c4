"""The code of flow BEKEND, of one BSN in one identification."""

from __future__ import annotations

from django.conf import settings

from begrippen.bsn import Bsn
from identification.code import keyed_code
from identification.models import Identification
from kluis.zegel import ZegelVerbroken


def keyed_code_of(row: Identification, bsn: Bsn) -> str:
    """Raises `ZegelVerbroken`: the key it began with is not there any more."""
    try:
        key = settings.CODE_SLEUTELS[row.code_sleutel]
    except KeyError:
        raise ZegelVerbroken from None
    return keyed_code(key=key, gemeentecode=settings.GEMEENTE_CODE, uuid=row.pk, bsn=bsn)
