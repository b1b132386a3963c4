"""The only writer of what the gemeente says about itself. Nothing is taken away: putting back is a row too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from diensten.gebeurd import gemeente_gewijzigd
from diensten.gemeente import lezen
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.wijzigen import AnderWasEerst, Door


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


def store(*, deel: Deel, vorige: int, inhoud: dict[str, Any], door: Door, now: datetime) -> bool:
    """Add a version after the one with id `vorige` (0: the first). False when nothing differs, and then none is added.

    Raises `AnderWasEerst` when another one came after `vorige`, and then nothing is stored.
    """
    before = last_of(deel)
    if (before.pk if before else 0) != vorige:
        raise AnderWasEerst
    if (before.inhoud if before else {}) == inhoud:
        return False
    row = GemeenteVersie(
        deel=deel, volgt_op=vorige, inhoud=inhoud, moment=now, door=door.naam, door_id=door.id
    )
    with transaction.atomic():
        _add(row)
        eerder = before.inhoud if before else {}
        gemeente_gewijzigd.send(sender=GemeenteVersie, versie=row, eerder=eerder)
    lezen.forget()
    return True


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
) -> None:
    """The contents of an earlier version become the newest one, when `is_good` says that they still may be.

    Raises `GeenVersie`, `NietMeerGoed`, `AnderWasEerst`.
    """
    row = GemeenteVersie.objects.filter(deel=deel, pk=versie).first()
    if row is None:
        raise GeenVersie
    if not is_good(deel, row.inhoud):
        raise NietMeerGoed(row.inhoud)
    if not store(deel=deel, vorige=vorige, inhoud=row.inhoud, door=door, now=now):
        raise GeenVersie
