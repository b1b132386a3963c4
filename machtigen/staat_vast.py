"""Rows that are only added: each is the whole of something as it stood from that moment, and who made it so.

The newest version counts, and the older ones are the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import Max, QuerySet


class VersieStaatVast(TypeError):
    """What was written down is only ever added to."""


class AnderWasEerst(Exception):
    """Somebody stored a version after this beheerder opened the page."""


@dataclass(frozen=True, slots=True)
class Door:
    """Who makes the change: a medewerker, or a command without an id."""

    naam: str
    id: UUID | None = None


class Toegevoegd(models.Model):
    """A row that is added and never changed."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise VersieStaatVast
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ARG002
        raise VersieStaatVast


class Versie(Toegevoegd):
    """`versie` counts from 1 within what the other unique fields name."""

    versie = models.PositiveIntegerField()
    moment = models.DateTimeField()
    door = models.CharField(max_length=200)
    door_id = models.UUIDField(null=True)

    class Meta:
        abstract = True


V = TypeVar("V", bound=Versie)


def newest(rows: QuerySet[V], *keys: str) -> QuerySet[V]:
    """The last row for each value of `keys`."""
    last = rows.order_by().values(*keys).annotate(last=Max("pk")).values("last")
    return rows.filter(pk__in=last)


def add(
    model: type[V],
    *,
    sleutel: Mapping[str, Any],
    versie: int,
    gegevens: Mapping[str, Any],
    door: Door,
    now: datetime,
) -> V | None:
    """Store `gegevens` as the version after `versie` (0: the first). None when nothing differs.

    Raises `AnderWasEerst` when another version came after it, and then nothing is stored.
    """
    rows = model._default_manager.filter(**sleutel)
    last = rows.order_by("-versie").first()
    if (last.versie if last else 0) != versie:
        raise AnderWasEerst
    if last is not None and all(getattr(last, name) == value for name, value in gegevens.items()):
        return None
    try:
        with transaction.atomic():
            return model._default_manager.create(
                versie=versie + 1, moment=now, door=door.naam, door_id=door.id, **sleutel, **gegevens
            )
    except IntegrityError:
        # Two people stored at once: the unique index let one of them in.
        if rows.filter(versie=versie + 1).exists():
            raise AnderWasEerst from None
        raise
