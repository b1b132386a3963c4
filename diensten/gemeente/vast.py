"""Name and numbers of the gemeente that the settings fix. What they leave open is filled in by functioneel beheer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from begrippen.gemeente import ZONDER_CODE, ZONDER_NAAM, Gemeente
from diensten.gemeente.models import Deel, GemeenteVersie

VELDEN = ("naam", "code", "rsin", "oin")
_ONMISBAAR = {"naam": ZONDER_NAAM, "code": ZONDER_CODE}  # a proof says them, for good
_PRODUCTIE = "productie"


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


def required() -> frozenset[str]:
    """What may not be taken away: name and code, once they are filled in, and in production from the start."""
    row = GemeenteVersie.objects.filter(deel=Deel.IDENTITEIT).order_by("-id").first()
    stored = row.inhoud if row else {}
    live = settings.OMGEVING == _PRODUCTIE
    return frozenset(
        veld for veld in _ONMISBAAR if live or str(stored.get(veld) or _ONMISBAAR[veld]) != _ONMISBAAR[veld]
    ) - set(fixed())


def is_filled_in(veld: str, waarde: str) -> bool:
    return waarde not in ("", _ONMISBAAR.get(veld, ""))


def is_complete(gemeente: Gemeente) -> bool:
    """Whether a proof can say who we are. Outside production an example will do."""
    if settings.OMGEVING != _PRODUCTIE:
        return True
    return all(is_filled_in(veld, getattr(gemeente, veld)) for veld in _ONMISBAAR)


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
