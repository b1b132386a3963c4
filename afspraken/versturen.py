"""What the worker does: make the reminders that are due, and send mails. At least once, never with other words."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from afspraken.bericht import Bericht, as_message
from afspraken.models import REEKS, Afspraak, Afspraakmail, Mailsoort, Stand
from afspraken.plannen import queue
from begrippen.beurt import in_turn
from berichten import post
from diensten.instellingen import Stand as Dienststand
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.verzegeld import Verzegeld
from kluis.zegel import ZegelVerbroken
from toezicht.logboek import record
from toezicht.soorten import Soort

DOOR_POST = "afspraken"
_logger = logging.getLogger(__name__)
_LEASE = timedelta(minutes=2)  # a worker that died is followed by another one
_LIMIET = timedelta(hours=48)
_BATCH = 100


def work(*, clock: Callable[[], datetime]) -> None:
    """One look at the reminders and the work list, until the mail server is down."""
    make_reminders(now=clock())
    in_turn(due(now=clock()), lambda pk: _send_one(pk, clock=clock), at=lambda _pk: None)


def _send_one(pk: UUID, *, clock: Callable[[], datetime]) -> bool:
    """False when the mail server did not answer."""
    mail = take(pk=pk, now=clock())
    return mail is None or send(mail=mail, now=clock())


def make_reminders(*, now: datetime) -> int:
    """Not of a dienst that has stopped: that call cannot begin. When it goes on in time, the reminder does too."""
    rows = Afspraak.objects.select_related("dienst", "ambtenaar").filter(
        stand=Stand.GEPLAND, herinneren_op__lte=now, dienst__stand=Dienststand.ACTIEF
    )
    return sum(_make_reminder(row, now=now) for row in rows.order_by("herinneren_op")[:_BATCH])


def _make_reminder(row: Afspraak, *, now: datetime) -> bool:
    mine = Afspraak.objects.filter(pk=row.pk, versie=row.versie, herinneren_op=row.herinneren_op)
    try:
        with transaction.atomic():
            if mine.update(herinneren_op=None) != 1 or row.begint_op <= now:
                return False
            queue(row, Mailsoort.HERINNERING, Verzegeld.of(row, reeks=REEKS), now=now)
    except SleutelNietBereikbaar:
        _logger.warning("a reminder waits: reden=sleutel")
        return False
    except ZegelVerbroken:
        mine.update(herinneren_op=None)
        return False
    return True


def due(*, now: datetime) -> list[UUID]:
    rows = Afspraakmail.objects.filter(next_attempt_at__lte=now).order_by("next_attempt_at")
    return list(rows.values_list("pk", flat=True)[:_BATCH])


def take(*, pk: UUID, now: datetime) -> Afspraakmail | None:
    """The mail, if no other worker has it in hands. The try counts from here: after this it may have been sent."""
    found = Afspraakmail.objects.select_related("afspraak").filter(pk=pk, next_attempt_at__lte=now).first()
    if found is None:
        return None
    found.attempts += 1
    mine = Afspraakmail.objects.filter(pk=pk, next_attempt_at=found.next_attempt_at)
    if mine.update(next_attempt_at=now + _LEASE, attempts=found.attempts) != 1:
        return None
    return found


def send(*, mail: Afspraakmail, now: datetime) -> bool:
    """False when the mail server did not answer."""
    afspraak = mail.afspraak
    if mail.soort != Mailsoort.AFZEGGING and afspraak.begint_op <= now:
        _give_up(mail, reden="te-laat", now=now)
        return True
    try:
        sealed = Verzegeld.of(afspraak, reeks=REEKS)
        bericht = Bericht.from_bytes(sealed.unseal(f"mail:{mail.pk}", mail.inhoud))
        post.send(as_message(bericht, id=mail.pk))
    except ZegelVerbroken:
        _give_up(mail, reden="verzegeling", now=now)
    except SleutelNietBereikbaar:
        _later(mail, reden="sleutel", now=now)
    except post.NietVerstuurd as fout:
        if fout.voorgoed or now - mail.gemaakt_op >= _LIMIET:
            _give_up(mail, reden=fout.reden, now=now)
        else:
            _later(mail, reden=fout.reden, now=now)
        return fout.reden != post.GEEN_ANTWOORD
    else:
        _close(mail, verzonden_op=now)
        record(soort=Soort.AFSPRAAK_GEMAILD, door=DOOR_POST, now=now, onderwerp=afspraak.pk, reden=mail.soort)
    return True


def _later(mail: Afspraakmail, *, reden: str, now: datetime) -> None:
    again = now + post.waiting_time(mail.attempts - 1)
    waiting = Afspraakmail.objects.filter(pk=mail.pk, next_attempt_at__isnull=False)
    waiting.update(next_attempt_at=again, fout=reden)


def _give_up(mail: Afspraakmail, *, reden: str, now: datetime) -> None:
    _close(mail, fout=reden)
    soort = Soort.AFSPRAAK_NIET_GEMAILD
    record(soort=soort, door=DOOR_POST, now=now, onderwerp=mail.afspraak_id, reden=reden)


def _close(mail: Afspraakmail, *, verzonden_op: datetime | None = None, fout: str = "") -> None:
    """Of a cancelled appointment the key goes with its last mail."""
    with transaction.atomic():
        Afspraakmail.objects.filter(pk=mail.pk).update(
            verzonden_op=verzonden_op, inhoud=None, next_attempt_at=None, fout=fout
        )
        waiting = Afspraakmail.objects.filter(afspraak=mail.afspraak_id, next_attempt_at__isnull=False)
        if not waiting.exists():
            Afspraak.objects.filter(pk=mail.afspraak_id, stand=Stand.AFGEZEGD).update(data_sleutel=None)
