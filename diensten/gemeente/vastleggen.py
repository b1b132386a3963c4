"""The only writer of what the gemeente says about itself. Nothing is taken away: putting back is a row too.

What inwoners trust takes two people: how to reach the gemeente, and words of one's own above every page. `store` makes
a proposal of that; only `store_approved` lets it hold.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from begrippen.taal import Taal
from diensten.door import AnderWasEerst, Door
from diensten.gebeurd import gemeente_gewijzigd
from diensten.gemeente import lezen
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.stand import facts_of, message_of, storing_of, with_day, with_facts
from diensten.storing.standaard import INWONERS
from diensten.voorstellen.indienen import Gedaan, WachtAl, propose
from diensten.voorstellen.models import Onderwerp

ONDERWERP = {Deel.CONTACT: Onderwerp.CONTACT, Deel.STORING_INWONERS: Onderwerp.STORING}


class NietMeerGoed(Exception):
    """It was good when it was stored, and is refused by the rules of today. Carries what was stored."""

    def __init__(self, inhoud: dict[str, Any]) -> None:
        super().__init__()
        self.inhoud = inhoud


class GeenVersie(Exception):
    """There is no such version of this part, or it is the one that holds already."""


def last_of(deel: Deel) -> GemeenteVersie | None:
    return GemeenteVersie.objects.filter(deel=deel).order_by("-id").first()


def versions_of(*delen: Deel, limit: int = 20) -> list[GemeenteVersie]:
    """Newest first."""
    return list(GemeenteVersie.objects.filter(deel__in=delen).order_by("-id")[:limit])


def store(
    *, deel: Deel, vorige: int, inhoud: dict[str, Any], door: Door, now: datetime, na: int | None = None
) -> Gedaan:
    """Add a version after the one with id `vorige` (0: the first), or ask another person; nothing when nothing differs.

    `na`: the newest proposal that this person saw (`voorstellen.indienen.propose`). Raises `AnderWasEerst` when another
    one came after `vorige` or `na`, and then nothing is stored.
    """
    before = _inhoud(_unchanged(deel, vorige))
    alone, asked = parted(deel, eerder=before, inhoud=inhoud, now=now)
    with transaction.atomic():
        voorstel = None
        if asked is not None:
            eerder = facts_of(before) if deel is Deel.CONTACT else before
            voorstel = propose(
                onderwerp=ONDERWERP[deel], inhoud=asked, eerder=eerder, na=na, door=door, now=now
            )
        stored = store_approved(deel=deel, vorige=vorige, inhoud=alone, door=door, now=now)
    return Gedaan(int(stored), voorstel)


def store_approved(*, deel: Deel, vorige: int, inhoud: dict[str, Any], door: Door, now: datetime) -> bool:
    """What one person may say alone, what two agreed on, or the file of a first set-up. False when nothing differs.

    Raises `AnderWasEerst`.
    """
    before = _unchanged(deel, vorige)
    eerder = _inhoud(before)
    if eerder == inhoud:
        return False
    row = GemeenteVersie(
        deel=deel, volgt_op=vorige, inhoud=inhoud, moment=now, door=door.naam, door_id=door.id
    )
    with transaction.atomic():
        _add(row)
        gemeente_gewijzigd.send(sender=GemeenteVersie, versie=row, eerder=eerder)
    lezen.forget()
    return True


def parted(
    deel: Deel, *, eerder: dict[str, Any], inhoud: dict[str, Any], now: datetime
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """What one person may store, and what another one has to approve; None when that is nothing."""
    if deel is Deel.CONTACT and facts_of(inhoud) != facts_of(eerder):
        keep = with_day if "controleer_op" in inhoud else with_facts
        return keep(inhoud, facts_of(eerder)), facts_of(inhoud)
    if deel is Deel.STORING_INWONERS and inhoud and not _is_known(inhoud, eerder, now=now):
        return eerder, inhoud
    return inhoud, None


def _is_known(inhoud: dict[str, Any], eerder: dict[str, Any], *, now: datetime) -> bool:
    """Words that stand ready, or those of the message that is not over yet: then only the times differ."""
    texts = storing_of(inhoud).teksten.items()
    ready = [one.in_talen(tuple(Taal), now=now) for one in INWONERS.values()]
    shown = message_of(eerder)
    if shown is not None and not shown.is_over(now):
        ready.append(dict(shown.teksten))
    return any(texts <= one.items() for one in ready)


def _unchanged(deel: Deel, vorige: int) -> GemeenteVersie | None:
    before = last_of(deel)
    if (before.pk if before else 0) != vorige:
        raise AnderWasEerst
    return before


def _inhoud(row: GemeenteVersie | None) -> dict[str, Any]:
    return row.inhoud if row else {}


def _add(row: GemeenteVersie) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise AnderWasEerst from None  # both read the same one, and the unique index let one of them in


def put_back(
    *,
    deel: Deel,
    versie: int,
    vorige: int,
    door: Door,
    now: datetime,
    is_good: Callable[[Deel, dict[str, Any]], bool] = lambda _deel, _inhoud: True,
) -> Gedaan:
    """The contents of an earlier version become the newest one, when `is_good` says that they still may be.

    What takes two people does so here too. Raises `GeenVersie`, `NietMeerGoed`, `AnderWasEerst`, `WachtAl`.
    """
    row = GemeenteVersie.objects.filter(deel=deel, pk=versie).first()
    if row is None:
        raise GeenVersie
    if not is_good(deel, row.inhoud):
        raise NietMeerGoed(row.inhoud)
    asked = parted(deel, eerder=_inhoud(last_of(deel)), inhoud=row.inhoud, now=now)[1]
    gedaan = store(deel=deel, vorige=vorige, inhoud=row.inhoud, door=door, now=now)
    if not gedaan:
        raise GeenVersie if asked is None else WachtAl  # the same waits already
    return gedaan
