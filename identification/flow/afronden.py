"""Ending: Voltooien, stopping on purpose, and a new link in place of an old one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from begrippen.flow import Flow
from identification.flow.nudge import nudge
from identification.flow.overgang import AlVerder, door_medewerker, move, wipe
from identification.models import NIET_VOOR_BEZORGING, PERSOONLIJK, Identification
from identification.status import OPEN, Afloop, Status
from toezicht.soorten import Soort


class CodeKloptNietNog(Exception):
    """The code has not been checked, so nobody has been identified yet."""


def may_complete(identification: Identification) -> bool:
    return identification.flow == Flow.AMBTENAAR or identification.code_klopt_op is not None


def complete(*, identification: Identification, now: datetime) -> None:
    """Voltooien. Code, known BSN and link are gone at once; the rest with the delivery, or at once without a zaak.

    Pressing it twice is one outcome. Raises `CodeKloptNietNog`, `AlVerder`.
    """
    if identification.afloop == Afloop.VOLTOOID:
        return
    if not may_complete(identification):
        raise CodeKloptNietNog
    door = door_medewerker(identification.ambtenaar_naam)
    with transaction.atomic():
        move(
            pk=identification.pk,
            van=Status.INGELOGD,
            naar=Status.BEVESTIGD,
            door=door,
            now=now,
            soort=Soort.VOLTOOID,
            only={"ambtenaar": identification.ambtenaar_id, "verloopt_op__gt": now},
            afloop=Afloop.VOLTOOID,
            bevestigd_op=now,
            next_attempt_at=now,
            verloopt_op=now + timedelta(seconds=settings.BEZORG_LIMIET),
            **{column: PERSOONLIJK[column] for column in NIET_VOOR_BEZORGING},
        )
        if identification.zaaknummer:
            transaction.on_commit(lambda: nudge(identification.pk))
        else:
            wipe(pk=identification.pk, van=Status.BEVESTIGD, door=door, now=now)


def stop(*, identification: Identification, reden: str, now: datetime) -> None:
    """The ambtenaar stops: the link is dead and the row is empty at once. Raises `AlVerder`.

    `reden`: one of the fixed codes of the page.
    """
    end(
        identification=identification,
        van=Status(identification.status),
        afloop=Afloop.INGETROKKEN,
        door=door_medewerker(identification.ambtenaar_naam),
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
