"""The receipt of the inwoner: what happened in their name, and the way back when it was not them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from identification.models.identification import Identification


class Ontvangst(models.Model):
    """One for each completed identification.

    `nummer` stands on the receipt; `sleutel_hash` is the SHA-256 of the secret beside it, which is needed to say
    "that was not me". `adres` and `data_sleutel`: the e-mail address of the appointment, sealed, and gone when the
    mail is away. The rest is the work list: what has to be mailed, what has to be marked in the zaak.
    """

    identification = models.OneToOneField(Identification, on_delete=models.CASCADE, related_name="ontvangst")
    nummer = models.CharField(max_length=12, unique=True)
    sleutel_hash = models.CharField(max_length=64)
    gemaakt_op = models.DateTimeField()
    geldig_tot = models.DateTimeField()

    dag = models.DateField()
    data_sleutel = models.BinaryField(null=True)
    adres = models.BinaryField(null=True)
    sleutel = models.BinaryField(
        null=True
    )  # the secret, sealed, as long as the inwoner's own page may show it
    taal = models.CharField(max_length=2, default="nl")
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
                name="gemarkeerd_is_betwist",
                condition=Q(gemarkeerd_op__isnull=True) | Q(betwist_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.nummer
