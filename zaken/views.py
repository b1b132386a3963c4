"""The pages of the built-in register."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from toegang import current_medewerker, rol_vereist
from zaken import queries
from zaken.adres import REGISTER
from zaken.forms import ZoekForm
from zaken.queries import DocumentBeschadigd, Lezer


@require_http_methods(["GET", "HEAD", "POST"])
@rol_vereist(Rol.AMBTENAAR, Rol.TOEZICHTHOUDER)
@never_cache
def zoek(request: HttpRequest) -> HttpResponse:
    """By POST: what is typed here by mistake, a BSN perhaps, must not stand in an address or on the page."""
    form = ZoekForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return redirect("zaken:zaak", zaaknummer=form.cleaned_data["zaaknummer"])
    status = 422 if form.is_bound else 200
    form.data = {}
    context = {"form": form, "elders": settings.ZAAKSYSTEEM != REGISTER}
    return render(request, "zaken/zoek.html", context, status=status)


@require_GET
@rol_vereist(Rol.AMBTENAAR, Rol.TOEZICHTHOUDER)
@never_cache
def zaak(request: HttpRequest, zaaknummer: str) -> HttpResponse:
    pagina = queries.open_zaak(zaaknummer=zaaknummer, lezer=_lezer(request), now=timezone.now())
    if pagina is None:
        context = {"form": ZoekForm(initial={"zaaknummer": zaaknummer}), "zaaknummer": zaaknummer}
        return render(request, "zaken/niet_gevonden.html", context, status=404)
    return render(request, "zaken/zaak.html", {"zaak": pagina})


@require_GET
@rol_vereist(Rol.AMBTENAAR, Rol.TOEZICHTHOUDER)
@never_cache
def document(request: HttpRequest, zaaknummer: str, identificatie: UUID) -> HttpResponse:
    try:
        found = queries.open_document(
            zaaknummer=zaaknummer, identificatie=identificatie, lezer=_lezer(request), now=timezone.now()
        )
    except DocumentBeschadigd:
        return render(request, "zaken/beschadigd.html", {"zaaknummer": zaaknummer}, status=500)
    if found is None:
        context = {"form": ZoekForm(initial={"zaaknummer": zaaknummer}), "zaaknummer": zaaknummer}
        return render(request, "zaken/niet_gevonden.html", context, status=404)
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=found.bestandsnaam)
        or "",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(found.inhoud, content_type="application/pdf", headers=headers)


def _lezer(request: HttpRequest) -> Lezer:
    medewerker = current_medewerker(request)
    return Lezer(naam=medewerker.naam, id=medewerker.pk)
