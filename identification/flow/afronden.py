"""Ending: Voltooien, stopping on purpose, and a new link in place of an old one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from begrippen.flow import Flow
from identification.flow.nudge import nudge
from identification.flow.ontvangst import make_receipt
from identification.flow.opdracht import zaakopdracht
from identification.flow.overgang import AlVerder, door_ambtenaar, move, wipe
from identification.flow.vertegenwoordigen import check_now
from identification.flow.woord import BEVESTIGD, is_confirmed
from identification.models import NIET_VOOR_BEZORGING, PERSOONLIJK, Identification
from identification.status import OPEN, Afloop, Status
from identification.verzegeld import Verzegeld
from machtigen.rules import Uitkomst
from toezicht.soorten import Soort
from zaken.zaaksysteem import Zaaksysteem, ZaaksysteemFout


class CodeKloptNietNog(Exception):
    """The code has not been checked, so nobody has been identified yet."""


class VerklaringOntbreekt(Exception):
    """Without a code it is the ambtenaar who says that the person in view logged in. Nobody said so."""


class NogVoorlopig(Exception):
    """The dienst asks that both sides confirm the word, and one of them has not, or saw another one."""


class ZaakWeigert(Exception):
    """The zaak will not take a proof about this person. `reden`: the fixed code of the zaaksysteem."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


def may_complete(identification: Identification) -> bool:
    """As far as the row itself tells: whether it may be for somebody else is asked anew at `complete`."""
    for_another = identification.namens_keuze or identification.namens_soort
    may = not for_another or identification.namens_uitkomst == Uitkomst.TOEGESTAAN
    return code_is_right(identification) and is_confirmed(identification) and may


def code_is_right(identification: Identification) -> bool:
    """Or there is none."""
    return identification.flow == Flow.AMBTENAAR or identification.code_klopt_op is not None


def complete(
    *, identification: Identification, verklaard: bool, zaaksysteem: Zaaksysteem, now: datetime
) -> None:
    """Voltooien. Code, known BSN and link are gone at once; the rest with the delivery, or at once without a zaak.

    `verklaard`: the ambtenaar says that the person in view logged in; flow AMBTENAAR rests on it. Pressing it
    twice is one outcome. Raises `CodeKloptNietNog`, `NogVoorlopig`, `VerklaringOntbreekt`, `ZaakWeigert`,
    `MagNiet`, `AlVerder`, `ZegelVerbroken`, `SleutelNietBereikbaar`.
    """
    if identification.afloop == Afloop.VOLTOOID:
        return
    _check_ready(identification, verklaard=verklaard)
    if identification.status == Status.INGELOGD:
        check_now(identification, now=now)
    if identification.status == Status.INGELOGD:
        check_zaak(identification=identification, zaaksysteem=zaaksysteem)
    door = door_ambtenaar(identification)
    with transaction.atomic():
        move(
            pk=identification.pk,
            van=Status.INGELOGD,
            naar=Status.BEVESTIGD,
            door=door,
            now=now,
            soort=Soort.VOLTOOID,
            only={"ambtenaar": identification.ambtenaar_id, "verloopt_op__gt": now}
            | (BEVESTIGD if identification.wederzijds else {})
            | {"namens_op": identification.namens_op, "meekijker": identification.meekijker_id},
            afloop=Afloop.VOLTOOID,
            bevestigd_op=now,
            verklaard_op=now if identification.flow == Flow.AMBTENAAR else None,
            next_attempt_at=now,
            verloopt_op=now + timedelta(seconds=settings.BEZORG_LIMIET),
            **{column: PERSOONLIJK[column] for column in _gone_at_once(identification)},
        )
        make_receipt(identification, now=now)
        if identification.zaaknummer:
            transaction.on_commit(lambda: nudge(identification.pk))
        else:
            wipe(pk=identification.pk, van=Status.BEVESTIGD, door=door, now=now)


def _gone_at_once(identification: Identification) -> tuple[str, ...]:
    """The code only waits for the proof where the dienst wants it there, and there will be one."""
    kept = {"code"} if identification.code_in_zaak and identification.zaaknummer else set()
    return tuple(column for column in NIET_VOOR_BEZORGING if column not in kept)


def _check_ready(identification: Identification, *, verklaard: bool) -> None:
    if not code_is_right(identification):
        raise CodeKloptNietNog
    if not is_confirmed(identification):
        raise NogVoorlopig
    if identification.flow == Flow.AMBTENAAR and not verklaard:
        raise VerklaringOntbreekt


def check_zaak(*, identification: Identification, zaaksysteem: Zaaksysteem) -> None:
    """Will the zaak take this proof? Asked while the ambtenaar can still do something about it.

    A zaaksysteem that does not answer now is no objection. Raises `ZaakWeigert`, `ZegelVerbroken`,
    `SleutelNietBereikbaar`.
    """
    if not identification.zaak_bestaand:
        return
    try:
        zaaksysteem.check_zaak(zaakopdracht(identification, Verzegeld.of(identification)))
    except ZaaksysteemFout as fout:
        if fout.permanent:
            raise ZaakWeigert(fout.reason) from None


def stop(*, identification: Identification, reden: str, now: datetime) -> None:
    """The ambtenaar stops: the link is dead and the row is empty at once. Raises `AlVerder`.

    `reden`: one of the fixed codes of the page.
    """
    end(
        identification=identification,
        van=Status(identification.status),
        afloop=Afloop.INGETROKKEN,
        door=door_ambtenaar(identification),
        now=now,
        soort=Soort.INGETROKKEN,
        reden=reden,
    )


def end(
    *,
    identification: Identification,
    van: Status,
    afloop: Afloop,
    door: str,
    now: datetime,
    soort: Soort,
    reden: str = "",
) -> None:
    """Stop and wipe in one go. Raises `AlVerder`."""
    if van not in OPEN:
        raise AlVerder
    with transaction.atomic():
        move(
            pk=identification.pk,
            van=van,
            naar=Status.AFGEBROKEN,
            door=door,
            now=now,
            soort=soort,
            reden=reden,
            afloop=afloop,
        )
        wipe(pk=identification.pk, van=Status.AFGEBROKEN, door=door, now=now)
