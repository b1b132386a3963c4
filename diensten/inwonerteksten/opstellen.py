"""The only writer of texts of the gemeente: each step is written down with who and when.

Who stores a version is its author. Approving it takes another person, whatever roles both have; the database refuses
it too. Every function raises `AnderWasEerst` when the version is no longer what this person looked at.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from begrippen.taal import Taal
from diensten.inwonerteksten.ingaan import locked_place, planned_at, settle_place
from diensten.inwonerteksten.models import Stap, Tekstversie
from diensten.inwonerteksten.register import PLAATSEN
from diensten.inwonerteksten.stand import (
    MEESTE_GEPLAND,
    Inhoud,
    Stand,
    begins,
    may_judge,
    may_offer,
    may_withdraw,
    stand_of,
)
from diensten.inwonerteksten.stappen import write_down
from diensten.models import Dienst
from diensten.verhoging.tijdlijn import midnight
from diensten.wijzigen import AnderWasEerst, Door

# Who approved the texts of the first set-up of an installation: not a person, but the file that people looked at.
EERSTE_INRICHTING = Door(naam="eerste inrichting", id=UUID("6f1b6f0e-5f0c-5c0e-9d5e-0b1d7a1e0001"))


class EigenTekst(Exception):
    """Nobody approves what they wrote themselves."""


class NietDeMaker(Exception):
    """Nobody offers the draft of another: it may not be done, and whoever offers it could approve it."""


class MagNietWeg(Exception):
    """Somebody needs what stands at this place, so it cannot be hidden."""


class TeVeelGepland(Exception):
    """So many texts wait for their day at this place that nobody oversees it."""


class NietDeEerste(Exception):
    """There are texts already, so another person has to approve."""


def versions_of(*, sleutel: str, dienst: Dienst | None, taal: Taal) -> list[Tekstversie]:
    """Of one place, newest first."""
    rows = Tekstversie.objects.filter(sleutel=sleutel, dienst=dienst, taal=taal.value)
    return list(rows.order_by("-nummer"))


def store(
    *,
    sleutel: str,
    dienst: Dienst | None,
    taal: Taal,
    na: int,
    tekst: str,
    door: Door,
    now: datetime,
    inhoud: Inhoud = Inhoud.TEKST,
    toelichting: str = "",
    publiceer_op: date | None = None,
    controleer_op: date | None = None,
) -> Tekstversie:
    """A new version as a draft, when the newest one is still number `na` (0: there is none).

    Raises `MagNietWeg`.
    """
    if inhoud is Inhoud.WEG and not PLAATSEN[sleutel].mag_weg:
        raise MagNietWeg
    fields = {
        "inhoud": inhoud.value,
        "tekst": tekst,
        "toelichting": toelichting,
        "publiceer_op": publiceer_op,
        "controleer_op": controleer_op,
    }
    place = {"sleutel": sleutel, "dienst": dienst, "taal": taal.value, "nummer": na + 1}
    try:
        with transaction.atomic():
            rows = versions_of(sleutel=sleutel, dienst=dienst, taal=taal)
            if (rows[0].nummer if rows else 0) != na:
                raise AnderWasEerst
            who = {"moment": now, "door": door.naam, "door_id": door.id}
            versie = Tekstversie.objects.create(**place, **fields, **who)
            write_down(versie, Stap.OPGESLAGEN, door=door, now=now)
    except IntegrityError:
        # Two people stored the next version at once: the unique index let one of them in.
        if Tekstversie.objects.filter(**place).exists():
            raise AnderWasEerst from None
        raise
    return versie


def offer(*, pk: int, door: Door, now: datetime) -> None:
    """Ask somebody else to approve it. Raises `NietDeMaker`."""
    with transaction.atomic():
        versie, stand = _locked(pk, now=now)
        if stand is Stand.CONCEPT and not may_offer(versie, stand, wie=door.id):
            raise NietDeMaker
        if stand is not Stand.CONCEPT:
            raise AnderWasEerst
        Tekstversie.objects.filter(pk=pk).update(aangeboden_op=now)
        write_down(versie, Stap.AANGEBODEN, door=door, now=now)


def approve(*, pk: int, door: Door, now: datetime) -> Tekstversie:
    """It holds at once, or from its planned day. Raises `EigenTekst` and `TeVeelGepland`."""
    with transaction.atomic():
        versie = _to_judge(pk, door=door, now=now)
        planned = midnight(versie.publiceer_op) if versie.publiceer_op else None
        from_then = begins(publiceer_op=planned, now=now)
        if from_then > now and len(planned_at(versie, now=now)) >= MEESTE_GEPLAND:
            raise TeVeelGepland
        at_once = now if from_then <= now else None
        Tekstversie.objects.filter(pk=pk).update(
            geldt_vanaf=from_then, goedgekeurd_door_id=door.id, ingegaan_op=at_once
        )
        versie.geldt_vanaf = from_then
        write_down(versie, Stap.GOEDGEKEURD, door=door, now=now)
    versie.refresh_from_db()
    return versie


def take_over(*, versie: Tekstversie, now: datetime) -> None:
    """Approved by the file of the first set-up, when no text is older than that. Raises `NietDeEerste`."""
    if Tekstversie.objects.exclude(moment=now).exists():
        raise NietDeEerste
    approve(pk=versie.pk, door=EERSTE_INRICHTING, now=now)


def give_back(*, pk: int, reden: str, door: Door, now: datetime) -> None:
    """Not approved, with what should be otherwise. Raises `EigenTekst`."""
    with transaction.atomic():
        versie = _to_judge(pk, door=door, now=now)
        Tekstversie.objects.filter(pk=pk).update(teruggegeven_op=now)
        write_down(versie, Stap.TERUGGEGEVEN, reden=reden, door=door, now=now)


def withdraw(*, pk: int, reden: str, door: Door, now: datetime) -> None:
    """From now on it does not hold, and nothing before it holds again: what is for all diensten, or our own words."""
    with transaction.atomic():
        versie, stand = _locked(pk, now=now)
        if not may_withdraw(stand):
            raise AnderWasEerst
        Tekstversie.objects.filter(pk=pk).update(ingetrokken_op=now)
        write_down(versie, Stap.INGETROKKEN, reden=reden, door=door, now=now)


def still_right(*, pk: int, volgende: date | None, door: Door, now: datetime, reden: str = "") -> None:
    """Somebody looked whether the facts in it are still so. `volgende`: when to look again."""
    with transaction.atomic():
        versie, stand = _locked(pk, now=now)
        if stand not in {Stand.GEPLAND, Stand.GEPUBLICEERD}:
            raise AnderWasEerst
        Tekstversie.objects.filter(pk=pk).update(controleer_op=volgende)
        write_down(versie, Stap.NAGEKEKEN, reden=reden, controleer_op=volgende, door=door, now=now)


def _to_judge(pk: int, *, door: Door, now: datetime) -> Tekstversie:
    versie, stand = _locked(pk, now=now)
    if stand is not Stand.TER_GOEDKEURING or door.id is None:
        raise AnderWasEerst
    if not may_judge(versie, stand, wie=door.id):
        raise EigenTekst
    return versie


def _locked(pk: int, *, now: datetime) -> tuple[Tekstversie, Stand]:
    """The version and what it is now. All versions of its place are held, so that nobody adds one meanwhile."""
    versie = Tekstversie.objects.get(pk=pk)
    found = locked_place(versie)
    settle_place(versie, now=now)
    return found[pk], stand_of(found[pk], found.values(), now)
