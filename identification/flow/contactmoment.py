"""A contact moment for each proof that is in its zaak, where the dienst wants one. It never holds up the proof."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import DatabaseError, transaction

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


def work(*, now: datetime) -> int:
    """A look at the work list; returns how many were made."""
    if not is_on():
        return 0
    return sum(_work_one(pk, now=now) for pk in werk.due(now=now))


def _work_one(pk: int, *, now: datetime) -> bool:
    row = werk.take(pk=pk, now=now)
    if row is None:
        return False
    given_up = werk.work(row, now=now)
    if given_up is not None:
        soort = Soort.KLANTCONTACT_NIET_GEMAAKT
        record(soort=soort, door=DOOR_BEZORGER, now=now, onderwerp=row.kenmerk, reden=given_up.reason)
    elif row.klaar_op is not None:
        record(soort=Soort.KLANTCONTACT_GEMAAKT, door=DOOR_BEZORGER, now=now, onderwerp=row.kenmerk)
    return row.klaar_op is not None
