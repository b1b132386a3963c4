"""What the worker does for receipts: mail them, and mark in the zaak what an inwoner disputes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from berichten import post
from identification.flow.overgang import DOOR_BEZORGER
from identification.flow.poort import Ingang, PoortDicht, admitted
from identification.models import BewaardBewijs, Identification, Ontvangst
from identification.ontvangstcode import shown
from identification.status import Afloop, Status
from identification.verzegeld import Verzegeld
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.zaaksysteem import Zaaksysteem, ZaaksysteemFout

_logger = logging.getLogger(__name__)
_LEASE = timedelta(minutes=2)  # a worker that died is followed by another one
_MAIL_LIMIET = timedelta(hours=48)
_BATCH = 100


def due(*, now: datetime) -> list[tuple[UUID, str]]:
    """Which, and who is asked for it: `post` or `zaak`."""
    rows = Ontvangst.objects.filter(next_attempt_at__lte=now).order_by("next_attempt_at")
    waiting = rows.values_list("pk", "adres")[:_BATCH]
    return [(pk, "zaak" if adres is None else "post") for pk, adres in waiting]


def take(*, pk: UUID, now: datetime) -> Ontvangst | None:
    """The row, if no other worker has it in hands."""
    mine = Ontvangst.objects.filter(pk=pk, next_attempt_at__lte=now)
    if mine.update(next_attempt_at=now + _LEASE) != 1:
        return None
    return Ontvangst.objects.select_related("identification__dienst").get(pk=pk)


def send(*, row: Ontvangst, subject: str, text: str, now: datetime) -> bool:
    """Mail the receipt; `{code}` in `text` is where the code goes. The address is gone when the mail is away.

    False when the mail server did not answer.
    """
    try:
        sealed = Verzegeld.of(row)
        code = shown(row.nummer, sealed.unseal_text("sleutel", row.sleutel))
        message = EmailMessage(subject, text.replace("{code}", code), settings.DEFAULT_FROM_EMAIL)
        message.to = [sealed.unseal_text("adres", row.adres)]
        post.send(message)
    except ZegelVerbroken:
        _give_up(row, reden="verzegeling", now=now)
    except SleutelNietBereikbaar:
        _later(row, reden="sleutel", now=now)
    except post.NietVerstuurd as fout:
        if fout.voorgoed or now - row.gemaakt_op >= _MAIL_LIMIET:
            _give_up(row, reden=fout.reden, now=now)
        else:
            _later(row, reden=fout.reden, now=now)
        return fout.reden != post.GEEN_ANTWOORD
    else:
        _forget_address(row, gemaild_op=now)
        record(soort=Soort.ONTVANGST_GEMAILD, door=DOOR_BEZORGER, now=now, onderwerp=row.identification_id)
    return True


def _forget_address(row: Ontvangst, *, gemaild_op: datetime | None) -> None:
    """What else there is to do, marking in the zaak, has a turn of its own."""
    again = row.next_attempt_at if row.betwist_op else None
    Ontvangst.objects.filter(pk=row.pk).update(
        adres=None, gemaild_op=gemaild_op, next_attempt_at=again, attempts=0, fout=""
    )


def _give_up(row: Ontvangst, *, reden: str, now: datetime) -> None:
    _forget_address(row, gemaild_op=None)
    soort = Soort.ONTVANGST_NIET_GEMAILD
    record(soort=soort, door=DOOR_BEZORGER, now=now, onderwerp=row.identification_id, reden=reden)


def _later(row: Ontvangst, *, reden: str, now: datetime) -> None:
    wait = post.waiting_time(row.attempts)
    Ontvangst.objects.filter(pk=row.pk).update(
        next_attempt_at=now + wait, attempts=row.attempts + 1, fout=reden
    )
    _logger.info("receipt waits: reden=%s", reden)


def mark(*, row: Ontvangst, zaaksysteem: Zaaksysteem, poort: Ingang, clock: Callable[[], datetime]) -> bool:
    """Say in the zaak that the inwoner disputes the proof. False when the zaaksysteem did not answer, or may not
    be asked now.
    """
    identification, now = row.identification, clock()
    carrier = identification.bewijs_bij_id or identification.pk
    kept = BewaardBewijs.objects.filter(identification=carrier).first()
    waits = kept is not None and not kept.is_over
    if waits or identification.status in {Status.BEVESTIGD, Status.VASTGELEGD}:
        _later(row, reden="bewijs-onderweg", now=now)
        return True
    place = _place(identification, kept)
    if place is None or row.betwist_op is None:
        _marked(row, now=now)  # there is no proof in a zaak
        return True
    zaak_ref, document_ref = place
    try:
        with admitted(poort, clock=clock):
            zaaksysteem.mark_betwist(
                zaak_ref=zaak_ref, document_ref=document_ref, betwist_op=row.betwist_op, now=now
            )
    except PoortDicht:
        _wait_for_the_gate(row, now=now)
        return False
    except ZaaksysteemFout as fout:
        return _refused(row, fout, now=now)
    _marked(row, now=now)
    record(soort=Soort.BETWIST_GEMARKEERD, door=DOOR_BEZORGER, now=now, onderwerp=identification.pk)
    return True


def _wait_for_the_gate(row: Ontvangst, *, now: datetime) -> None:
    """No try: the zaaksysteem was not asked."""
    Ontvangst.objects.filter(pk=row.pk).update(next_attempt_at=now + post.waiting_time(0))


def _refused(row: Ontvangst, fout: ZaaksysteemFout, *, now: datetime) -> bool:
    if not fout.permanent:
        _later(row, reden=fout.reason, now=now)
        return False
    Ontvangst.objects.filter(pk=row.pk).update(next_attempt_at=None, fout=fout.reason[:60])
    soort, onderwerp = Soort.BETWIST_NIET_GEMARKEERD, row.identification_id
    record(soort=soort, door=DOOR_BEZORGER, now=now, onderwerp=onderwerp, reden=fout.reason)
    return True


def _place(identification: Identification, kept: BewaardBewijs | None) -> tuple[str, str] | None:
    """The references of zaak and document, where the proof stands in a zaak."""
    if kept is not None:
        return (kept.zaak_ref, kept.document_ref) if kept.geleverd_op else None
    if identification.afloop != Afloop.VOLTOOID or not identification.document_ref:
        return None
    return identification.zaak_ref, identification.document_ref


def _marked(row: Ontvangst, *, now: datetime) -> None:
    Ontvangst.objects.filter(pk=row.pk).update(gemarkeerd_op=now, next_attempt_at=None, fout="")
