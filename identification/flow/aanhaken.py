"""The standing link that asks for the gespreksnummer leads to the link of that call, and of no other one."""

from __future__ import annotations

from datetime import datetime, timedelta

from begrippen.flow import Flow
from diensten.models import Dienst
from identification.flow.gebeld import TeVeelGevraagd, parse_nummer
from identification.flow.overgang import DOOR_INWONER
from identification.models import Identification
from identification.status import Status
from toezicht.logboek import record
from toezicht.queries import count_since
from toezicht.soorten import Soort

_ONBEKEND_PER_MINUUT = 20  # for one dienst; people who mistype, and far too few to find a call by trying


def find_call(*, dienst: Dienst, typed: str, now: datetime) -> Identification | None:
    """The link of flow NIEUW that waits under this number; None is written down, and counted.

    The number is no secret and lets nobody in: behind the link the ambtenaar's name and number come as always.
    Raises `GeenGespreksnummer`, `TeVeelGevraagd`.
    """
    reden = "-".join(["dienst", *str(dienst.pk)])  # the audit trail takes no four digits in a row
    since = now - timedelta(minutes=1)
    tries = count_since(Soort.GEBELD_ONBEKEND, sinds=since, tot=_ONBEKEND_PER_MINUUT, reden=reden)
    if tries >= _ONBEKEND_PER_MINUUT:
        raise TeVeelGevraagd
    found = Identification.objects.filter(
        gesprek__nummer=parse_nummer(typed),
        gesprek__beeindigd_op=None,
        dienst=dienst,
        flow=Flow.NIEUW,
        status=Status.UITGENODIGD,
        verloopt_op__gt=now,
        persoon=0,  # who was asked in later has a link of their own
    ).first()
    if found is None:
        record(soort=Soort.GEBELD_ONBEKEND, door=DOOR_INWONER, now=now, reden=reden)
    return found
