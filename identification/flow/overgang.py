"""The one place where a status is written."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from identification.flow.berichten import tell_client
from identification.flow.gesprek import end_gesprek
from identification.models import PERSOONLIJK, Identification, Overgang, Signaal, SignaalSoort
from identification.status import OPEN, Afloop, Status, check_overgang
from toezicht.logboek import record
from toezicht.soorten import Soort

_VAN_HET_BEWIJS = ("zaaknummer", "zaak_bestaand", "zaak_ref", "document_ref", "bewijs_sha256", "geleverd_op")
_NAAM_MET_CLIENT = 170  # what fits beside the name of a client in the 250 characters of `door`


class AlVerder(Exception):
    """Somebody else was first: the identification is no longer in the status that was looked at."""


def door_medewerker(naam: str, pk: UUID | None) -> str:
    """Name and the start of the id: two people may have one name."""
    return f"medewerker {naam} ({str(pk)[:8]})"


def door_ambtenaar(identification: Identification) -> str:
    """Also through which other system the ambtenaar acted, if that was so."""
    naam, pk = identification.ambtenaar_naam, identification.ambtenaar_id
    if identification.via:
        return f"client {identification.via} namens {door_medewerker(naam[:_NAAM_MET_CLIENT], pk)}"
    return door_medewerker(naam, pk)


DOOR_INWONER = "inwoner"
DOOR_KLOK = "opruimen"
DOOR_BEZORGER = "bezorgen"


def begin(identification: Identification, *, door: str) -> None:
    """Store a new identification with its first line of history."""
    now = identification.gemaakt_op
    with transaction.atomic():
        identification.status = Status.UITGENODIGD
        identification.save(force_insert=True)
        _write(identification.pk, van="", naar=Status.UITGENODIGD, door=door, now=now)
        record(soort=Soort.LINK_GEMAAKT, door=door, now=now, onderwerp=identification.pk)


def example(status: Status, **columns: Any) -> Identification:
    """How one looks in this status, for a page that is shown before there is any: without a history, never stored."""
    row = Identification(**columns)
    row.status = status
    return row


def move(
    *,
    pk: UUID,
    van: Status,
    naar: Status,
    door: str,
    now: datetime,
    soort: Soort,
    reden: str = "",
    only: dict[str, Any] | None = None,
    **changes: Any,
) -> None:
    """Take one arrow, if the row is still where it was seen, and write it down in the same transaction.

    `only`: further conditions on the row; `soort`, `reden`: how the audit trail calls it.

    Raises `AlVerder` when it is not, `OngeldigeOvergang` when the table has no such arrow.
    """
    check_overgang(van, naar)
    with transaction.atomic():
        rows = Identification.objects.filter(pk=pk, status=van, **(only or {}))
        if rows.update(status=naar, **changes) != 1:
            raise AlVerder
        _write(pk, van=van, naar=naar, door=door, now=now)
        tell_client(pk=pk, status=naar, now=now)
        if van in OPEN and naar not in OPEN:
            end_gesprek(identification_id=pk, now=now)
        record(soort=soort, door=door, now=now, onderwerp=pk, reden=reden)


def wipe(*, pk: UUID, van: Status, door: str, now: datetime, **changes: Any) -> None:
    """The arrow to GEWIST: every personal column is emptied in the same UPDATE, or the database refuses."""
    with transaction.atomic():
        move(
            pk=pk,
            van=van,
            naar=Status.GEWIST,
            door=door,
            now=now,
            soort=Soort.GEWIST,
            gewist_op=now,
            next_attempt_at=None,
            **PERSOONLIJK,
            **changes,
        )
        # The one signal that says something of the person.
        Signaal.objects.filter(identification_id=pk, soort=SignaalSoort.BRP_ALARM.value).delete()
        _wipe_along(pk, van=van, door=door, now=now)


def _wipe_along(pk: UUID, *, van: Status, door: str, now: datetime) -> None:
    """Everybody whom the proof of this row names, in the same transaction; where the proof went stays readable."""
    along = Identification.objects.filter(bewijs_bij=pk, status=Status.BEVESTIGD).order_by("pk")
    for other in list(along.values_list("pk", flat=True)):
        carrier = Identification.objects.values("afloop", *_VAN_HET_BEWIJS).get(pk=pk)
        afloop = carrier.pop("afloop")
        if van is not Status.VERLOPEN:
            wipe(pk=other, van=Status.BEVESTIGD, door=door, now=now, **carrier)
            continue
        given_up = afloop == Afloop.OPGEGEVEN
        soort = Soort.BEZORGING_OPGEGEVEN if given_up else Soort.VERLOPEN
        move(
            pk=other,
            van=Status.BEVESTIGD,
            naar=Status.VERLOPEN,
            door=door,
            now=now,
            soort=soort,
            afloop=afloop,
        )
        wipe(pk=other, van=Status.VERLOPEN, door=door, now=now)


def _write(pk: UUID, *, van: str, naar: Status, door: str, now: datetime) -> None:
    Overgang.objects.create(identification_id=pk, van=van, naar=naar, door=door, moment=now)
