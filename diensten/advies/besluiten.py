"""The only writer of decisions about the niveau of a dienst. They are added; the last one counts."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.advies.models import Niveaubesluit
from diensten.advies.regels import Antwoorden, advise
from diensten.models import Dienst
from diensten.wijzigen import AnderWasEerst, Door


class ToelichtingOntbreekt(Exception):
    """Less than the proposal, without a word why."""


def last_decision(dienst: Dienst) -> Niveaubesluit | None:
    return Niveaubesluit.objects.filter(dienst=dienst).order_by("-id").first()


def decide(
    *,
    dienst: Dienst,
    antwoorden: Antwoorden,
    besluit: Betrouwbaarheidsniveau,
    toelichting: str,
    vorige: int,
    door: Door,
    now: datetime,
) -> Niveaubesluit:
    """Store the decision that comes after the one with id `vorige` (0: the first). Changes nothing about the dienst.

    Raises `OnbekendAntwoord`, `ToelichtingOntbreekt`, and `AnderWasEerst` when another decision came in between.
    """
    advies = advise(antwoorden)
    if besluit < advies.niveau and not toelichting:
        raise ToelichtingOntbreekt
    with transaction.atomic():
        Dienst.objects.select_for_update().get(pk=dienst.pk)
        last = last_decision(dienst)
        if (last.pk if last else 0) != vorige:
            raise AnderWasEerst
        return Niveaubesluit.objects.create(
            dienst=dienst,
            antwoorden={vraag.value: code for vraag, code in antwoorden.items()},
            advies=int(advies.niveau),
            besluit=int(besluit),
            toelichting=toelichting,
            moment=now,
            door=door.naam,
            door_id=door.id,
        )
