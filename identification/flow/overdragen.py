"""Giving a call to a colleague, and letting go of one that was taken up by mistake."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from begrippen.rol import Rol
from identification.flow.mensen import hold
from identification.flow.merk import free_merk
from identification.flow.overgang import AlVerder, door_ambtenaar, door_medewerker
from identification.models import Gesprek, Identification
from identification.status import OPEN
from inloggen.models import Medewerker
from toezicht.logboek import record
from toezicht.soorten import Soort


class GeenCollega(Exception):
    """Nobody else, or nobody who may do this work."""


class NietLosTeLaten(Exception):
    """It did not begin at a standing link, or somebody has been identified already."""


def may_release(identification: Identification) -> bool:
    """Only what nobody was invited to, and as long as nothing was established about a person."""
    return (
        identification.staand
        and identification.samen_id is None
        and identification.status in OPEN
        and identification.code_klopt_op is None
        and identification.opgezocht_op is None
    )


def offer(*, identification: Identification, collega: Medewerker, now: datetime) -> None:
    """The call stays where it is until the colleague says yes. Raises `GeenCollega`, `AlVerder`."""
    if collega.pk == identification.ambtenaar_id or not collega.heeft_rol(Rol.AMBTENAAR):
        raise GeenCollega
    with transaction.atomic():
        hold(identification)
        if not _running(identification, now=now).update(overdracht_aan=collega, signaal_op=now):
            raise AlVerder
        _record(Soort.OVERDRACHT_AANGEBODEN, identification, now=now)


def withdraw(*, identification: Identification, now: datetime) -> None:
    """Take the offer back. Raises `AlVerder`: the colleague said yes or no already."""
    rows = _running(identification, now=now).exclude(overdracht_aan=None)
    with transaction.atomic():
        hold(identification)
        if not rows.update(overdracht_aan=None, signaal_op=now):
            raise AlVerder
        _record(Soort.OVERDRACHT_AANGEBODEN, identification, now=now, reden="ingetrokken")


def refuse(*, identification: Identification, collega: Medewerker, now: datetime) -> None:
    """Raises `AlVerder`: the offer is gone."""
    with transaction.atomic():
        hold(identification)
        rows = _offered(identification, collega=collega, now=now)
        if not rows.update(overdracht_aan=None, signaal_op=now):
            raise AlVerder
        door = door_medewerker(collega.naam, collega.pk)
        record(
            soort=Soort.OVERDRACHT_AANGEBODEN,
            door=door,
            now=now,
            onderwerp=identification.pk,
            reden="geweigerd",
        )


def accept(*, identification: Identification, collega: Medewerker, now: datetime) -> None:
    """From now on this is the call of the colleague, whose name the inwoner sees. Raises `AlVerder`."""
    with transaction.atomic():
        hold(identification)
        rows = _offered(identification, collega=collega, now=now)
        everybody = Identification.objects.filter(_of_call(identification), bevestigd_op=None)
        # Who looked along for a colleague is no second pair of eyes for themselves.
        everybody.filter(meekijker=collega).update(meekijker=None, meekijker_naam="")
        theirs = _name_of(collega)
        taken = rows.update(**theirs, overdracht_aan=None, merk=free_merk(ambtenaar=collega), signaal_op=now)
        if not taken:
            raise AlVerder
        # Who stopped, was too late or was left out can be asked in again: by whoever has the call.
        everybody.update(**theirs, overdracht_aan=None)
        Gesprek.objects.filter(identificaties=identification, beeindigd_op=None).update(
            ambtenaar=collega, ambtenaar_naam=collega.naam, ambtenaar_functie=collega.functie
        )
        door = door_medewerker(collega.naam, collega.pk)
        record(soort=Soort.OVERGENOMEN, door=door, now=now, onderwerp=identification.pk)


def release(*, identification: Identification, now: datetime) -> None:
    """Back to nobody: the colleague who does talk with this inwoner can take it up by its zaaknummer.

    Raises `NietLosTeLaten`, `AlVerder`.
    """
    if not may_release(identification):
        raise NietLosTeLaten
    rows = _running(identification, now=now).filter(staand=True, code_klopt_op=None, opgezocht_op=None)
    with transaction.atomic():
        hold(identification)
        freed = rows.update(
            ambtenaar=None,
            ambtenaar_naam="",
            ambtenaar_functie="",
            overdracht_aan=None,
            merk="",
            gesprek=None,
            meekijker=None,
            meekijker_naam="",
            signaal_op=now,
        )
        if freed != 1:
            raise AlVerder
        if identification.gesprek_id is not None:
            Gesprek.objects.filter(
                pk=identification.gesprek_id, identificaties=None, beeindigd_op=None
            ).update(beeindigd_op=now)
        _record(Soort.LOSGELATEN, identification, now=now)


def _name_of(collega: Medewerker) -> dict[str, object]:
    return {
        "ambtenaar": collega,
        "ambtenaar_naam": collega.naam,
        "ambtenaar_functie": collega.functie,
    }


def _of_call(identification: Identification) -> Q:
    """This one, or everybody in the call."""
    if identification.samen_id is None:
        return Q(pk=identification.pk)
    return Q(samen=identification.samen_id)


def _running(identification: Identification, *, now: datetime) -> QuerySet[Identification]:
    """Still going on, and still of the ambtenaar who asks."""
    return Identification.objects.filter(
        _of_call(identification),
        ambtenaar=identification.ambtenaar_id,
        status__in=OPEN,
        verloopt_op__gt=now,
    )


def _offered(
    identification: Identification, *, collega: Medewerker, now: datetime
) -> QuerySet[Identification]:
    return Identification.objects.filter(
        _of_call(identification), overdracht_aan=collega, status__in=OPEN, verloopt_op__gt=now
    )


def _record(soort: Soort, identification: Identification, *, now: datetime, reden: str = "") -> None:
    record(
        soort=soort,
        door=door_ambtenaar(identification),
        now=now,
        onderwerp=identification.pk,
        reden=reden,
    )
