"""The only writer of plans for a raise, and of the way back: each step is written down with who and when."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum

from django.db import IntegrityError, transaction

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.models import Dienst, Wijziging
from diensten.verhoging.ingaan import note, settle, write_niveau
from diensten.verhoging.models import Punt, Stapsoort, Verhoging
from diensten.verhoging.tijdlijn import (
    can_roll_back,
    day_of,
    earliest_announcement,
    latest_day,
    roll_back_until,
)
from diensten.wijzigen import AnderWasEerst, Door


class Reden(StrEnum):
    """Why a raise is refused."""

    NET_VERHOOGD = "net-verhoogd"
    VOORBIJ = "voorbij"
    TE_VER = "te-ver"
    NIET_HOGER = "niet-hoger"
    AANKONDIGING_TE_LAAT = "aankondiging-te-laat"
    AANKONDIGING_TE_VROEG = "aankondiging-te-vroeg"
    NIETS_GEPLAND = "niets-gepland"
    NIET_MEER_TERUG = "niet-meer-terug"
    ANDERS_INGESTELD = "anders-ingesteld"


class VerhogingGeweigerd(Exception):
    """Nothing is stored. `dag`: the day that the reason is about, if any."""

    def __init__(self, reden: Reden, *, dag: date | None = None) -> None:
        super().__init__(reden.value)
        self.reden = reden
        self.dag = dag


def last_of(dienst: Dienst) -> Verhoging | None:
    """The newest plan, whatever became of it."""
    return Verhoging.objects.filter(dienst=dienst).order_by("-pk").first()


def state_of(dienst: Dienst) -> str:
    """What a form was opened at: changes with every change of the dienst and of its plans."""
    last = last_of(dienst)
    return f"{dienst.versie}-{last.pk}-{last.versie}" if last else f"{dienst.versie}-0-0"


def plan(
    *,
    dienst: Dienst,
    stand: str,
    naar: Betrouwbaarheidsniveau,
    datum: date,
    aankondigen_vanaf: date,
    door: Door,
    now: datetime,
) -> Verhoging:
    """A new plan, or another day or way for the one that waits. Raises `VerhogingGeweigerd`, `AnderWasEerst`."""
    with _locked(dienst, stand=stand, now=now) as (locked, last):
        check_plan(locked, naar=naar, datum=datum, aankondigen_vanaf=aankondigen_vanaf, now=now)
        changed = last is not None and last.is_open
        row = (
            last if last is not None and last.is_open else Verhoging(dienst=locked, gepland_op=now, versie=0)
        )
        row.van, row.naar = locked.niveau, int(naar)
        row.datum, row.aankondigen_vanaf, row.versie = datum, aankondigen_vanaf, row.versie + 1
        row.save()
        soort = Stapsoort.GEWIJZIGD if changed else Stapsoort.GEPLAND
        note(row, soort, door=door.naam, door_id=door.id, now=now)
        return row


def withdraw(*, dienst: Dienst, stand: str, reden: str, door: Door, now: datetime) -> None:
    """Before its day. Raises `VerhogingGeweigerd`, `AnderWasEerst`."""
    with _locked(dienst, stand=stand, now=now) as (_, last):
        if last is None or not last.is_open:
            raise VerhogingGeweigerd(Reden.NIETS_GEPLAND)
        _close(last, "ingetrokken_op", now=now)
        note(last, Stapsoort.INGETROKKEN, door=door.naam, door_id=door.id, reden=reden, now=now)


def roll_back(*, dienst: Dienst, stand: str, reden: str, door: Door, now: datetime) -> None:
    """Within two weeks of its day, and at once. Raises `VerhogingGeweigerd`, `AnderWasEerst`."""
    with _locked(dienst, stand=stand, now=now) as (locked, last):
        if last is None or last.doorgevoerd_op is None or last.teruggedraaid_op is not None:
            raise VerhogingGeweigerd(Reden.NIETS_GEPLAND)
        if not can_roll_back(last.datum, vandaag=day_of(now)):
            raise VerhogingGeweigerd(Reden.NIET_MEER_TERUG, dag=roll_back_until(last.datum))
        if locked.niveau != last.naar:
            raise VerhogingGeweigerd(Reden.ANDERS_INGESTELD)
        write_niveau(locked.pk, naar=last.van_niveau, now=now)
        Wijziging.objects.create(
            dienst=locked,
            moment=now,
            door=door.naam,
            door_id=door.id,
            veld="niveau",
            van=str(last.naar),
            naar=str(last.van),
        )
        _close(last, "teruggedraaid_op", now=now)
        note(last, Stapsoort.TERUGGEDRAAID, door=door.naam, door_id=door.id, reden=reden, now=now)


def tick(*, dienst: Dienst, punt: Punt, gedaan: bool, door: Door, now: datetime) -> None:
    """Somebody says that a point around the raise is done, or is open again. The last word counts."""
    last = last_of(dienst)
    if last is None or last.ingetrokken_op is not None:
        raise VerhogingGeweigerd(Reden.NIETS_GEPLAND)
    soort = Stapsoort.AFGEVINKT if gedaan else Stapsoort.WEER_OPEN
    note(last, soort, door=door.naam, door_id=door.id, punt=punt.value, now=now)


@contextmanager
def _locked(dienst: Dienst, *, stand: str, now: datetime) -> Iterator[tuple[Dienst, Verhoging | None]]:
    """The dienst and its newest plan, if they stand as the form was opened at. Raises `AnderWasEerst`.

    What is due is written down before anything else is done with it.
    """
    try:
        with transaction.atomic():
            locked = Dienst.objects.select_for_update().get(pk=dienst.pk)
            if state_of(locked) != stand:
                raise AnderWasEerst
            settle(now=now, dienst_id=locked.pk)
            locked.refresh_from_db()
            yield locked, last_of(locked)
    except IntegrityError:
        # Where rows cannot be locked, the unique index lets one of two people in.
        if state_of(Dienst.objects.get(pk=dienst.pk)) != stand:
            raise AnderWasEerst from None
        raise


def check_plan(
    dienst: Dienst,
    *,
    naar: Betrouwbaarheidsniveau,
    datum: date,
    aankondigen_vanaf: date,
    now: datetime,
) -> None:
    """Could this be planned? Changes nothing. Raises `VerhogingGeweigerd`."""
    vandaag, last = day_of(now), last_of(dienst)
    if datum <= vandaag:
        raise VerhogingGeweigerd(Reden.VOORBIJ)
    if datum > latest_day(vandaag):
        raise VerhogingGeweigerd(Reden.TE_VER, dag=latest_day(vandaag))
    if naar <= dienst.niveau_gevraagd:
        raise VerhogingGeweigerd(Reden.NIET_HOGER)
    if aankondigen_vanaf >= datum:
        raise VerhogingGeweigerd(Reden.AANKONDIGING_TE_LAAT)
    if aankondigen_vanaf < earliest_announcement(vandaag):
        raise VerhogingGeweigerd(Reden.AANKONDIGING_TE_VROEG, dag=earliest_announcement(vandaag))
    in_force = last is not None and last.doorgevoerd_op is not None and last.teruggedraaid_op is None
    if last is not None and in_force and can_roll_back(last.datum, vandaag=vandaag):
        raise VerhogingGeweigerd(Reden.NET_VERHOOGD, dag=roll_back_until(last.datum))


def _close(row: Verhoging, field: str, *, now: datetime) -> None:
    setattr(row, field, now)
    row.versie += 1
    row.save(update_fields=[field, "versie"])
