"""What somebody changed about a dienst, and which drafts somebody took away."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q

from begrippen.verwerking import LANGSTE
from diensten.staat_vast import StaatVast

GEMAAKT = "gemaakt"
VROEGER_ACTIEF = "actief"  # in the change log until a dienst had three states: True or False


class Wijziging(StaatVast):
    """One field of a dienst that somebody changed, as codes.

    The first row of a dienst has `GEMAAKT` as its field and the name as its value.
    """

    dienst = models.ForeignKey("diensten.Dienst", on_delete=models.PROTECT, related_name="wijzigingen")
    veld = models.CharField(max_length=40)
    van = models.CharField(max_length=LANGSTE, blank=True)
    naar = models.CharField(max_length=LANGSTE, blank=True)

    class Meta:
        constraints = [CheckConstraint(name="wijziging_verschil", condition=~Q(van=F("naar")))]
        indexes = [models.Index(fields=["dienst", "-id"])]

    def __str__(self) -> str:
        return f"{self.veld} ({self.moment:%Y-%m-%d})"


class VerwijderdeDienst(StaatVast):
    """A draft that somebody took away: its name and its slug. There is nothing else left of it."""

    slug = models.SlugField(max_length=60)
    naam = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.slug} ({self.moment:%Y-%m-%d})"
