"""Files of the look of the gemeente, called after what is in them."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q


class Bestandsoort(models.TextChoices):
    LOGO = "logo"
    THEMA = "thema"


class HuisstijlBestand(models.Model):
    """`sha256` of `inhoud`, so a file never changes: a PNG that we wrote, or a theme as `Thema.as_bytes`.

    What no version names (a theme that was only looked at) is removed with the next upload after a day.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    soort = models.CharField(max_length=8, choices=Bestandsoort.choices)
    inhoud = models.BinaryField()
    gemaakt_op = models.DateTimeField()

    class Meta:
        constraints = [
            CheckConstraint(
                name="huisstijlbestand_soort", condition=Q(soort__in=[s.value for s in Bestandsoort])
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.sha256[:12]}"
