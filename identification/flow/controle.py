"""The ambtenaar's two parts: is it the same code, and is it the person of the BRP."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from identification.code import POGINGEN, parse_code, same_code
from identification.flow.afronden import end
from identification.flow.eerst_code import EerstCode, may_see_person
from identification.flow.gesprek import stretch_gesprek
from identification.flow.overgang import AlVerder, door_ambtenaar
from identification.flow.vertegenwoordigen import fits_known, represented
from identification.flow.woord import word_after_code
from identification.models import Identification
from identification.status import Afloop, Status
from identification.verzegeld import Verzegeld
from toezicht.logboek import record
from toezicht.soorten import Soort


class EerstOpzoeken(Exception):
    """The dienst asks that the person is looked up before the code is checked."""


@dataclass(frozen=True, slots=True)
class Controle:
    """`pogingen_over`: how many tries are left; 0 means the identification has ended."""

    juist: bool
    pogingen_over: int


def check_code(*, identification: Identification, typed: str, now: datetime) -> Controle:
    """Mode invoeren. Raises `OngeldigeCode` (no try is counted), `EerstOpzoeken`, `AlVerder`, `ZegelVerbroken`."""
    code = parse_code(typed)
    return _judge(identification, now=now, given=code)


def compare_code(*, identification: Identification, same: bool, now: datetime) -> Controle:
    """Mode vergelijken: the ambtenaar saw the code. Raises `EerstOpzoeken`, `AlVerder`, `ZegelVerbroken`."""
    return _judge(identification, now=now, given=expected_code(identification) if same else "")


def expected_code(identification: Identification) -> str:
    """The code that is right: in flow BEKEND that of the BSN the ambtenaar typed. Raises `ZegelVerbroken`."""
    sealed = Verzegeld.of(identification)
    if identification.flow == Flow.BEKEND:
        return sealed.unseal_text("verwachte_code", identification.verwachte_code)
    return sealed.unseal_text("code", identification.code)


def _judge(identification: Identification, *, given: str, now: datetime) -> Controle:
    if identification.brp_eerst and looked_up_at(identification) is None:
        raise EerstOpzoeken
    expected = expected_code(identification)
    with transaction.atomic():
        over = _count_try(identification, now=now)
        if same_code(given, expected) and fits_known(identification, Verzegeld.of(identification)):
            return _accept(identification, over=over, now=now)
        return _reject(identification, over=over, now=now)


def _count_try(identification: Identification, *, now: datetime) -> int:
    """One try, counted before it is judged, in an UPDATE that a fourth try cannot pass.

    From here on the row is locked, and for whom somebody comes is what it was when the row was read: sealed anew with
    each change, so that it tells of a change at the same moment as well. Raises `AlVerder`.
    """
    counted = Identification.objects.filter(
        pk=identification.pk,
        status=Status.INGELOGD,
        ambtenaar=identification.ambtenaar_id,
        code_klopt_op=None,
        pogingen__lt=POGINGEN,
        verloopt_op__gt=now,
        namens_op=identification.namens_op,
        vertegenwoordigde=identification.vertegenwoordigde,
    ).update(pogingen=F("pogingen") + 1)
    if counted != 1:
        raise AlVerder
    return POGINGEN - Identification.objects.values_list("pogingen", flat=True).get(pk=identification.pk)


def _accept(identification: Identification, *, over: int, now: datetime) -> Controle:
    """From here on there is the time of the data, of which the code may have had a part."""
    until = identification.verloopt_op
    if identification.code_minuten < identification.bewaar_minuten:
        until += timedelta(minutes=identification.bewaar_minuten - identification.code_minuten)
        stretch_gesprek(identification_id=identification.pk, until=until)
    same = {"code_klopt_op": None, "namens_op": identification.namens_op}
    accepted = Identification.objects.filter(pk=identification.pk, **same).update(
        code_klopt_op=now, woord=word_after_code(identification), verloopt_op=until
    )
    if accepted != 1:
        raise AlVerder
    _record(identification, Soort.CODE_JUIST, now=now)
    return Controle(juist=True, pogingen_over=over)


def _reject(identification: Identification, *, over: int, now: datetime) -> Controle:
    if over > 0:
        _record(identification, Soort.CODE_ONJUIST, now=now)
        return Controle(juist=False, pogingen_over=over)
    end(
        identification=identification,
        van=Status.INGELOGD,
        afloop=Afloop.CODE_ONJUIST,
        door=door_ambtenaar(identification),
        now=now,
        soort=Soort.CODE_DRIE_KEER_ONJUIST,
    )
    return Controle(juist=False, pogingen_over=0)


def reveal_bsn(*, identification: Identification, now: datetime) -> Bsn:
    """Show the whole number to the ambtenaar, written down. Raises `EerstCode`, `AlVerder`, `ZegelVerbroken`."""
    if identification.verloopt_op <= now:
        raise AlVerder
    bsn = read_bsn(identification)
    _record(identification, Soort.BSN_GETOOND, now=now)
    return bsn


def read_bsn(identification: Identification) -> Bsn:
    """Whom to look up, and for the mask on the page. Raises `EerstCode`, `AlVerder`, `ZegelVerbroken`.

    In flow BEKEND that is the BSN which the ambtenaar typed, until the code has shown that it is the same person: of
    somebody else who logs in nobody here may learn the BSN.
    """
    if identification.status != Status.INGELOGD:
        raise AlVerder
    if not may_see_person(identification):
        raise EerstCode
    sealed = Verzegeld.of(identification)
    if identification.flow == Flow.BEKEND and identification.code_klopt_op is None:
        if identification.namens_soort:
            raise EerstCode  # the known BSN is that of the person acted for
        return sealed.unseal_bsn("bekend_bsn", identification.bekend_bsn)
    return sealed.unseal_bsn("bsn", identification.bsn)


def read_represented(identification: Identification) -> Bsn:
    """The person acted for. In flow BEKEND that is the BSN which the ambtenaar typed, until the code is right.

    Raises `EerstCode`, `AlVerder`, `ZegelVerbroken`.
    """
    if identification.status != Status.INGELOGD or not identification.namens_soort:
        raise AlVerder
    sealed = Verzegeld.of(identification)
    if identification.flow == Flow.BEKEND and identification.code_klopt_op is None:
        return sealed.unseal_bsn("bekend_bsn", identification.bekend_bsn)
    if not may_see_person(identification):
        raise EerstCode
    found = represented(identification, sealed)
    if found is None:
        raise AlVerder
    return found


def looked_up_at(row: Identification) -> datetime | None:
    """Flow BEKEND with somebody who acts for another: before the code only that other one can be looked up."""
    before_code = row.flow == Flow.BEKEND and row.namens_soort and row.code_klopt_op is None
    return row.namens_opgezocht_op if before_code else row.opgezocht_op


def note_lookup(*, identification: Identification, now: datetime) -> None:
    """The ambtenaar says: I looked this person up in the BRP. Raises `EerstCode`, `AlVerder`."""
    read_bsn(identification)
    rows = Identification.objects.filter(
        pk=identification.pk,
        status=Status.INGELOGD,
        ambtenaar=identification.ambtenaar_id,
        verloopt_op__gt=now,
    )
    with transaction.atomic():
        if rows.filter(opgezocht_op=None).update(opgezocht_op=now):
            _record(identification, Soort.PERSOON_OPGEZOCHT, now=now)
        elif not rows.exists():
            raise AlVerder


def _record(identification: Identification, soort: Soort, *, now: datetime) -> None:
    record(
        soort=soort,
        door=door_ambtenaar(identification),
        now=now,
        onderwerp=identification.pk,
    )
