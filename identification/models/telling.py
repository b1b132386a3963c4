"""How often what happened, per dienst and day: what is left for the statistics, without anything about a person."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from identification.cijfers import Maat


class Teldag(models.Model):
    """A day in the Netherlands that has been counted."""

    dag = models.DateField(primary_key=True)
    geteld_op = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.dag:%Y-%m-%d}"


class Telling(models.Model):
    """`klasse`: of `Maat`; 0 where that has none."""

    dag = models.ForeignKey(Teldag, on_delete=models.CASCADE, related_name="tellingen", db_index=False)
    dienst = models.ForeignKey("diensten.Dienst", on_delete=models.PROTECT, related_name="+", db_index=False)
    maat = models.CharField(max_length=12)
    klasse = models.PositiveSmallIntegerField(default=0)
    aantal = models.PositiveIntegerField()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["dag", "dienst", "maat", "klasse"], name="telling_eenmaal"),
            CheckConstraint(name="telling_maat", condition=Q(maat__in=[maat.value for maat in Maat])),
            CheckConstraint(name="telling_iets", condition=Q(aantal__gt=0)),
        ]
        indexes = [models.Index(fields=["dienst", "dag"], name="telling_dienst")]

    def __str__(self) -> str:
        return f"{self.maat} {self.klasse}: {self.aantal}"
