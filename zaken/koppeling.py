"""Which zaaktype and documenttype of the zaaksysteem belong to a dienst; read by every adapter that has types."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

from django.db import IntegrityError, models, transaction
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


def forget_koppeling(dienst_slug: str) -> None:
    """The dienst is gone: another one of this name begins without."""
    Zaaktypekoppeling.objects.filter(dienst_slug=dienst_slug).delete()


def mapped_slugs() -> frozenset[str]:
    """Of the diensten that have a zaaktype."""
    return frozenset(Zaaktypekoppeling.objects.values_list("dienst_slug", flat=True))


def koppeling_of(dienst_slug: str) -> Koppeling | None:
    row = Zaaktypekoppeling.objects.filter(dienst_slug=dienst_slug).first()
    if row is None:
        return None
    return Koppeling(row.zaaktype, row.informatieobjecttype, row.statustype, row.vertrouwelijkheid)


class AndersGewijzigd(Exception):
    """Somebody else stored another koppeling since this one was read."""


def versie_of(koppeling: Koppeling | None) -> str:
    """What a form holds to show which koppeling it was filled from; empty: there was none."""
    if koppeling is None:
        return ""
    return sha256(json.dumps(asdict(koppeling), sort_keys=True).encode()).hexdigest()[:16]


@transaction.atomic
def store_koppeling(*, dienst_slug: str, koppeling: Koppeling | None, versie: str) -> bool:
    """Returns whether anything changed. Whoever calls this writes down who did it. Raises `AndersGewijzigd`.

    `koppeling`: None takes it away. `versie`: of what was read before it was changed.
    """
    Zaaktypekoppeling.objects.select_for_update().filter(dienst_slug=dienst_slug).first()
    stored = koppeling_of(dienst_slug)
    if stored == koppeling:
        return False
    if versie_of(stored) != versie:
        raise AndersGewijzigd
    if koppeling is None:
        forget_koppeling(dienst_slug)
    elif stored is None:
        try:
            with transaction.atomic():
                Zaaktypekoppeling.objects.create(dienst_slug=dienst_slug, **asdict(koppeling))
        except IntegrityError:  # somebody else made the first one this very moment
            raise AndersGewijzigd from None
    else:
        Zaaktypekoppeling.objects.filter(dienst_slug=dienst_slug).update(**asdict(koppeling))
    return True
