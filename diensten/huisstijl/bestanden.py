"""The only writer and reader of the files of the look."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.db.models import QuerySet

from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.huisstijl.kleuren import GeenWaarde
from diensten.huisstijl.models import Bestandsoort, HuisstijlBestand
from diensten.huisstijl.paren import inspect
from diensten.huisstijl.thema import Thema, from_bytes

BEWAAR = timedelta(days=1)


def keep(*, soort: Bestandsoort, inhoud: bytes, now: datetime) -> str:
    """Its name, the SHA-256 of what is in it. What nobody chose within a day is cleared away."""
    name = hashlib.sha256(inhoud).hexdigest()
    unchosen(now=now).delete()
    HuisstijlBestand.objects.get_or_create(
        sha256=name, defaults={"soort": soort.value, "inhoud": inhoud, "gemaakt_op": now}
    )
    return name


def unchosen(*, now: datetime) -> QuerySet[HuisstijlBestand]:
    """Files that no version names and that are older than a day."""
    versions = GemeenteVersie.objects.filter(deel__in=[Deel.LOGO, Deel.THEMA])
    named = {inhoud.get("bestand", "") for inhoud in versions.values_list("inhoud", flat=True)}
    return HuisstijlBestand.objects.filter(gemaakt_op__lt=now - BEWAAR).exclude(sha256__in=named)


def content(soort: Bestandsoort, name: str) -> bytes | None:
    found = HuisstijlBestand.objects.filter(soort=soort, sha256=name).values_list("inhoud", flat=True).first()
    return None if found is None else bytes(found)


def unreadable(name: str) -> bool:
    """What cannot be shown to everybody by the rules of today: the rules may be stricter than when it was chosen."""
    found = theme(name)
    return found is None or not inspect(found).goed


def theme(name: str) -> Thema | None:
    """None when there is none, or when it is no theme any more."""
    found = content(Bestandsoort.THEMA, name)
    try:
        return None if found is None else from_bytes(found)
    except (GeenWaarde, KeyError, TypeError, ValueError):
        return None
