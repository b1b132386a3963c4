"""The checklist of Logius for this installation, and the ticks of people."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from diensten.checklist.afvinken import NietAfTeVinken, tick
from diensten.checklist.criteria import BY_NUMMER, ONBEKEND
from diensten.checklist.forms import AfvinkForm
from diensten.checklist.lijst import Punt, checklist
from diensten.wijzigen import Door
from toegang import current_medewerker, rol_vereist


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def lijst(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def afvinken(request: HttpRequest, criterium: str) -> HttpResponse:
    """Opened as an address, after a login for instance, it leads to the list."""
    if criterium not in BY_NUMMER:
        raise Http404
    address = f"{reverse('beheer:checklist')}#{criterium.lower()}"
    if request.method != "POST":
        return redirect(address)
    form = AfvinkForm(request.POST, nummer=criterium)
    if not form.is_valid():
        return _page(request, wrong=form, nummer=criterium)
    gedaan = form.cleaned_data["gedaan"] == "ja"
    medewerker = current_medewerker(request)
    try:
        tick(
            nummer=criterium,
            gedaan=gedaan,
            toelichting=form.cleaned_data["toelichting"],
            door=Door(naam=medewerker.naam, id=medewerker.pk),
            now=timezone.now(),
        )
    except NietAfTeVinken:
        raise Http404 from None
    said = _("%(nummer)s is afgevinkt.") if gedaan else _("%(nummer)s staat weer open.")
    messages.success(request, said % {"nummer": criterium})
    return redirect(address)


def _page(request: HttpRequest, *, wrong: AfvinkForm | None = None, nummer: str = "") -> HttpResponse:
    found = checklist()
    forms = [(punt, _form(punt, wrong if punt.criterium.nummer == nummer else None)) for punt in found.punten]
    context = {"lijst": found, "punten": forms, "onbekend": ONBEKEND, "form": wrong, "nu": timezone.now()}
    return render(request, "beheer/checklist.html", context)


def _form(punt: Punt, wrong: AfvinkForm | None) -> AfvinkForm | None:
    """What there is to tick now."""
    if punt.criterium.mensen is None:
        return None
    gedaan = "nee" if punt.vink else "ja"
    return wrong or AfvinkForm(nummer=punt.criterium.nummer, initial={"gedaan": gedaan})
