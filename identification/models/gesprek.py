"""A conversation: who of the gemeente talks with an inwoner now, about what."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Gesprek(models.Model):
    """`nummer`: five digits that the ambtenaar says, so that the inwoner can look up who is calling.

    It is no secret and lets nobody in by itself. A number is unique among the conversations that go on. Nothing of
    the inwoner stands here.
    """

    nummer = models.CharField(max_length=5)
    ambtenaar = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ambtenaar_naam = models.CharField(max_length=200)
    ambtenaar_functie = models.CharField(max_length=200, blank=True)
    dienst = models.ForeignKey("diensten.Dienst", on_delete=models.PROTECT, related_name="+")
    begonnen_op = models.DateTimeField()
    verloopt_op = models.DateTimeField()
    beeindigd_op = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="gespreksnummer_eenmaal", fields=["nummer"], condition=Q(beeindigd_op=None)
            ),
            models.CheckConstraint(name="gespreksnummer_vorm", condition=Q(nummer__regex=r"^[0-9]{5}$")),
        ]

    def __str__(self) -> str:
        return self.nummer
