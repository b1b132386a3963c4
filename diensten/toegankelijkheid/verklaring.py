"""The accessibility statement that stands now, and the only writer of a new one. Old ones stay."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from diensten.models import Toegankelijkheid
from diensten.wijzigen import AnderWasEerst, Door


def current() -> Toegankelijkheid | None:
    """None as long as nobody filled it in."""
    return Toegankelijkheid.objects.order_by("-id").first()


def state(
    *,
    vorige: int,
    status: str,
    sinds: date,
    email: str,
    onderzoek_url: str,
    problemen: str,
    door: Door,
    now: datetime,
) -> None:
    """Store a statement that comes after the one with id `vorige` (0: the first).

    Raises `AnderWasEerst` when another one came after it, and then nothing is stored.
    """
    before = current()
    if (before.pk if before else 0) != vorige:
        raise AnderWasEerst
    try:
        with transaction.atomic():
            Toegankelijkheid.objects.create(
                volgt_op=vorige,
                status=status,
                sinds=sinds,
                email=email,
                onderzoek_url=onderzoek_url,
                problemen=problemen,
                moment=now,
                door=door.naam,
                door_id=door.id,
            )
    except IntegrityError:
        raise AnderWasEerst from None
