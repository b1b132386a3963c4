"""What others read about diensten."""

from __future__ import annotations

from diensten.models import Dienst, Wijziging


def active_diensten() -> list[Dienst]:
    return list(Dienst.objects.filter(actief=True).order_by("naam"))


def dienst_by_slug(slug: str) -> Dienst | None:
    """Only a dienst that is in use."""
    return Dienst.objects.filter(slug=slug, actief=True).first()


def dienst_with_open_link(slug: str) -> Dienst | None:
    """The dienst whose standing link /nieuw/<slug>/ is open."""
    return Dienst.objects.filter(slug=slug, actief=True, staande_link=True).first()


def all_diensten() -> list[Dienst]:
    """Those in use first."""
    return list(Dienst.objects.order_by("-actief", "naam"))


def any_dienst(slug: str) -> Dienst | None:
    """Also one that has stopped."""
    return Dienst.objects.filter(slug=slug).first()


def recent_wijzigingen(*, dienst: Dienst, limit: int = 100) -> list[Wijziging]:
    """Newest first."""
    return list(Wijziging.objects.filter(dienst=dienst).order_by("-id")[:limit])
