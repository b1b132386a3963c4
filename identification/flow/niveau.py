"""What DigiD is asked for, and when that is decided: at the start of the login (ADR 0025)."""

from __future__ import annotations

from datetime import datetime

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.verhoging.geldend import niveau_op
from identification.models import Identification
from identification.status import Status


def niveau_asked(row: Identification, *, now: datetime) -> Betrouwbaarheidsniveau:
    """For a login that would start now: the rule of now, and never less than when the link was made.

    Once somebody has logged in, coming back asks what that login asked.
    """
    agreed = Betrouwbaarheidsniveau(row.niveau_gevraagd)
    return max(agreed, niveau_op(row.dienst, now)) if row.status == Status.UITGENODIGD else agreed


def fix_niveau(row: Identification, *, now: datetime) -> Betrouwbaarheidsniveau:
    """Keep what is asked with the row: from here on it holds for this login, whatever the dienst becomes."""
    asked = niveau_asked(row, now=now)
    Identification.objects.filter(
        pk=row.pk, status=Status.UITGENODIGD, niveau_gevraagd__lt=int(asked)
    ).update(niveau_gevraagd=int(asked))
    return asked
