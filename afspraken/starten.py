"""From an appointment to a call: what identification needs of it, and what it says back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from afspraken.models import REEKS, Afspraak, Stand
from afspraken.moment import day_of
from diensten.models import Dienst
from inloggen.models import Medewerker
from kluis.verzegeld import Verzegeld
from toezicht.logboek import record
from toezicht.soorten import Soort


class NietTeStarten(Exception):
    """It is not there (any more), not today, or of a colleague."""


@dataclass(frozen=True, slots=True)
class Startgegevens:
    """`adres`: where the receipt goes. `identificatie`: the last one that began here, if any."""

    dienst: Dienst
    taal: str
    adres: str
    identificatie: UUID | None


def to_start(*, pk: UUID, ambtenaar: Medewerker, now: datetime) -> Startgegevens:
    """Changes nothing. Raises `NietTeStarten`, `ZegelVerbroken`, `SleutelNietBereikbaar`."""
    row = Afspraak.objects.select_related("dienst").filter(_startable(ambtenaar, now=now), pk=pk).first()
    if row is None:
        raise NietTeStarten
    adres = Verzegeld.of(row, reeks=REEKS).unseal_text("adres", row.adres)
    return Startgegevens(row.dienst, row.taal, adres, row.identificatie)


def claim(*, pk: UUID, ambtenaar: Medewerker, now: datetime) -> None:
    """It becomes theirs, so that no colleague starts it too. Raises `NietTeStarten`."""
    mine = Afspraak.objects.filter(_startable(ambtenaar, now=now), pk=pk)
    with transaction.atomic():
        if mine.update(ambtenaar=ambtenaar, gestart_op=now, versie=F("versie") + 1) != 1:
            raise NietTeStarten
        record(soort=Soort.AFSPRAAK_GESTART, door=ambtenaar.naam, now=now, onderwerp=pk)


def note(*, pk: UUID, identificatie: UUID) -> None:
    Afspraak.objects.filter(pk=pk).update(identificatie=identificatie)


def _startable(ambtenaar: Medewerker, *, now: datetime) -> Q:
    own_or_free = Q(ambtenaar=ambtenaar) | Q(ambtenaar=None)
    return own_or_free & Q(stand=Stand.GEPLAND, dag=day_of(now))
