"""Which zaaktype and documenttype of the zaaksysteem belong to a dienst; read by every adapter that has types."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _


class Vertrouwelijkheid(models.TextChoices):
    """The eight of RGBZ and the ZGW APIs, from open to closed. StUF writes them in capitals."""

    OPENBAAR = "openbaar", _("Openbaar")
    BEPERKT_OPENBAAR = "beperkt_openbaar", _("Beperkt openbaar")
    INTERN = "intern", _("Intern")
    ZAAKVERTROUWELIJK = "zaakvertrouwelijk", _("Zaakvertrouwelijk")
    VERTROUWELIJK = "vertrouwelijk", _("Vertrouwelijk")
    CONFIDENTIEEL = "confidentieel", _("Confidentieel")
    GEHEIM = "geheim", _("Geheim")
    ZEER_GEHEIM = "zeer_geheim", _("Zeer geheim")


class Zaaktypekoppeling(models.Model):
    """`zaaktype`: its identificatie in the catalogue; `informatieobjecttype` and `statustype`: their omschrijving.

    An empty `statustype` is the first status of the zaaktype, an empty `vertrouwelijkheid` what the catalogue says.
    """

    dienst_slug = models.SlugField(max_length=60, unique=True)
    zaaktype = models.CharField(max_length=50)
    informatieobjecttype = models.CharField(max_length=80)
    statustype = models.CharField(max_length=80, blank=True, default="")
    vertrouwelijkheid = models.CharField(
        max_length=20, choices=Vertrouwelijkheid.choices, blank=True, default=""
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="zaaktypekoppeling_gevuld",
                condition=~Q(dienst_slug="") & ~Q(zaaktype="") & ~Q(informatieobjecttype=""),
            ),
            CheckConstraint(
                name="zaaktypekoppeling_vertrouwelijkheid",
                condition=Q(vertrouwelijkheid__in=["", *Vertrouwelijkheid.values]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dienst_slug}: {self.zaaktype}"


@dataclass(frozen=True, slots=True)
class Koppeling:
    """One row, as adapters get it. Empty `statustype` and `vertrouwelijkheid`: as the catalogue has it."""

    zaaktype: str
    informatieobjecttype: str
    statustype: str = ""
    vertrouwelijkheid: str = ""


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What the catalogue of the zaaksysteem offers; the two last for one zaaktype."""

    zaaktypen: tuple[tuple[str, str], ...] = ()  # identificatie and omschrijving
    informatieobjecttypen: tuple[str, ...] = ()
    statustypen: tuple[str, ...] = ()


def koppeling_of(dienst_slug: str) -> Koppeling | None:
    row = Zaaktypekoppeling.objects.filter(dienst_slug=dienst_slug).first()
    if row is None:
        return None
    return Koppeling(row.zaaktype, row.informatieobjecttype, row.statustype, row.vertrouwelijkheid)


def store_koppeling(*, dienst_slug: str, koppeling: Koppeling) -> bool:
    """Returns whether anything changed. Whoever calls this writes down who did it."""
    if koppeling_of(dienst_slug) == koppeling:
        return False
    Zaaktypekoppeling.objects.update_or_create(dienst_slug=dienst_slug, defaults=asdict(koppeling))
    return True
