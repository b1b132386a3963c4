"""An appointment, and the mails about it. What says something about the inwoner is sealed."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.taal import Taal
from diensten.models import Dienst

REEKS = "afspraak-"  # of the keys: that of the day of the appointment, which goes when the day is over
DUREN = (15, 30, 45, 60, 90)
PERSOONLIJK = ("adres", "naam", "videolink")


class Stand(models.TextChoices):
    GEPLAND = "gepland", _("Gepland")
    AFGEZEGD = "afgezegd", _("Afgezegd")


class Mailsoort(models.TextChoices):
    BEVESTIGING = "bevestiging", _("Bevestiging")
    WIJZIGING = "wijziging", _("Bericht dat de afspraak anders is")
    UITLEG = "uitleg", _("Bericht dat inloggen anders gaat")
    HERINNERING = "herinnering", _("Herinnering")
    AFZEGGING = "afzegging", _("Bericht dat de afspraak niet doorgaat")


class Afspraak(models.Model):
    """Sealed: `adres` (e-mail), `naam` of the inwoner when somebody wrote it down, and `videolink`.

    `ambtenaar` is empty for whoever is free then. `dag`: of `begint_op`, in the Netherlands; its key seals the row, and
    the row goes when that day is over. `versie` as with `Dienst`; `volgnummer` counts what the inwoner was told.
    `herinneren_op`: when the reminder is made, empty when it was or when there will be none. `identificatie`: the last
    one that began here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dienst = models.ForeignKey(Dienst, on_delete=models.PROTECT, related_name="+")
    ambtenaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    taal = models.CharField(max_length=2)
    tool = models.CharField(max_length=40)
    begint_op = models.DateTimeField()
    minuten = models.PositiveSmallIntegerField()

    dag = models.DateField()
    data_sleutel = models.BinaryField(null=True)
    adres = models.BinaryField(null=True)
    naam = models.BinaryField(null=True)
    videolink = models.BinaryField(null=True)

    stand = models.CharField(max_length=8, choices=Stand.choices, default=Stand.GEPLAND)
    versie = models.PositiveIntegerField(default=1)
    volgnummer = models.PositiveIntegerField(default=0)
    herinneren_op = models.DateTimeField(null=True)
    gestart_op = models.DateTimeField(null=True)
    identificatie = models.UUIDField(null=True)
    gemaakt_op = models.DateTimeField()
    door = models.CharField(max_length=200)
    door_id = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["dag", "begint_op"], name="afspraak_dag"),
            models.Index(fields=["herinneren_op"], name="afspraak_herinnering"),
        ]
        constraints: ClassVar = [
            CheckConstraint(name="afspraak_stand", condition=Q(stand__in=Stand.values)),
            CheckConstraint(name="afspraak_taal", condition=Q(taal__in=[taal.value for taal in Taal])),
            CheckConstraint(name="afspraak_minuten", condition=Q(minuten__in=DUREN)),
            CheckConstraint(
                name="afspraak_gepland_is_verzegeld",
                condition=~Q(stand=Stand.GEPLAND.value)
                | Q(data_sleutel__isnull=False, adres__isnull=False, videolink__isnull=False),
            ),
            CheckConstraint(
                name="afspraak_afgezegd_is_leeg",
                condition=~Q(stand=Stand.AFGEZEGD.value)
                | Q(
                    adres__isnull=True, naam__isnull=True, videolink__isnull=True, herinneren_op__isnull=True
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dag} ({self.stand})"

    @property
    def eindigt_op(self) -> datetime:
        return self.begint_op + timedelta(minutes=self.minuten)


class Afspraakmail(models.Model):
    """One mail, and the work list of the worker.

    `inhoud` is the whole mail as it will go, sealed under the key of its appointment: a second try sends the same
    bytes. It is empty when the mail is away, given up, or overtaken by a later one (`vervallen`). `attempts` counts
    the tries that began. `niveau`: how sure the login must be, as this mail explains it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afspraak = models.ForeignKey(Afspraak, on_delete=models.CASCADE, related_name="mails")
    soort = models.CharField(max_length=12, choices=Mailsoort.choices)
    volgnummer = models.PositiveIntegerField()
    niveau = models.PositiveSmallIntegerField(null=True)
    inhoud = models.BinaryField(null=True)
    gemaakt_op = models.DateTimeField()
    door_id = models.UUIDField(null=True)
    verzonden_op = models.DateTimeField(null=True)
    vervallen = models.BooleanField(default=False)
    next_attempt_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    fout = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["gemaakt_op", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["next_attempt_at"], name="afspraakmail_werk"),
            models.Index(fields=["door_id", "gemaakt_op"], name="afspraakmail_van"),
        ]
        constraints: ClassVar = [
            CheckConstraint(name="afspraakmail_soort", condition=Q(soort__in=Mailsoort.values)),
            CheckConstraint(
                name="afspraakmail_niveau",
                condition=Q(niveau__isnull=True) | Q(niveau__in=[int(n) for n in Betrouwbaarheidsniveau]),
            ),
            CheckConstraint(
                name="afspraakmail_wacht_of_is_leeg",
                condition=Q(next_attempt_at__isnull=True, inhoud__isnull=True)
                | Q(next_attempt_at__isnull=False, inhoud__isnull=False, verzonden_op__isnull=True),
            ),
            UniqueConstraint(
                name="afspraakmail_een_herinnering",
                fields=["afspraak", "volgnummer"],
                condition=Q(soort=Mailsoort.HERINNERING.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.gemaakt_op:%Y-%m-%d})"

    @property
    def wacht(self) -> bool:
        return self.next_attempt_at is not None
