"""The only writer of prescribed texts: a text for one of these places waits for the approval of another person.

They are versions as all texts of inwoners are, and `diensten.inwonerteksten.opstellen` writes them down: who offers one
is who wrote it, and never approves it. What holds is only ever replaced by another approved version, so also an empty
text (our own words) is offered first.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from begrippen.taal import Taal
from diensten.inwonerteksten import opstellen
from diensten.inwonerteksten.ingaan import locked_place
from diensten.inwonerteksten.models import Tekstversie
from diensten.inwonerteksten.stand import Stand, in_force, stand_of
from diensten.teksten.woorden import Sleutel
from diensten.wijzigen import AnderWasEerst, Door


def versions(sleutel: Sleutel) -> list[Tekstversie]:
    """Newest first."""
    return opstellen.versions_of(sleutel=sleutel.plaats, dienst=None, taal=Taal.NEDERLANDS)


def propose(
    *, sleutel: Sleutel, tekst: str, bron: str, na: int, door: Door, now: datetime
) -> Tekstversie | None:
    """Offer `tekst` (empty: our own words) when the newest version is still number `na` (0: there is none).

    None when that is what holds or waits already. Raises `AnderWasEerst`.
    """
    rows = versions(sleutel)
    if (rows[0].nummer if rows else 0) != na:
        raise AnderWasEerst
    if _is_there(rows, tekst, bron, now=now):
        return None
    with transaction.atomic():
        versie = opstellen.store(
            sleutel=sleutel.plaats,
            dienst=None,
            taal=Taal.NEDERLANDS,
            na=na,
            tekst=tekst,
            toelichting=bron,
            door=door,
            now=now,
        )
        opstellen.offer(pk=versie.pk, door=door, now=now)
    return versie


def approve(*, pk: int, door: Door, now: datetime) -> None:
    """It holds at once. Raises `opstellen.EigenTekst` and `AnderWasEerst`."""
    opstellen.approve(pk=pk, door=door, now=now)


def refuse(*, pk: int, reden: str, door: Door, now: datetime) -> None:
    """Raises `opstellen.EigenTekst` and `AnderWasEerst`."""
    opstellen.give_back(pk=pk, reden=reden, door=door, now=now)


def withdraw(*, pk: int, reden: str, door: Door, now: datetime) -> None:
    """Only what waits: what holds takes a proposal and another person to go. Raises `AnderWasEerst`."""
    with transaction.atomic():
        # All of its place, as `approve` holds them: two people in another order would wait for each other.
        if locked_place(Tekstversie.objects.get(pk=pk))[pk].geldt_vanaf is not None:
            raise AnderWasEerst
        opstellen.withdraw(pk=pk, reden=reden, door=door, now=now)


def _is_there(rows: list[Tekstversie], tekst: str, bron: str, *, now: datetime) -> bool:
    holds = in_force(rows, now)
    there = [(holds.tekst, holds.toelichting) if holds is not None else ("", "")]
    if rows and stand_of(rows[0], rows, now) is Stand.TER_GOEDKEURING:
        there.append((rows[0].tekst, rows[0].toelichting))
    return (tekst, bron) in there
