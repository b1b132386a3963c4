"""A side panel inside a page of another origin, paired with the login of a medewerker."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Paneel(models.Model):
    """First a pairing code that works once, then a browser frame that may look along.

    `code_hash`: SHA-256 of the code that the medewerker reads in the portal and types into the panel; empty once it
    was used. `sleutel_hash`: SHA-256 of the secret in the cookie of the panel. `sessie` is the key of the login at
    which the code was made: when that login ends, so does the panel.
    """

    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sessie = models.CharField(max_length=40)
    code_hash = models.CharField(max_length=64, blank=True, db_index=True)
    code_tot = models.DateTimeField()
    sleutel_hash = models.CharField(max_length=64, blank=True, db_index=True)
    gekoppeld_op = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="paneel_code_of_sleutel",
                condition=Q(code_hash="", gekoppeld_op__isnull=False) | Q(sleutel_hash="", gekoppeld_op=None),
            ),
        ]

    def __str__(self) -> str:
        return f"panel of {self.medewerker_id}"
