"""What is kept and until when: for functioneel beheer and toezicht, who can also have it wiped at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from begrippen.rol import Rol
from identification.flow.opruimen import purge
from identification.queries.bewaren import retention_page
from toegang import rol_vereist


@require_http_methods(["GET", "POST"])
@rol_vereist(Rol.FUNCTIONEEL_BEHEERDER, Rol.TOEZICHTHOUDER)
@never_cache
def bewaren(request: HttpRequest) -> HttpResponse:
    """POST is one round of the purge, which comes round by itself every few seconds and is safe to run beside it."""
    if request.method == "POST":
        done = purge(now=timezone.now())
        told = _("Opgeruimd: %(verlopen)d verlopen en %(gewist)d gewist.")
        messages.success(request, told % {"verlopen": done.verlopen, "gewist": done.gewist})
        return redirect("identification:bewaren")
    return render(request, "beheer/bewaren.html", {"pagina": retention_page(now=timezone.now())})
