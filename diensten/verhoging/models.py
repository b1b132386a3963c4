"""A planned raise of the way to log in, and the log of what was done with it."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.staat_vast import StaatVast


class Stapsoort(models.TextChoices):
    """What somebody, or the clock, did with a raise."""

    GEPLAND = "gepland", _("Gepland")
    GEWIJZIGD = "gewijzigd", _("Gewijzigd")
    INGETROKKEN = "ingetrokken", _("Ingetrokken")
    INGEGAAN = "ingegaan", _("Ingegaan")
    TERUGGEDRAAID = "teruggedraaid", _("Teruggedraaid")
    AFGEVINKT = "afgevinkt", _("Afgevinkt")
    WEER_OPEN = "weer_open", _("Weer opengezet")


class Punt(models.TextChoices):
    """What people do themselves around a raise."""

    LOGIUS_MELDING = "logius", _("Vraag Logius om een extra melding op het inlogscherm van DigiD.")
    WEBSITE = "website", _("Zet de tekst op de website, met een link naar de aankondiging.")
    BALIE = "balie", _("Vertel het de balie en het klantcontactcentrum. Spreek af wat zij zeggen.")
    ANDERE_WEG = (
        "andere-weg",
        _("Regel een andere weg voor wie niet kan inloggen: papier, bellen of langskomen."),
    )


class Verhoging(models.Model):
    """Holds from `datum`, 0.00 in the Netherlands, whoever wrote it into the dienst and when (`doorgevoerd_op`).

    Only written by `diensten.verhoging.plannen` and `.ingaan`; `versie` as with `Dienst`.
    """

    dienst = models.ForeignKey("diensten.Dienst", on_delete=models.PROTECT, related_name="verhogingen")
    van = models.PositiveSmallIntegerField()
    naar = models.PositiveSmallIntegerField()
    datum = models.DateField()
    aankondigen_vanaf = models.DateField()
    versie = models.PositiveIntegerField(default=1)
    gepland_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True)
    doorgevoerd_op = models.DateTimeField(null=True)
    teruggedraaid_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            CheckConstraint(name="verhoging_hoger", condition=Q(naar__gt=F("van"))),
            CheckConstraint(
                name="verhoging_niveaus",
                condition=Q(van__in=[int(n) for n in Betrouwbaarheidsniveau])
                & Q(naar__in=[int(n) for n in Betrouwbaarheidsniveau]),
            ),
            CheckConstraint(
                name="verhoging_eerst_aankondigen", condition=Q(aankondigen_vanaf__lt=F("datum"))
            ),
            CheckConstraint(
                name="verhoging_een_einde",
                condition=Q(ingetrokken_op__isnull=True) | Q(doorgevoerd_op__isnull=True),
            ),
            CheckConstraint(
                name="verhoging_terug_na_ingang",
                condition=Q(teruggedraaid_op__isnull=True) | Q(doorgevoerd_op__isnull=False),
            ),
            UniqueConstraint(
                name="verhoging_een_tegelijk",
                fields=["dienst"],
                condition=Q(ingetrokken_op__isnull=True, doorgevoerd_op__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["dienst", "-id"])]

    def __str__(self) -> str:
        return f"{self.van} → {self.naar} ({self.datum})"

    @property
    def naar_niveau(self) -> Betrouwbaarheidsniveau:
        return Betrouwbaarheidsniveau(self.naar)

    @property
    def van_niveau(self) -> Betrouwbaarheidsniveau:
        return Betrouwbaarheidsniveau(self.van)

    @property
    def is_open(self) -> bool:
        """Not withdrawn, and not yet written into the dienst."""
        return self.ingetrokken_op is None and self.doorgevoerd_op is None


class VerhogingStap(StaatVast):
    """One step, with the plan as it stood after it. `punt` is filled for what was ticked, `reden` for a way back."""

    verhoging = models.ForeignKey(Verhoging, on_delete=models.PROTECT, related_name="stappen")
    soort = models.CharField(max_length=14, choices=Stapsoort.choices)
    naar = models.PositiveSmallIntegerField()
    datum = models.DateField()
    aankondigen_vanaf = models.DateField()
    punt = models.CharField(max_length=12, choices=Punt.choices, blank=True, default="")
    reden = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            CheckConstraint(name="verhogingstap_soort", condition=Q(soort__in=Stapsoort.values)),
            CheckConstraint(
                name="verhogingstap_reden",
                condition=~Q(soort__in=[Stapsoort.INGETROKKEN, Stapsoort.TERUGGEDRAAID]) | ~Q(reden=""),
            ),
        ]
        indexes = [models.Index(fields=["verhoging", "-id"])]

    def __str__(self) -> str:
        return f"{self.soort} ({self.moment:%Y-%m-%d})"
