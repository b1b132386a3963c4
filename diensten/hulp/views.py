"""Help for who cannot log in: open to everybody, without a cookie, in every language of the inwoner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from diensten.gemeente.lezen import current
from diensten.gemeente.openingstijden import AndereDag, Openingstijden
from diensten.hulp.situaties import SITUATIES, Situatie


@dataclass(frozen=True, slots=True)
class Hulppagina:
    """`week`: name of the day and its blocks, none when nobody filled in when the telephone is answered.

    `andere_dagen`: the dates in the next weeks that are not as their day of the week.
    """

    situatie: Situatie | None
    andere: tuple[Situatie, ...]
    week: list[tuple[str, tuple[tuple[time, time], ...]]]
    adres: str
    andere_dagen: tuple[AndereDag, ...] = ()


@login_not_required
@require_safe
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    return render(request, "inwoner/hulp.html", {"pagina": _page(None)})


@login_not_required
@require_safe
@never_cache
def een(request: HttpRequest, situatie: str) -> HttpResponse:
    found = SITUATIES.get(situatie)
    if found is None:
        raise Http404
    return render(request, "inwoner/hulp.html", {"pagina": _page(found)})


def _page(situatie: Situatie | None) -> Hulppagina:
    return help_page(situatie, current().contact.tijden, vandaag=timezone.localdate())


def help_page(situatie: Situatie | None, tijden: Openingstijden, *, vandaag: date) -> Hulppagina:
    days = [(str(WEEKDAYS[number]), blocks) for number, blocks in enumerate(tijden.week)]
    return Hulppagina(
        situatie=situatie,
        andere=tuple(one for one in SITUATIES.values() if one is not situatie),
        week=days if tijden else [],
        adres=f"{settings.BASE_URL}/",
        andere_dagen=tijden.soon(vandaag) if tijden else (),
    )
