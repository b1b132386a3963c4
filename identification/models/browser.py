"""The browsers of an inwoner."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from identification.models.identification import Identification


class InwonerSessie(models.Model):
    """A browser of an inwoner. Its cookie holds a random secret, this row its hash; nothing personal in either.

    `gebonden`: the one browser that may log in with this link. `verhuizing_op`: this other browser asked to take its
    place, and waits for the ambtenaar. `aansluiting`, `transient_id` and `session_index` name its session at DigiD:
    random, and gone with the logout.
    """

    sleutel_hash = models.CharField(max_length=64, unique=True)
    identification = models.ForeignKey(Identification, on_delete=models.CASCADE, related_name="sessies")
    gebonden = models.BooleanField(default=False)
    verhuizing_op = models.DateTimeField(null=True)
    taal = models.CharField(max_length=2, default="nl")
    begonnen_op = models.DateTimeField()
    ingelogd_op = models.DateTimeField(null=True)
    laatst_actief_op = models.DateTimeField()
    uitgelogd_op = models.DateTimeField(null=True)
    aansluiting = models.CharField(max_length=40, blank=True, default="")
    transient_id = models.CharField(max_length=255, blank=True, default="")
    session_index = models.CharField(max_length=255, blank=True, default="")
    login_fout = models.CharField(max_length=40, blank=True, default="")  # what this browser was told
    # The secret from before the login. For minutes it still names this row, and lets nobody in.
    vorige_hash = models.CharField(max_length=64, blank=True, default="", db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="een_browser_per_link", fields=["identification"], condition=Q(gebonden=True)
            ),
            models.UniqueConstraint(
                name="een_verhuizing_per_link",
                fields=["identification"],
                condition=Q(verhuizing_op__isnull=False),
            ),
            models.CheckConstraint(
                name="gebonden_vraagt_niet", condition=Q(gebonden=False) | Q(verhuizing_op__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"browser of {self.identification_id}"
