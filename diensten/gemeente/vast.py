"""Name and numbers of the gemeente that the settings fix. What they leave open is filled in by functioneel beheer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from begrippen.gemeente import ZONDER_CODE, ZONDER_NAAM
from diensten.gemeente.models import Deel, GemeenteVersie

VELDEN = ("naam", "code", "rsin", "oin")


@dataclass(frozen=True, slots=True)
class Vast:
    """`instelling`: the variable of the environment that says it."""

    waarde: str
    instelling: str


def fixed() -> dict[str, Vast]:
    """By field, those of `VELDEN` that the settings fix: one place says who we are, for pages and couplings alike."""
    given = {
        "naam": (settings.GEMEENTE_NAAM, "GEMEENTE_NAAM", ZONDER_NAAM),
        "code": (settings.GEMEENTE_CODE, "GEMEENTE_CODE", ZONDER_CODE),
        "rsin": (settings.ZGW["rsin"], "ZGW_RSIN", ""),
        "oin": (settings.BRP["oin"], "BRP_OIN", ""),
    }
    return {
        veld: Vast(waarde, instelling)
        for veld, (waarde, instelling, open_) in given.items()
        if waarde != open_
    }


def gemeentecode_at(moment: datetime) -> str:
    """As it held then: a code that is filled in anew leaves the codes of running calls as they are."""
    vast = fixed().get("code")
    if vast is not None:
        return vast.waarde
    row = (
        GemeenteVersie.objects.filter(deel=Deel.IDENTITEIT, moment__lte=moment)
        .order_by("-id")
        .values_list("inhoud", flat=True)
        .first()
    )
    return str((row or {}).get("code") or ZONDER_CODE)
