"""The receipt of the inwoner: what happened in their name, and the way back when it was not them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from identification.models.identification import Identification


class Ontvangst(models.Model):
    """One for each completed identification.

    `nummer` finds it; `sleutel_hash` is the keyed hash of the secret beside it on the receipt. `adres` and `sleutel`
    are sealed: the e-mail address of the appointment until the mail is away, the secret as long as the inwoner's own
    page may show it. The rest is the work list: what has to be mailed, what has to be marked in the zaak.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    identification = models.OneToOneField(Identification, on_delete=models.CASCADE, related_name="ontvangst")
    nummer = models.CharField(max_length=6, unique=True)
    sleutel_hash = models.CharField(max_length=64)
    gemaakt_op = models.DateTimeField()
    geldig_tot = models.DateTimeField()

    dag = models.DateField()
    data_sleutel = models.BinaryField(null=True)
    adres = models.BinaryField(null=True)
    sleutel = models.BinaryField(null=True)
    gemaild_op = models.DateTimeField(null=True)

    betwist_op = models.DateTimeField(null=True)
    gemarkeerd_op = models.DateTimeField(null=True)

    next_attempt_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    fout = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["next_attempt_at"], name="ontvangst_werk")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="gemaild_houdt_geen_adres", condition=Q(gemaild_op__isnull=True) | Q(adres__isnull=True)
            ),
            models.CheckConstraint(
                name="verzegeld_met_sleutel",
                condition=Q(data_sleutel__isnull=False) | Q(adres__isnull=True, sleutel__isnull=True),
            ),
            models.CheckConstraint(
                name="gemarkeerd_is_betwist",
                condition=Q(gemarkeerd_op__isnull=True) | Q(betwist_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.nummer
