"""The connection guide, for functioneel beheer."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from machtigen.aansluiten.forms import StapForm
from machtigen.aansluiten.queries import gids
from machtigen.aansluiten.stappen import BY_CODE, EISEN
from machtigen.leeftijd import dutch_day
from machtigen.models import Aansluitstap
from machtigen.pagina import Wijzigpagina
from machtigen.register.queries import deze_omgeving
from toegang import rol_vereist


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    regels = gids(vandaag=dutch_day(timezone.now()))
    klaar = sum(regel.klaar for regel in regels)
    context = {"regels": regels, "klaar": klaar, "eisen": EISEN, "hier": deze_omgeving()}
    return render(request, "machtigen/aansluiten.html", context)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def stap(request: HttpRequest, stap: str) -> HttpResponse:
    which = BY_CODE.get(stap)
    if which is None:
        raise Http404
    return Wijzigpagina(
        model=Aansluitstap,
        form=StapForm,
        sleutel={"stap": stap},
        template="machtigen/stap.html",
        naar=f"{reverse('machtigen:aansluiten')}#{stap}",
        context={"stap": which, "omgeving": which.omgeving},
    ).answer(request)
