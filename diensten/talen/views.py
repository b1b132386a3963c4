"""The languages of the pages of inwoners, and who read them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from begrippen.rol import Rol
from begrippen.taal import Taal
from diensten.talen.forms import LezerForm
from diensten.talen.nakijken import say_read, take_back
from diensten.talen.queries import languages_to_read
from diensten.wijzigen import Door
from toegang import current_medewerker, rol_vereist


@require_GET
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def overzicht(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER)
@never_cache
def nakijken(request: HttpRequest, taal: str) -> HttpResponse:
    """Opened as an address, after a login for instance, it leads to the list."""
    which = next((one for one in Taal if one == taal and one.na_te_kijken), None)
    if which is None:
        raise Http404
    if request.method != "POST":
        return redirect("beheer:talen")
    medewerker = current_medewerker(request)
    door, now = Door(naam=medewerker.naam, id=medewerker.pk), timezone.now()
    if request.POST.get("actie") == "terug":
        take_back(taal=which, door=door, now=now)
        messages.success(request, _("De pagina’s zeggen weer dat deze taal niet is nagekeken."))
        return redirect("beheer:talen")
    form = LezerForm(request.POST, taal=which.value)
    if not form.is_valid():
        return _page(request, wrong=form, taal=which, status=422)
    say_read(taal=which, door=door, now=now, **form.cleaned_data)
    messages.success(request, _("Opgeslagen: deze taal is nagekeken."))
    return redirect("beheer:talen")


def _page(
    request: HttpRequest, *, wrong: LezerForm | None = None, taal: Taal | None = None, status: int = 200
) -> HttpResponse:
    talen = [
        (stand, wrong if wrong and stand.taal is taal else LezerForm(taal=stand.taal.value))
        for stand in languages_to_read()
    ]
    return render(request, "beheer/talen.html", {"standen": talen, "form": wrong}, status=status)
