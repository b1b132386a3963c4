"""A contact moment for each proof that is in its zaak, where the dienst wants one. It never holds up the proof."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError, transaction

from begrippen.beurt import in_turn
from identification.flow.overgang import DOOR_BEZORGER
from identification.models import Identification
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.contact import ContactOpdracht, werk
from zaken.contact.instelling import is_on

_logger = logging.getLogger(__name__)


def plan_contactmoment(row: Identification, *, zaaknummer: str, zaak_ref: str, now: datetime) -> None:
    """Called when the document stands in the zaak, before that is written down: a worker that dies comes here again.

    What goes wrong here is no reason to keep a person's data a moment longer.
    """
    if not (is_on() and row.dienst.contactmoment):
        return
    opdracht = ContactOpdracht(
        kenmerk=row.pk,
        zaaknummer=zaaknummer,
        zaak_ref=zaak_ref,
        dienst=row.dienst.naam,
        medewerker=row.ambtenaar_naam,
        medewerker_id=row.ambtenaar_id,
        taal=row.taal,
        begonnen_op=row.gemaakt_op,
    )
    try:
        with transaction.atomic():
            werk.plan(opdracht, now=now)
    except DatabaseError:
        _logger.error("a contact moment could not be planned")


def work(*, clock: Callable[[], datetime]) -> int:
    """A look at the work list, until the other side is down; returns how many were made or given up."""
    if not is_on():
        return 0
    return in_turn(werk.due(now=clock()), lambda pk: _work_one(pk, clock=clock), at=lambda _pk: None)


def _work_one(pk: int, *, clock: Callable[[], datetime]) -> bool:
    """False when the other side did not answer."""
    row = werk.take(pk=pk, now=clock())
    if row is None:
        return True
    now = clock()
    given_up = werk.work(row, now=now)
    if given_up is not None:
        soort = Soort.KLANTCONTACT_NIET_GEMAAKT
        record(soort=soort, door=DOOR_BEZORGER, now=now, onderwerp=row.kenmerk, reden=given_up.reason)
    elif row.klaar_op is not None:
        record(soort=Soort.KLANTCONTACT_GEMAAKT, door=DOOR_BEZORGER, now=now, onderwerp=row.kenmerk)
    return given_up is not None or row.klaar_op is not None
