"""The one-time address with which another system sends an ambtenaar to the page of a call."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from begrippen.rol import Rol
from identification.flow.opening import OpeningVoorbij, use_opening
from identification.views.werkblad import medewerker_of
from toegang import rol_vereist


@require_GET
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def openen(request: HttpRequest, token: str) -> HttpResponse:
    """Used up by opening it, as the return from a login is; it shows nothing and only leads on.

    A browser that only looks ahead does not use it up.
    """
    if "prefetch" in request.headers.get("Sec-Purpose", ""):
        return HttpResponse(status=204)
    try:
        pk = use_opening(token=token, ambtenaar=medewerker_of(request), now=timezone.now())
    except OpeningVoorbij:
        return render(request, "werkblad/opening_voorbij.html", status=404)
    return HttpResponseRedirect(reverse("identification:identificatie", args=[pk]))
