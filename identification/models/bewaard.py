"""A proof that did not reach its zaak in time: kept sealed for a while, so that somebody can put it there by hand."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from identification.models.identification import Identification


class BewaardBewijs(models.Model):
    """`bewijs` is the PDF, sealed under `data_sleutel`, which the key of the register wraps; nothing else is personal.

    The identification itself was wiped when this row was made. It ends when the proof comes into a zaak after all
    (`geleverd_op`), when somebody gives it up or its time is over (`gewist_op`): from then on nothing sealed is left.
    `doel` is the zaak it is to go to, by the system; the columns after it are the work list, as with the
    identification.
    """

    identification = models.OneToOneField(
        Identification, on_delete=models.PROTECT, related_name="bewaard", primary_key=True
    )
    data_sleutel = models.BinaryField(null=True)
    bewijs = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64)
    omvang = models.PositiveIntegerField()
    bewaard_op = models.DateTimeField()
    bewaar_tot = models.DateTimeField()
    reden = models.CharField(max_length=60, blank=True, default="")  # why it did not reach its zaak
    opgehaald_op = models.DateTimeField(null=True)
    geleverd_op = models.DateTimeField(null=True)
    gewist_op = models.DateTimeField(null=True)

    doel = models.CharField(max_length=40, blank=True, default="")
    next_attempt_at = models.DateTimeField(null=True)
    bezorger_tot = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    bezorg_fout = models.CharField(max_length=60, blank=True, default="")
    zaak_ref = models.CharField(max_length=500, blank=True, default="")
    document_ref = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["next_attempt_at"], name="bewaard_werk"),
            models.Index(fields=["bewaar_tot"], name="bewaard_klok"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="bewaard_tot_het_einde",
                condition=Q(
                    geleverd_op__isnull=True,
                    gewist_op__isnull=True,
                    data_sleutel__isnull=False,
                    bewijs__isnull=False,
                )
                | Q(data_sleutel__isnull=True, bewijs__isnull=True, next_attempt_at__isnull=True)
                & (
                    Q(geleverd_op__isnull=False, gewist_op__isnull=True)
                    | Q(geleverd_op__isnull=True, gewist_op__isnull=False)
                ),
            ),
            models.CheckConstraint(name="bewaard_korter", condition=Q(bewaar_tot__gt=F("bewaard_op"))),
            models.CheckConstraint(
                name="bewaard_met_doel", condition=Q(next_attempt_at__isnull=True) | ~Q(doel="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.identification_id)

    @property
    def is_over(self) -> bool:
        return self.geleverd_op is not None or self.gewist_op is not None
