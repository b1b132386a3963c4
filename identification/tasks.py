"""What the worker and the beat run. Arguments are ids; every task may run twice, at once, or never."""

from __future__ import annotations

import logging
from datetime import timedelta
from uuid import UUID

from celery import shared_task
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError
from django.utils import timezone

from identification.flow.bezorgen import deliver, due
from identification.flow.nudge import BEZORG_TASK
from identification.flow.opruimen import purge
from inloggen import digid
from inloggen.digid import uitloggen, vernieuwen
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.register import remove_loose_documents
from zaken.zaaksysteem import load_zaaksysteem

_logger = logging.getLogger(__name__)
_DOOR_METADATA = "digid_metadata"
_MARGIN = timedelta(hours=1)


@shared_task(name=BEZORG_TASK, ignore_result=True)
def bezorg(pk: str) -> None:
    deliver(pk=UUID(pk), zaaksysteem=load_zaaksysteem(settings.ZAAKSYSTEEM), now=timezone.now())


@shared_task(name="identification.bezorg_alles", ignore_result=True)
def bezorg_alles() -> None:
    """A look at the work list."""
    for pk in due(now=timezone.now()):
        try:
            bezorg(str(pk))
        except DatabaseError:
            _logger.error("the database refused; the next row is tried")


@shared_task(name="identification.ruim_op", ignore_result=True)
def ruim_op() -> None:
    """A round of the purge clock."""
    now = timezone.now()
    purge(now=now)
    digid.purge(now=now)
    uitloggen.purge(now=now)
    SessionStore.clear_expired()
    remove_loose_documents(before=now - timedelta(seconds=settings.BEZORG_LIMIET) - _MARGIN)


@shared_task(name="identification.digid_metadata", ignore_result=True)
def digid_metadata() -> None:
    """Looks whether the metadata of DigiD has to be fetched, and tells what came of it."""
    now = timezone.now()
    for outcome in vernieuwen.refresh_due(now=now):
        if outcome.veranderd:
            record(soort=Soort.IDP_METADATA_VERNIEUWD, door=_DOOR_METADATA, now=now)
        if outcome.melden:
            soort = Soort.IDP_METADATA_NIET_VERNIEUWD
            record(soort=soort, door=_DOOR_METADATA, now=now, reden=outcome.reden)
