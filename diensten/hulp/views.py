"""Help for who cannot log in: open to everybody, without a cookie, in every language of the inwoner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dates import WEEKDAYS
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from diensten.gemeente.lezen import current
from diensten.gemeente.openingstijden import Openingstijden
from diensten.hulp.situaties import SITUATIES, Situatie


@dataclass(frozen=True, slots=True)
class Hulppagina:
    """`week`: name of the day and its blocks, none when nobody filled in when the telephone is answered."""

    situatie: Situatie | None
    andere: tuple[Situatie, ...]
    week: list[tuple[str, tuple[tuple[time, time], ...]]]
    adres: str


@login_not_required
@require_safe
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    return render(request, "inwoner/hulp.html", {"pagina": help_page(None, current().contact.tijden)})


@login_not_required
@require_safe
@never_cache
def een(request: HttpRequest, situatie: str) -> HttpResponse:
    found = SITUATIES.get(situatie)
    if found is None:
        raise Http404
    return render(request, "inwoner/hulp.html", {"pagina": help_page(found, current().contact.tijden)})


def help_page(situatie: Situatie | None, tijden: Openingstijden) -> Hulppagina:
    days = [(str(WEEKDAYS[number]), blocks) for number, blocks in enumerate(tijden.week)]
    return Hulppagina(
        situatie=situatie,
        andere=tuple(one for one in SITUATIES.values() if one is not situatie),
        week=days if tijden else [],
        adres=f"{settings.BASE_URL}/",
    )
