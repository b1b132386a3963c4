"""Where an ambtenaar opens what was put in a zaak."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from zaken.queries import is_built_in

REGISTER = "zaken.register.Register"


def proof_address(*, zaaknummer: str, identificatie: UUID) -> str:
    """In the own register the document itself, elsewhere the zaak; empty when nobody said where that is."""
    if settings.ZAAK_ADRES:
        return str(settings.ZAAK_ADRES).replace("{zaaknummer}", quote(zaaknummer, safe=""))
    if is_built_in(zaaknummer):
        return reverse("zaken:document", args=[zaaknummer, identificatie])
    return ""
