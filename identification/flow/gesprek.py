"""A conversation: it begins with the first link, goes on with a new one, and ends with the identification."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Greatest

from diensten.models import Dienst
from identification.models import Gesprek, Identification
from identification.status import OPEN
from inloggen.models import Medewerker

_FIRST, _NUMBERS = 10_000, 90_000  # five digits without a zero in front, which nobody reads out
_TRIES = 40


def open_gesprek(*, dienst: Dienst, ambtenaar: Medewerker, verloopt_op: datetime, now: datetime) -> Gesprek:
    """With a number that no other conversation has now."""
    for _ in range(_TRIES - 1):
        try:
            return _create(dienst=dienst, ambtenaar=ambtenaar, verloopt_op=verloopt_op, now=now)
        except IntegrityError:
            continue  # somebody has this number; half of all numbers would have to be taken to need many tries
    return _create(dienst=dienst, ambtenaar=ambtenaar, verloopt_op=verloopt_op, now=now)


def _create(*, dienst: Dienst, ambtenaar: Medewerker, verloopt_op: datetime, now: datetime) -> Gesprek:
    with transaction.atomic():
        return Gesprek.objects.create(
            nummer=str(_FIRST + secrets.randbelow(_NUMBERS)),
            ambtenaar=ambtenaar,
            ambtenaar_naam=ambtenaar.naam,
            ambtenaar_functie=ambtenaar.functie,
            dienst=dienst,
            begonnen_op=now,
            verloopt_op=verloopt_op,
        )


def resume_gesprek(*, row: Identification, verloopt_op: datetime, now: datetime) -> Gesprek | None:
    """For a new link in the same call: the same number, or a new one when somebody else got it in between.

    None when nobody of the gemeente is in the call yet.
    """
    if row.ambtenaar is None:
        return None
    if row.gesprek is not None:
        try:
            with transaction.atomic():
                same = Gesprek.objects.filter(pk=row.gesprek.pk)
                if row.samen_id is not None:  # others in it may have more time
                    verloopt_op = max(verloopt_op, row.gesprek.verloopt_op)
                same.update(beeindigd_op=None, verloopt_op=verloopt_op)
            return row.gesprek
        except IntegrityError:
            pass
    return open_gesprek(dienst=row.dienst, ambtenaar=row.ambtenaar, verloopt_op=verloopt_op, now=now)


def stretch_gesprek(*, identification_id: UUID, until: datetime) -> None:
    """The identification got more time, and so did its conversation; where others have more, it keeps that."""
    _of(identification_id).update(verloopt_op=Greatest("verloopt_op", Value(until)))


def end_gesprek(*, identification_id: UUID, now: datetime) -> None:
    """The number names nobody any more, unless another link of the same call is open."""
    ended = _of(identification_id).exclude(
        pk__in=Identification.objects.filter(status__in=OPEN, gesprek__isnull=False).values("gesprek_id")
    )
    ended.update(beeindigd_op=now)


def end_forgotten(*, now: datetime) -> int:
    """Conversations whose clock is over."""
    return Gesprek.objects.filter(beeindigd_op=None, verloopt_op__lte=now).update(beeindigd_op=now)


def pass_on_gesprek(*, identification_id: UUID, ambtenaar: Medewerker) -> None:
    """A colleague takes over the call: who types the number sees the name of the colleague."""
    _of(identification_id).update(
        ambtenaar=ambtenaar, ambtenaar_naam=ambtenaar.naam, ambtenaar_functie=ambtenaar.functie
    )


def _of(identification_id: UUID) -> QuerySet[Gesprek]:
    return Gesprek.objects.filter(identificaties=identification_id, beeindigd_op=None)
