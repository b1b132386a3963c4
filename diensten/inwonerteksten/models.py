"""The versions of the texts that inwoners read, and what was done with each."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from begrippen.taal import Taal
from diensten.inwonerteksten.stand import Inhoud
from diensten.staat_vast import StaatVast
from diensten.teksten.woorden import LOGIUS


class Stap(models.TextChoices):
    """What somebody did with a version."""

    OPGESLAGEN = "opgeslagen", _("Opgeslagen als concept")
    AANGEBODEN = "aangeboden", _("Ter goedkeuring aangeboden")
    GOEDGEKEURD = "goedgekeurd", _("Goedgekeurd")
    TERUGGEGEVEN = "teruggegeven", _("Teruggegeven")
    INGETROKKEN = "ingetrokken", _("Ingetrokken")
    NAGEKEKEN = "nagekeken", _("Nagekeken: het klopt nog")
    INGEGAAN = "ingegaan", _("Ingegaan")


class Tekstversie(StaatVast):
    """One version of the text of one place, for one dienst or for all, in one language. What it says never changes.

    `tekst` is plain text, one paragraph a line; empty: this place says nothing of its own. Who made it is `door`.
    `inhoud`: whether it is a text, our own words whatever holds for all diensten, or nothing at all.
    The moments are filled once, by `diensten.inwonerteksten.opstellen` alone; `controleer_op` moves on when somebody
    looked. `geldt_vanaf` is filled by the approval of somebody else, which the database holds too. `ingegaan_op`: when
    it was written down that it began, by `diensten.inwonerteksten.ingaan` where that was planned.
    """

    sleutel = models.CharField(max_length=40)
    dienst = models.ForeignKey(
        "diensten.Dienst", on_delete=models.PROTECT, null=True, related_name="tekstversies"
    )
    taal = models.CharField(max_length=2)
    nummer = models.PositiveIntegerField()
    inhoud = models.CharField(max_length=10, default=Inhoud.TEKST.value, db_default=Inhoud.TEKST.value)
    tekst = models.TextField(blank=True)
    toelichting = models.CharField(max_length=200, blank=True, default="")
    publiceer_op = models.DateField(null=True)
    controleer_op = models.DateField(null=True)
    aangeboden_op = models.DateTimeField(null=True)
    teruggegeven_op = models.DateTimeField(null=True)
    geldt_vanaf = models.DateTimeField(null=True)
    goedgekeurd_door_id = models.UUIDField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)
    ingegaan_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            CheckConstraint(name="tekstversie_taal", condition=Q(taal__in=[taal.value for taal in Taal])),
            CheckConstraint(
                name="tekstversie_inhoud",
                condition=Q(inhoud=Inhoud.TEKST.value)
                | Q(inhoud__in=[Inhoud.STANDAARD.value, Inhoud.WEG.value], tekst=""),
            ),
            CheckConstraint(name="tekstversie_maker", condition=Q(door_id__isnull=False)),
            CheckConstraint(
                name="tekstversie_vier_ogen",
                condition=Q(geldt_vanaf__isnull=True, goedgekeurd_door_id__isnull=True)
                | Q(
                    ~Q(goedgekeurd_door_id=F("door_id")),
                    geldt_vanaf__isnull=False,
                    goedgekeurd_door_id__isnull=False,
                    aangeboden_op__isnull=False,
                    teruggegeven_op__isnull=True,
                ),
            ),
            CheckConstraint(
                name="tekstversie_ingegaan",
                condition=Q(ingegaan_op__isnull=True) | Q(geldt_vanaf__isnull=False),
            ),
            CheckConstraint(
                name="tekstversie_eerst_aanbieden",
                condition=Q(teruggegeven_op__isnull=True) | Q(aangeboden_op__isnull=False),
            ),
            # What Logius prescribes says where that stands, in `toelichting`.
            CheckConstraint(
                name="tekstversie_bron",
                condition=~Q(sleutel__startswith=LOGIUS) | Q(tekst="") | ~Q(toelichting=""),
            ),
            UniqueConstraint(
                name="tekstversie_nummer",
                fields=["sleutel", "taal", "dienst", "nummer"],
                condition=Q(dienst__isnull=False),
            ),
            UniqueConstraint(
                name="tekstversie_nummer_alle",
                fields=["sleutel", "taal", "nummer"],
                condition=Q(dienst__isnull=True),
            ),
        ]
        indexes = [
            models.Index(fields=["taal", "sleutel", "geldt_vanaf"], name="tekstversie_geldt"),
            models.Index(
                fields=["geldt_vanaf"], name="tekstversie_wacht", condition=Q(ingegaan_op__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sleutel} {self.taal} {self.nummer}"


class Tekststap(StaatVast):
    """One step with a version. `reden`: of giving back and withdrawing; `controleer_op`: the next day to look."""

    versie = models.ForeignKey(Tekstversie, on_delete=models.PROTECT, related_name="stappen")
    soort = models.CharField(max_length=12, choices=Stap.choices)
    reden = models.CharField(max_length=200, blank=True, default="")
    controleer_op = models.DateField(null=True)

    class Meta:
        constraints = [
            CheckConstraint(name="tekststap_soort", condition=Q(soort__in=Stap.values)),
            CheckConstraint(
                name="tekststap_reden",
                condition=~Q(soort__in=[Stap.TERUGGEGEVEN, Stap.INGETROKKEN]) | ~Q(reden=""),
            ),
        ]
        indexes = [models.Index(fields=["versie", "-id"], name="tekststap_versie")]

    def __str__(self) -> str:
        return f"{self.soort} ({self.moment:%Y-%m-%d})"
