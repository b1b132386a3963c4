"""What the worker and the beat run. Arguments are ids; every task may run twice, at once, or never."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from uuid import UUID

from celery import shared_task
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from afspraken import opruimen as afspraken_opruimen
from begrippen.beurt import in_turn
from berichten import webhook
from identification.flow import berichten, contactmoment, ontvangst_werk
from identification.flow.bezorgen import deliver
from identification.flow.bezorgronde import deliver_one, work
from identification.flow.nudge import BEZORG_TASK
from identification.flow.opruimen import purge
from identification.flow.poort import Poort
from identification.flow.tellen import count_days
from identification.queries.ontvangst import mail_of
from inloggen import digid
from inloggen.digid import uitloggen, vernieuwen
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.contact import werk
from zaken.register import remove_loose_documents
from zaken.stuf.stap import forget_old
from zaken.zaaksysteem import load_zaaksysteem

_logger = logging.getLogger(__name__)
_DOOR_METADATA = "digid_metadata"
_MARGIN = timedelta(hours=1)


@shared_task(name=BEZORG_TASK, ignore_result=True)
def bezorg(pk: str) -> None:
    """A nudge: this row is due."""
    zaaksysteem = load_zaaksysteem(settings.ZAAKSYSTEEM)
    deliver_one(UUID(pk), deliver, zaaksysteem, Poort(), clock=timezone.now)


@shared_task(name="identification.bezorg_alles", ignore_result=True)
def bezorg_alles() -> None:
    """A look at the work list."""
    work(zaaksysteem=load_zaaksysteem(settings.ZAAKSYSTEEM), poort=Poort(), clock=timezone.now)


@shared_task(name="identification.ontvangst_alles", ignore_result=True)
def ontvangst_alles() -> None:
    """Mails receipts, and marks in the zaak what an inwoner disputes."""
    waiting = ontvangst_werk.due(now=timezone.now())
    in_turn(waiting, lambda one: _ontvangst(one[0]), at=lambda one: one[1])


def _ontvangst(pk: UUID) -> bool:
    """False when the mail server, or the zaaksysteem, did not answer."""
    row = ontvangst_werk.take(pk=pk, now=timezone.now())
    if row is None:
        return True
    if row.adres is not None:
        subject, text = mail_of(row, now=timezone.now())
        return ontvangst_werk.send(row=row, subject=subject, text=text, now=timezone.now())
    if row.betwist_op is not None:
        zaaksysteem = load_zaaksysteem(settings.ZAAKSYSTEEM)
        return ontvangst_werk.mark(row=row, zaaksysteem=zaaksysteem, poort=Poort(), clock=timezone.now)
    return True


@shared_task(name="identification.contactmomenten", ignore_result=True)
def contactmomenten() -> None:
    """Makes a contact moment for each proof that came into its zaak, where the dienst wants one."""
    contactmoment.work(clock=timezone.now)


@shared_task(name="identification.berichten_alles", ignore_result=True)
def berichten_alles() -> None:
    """Tells other systems what changed. One that does not answer costs one try a round, whatever waits for it."""
    waiting = berichten.due(now=timezone.now())
    in_turn(
        waiting,
        lambda one: berichten.deliver(pk=one[0], send=_send, now=timezone.now()),
        at=lambda one: one[1],
    )
    berichten.give_up(now=timezone.now())


def _send(zending: berichten.Zending) -> None:
    try:
        webhook.send(
            url=zending.url,
            id=str(zending.id),
            inhoud=zending.inhoud,
            keys=zending.sleutels,
            now=timezone.now(),
            public_only=settings.OMGEVING == "productie",
            allowed=settings.WEBHOOK_NETWERKEN,
        )
    except webhook.Mislukt as fout:
        raise berichten.NietBezorgd(fout.reason) from None


@shared_task(name="identification.ruim_op", ignore_result=True)
def ruim_op() -> None:
    """A round of the purge clock."""
    now = timezone.now()
    loose = now - timedelta(seconds=settings.BEZORG_LIMIET) - _MARGIN
    steps: tuple[Callable[[], object], ...] = (
        lambda: purge(now=now),
        lambda: afspraken_opruimen.purge(now=now),
        lambda: digid.purge(now=now),
        lambda: uitloggen.purge(now=now),
        SessionStore.clear_expired,
        lambda: forget_old(now=now),
        lambda: werk.forget_old(now=now),
        lambda: remove_loose_documents(before=loose),
        lambda: count_days(now=now),
    )
    _all_of(steps)


def _all_of(steps: Iterable[Callable[[], object]]) -> None:
    """None of them waits for another one that fails."""
    for step in steps:
        try:
            step()
        except Exception as error:  # noqa: BLE001 - the next one must run, and the next round tries again
            # The text of an exception may hold anything; its kind does not.
            _logger.error("a step of the purge failed: %s", type(error).__name__)


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
