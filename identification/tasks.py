"""What the worker and the beat run. Arguments are ids; every task may run twice, at once, or never."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from identification.flow.bezorgen import deliver, due
from identification.flow.nudge import BEZORG_TASK
from identification.flow.opruimen import purge
from inloggen import digid
from inloggen.digid import uitloggen, vernieuwen
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.zaaksysteem import load_zaaksysteem

_DOOR_METADATA = "digid_metadata"


@shared_task(name=BEZORG_TASK, ignore_result=True)
def bezorg(pk: str) -> None:
    deliver(pk=UUID(pk), zaaksysteem=load_zaaksysteem(settings.ZAAKSYSTEEM), now=timezone.now())


@shared_task(name="identification.bezorg_alles", ignore_result=True)
def bezorg_alles() -> None:
    """A look at the work list."""
    for pk in due(now=timezone.now()):
        bezorg(str(pk))


@shared_task(name="identification.ruim_op", ignore_result=True)
def ruim_op() -> None:
    """A round of the purge clock."""
    now = timezone.now()
    purge(now=now)
    digid.purge(now=now)
    uitloggen.purge(now=now)
    SessionStore.clear_expired()


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
