"""The page on which the toezichthouder reads the audit trail."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from begrippen.rol import Rol
from toegang import rol_vereist
from toezicht.forms import FilterForm
from toezicht.queries import read_logboek


@require_GET
@rol_vereist(Rol.TOEZICHTHOUDER, Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def logboek(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    if not form.is_valid():
        return redirect("toezicht:logboek")
    soort, signalen = form.chosen_soort, form.cleaned_data["signalen"]
    pagina = read_logboek(soort=soort, signalen=signalen, before=form.cleaned_data["voor"])
    chosen = {"soort": soort.value if soort else "", "signalen": "on" if signalen else ""}
    kept = {name: value for name, value in chosen.items() if value}
    context = {
        "form": form,
        "pagina": pagina,
        "gefilterd": bool(kept),
        "nieuwste": f"?{urlencode(kept)}" if form.cleaned_data["voor"] else "",
        "ouder": f"?{urlencode({**kept, 'voor': pagina.ouder})}" if pagina.ouder else "",
    }
    return render(request, "toezicht/logboek.html", context)
