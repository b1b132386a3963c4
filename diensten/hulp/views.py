"""Help for who cannot log in: open to everybody, without a cookie, in every language of the inwoner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from diensten.gemeente.lezen import current
from diensten.gemeente.openingstijden import AndereDag, Openingstijden
from diensten.hulp.situaties import SITUATIES, Situatie
from diensten.inwonerteksten.spreken import texts_for


@dataclass(frozen=True, slots=True)
class Hulppagina:
    """`week`: name of the day and its blocks, none when nobody filled in when the telephone is answered.

    `andere_dagen`: the dates in the next weeks that are not as their day of the week.
    """

    situatie: Situatie | None
    sleutel: str
    andere: tuple[Situatie, ...]
    week: list[tuple[str, tuple[tuple[time, time], ...]]]
    adres: str
    andere_dagen: tuple[AndereDag, ...] = ()


@login_not_required
@require_safe
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    return _page(request, None)


@login_not_required
@require_safe
@never_cache
def een(request: HttpRequest, situatie: str) -> HttpResponse:
    found = SITUATIES.get(situatie)
    if found is None:
        raise Http404
    return _page(request, found)


def _page(request: HttpRequest, situatie: Situatie | None) -> HttpResponse:
    """A situation that the gemeente hides leads to the list: its address stands in letters and on websites."""
    teksten = texts_for(None, now=timezone.now())
    if situatie is not None and teksten.is_hidden(situatie.sleutel):
        taal = get_language() or "nl"
        return redirect(reverse("hulp") + (f"?taal={taal}" if taal != "nl" else ""))
    page = help_page(situatie, current().contact.tijden, vandaag=timezone.localdate())
    shown = tuple(one for one in page.andere if not teksten.is_hidden(one.sleutel))
    context = {"pagina": replace(page, andere=shown), "teksten": teksten}
    return render(request, "inwoner/hulp.html", context)


def help_page(situatie: Situatie | None, tijden: Openingstijden, *, vandaag: date) -> Hulppagina:
    days = [(str(WEEKDAYS[number]), blocks) for number, blocks in enumerate(tijden.week)]
    return Hulppagina(
        situatie=situatie,
        sleutel=situatie.sleutel if situatie else "",
        andere=tuple(one for one in SITUATIES.values() if one is not situatie),
        week=days if tijden else [],
        adres=f"{settings.BASE_URL}/",
        andere_dagen=tijden.soon(vandaag) if tijden else (),
    )
