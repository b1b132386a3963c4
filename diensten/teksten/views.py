"""Prescribed texts: what Logius asks, what stands there now, and a proposal for what the inwoner will see."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import KEURDERS, Rol
from diensten.inwonerteksten.models import Tekstversie
from diensten.inwonerteksten.stand import Stand, stand_of
from diensten.inwonerteksten.views import door_of
from diensten.teksten import queries
from diensten.teksten.forms import TekstForm, TerugForm
from diensten.teksten.invullen import propose, versions
from diensten.teksten.queries import Tekststand
from diensten.teksten.woorden import Sleutel
from diensten.wijzigen import AnderWasEerst
from toegang import rol_vereist


@require_GET
@rol_vereist(*KEURDERS)
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    return render(request, "beheer/teksten.html", {"teksten": queries.all_texts(now=timezone.now()).values()})


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def tekst(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Three buttons: propose, look first, and propose our own words."""
    if sleutel not in list(Sleutel):
        raise Http404
    which = Sleutel(sleutel)
    if request.method != "POST":
        rows = versions(which)
        stand = queries.text_state(which, rows, now=timezone.now())
        return _page(request, which, rows, _form(stand, initial=_initial(request, rows, stand)))
    if request.POST.get("actie") == "standaard":
        return _back(request, which)
    rows = versions(which)
    form = _form(queries.text_state(which, rows, now=timezone.now()), request.POST)
    if not form.is_valid():
        return _page(request, which, rows, form, status=422)
    if request.POST.get("actie") == "voorbeeld":
        return _page(request, which, rows, form, proef=form.cleaned_data["tekst"])
    return _propose(request, which, **form.cleaned_data)


def _back(request: HttpRequest, which: Sleutel) -> HttpResponse:
    form = TerugForm(request.POST)
    na = form.cleaned_data["na"] if form.is_valid() else -1
    return _propose(request, which, tekst="", bron="", na=na)


def _propose(request: HttpRequest, which: Sleutel, *, tekst: str, bron: str, na: int) -> HttpResponse:
    try:
        versie = propose(
            sleutel=which, tekst=tekst, bron=bron, na=na, door=door_of(request), now=timezone.now()
        )
    except AnderWasEerst:
        return _conflict(request, which)
    if versie is None:
        messages.info(request, _("Er is niets gewijzigd."))
        return redirect("beheer:tekst", sleutel=which.value)
    messages.success(request, _("Voorgesteld. Iemand anders moet de tekst goedkeuren."))
    return redirect("beheer:logiusversie", pk=versie.pk)


def _initial(request: HttpRequest, rows: list[Tekstversie], stand: Tekststand) -> dict[str, Any]:
    """What is asked for with `versie` (to put it back), else what waits or was given back, else what holds."""
    asked = {str(row.pk): row for row in rows}.get(request.GET.get("versie", ""))
    now_is = stand_of(rows[0], rows, timezone.now()) if rows else None
    if asked is None and now_is in {Stand.TER_GOEDKEURING, Stand.TERUGGEGEVEN}:
        asked = rows[0]
    if asked is not None:
        return {"tekst": asked.tekst, "bron": asked.toelichting, "na": stand.nummer}
    return {"tekst": stand.tekst, "bron": stand.bron, "na": stand.nummer}


def _conflict(request: HttpRequest, which: Sleutel) -> HttpResponse:
    """What was typed stays, beside what stands there now; proposing again is then a choice."""
    rows = versions(which)
    stand = queries.text_state(which, rows, now=timezone.now())
    data = request.POST.copy()
    data["na"] = str(stand.nummer)
    if "tekst" not in data:
        data.update({"tekst": stand.tekst, "bron": stand.bron})
    form = _form(stand, data)
    form.is_valid()
    return _page(request, which, rows, form, conflict=True, status=409)


def _form(stand: Tekststand, data: Any = None, **more: Any) -> TekstForm:
    return TekstForm(data, standaard=stand.standaard, eigen=queries.own_hosts(), **more)


def _page(
    request: HttpRequest,
    which: Sleutel,
    rows: list[Tekstversie],
    form: TekstForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    now = timezone.now()
    stand = queries.text_state(which, rows, now=now)
    context = {
        "stand": stand,
        "form": form,
        "voorbeelden": queries.examples(which, tekst=more.get("proef", "") or stand.tekst),
        "regels": queries.history(rows, now=now),
        "soort": "error" if stand.plek.fout else "info",
        **more,
    }
    return render(request, "beheer/tekst.html", context, status=status)
