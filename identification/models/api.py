"""Other systems that start identifications here: who they are, how they show it, what they are told."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from begrippen.scope import Scope
from identification.models.identification import Identification

SCOPES = [scope.value for scope in Scope]


class ApiClient(models.Model):
    """A system that may use the API, within what a beheerder allows. It sees only what it started.

    `scopes`: a sorted list of `Scope` codes. `netwerken`: addresses it may come from, as `10.2.0.0/16`; none: any.
    `nieuwe_ambtenaren`: may name an ambtenaar who has never logged in here. `webhook_url`: where it is told of
    changes; empty: nowhere. `versie` counts the changes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField(max_length=40, unique=True)
    scopes = models.JSONField(default=list)
    diensten = models.ManyToManyField("diensten.Dienst", related_name="+", blank=True)
    netwerken = models.JSONField(default=list, blank=True)
    nieuwe_ambtenaren = models.BooleanField(default=False)
    webhook_url = models.CharField(max_length=500, blank=True, default="")
    geldig_tot = models.DateField(null=True)  # the last day; empty: until somebody withdraws it
    ingetrokken_op = models.DateTimeField(null=True)
    gemaakt_op = models.DateTimeField()
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["naam"]
        constraints: ClassVar = [models.CheckConstraint(name="api_client_naam", condition=~Q(naam=""))]

    def __str__(self) -> str:
        return self.naam


class SleutelSoort(models.TextChoices):
    GEHEIM = "geheim"  # client_secret: is exchanged for a token that lives a quarter of an hour
    TOKEN = "token"  # noqa: S105 - a kind of key: the token itself, for who cannot exchange one
    HANDTEKENING = "handtekening"  # signs what we send to the webhook


class ApiSleutel(models.Model):
    """One secret of a client. Two of a kind may be alive, so that they can be changed without a stop.

    `hash`: SHA-256 (hex) of a secret of 256 random bits, which was shown once. What signs must be read again and is
    sealed instead (`verzegeld`).
    """

    client = models.ForeignKey(ApiClient, on_delete=models.CASCADE, related_name="sleutels")
    soort = models.CharField(max_length=12, choices=SleutelSoort.choices)
    hash = models.CharField(max_length=64, unique=True)
    verzegeld = models.BinaryField(null=True)
    gemaakt_op = models.DateTimeField()
    verloopt_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True)
    gebruikt_op = models.DateTimeField(null=True)  # to the minute

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="sleutel_van_handtekening_verzegeld",
                condition=Q(soort=SleutelSoort.HANDTEKENING.value) | Q(verzegeld__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"


class ApiToken(models.Model):
    """What a client got for its secret. Dies with the secret, and by itself after a quarter of an hour."""

    hash = models.CharField(max_length=64, primary_key=True)
    sleutel = models.ForeignKey(ApiSleutel, on_delete=models.CASCADE, related_name="+")
    scopes = models.JSONField(default=list)
    verloopt_op = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"until {self.verloopt_op:%H:%M:%S}"


class ApiVerbruik(models.Model):
    """How often a client called in one minute: `soort` is `alles` or `starten`."""

    client = models.ForeignKey(ApiClient, on_delete=models.CASCADE, related_name="+")
    soort = models.CharField(max_length=8)
    minuut = models.DateTimeField()
    aantal = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="verbruik_eenmaal", fields=["client", "soort", "minuut"])
        ]

    def __str__(self) -> str:
        return f"{self.aantal} {self.soort}"


class ApiVerzoek(models.Model):
    """One call with an Idempotency-Key, kept for a day, so that the same call again gives the same answer.

    Neither key nor body stands here: `sleutel_hash` and `digest` are keyed hashes of them. `identification_id` is
    known before the work begins. `antwoord`: sealed with the data key of that identification (`verzegeld`) where it
    holds a link, a word or a number, so it goes when that goes; as text elsewhere.
    """

    client = models.ForeignKey(ApiClient, on_delete=models.CASCADE, related_name="+")
    sleutel_hash = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    identification_id = models.UUIDField()
    http_status = models.PositiveSmallIntegerField(null=True)  # of the answer; empty: still being worked on
    antwoord = models.TextField(blank=True, default="")
    verzegeld = models.BinaryField(null=True)
    begonnen_op = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="verzoek_eenmaal", fields=["client", "sleutel_hash"])
        ]

    def __str__(self) -> str:
        return f"{self.http_status or 'busy'}"


class Opening(models.Model):
    """A one-time address with which one ambtenaar opens one identification that another system started."""

    token_hash = models.CharField(max_length=64, primary_key=True)
    identification = models.ForeignKey(Identification, on_delete=models.CASCADE, related_name="+")
    ambtenaar = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    verloopt_op = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"until {self.verloopt_op:%H:%M:%S}"


class Bericht(models.Model):
    """One change of status that a client is told of: written with the change itself, and the worker's list of work.

    What is sent is made from this row alone: no name, number of a person or code is near.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(ApiClient, on_delete=models.CASCADE, related_name="berichten")
    identification = models.ForeignKey(Identification, on_delete=models.CASCADE, related_name="+")
    bereikt = models.CharField(max_length=12)  # the status that was reached
    afloop = models.CharField(max_length=16, blank=True, default="")
    op = models.DateTimeField(db_index=True)
    next_attempt_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    fout = models.CharField(max_length=60, blank=True, default="")
    bezorgd_op = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["next_attempt_at"], name="bericht_werk")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="bezorgd_wacht_niet", condition=Q(bezorgd_op__isnull=True) | Q(next_attempt_at=None)
            ),
        ]

    def __str__(self) -> str:
        return self.bereikt
