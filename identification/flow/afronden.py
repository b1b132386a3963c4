"""Ending: Voltooien, stopping on purpose, and a new link in place of an old one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from begrippen.flow import Flow
from identification.flow.mensen import carrier, judge_together, people
from identification.flow.nudge import nudge
from identification.flow.ontvangst import make_receipt
from identification.flow.opdracht import zaakopdracht
from identification.flow.overgang import AlVerder, door_ambtenaar, move, wipe
from identification.flow.vertegenwoordigen import check_now, is_about_known
from identification.flow.woord import BEVESTIGD, is_confirmed
from identification.models import NIET_VOOR_BEZORGING, PERSOONLIJK, Identification, Samen
from identification.samen import Bezwaar
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


class NietIedereenKlaar(Exception):
    """Somebody else in the call has not logged in, or was not checked yet."""


class NietSamen(Exception):
    """These people cannot be in one proof."""

    def __init__(self, bezwaar: Bezwaar) -> None:
        super().__init__(bezwaar.value)
        self.bezwaar = bezwaar


# What the page of finishing says in words.
NOG_NIET = (CodeKloptNietNog, VerklaringOntbreekt, NogVoorlopig, NietIedereenKlaar, NietSamen)


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
    """Voltooien, of everybody in the call. Code, known BSN and link are gone at once; the rest with the delivery, or
    at once without a zaak.

    `verklaard`: the ambtenaar says that the person in view logged in; flow AMBTENAAR rests on it. Pressing it
    twice is one outcome. Raises `CodeKloptNietNog`, `NogVoorlopig`, `VerklaringOntbreekt`, `NietIedereenKlaar`,
    `NietSamen`, `ZaakWeigert`, `MagNiet`, `AlVerder`, `ZegelVerbroken`, `SleutelNietBereikbaar`.
    """
    if identification.afloop == Afloop.VOLTOOID:
        return
    rows = people(identification)
    if any(row.afloop == Afloop.VOLTOOID for row in rows):
        return  # from the page of somebody else in the call
    _check_everybody(identification, rows, verklaard=verklaard, now=now)
    if identification.status == Status.INGELOGD:
        check_zaak(identification=identification, zaaksysteem=zaaksysteem, rows=rows)
    with transaction.atomic():
        if not _is_done(identification, rows, now=now):
            _confirm(rows, now=now)


def _check_everybody(
    identification: Identification, rows: list[Identification], *, verklaard: bool, now: datetime
) -> None:
    """This one first, so that the reason is about the page that is open."""
    _check_ready(identification, verklaard=verklaard)
    if identification.samen_id is not None:
        if identification.pk not in {row.pk for row in rows}:
            raise AlVerder  # the call goes on without this person, or with a newer link
        if not all(is_ready(row, now=now) for row in rows):
            raise NietIedereenKlaar
        if any(row.flow == Flow.AMBTENAAR for row in rows) and not verklaard:
            raise VerklaringOntbreekt
    for row in rows:
        if row.status == Status.INGELOGD:
            check_now(row, now=now)
    if identification.samen_id is not None and (bezwaar := judge_together(rows, klaar=True)) is not None:
        raise NietSamen(bezwaar)


def is_ready(row: Identification, *, now: datetime) -> bool:
    """Logged in, checked and confirmed, as far as the row itself tells."""
    return row.status == Status.INGELOGD and row.verloopt_op > now and may_complete(row)


def _is_done(identification: Identification, rows: list[Identification], *, now: datetime) -> bool:
    """Locks the call and all its rows, always in this order, and judges again what was judged without.

    Raises `AlVerder` when it is another call than the one that was looked at, `CodeKloptNietNog` when it is not about
    the person whose BSN was known.
    """
    if identification.samen_id is None:
        alone = Identification.objects.select_for_update()
        _check_locked(list(alone.filter(pk=identification.pk, samen=None)), rows)
        return False
    samen = Samen.objects.select_for_update().get(pk=identification.samen_id)
    if samen.voltooid_op is not None:
        return True  # in another window, at the same moment
    locked = Identification.objects.select_for_update().filter(samen=samen).order_by("pk")
    now_in = [row for row in locked if row.opvolger is None and row.zonder_op is None]
    _check_locked(now_in, rows)
    if (bezwaar := judge_together(now_in, klaar=True)) is not None:
        raise NietSamen(bezwaar)
    Samen.objects.filter(pk=samen.pk).update(voltooid_op=now)
    return False


def _check_locked(locked: list[Identification], seen: list[Identification]) -> None:
    """Still these people, all of them of one ambtenaar, and each the one who was known."""
    if {(row.pk, row.ambtenaar_id) for row in locked} != {(row.pk, seen[0].ambtenaar_id) for row in seen}:
        raise AlVerder
    if any(row.status != Status.INGELOGD for row in locked):
        raise AlVerder
    if not all(is_about_known(row, Verzegeld.of(row)) for row in locked if row.flow == Flow.BEKEND):
        raise CodeKloptNietNog


def _confirm(rows: list[Identification], *, now: datetime) -> None:
    """Inside the transaction. The first row carries the proof; the others say which one that is."""
    first = carrier(rows)
    for row in sorted(rows, key=lambda one: one.pk):
        _confirm_one(row, carries=row.pk == first.pk or not row.zaaknummer, first=first, now=now)
    if first.zaaknummer:
        transaction.on_commit(lambda: nudge(first.pk))


def _confirm_one(row: Identification, *, carries: bool, first: Identification, now: datetime) -> None:
    door = door_ambtenaar(row)
    move(
        pk=row.pk,
        van=Status.INGELOGD,
        naar=Status.BEVESTIGD,
        door=door,
        now=now,
        soort=Soort.VOLTOOID,
        only={"ambtenaar": row.ambtenaar_id, "verloopt_op__gt": now}
        | (BEVESTIGD if row.wederzijds else {})
        | {"namens_op": row.namens_op, "meekijker": row.meekijker_id, "samen": row.samen_id},
        afloop=Afloop.VOLTOOID,
        bevestigd_op=now,
        verklaard_op=now if row.flow == Flow.AMBTENAAR else None,
        next_attempt_at=now if carries else None,
        bewijs_bij=None if carries else first.pk,
        verloopt_op=now + timedelta(seconds=settings.BEZORG_LIMIET),
        **{column: PERSOONLIJK[column] for column in _gone_at_once(row)},
    )
    make_receipt(row, now=now)
    if not row.zaaknummer:
        wipe(pk=row.pk, van=Status.BEVESTIGD, door=door, now=now)


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


def check_zaak(
    *, identification: Identification, zaaksysteem: Zaaksysteem, rows: Sequence[Identification] = ()
) -> None:
    """Will the zaak take this proof? Asked while the ambtenaar can still do something about it.

    `rows`: everybody in the call, where that is known; as long as one of them has not logged in nothing is asked.

    A zaaksysteem that does not answer now is no objection. Raises `ZaakWeigert`, `ZegelVerbroken`,
    `SleutelNietBereikbaar`.
    """
    if not identification.zaak_bestaand:
        return
    everybody = rows or people(identification)
    if any(row.status != Status.INGELOGD for row in everybody):
        return
    first = carrier(everybody)
    try:
        zaaksysteem.check_zaak(zaakopdracht(first, Verzegeld.of(first), mee=everybody))
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
