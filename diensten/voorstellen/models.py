"""What one person wants inwoners to read or to trust, until another person says yes."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from diensten.staat_vast import StaatVast


class Onderwerp(models.TextChoices):
    """What a proposal is about. There is one of each, but `DIENST`: one of each dienst."""

    STORING = "storing", _("Mededeling voor inwoners")
    CONTACT = "contact", _("Contactgegevens")
    DIENST = "dienst", _("Naam en omschrijving van een dienst")


class Besluit(models.TextChoices):
    OPEN = "open", _("Wacht op goedkeuring")
    GOEDGEKEURD = "goedgekeurd", _("Goedgekeurd")
    TERUGGEGEVEN = "teruggegeven", _("Teruggegeven")
    INGETROKKEN = "ingetrokken", _("Ingetrokken")


_NIETS = Q(besloten_op=None, besloten_door="", besloten_door_id=None, reden="")
_EEN_ANDER = Q(besloten_door_id__isnull=False) & (Q(door_id=None) | ~Q(besloten_door_id=F("door_id")))
_DOOR_IEMAND = Q(besloten_op__isnull=False) & ~Q(besloten_door="")


class Voorstel(StaatVast):
    """What `door` proposes never changes. The decision is filled in once, by `diensten.voorstellen.besluiten` alone.

    `inhoud`: the values as `diensten.voorstellen.onderwerpen` reads them; `eerder`: what held in their place when it
    was proposed, and once it is approved what they came in the place of. `nummer` counts within the subject: of two
    people who propose at once one is told that the other was first, and only the newest one can be approved.
    """

    onderwerp = models.CharField(max_length=8, choices=Onderwerp.choices)
    dienst = models.ForeignKey(
        "diensten.Dienst", on_delete=models.PROTECT, null=True, related_name="voorstellen"
    )
    nummer = models.PositiveIntegerField()
    inhoud = models.JSONField()
    eerder = models.JSONField()
    besluit = models.CharField(max_length=12, choices=Besluit.choices, default=Besluit.OPEN)
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.CharField(max_length=200, blank=True, default="")
    besloten_door_id = models.UUIDField(null=True)
    reden = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            CheckConstraint(
                name="voorstel_onderwerp",
                condition=Q(onderwerp=Onderwerp.DIENST, dienst__isnull=False)
                | Q(onderwerp__in=[Onderwerp.STORING, Onderwerp.CONTACT], dienst=None),
            ),
            CheckConstraint(
                name="voorstel_vier_ogen",
                condition=(Q(besluit=Besluit.OPEN) & _NIETS)
                | (Q(besluit__in=[Besluit.GOEDGEKEURD, Besluit.TERUGGEGEVEN]) & _DOOR_IEMAND & _EEN_ANDER)
                | (Q(besluit=Besluit.INGETROKKEN) & _DOOR_IEMAND),
            ),
            CheckConstraint(
                name="voorstel_reden",
                condition=~Q(besluit__in=[Besluit.TERUGGEGEVEN, Besluit.INGETROKKEN]) | ~Q(reden=""),
            ),
            UniqueConstraint(
                name="voorstel_nummer", fields=["onderwerp", "nummer"], condition=Q(dienst__isnull=True)
            ),
            UniqueConstraint(
                name="voorstel_nummer_dienst", fields=["dienst", "nummer"], condition=Q(dienst__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["onderwerp"], name="voorstel_open", condition=Q(besluit=Besluit.OPEN))
        ]

    def __str__(self) -> str:
        return f"{self.onderwerp} {self.nummer}"
