"""The register, for functioneel beheer."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from machtigen.diensten import dienst_by_slug
from machtigen.models import Omgeving, Registratie
from machtigen.pagina import Wijzigpagina
from machtigen.register.forms import RegistratieForm
from machtigen.register.queries import deze_omgeving, niveau_naam, register, registraties
from toegang import rol_vereist


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    context = {
        "omgevingen": [(omgeving, register(omgeving)) for omgeving in Omgeving],
        "hier": deze_omgeving(),
    }
    return render(request, "machtigen/register.html", context)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def een(request: HttpRequest, omgeving: str, slug: str) -> HttpResponse:
    if omgeving not in Omgeving.values:
        raise Http404
    where, dienst = Omgeving(omgeving), dienst_by_slug(slug)
    if dienst is None and slug not in registraties(where):
        raise Http404
    return Wijzigpagina(
        model=Registratie,
        form=RegistratieForm,
        sleutel={"omgeving": omgeving, "dienst_slug": slug},
        template="machtigen/registratie.html",
        naar=reverse("machtigen:register"),
        context={
            "omgeving": where,
            "hier": deze_omgeving(),
            "dienst": dienst,
            "slug": slug,
            "niveau": niveau_naam(dienst.niveau) if dienst else "",
        },
    ).answer(request)
