"""Dienstensets, for functioneel beheer."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from machtigen.models import Dienstenset, Omgeving
from machtigen.pagina import Wijzigpagina
from machtigen.sets.forms import OmgevingForm, SetForm
from machtigen.sets.queries import set_by_id, sets_in
from toegang import rol_vereist


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    omgevingen = [(omgeving, sets_in(omgeving)) for omgeving in Omgeving]
    return render(request, "machtigen/sets.html", {"omgevingen": omgevingen})


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def nieuw(request: HttpRequest) -> HttpResponse:
    """Only where it is for; the page of the set itself comes next, and stores it."""
    form = OmgevingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return redirect("machtigen:set", omgeving=form.cleaned_data["omgeving"], set_id=uuid4())
    status = 422 if request.method == "POST" else 200
    return render(request, "machtigen/set_nieuw.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def een(request: HttpRequest, omgeving: str, set_id: UUID) -> HttpResponse:
    """A set that is not there yet is made by storing it."""
    stored = set_by_id(set_id)
    if omgeving not in Omgeving.values or (stored is not None and stored.omgeving != omgeving):
        raise Http404
    return Wijzigpagina(
        model=Dienstenset,
        form=SetForm,
        sleutel={"set_id": set_id, "omgeving": omgeving},
        template="machtigen/set.html",
        naar=reverse("machtigen:sets"),
        context={"omgeving": Omgeving(omgeving)},
    ).answer(request)
