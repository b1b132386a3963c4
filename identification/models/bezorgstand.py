"""The gate before the zaaksysteem: how it answered last, and who is talking with it now."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q

EEN = 1  # the primary key of the one row


class Bezorgstand(models.Model):
    """One row. `bezig`: for each hand-over that goes on, a ticket and until when it may last (ISO, UTC).

    `storingen`: how often in a row the zaaksysteem did not answer as it should; `storing_sinds`, `reden`: since when
    and why; `proef_op`: when one proof may try it again. `volgende_op`: before that no hand-over begins.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=EEN)
    bezig = models.JSONField(default=dict)
    storingen = models.PositiveIntegerField(default=0)
    reden = models.CharField(max_length=60, blank=True, default="")
    storing_sinds = models.DateTimeField(null=True)
    proef_op = models.DateTimeField(null=True)
    volgende_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [CheckConstraint(name="bezorgstand_een_rij", condition=Q(id=EEN))]

    def __str__(self) -> str:
        return f"{self.storingen} {self.reden}".strip()
