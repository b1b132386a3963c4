"""What the gemeente says about itself: versions that are only added."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from diensten.staat_vast import StaatVast


class Deel(models.TextChoices):
    """The parts that are set and put back apart from each other."""

    IDENTITEIT = "identiteit", _("Naam en nummers")
    CONTACT = "contact", _("Contact en openingstijden")
    STORING_INWONERS = "storing-inwoners", _("Mededeling voor inwoners")
    STORING_MEDEWERKERS = "storing-medewerkers", _("Mededeling voor medewerkers")
    LOGO = "logo", _("Logo")
    THEMA = "thema", _("Kleuren")


class GemeenteVersie(StaatVast):
    """One part as it stood from `moment`; the last row of a part counts, and an empty `inhoud` is none at all.

    `volgt_op`: the row of this part before it, 0 for the first. It is unique within the part, so two people cannot
    both change the same version. `inhoud`: what `diensten.gemeente.stand` reads.
    """

    deel = models.CharField(max_length=24, choices=Deel.choices)
    volgt_op = models.PositiveBigIntegerField()
    inhoud = models.JSONField(default=dict)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["deel", "volgt_op"], name="gemeente_een_opvolger"),
            CheckConstraint(name="gemeente_deel", condition=Q(deel__in=[d.value for d in Deel])),
        ]
        indexes = [models.Index(fields=["deel", "-id"])]

    def __str__(self) -> str:
        return f"{self.deel} ({self.moment:%Y-%m-%d})"
