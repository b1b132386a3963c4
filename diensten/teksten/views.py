"""Prescribed texts: what Logius asks, what stands there now, and what the inwoner sees."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from diensten.teksten import queries
from diensten.teksten.forms import TekstForm, TerugForm
from diensten.teksten.invullen import back_to_own_words, fill_in
from diensten.teksten.queries import Tekststand
from diensten.teksten.woorden import Sleutel
from diensten.wijzigen import AnderWasEerst, Door
from toegang import current_medewerker, rol_vereist


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    return render(request, "beheer/teksten.html", {"teksten": queries.all_texts().values()})


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def tekst(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Three buttons: store, look first, and back to our own words."""
    if sleutel not in list(Sleutel):
        raise Http404
    which = Sleutel(sleutel)
    stand = queries.one_text(which)
    if request.method != "POST":
        initial = {"tekst": stand.tekst, "bron": stand.bron, "versie": stand.versie}
        return _page(request, which, stand, TekstForm(initial=initial, standaard=stand.standaard))
    if request.POST.get("actie") == "standaard":
        return _back(request, which, stand)
    form = TekstForm(request.POST, standaard=stand.standaard)
    if not form.is_valid():
        return _page(request, which, stand, form)
    if request.POST.get("actie") == "voorbeeld":
        return _page(request, which, stand, form, proef=form.cleaned_data["tekst"])
    return _store(request, which, form)


def _store(request: HttpRequest, which: Sleutel, form: TekstForm) -> HttpResponse:
    try:
        changed = fill_in(sleutel=which, door=_door(request), now=timezone.now(), **form.cleaned_data)
    except AnderWasEerst:
        return _conflict(request, which)
    if changed:
        messages.success(request, _("De tekst is opgeslagen. Inwoners zien hem vanaf nu."))
    else:
        messages.info(request, _("Er is niets gewijzigd."))
    return redirect("beheer:tekst", sleutel=which.value)


def _back(request: HttpRequest, which: Sleutel, stand: Tekststand) -> HttpResponse:
    form = TerugForm(request.POST)
    versie = form.cleaned_data["versie"] if form.is_valid() else -1
    try:
        back_to_own_words(sleutel=which, versie=versie, door=_door(request), now=timezone.now())
    except AnderWasEerst:
        return _conflict(request, which)
    messages.success(request, _("Inwoners zien weer onze eigen tekst."))
    return redirect("beheer:tekst", sleutel=stand.sleutel)


def _conflict(request: HttpRequest, which: Sleutel) -> HttpResponse:
    """What was typed stays, beside what stands there now; storing again is then a choice."""
    stand = queries.one_text(which)
    data = request.POST.copy()
    data["versie"] = str(stand.versie)
    if "tekst" not in data:
        data.update({"tekst": stand.tekst, "bron": stand.bron})
    form = TekstForm(data, standaard=stand.standaard)
    form.is_valid()
    return _page(request, which, stand, form, conflict=True, status=409)


def _page(
    request: HttpRequest,
    which: Sleutel,
    stand: Tekststand,
    form: TekstForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    proef = more.get("proef", "")
    context = {
        "stand": stand,
        "form": form,
        "voorbeelden": queries.examples(which, tekst=proef or stand.tekst),
        "wijzigingen": queries.changes(which),
        "soort": "error" if stand.plek.fout else "info",
        **more,
    }
    return render(request, "beheer/tekst.html", context, status=status)


def _door(request: HttpRequest) -> Door:
    medewerker = current_medewerker(request)
    return Door(naam=medewerker.naam, id=medewerker.pk)
