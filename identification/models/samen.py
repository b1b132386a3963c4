"""A call with more than one person: what ties their rows together, and what a row knows of it (ADR 0032)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from begrippen.deel import Deel


class Samen(models.Model):
    """One call with several people. Who writes to one of its rows and to others locks this row first.

    `voltooid_op`: from then on nobody comes in or goes out. Nothing of a person stands here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    begonnen_op = models.DateTimeField()
    voltooid_op = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)


class Meedoen(models.Model):
    """The columns of an identification about the call it is part of.

    `persoon`: which person of the call, from 0; a new link for the same person has the same number. `zonder_op`: the
    ambtenaar went on without this person. `bewijs_bij`: the row that carries the joint proof; empty for that row.
    """

    samen = models.ForeignKey(
        Samen, on_delete=models.PROTECT, null=True, blank=True, related_name="identificaties"
    )
    deel = models.CharField(max_length=17, default=Deel.INWONER.value)
    persoon = models.PositiveSmallIntegerField(default=0)
    zonder_op = models.DateTimeField(null=True)
    bewijs_bij = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="mee_in_bewijs"
    )

    class Meta:
        abstract = True

    samen_constraints: ClassVar = [
        models.CheckConstraint(name="deel_bestaat", condition=Q(deel__in=[deel.value for deel in Deel])),
        models.CheckConstraint(
            name="inwoner_is_de_eerste",
            condition=Q(deel=Deel.INWONER.value, persoon=0)
            | (~Q(deel=Deel.INWONER.value) & Q(persoon__gt=0)),
        ),
        models.CheckConstraint(
            name="alleen_zonder_samen",
            condition=Q(samen__isnull=False) | Q(persoon=0, zonder_op=None, bewijs_bij=None),
        ),
        # An interpreter is there to be understood, and in the zaak of nobody.
        models.CheckConstraint(
            name="tolk_handelt_voor_niemand",
            condition=~Q(deel=Deel.TOLK.value) | Q(namens_keuze="", namens_soort=""),
        ),
        # Somebody without whom the ambtenaar went on is over, and in no proof.
        models.CheckConstraint(
            name="zonder_is_niet_bevestigd",
            condition=Q(zonder_op=None)
            | Q(status__in=["AFGEBROKEN", "VERLOPEN", "GEWIST"], bevestigd_op=None, bewijs_bij=None),
        ),
        # The proof is delivered once: a row that another one carries is never work for the worker.
        models.CheckConstraint(
            name="mee_is_geen_werk",
            condition=Q(bewijs_bij=None)
            | Q(next_attempt_at=None, bewijs=None, status__in=["BEVESTIGD", "VERLOPEN", "GEWIST"]),
        ),
    ]
