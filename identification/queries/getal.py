"""What the ambtenaar sees of the number that is said, and of a browser that asks to take over."""

from __future__ import annotations

from django.urls import reverse

from begrippen.flow import Getalcontrole
from identification.models import Identification, InwonerSessie
from identification.paginas import GetalBlok, VerhuizingBlok
from identification.status import Status


def number_block(row: Identification) -> GetalBlok | None:
    """None when no number is said in this call, or the inwoner is past it."""
    if not row.getal or row.status != Status.UITGENODIGD:
        return None
    return GetalBlok(
        getal=row.getal,
        typen=row.getalcontrole == Getalcontrole.TYPEN,
        juist=row.getal_juist_op is not None,
        fouten=row.getal_fouten,
    )


def move_block(row: Identification) -> VerhuizingBlok | None:
    if row.status != Status.UITGENODIGD or row.signaal_op is None:
        return None  # who asks sets `signaal_op`, so most pages cost no query for this
    waiting = InwonerSessie.objects.filter(identification=row, verhuizing_op__isnull=False).first()
    if waiting is None or waiting.verhuizing_op is None:
        return None
    url = reverse("identification:verhuizing", args=[row.pk])
    return VerhuizingBlok(
        wie=waiting.pk, gevraagd_op=waiting.verhuizing_op, toestaan_url=url, weigeren_url=url
    )
