"""The audit trail: what happened, by whom and when, without anything about the inwoner."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import CheckConstraint, Q

from toezicht.soorten import Soort


class LogboekStaatVast(TypeError):
    """The audit trail is only ever added to."""


class Gebeurtenis(models.Model):
    """`onderwerp`: id of the identification, or of the medewerker whom it is about; `reden`: a fixed code or empty.

    Newest is the highest id.
    """

    soort = models.CharField(max_length=30)
    onderwerp = models.UUIDField(null=True, db_index=True)
    door = models.CharField(max_length=250)
    moment = models.DateTimeField()
    reden = models.CharField(max_length=60, blank=True)
    aantal = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            CheckConstraint(name="gebeurtenis_soort", condition=Q(soort__in=[s.value for s in Soort])),
            # No actor, no entry.
            CheckConstraint(name="gebeurtenis_door", condition=~Q(door="")),
        ]
        indexes = [
            models.Index(fields=["soort", "-id"]),
            models.Index(fields=["moment"], name="gebeurtenis_moment"),
        ]

    def __str__(self) -> str:
        return self.soort

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise LogboekStaatVast
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ARG002
        raise LogboekStaatVast
