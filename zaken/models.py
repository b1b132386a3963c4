"""The built-in register: zaken with their status, initiator and documents, and who looked at them."""

from __future__ import annotations

from typing import Any, NoReturn

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from zaken.contact.werk import Contactmoment
from zaken.koppeling import Zaaktypekoppeling
from zaken.stuf.stap import StufStap

__all__ = [
    "AlleenToevoegen",
    "Betrokkene",
    "Contactmoment",
    "Document",
    "Inzage",
    "StaatVast",
    "StufStap",
    "Zaak",
    "Zaaknummerreeks",
    "Zaakstatus",
    "Zaaktypekoppeling",
]
_SOORTEN = ["geopend", "identiteit_vastgesteld", "identiteit_betwist"]
ZAAKNUMMER = r"[0-9]{4}-[0-9]{5,8}"


class StaatVast(TypeError):
    """Rows of this table are only added, never changed or removed."""


class AlleenToevoegen(models.Model):
    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise StaatVast
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ARG002
        raise StaatVast


class Zaaknummerreeks(models.Model):
    """The last number given out in a year."""

    jaar = models.PositiveSmallIntegerField(unique=True)
    laatste = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.jaar}: {self.laatste}"


class Zaak(models.Model):
    """`initiator_versleuteld`: the BSN, sealed with the register key and bound to the zaaknummer.

    `gemachtigde_versleuteld`: the same of who acted for the initiator last, in the capacity `machtiging`.
    """

    zaaknummer = models.CharField(max_length=20, unique=True, validators=[RegexValidator(rf"^{ZAAKNUMMER}$")])
    dienst_slug = models.SlugField(max_length=60)
    dienst_naam = models.CharField(max_length=80)
    geopend_op = models.DateTimeField()
    initiator_versleuteld = models.BinaryField(null=True)
    gemachtigde_versleuteld = models.BinaryField(null=True)
    machtiging = models.CharField(max_length=40, blank=True, default="")

    def __str__(self) -> str:
        return self.zaaknummer


class Betrokkene(AlleenToevoegen):
    """Somebody else of the call whose proof stands in the zaak. `versleuteld`: the BSN, sealed as in `Zaak`."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="betrokkenen")
    deel = models.CharField(max_length=17)
    machtiging = models.CharField(max_length=40, blank=True, default="")
    versleuteld = models.BinaryField()

    def __str__(self) -> str:
        return self.deel


class Zaakstatus(AlleenToevoegen):
    class Soort(models.TextChoices):
        GEOPEND = "geopend", _("Zaak geopend")
        IDENTITEIT_VASTGESTELD = "identiteit_vastgesteld", _("Identiteit vastgesteld")
        IDENTITEIT_BETWIST = "identiteit_betwist", _("Inwoner meldt: dit was ik niet")

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="statussen")
    soort = models.CharField(max_length=30, choices=Soort.choices)
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["zaak", "soort"], name="zaakstatus_eenmaal"),
            CheckConstraint(name="zaakstatus_soort", condition=Q(soort__in=_SOORTEN)),
        ]

    def __str__(self) -> str:
        return self.soort


class Document(models.Model):
    """`zaak` is empty until the document is put in one. `sha256`, `omvang` (bytes): of the open content.

    `betwist_op`: when the person in whose name it stands said "that was not me".
    """

    identificatie = models.UUIDField(unique=True)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="documenten", null=True)
    titel = models.CharField(max_length=200)
    bestandsnaam = models.CharField(max_length=120)
    inhoud_versleuteld = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    omvang = models.PositiveIntegerField()
    toegevoegd_op = models.DateTimeField()
    betwist_op = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.titel


class Inzage(AlleenToevoegen):
    """Who opened a zaak, or one of its documents."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="inzagen")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="inzagen", null=True)
    door = models.CharField(max_length=200)
    door_id = models.UUIDField()
    moment = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.zaak_id} ({self.moment:%Y-%m-%d})"
