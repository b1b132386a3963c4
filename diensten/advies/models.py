"""What was answered about a dienst, what was proposed, and what people decided."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.staat_vast import StaatVast

_NIVEAUS = [int(niveau) for niveau in Betrouwbaarheidsniveau]


class Niveaubesluit(StaatVast):
    """The last row of a dienst counts. Who decides for less than the proposal says why."""

    dienst = models.ForeignKey("diensten.Dienst", on_delete=models.PROTECT, related_name="niveaubesluiten")
    antwoorden = models.JSONField()
    advies = models.PositiveSmallIntegerField()
    besluit = models.PositiveSmallIntegerField()
    toelichting = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            CheckConstraint(
                name="niveaubesluit_niveaus", condition=Q(advies__in=_NIVEAUS) & Q(besluit__in=_NIVEAUS)
            ),
            CheckConstraint(
                name="niveaubesluit_toelichting",
                condition=Q(besluit__gte=F("advies")) | ~Q(toelichting=""),
            ),
        ]
        indexes = [models.Index(fields=["dienst", "-id"])]

    def __str__(self) -> str:
        return f"{self.besluit} ({self.moment:%Y-%m-%d})"

    @property
    def advies_niveau(self) -> Betrouwbaarheidsniveau:
        return Betrouwbaarheidsniveau(self.advies)

    @property
    def besluit_niveau(self) -> Betrouwbaarheidsniveau:
        return Betrouwbaarheidsniveau(self.besluit)
