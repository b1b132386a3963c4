"""What DigiD is asked for, and when that is decided: at the start of the login (ADR 0025).

Each login keeps its own (`LoginResult.gevraagd`): one link can begin more than one, and the rule can change in between.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.verhoging.geldend import niveau_op
from identification.models import Identification
from identification.status import Status
from inloggen.resultaat import LoginResult

AT_DIGID = timedelta(
    minutes=15
)  # as long as DigiD keeps an artifact: a login that started before that is given up


def niveau_asked(row: Identification, *, now: datetime) -> Betrouwbaarheidsniveau:
    """For a login that would start now: the rule of now, whenever the link was made.

    Once somebody has logged in, coming back asks what that login asked.
    """
    if row.status == Status.UITGENODIGD:
        return niveau_op(row.dienst, now)
    return Betrouwbaarheidsniveau(row.niveau_gevraagd)


def niveau_told(row: Identification, *, now: datetime) -> Betrouwbaarheidsniveau:
    """For whoever waits for the inwoner: what the login that goes on asks, else what the start page says now."""
    if row.login_gestart_op and not row.login_fout and now - row.login_gestart_op < AT_DIGID:
        return Betrouwbaarheidsniveau(row.niveau_gevraagd)
    return niveau_asked(row, now=now)


def niveau_needed(row: Identification, result: LoginResult) -> Betrouwbaarheidsniveau:
    """What this login must have reached: what it was asked, and coming back also what the first login was asked."""
    if row.status == Status.UITGENODIGD:
        return result.gevraagd
    return max(result.gevraagd, Betrouwbaarheidsniveau(row.niveau_gevraagd))


def fix_niveau(row: Identification, *, now: datetime) -> Betrouwbaarheidsniveau:
    """What this login asks, also kept with the row for those who wait: of the login that started last.

    The login that comes back writes its own there, which another start may have overwritten.
    """
    asked = niveau_asked(row, now=now)
    Identification.objects.filter(pk=row.pk, status=Status.UITGENODIGD).exclude(
        niveau_gevraagd=int(asked)
    ).update(niveau_gevraagd=int(asked))
    return asked
