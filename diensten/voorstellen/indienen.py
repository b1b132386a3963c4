"""Putting down a proposal. The writers of the subjects do that, where one person alone may not change something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from diensten.door import AnderWasEerst, Door
from diensten.gebeurd import voorstel_gezet
from diensten.voorstellen.models import Besluit, Onderwerp, Voorstel

if TYPE_CHECKING:
    from diensten.models import Dienst

Inhoud = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gedaan:
    """`opgeslagen`: how many fields, or parts, hold from now on; `voorstel`: what waits for another person."""

    opgeslagen: int
    voorstel: Voorstel | None = None

    def __bool__(self) -> bool:
        return bool(self.opgeslagen) or self.voorstel is not None


class WachtAl(AnderWasEerst):
    """There is a proposal already, which whoever wants another one did not see."""


def newest(onderwerp: Onderwerp, dienst: Dienst | None = None) -> Voorstel | None:
    return Voorstel.objects.filter(onderwerp=onderwerp, dienst=dienst).order_by("-nummer").first()


def waits(onderwerp: Onderwerp, dienst: Dienst | None = None) -> Voorstel | None:
    """The newest one, while nobody decided about it. Of an older one nobody can."""
    found = newest(onderwerp, dienst)
    return found if found is not None and found.besluit == Besluit.OPEN else None


def number(onderwerp: Onderwerp, dienst: Dienst | None = None) -> int:
    """For a form to say what it was made at: the proposals put down and the decisions about them, counted together.

    A decision counts, or whoever saves a form that was opened before it, with the words of the proposal in it, would
    become the author of them. 0 when there is none.
    """
    return _counted(newest(onderwerp, dienst))


def _counted(last: Voorstel | None) -> int:
    """Odd while the newest one is open, even once somebody decided about it."""
    if last is None:
        return 0
    return 2 * last.nummer - (last.besluit == Besluit.OPEN)


def propose(
    *,
    onderwerp: Onderwerp,
    inhoud: Inhoud,
    eerder: Inhoud,
    na: int | None,
    door: Door,
    now: datetime,
    dienst: Dienst | None = None,
) -> Voorstel | None:
    """None when the same waits already. It takes the place of one that waits.

    `na`: `number` as this person saw it; None for who saw none, and then none may wait. Inside the transaction of
    the change. Raises `AnderWasEerst`, `WachtAl`.
    """
    last = _locked(newest(onderwerp, dienst))
    if last is not None and last.besluit == Besluit.OPEN and last.inhoud == inhoud:
        return None
    _check_seen(last, na)
    row = Voorstel(
        onderwerp=onderwerp,
        dienst=dienst,
        nummer=(last.nummer if last else 0) + 1,
        inhoud=inhoud,
        eerder=eerder,
        moment=now,
        door=door.naam,
        door_id=door.id,
    )
    with transaction.atomic():
        _add(row)
        voorstel_gezet.send(sender=Voorstel, voorstel=row, besluit=Besluit.OPEN, door=door, now=now)
    return row


def _locked(last: Voorstel | None) -> Voorstel | None:
    """Nobody decides about it meanwhile. Of a dienst, whoever changes that holds it already."""
    if last is None or last.dienst_id is not None:
        return last
    return Voorstel.objects.select_for_update().get(pk=last.pk)


def _check_seen(last: Voorstel | None, na: int | None) -> None:
    """Raises `AnderWasEerst`, `WachtAl`."""
    if na is None and last is not None and last.besluit == Besluit.OPEN:
        raise WachtAl
    if na is not None and na != _counted(last):
        raise AnderWasEerst


def _add(row: Voorstel) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        taken = Voorstel.objects.filter(onderwerp=row.onderwerp, dienst=row.dienst, nummer=row.nummer)
        if taken.exists():  # two people at once: the unique index let one of them in
            raise AnderWasEerst from None
        raise
