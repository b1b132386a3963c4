"""Sharing the screen: hide everything with one press. And the mark of a call for its tab."""

from __future__ import annotations

import re

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from begrippen.rol import Rol
from toegang import rol_vereist

_KEY = "verberg"
_MERK = re.compile(r"(?P<merk>[A-Z]?)-(?P<stand>wacht|actie|goed|klaar|gestopt)")


def is_hidden(request: HttpRequest) -> bool:
    """Kept in the session, so that it holds in every tab and without JavaScript."""
    return bool(request.session.get(_KEY))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def verberg(request: HttpRequest) -> HttpResponse:
    """Hide, or show again; then back to the page where the button stands."""
    back = request.POST.get("terug", "")
    known = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/werkblad/")
    if request.method == "POST":
        if request.POST.get("aan") == "1":
            request.session[_KEY] = True
        else:
            request.session.pop(_KEY, None)
    return HttpResponseRedirect(back if known else reverse("identification:werkblad"))


@login_not_required
@require_safe
@cache_control(public=True, max_age=7 * 24 * 3600)
def merk(request: HttpRequest, icoon: str) -> HttpResponse:
    """The picture of a tab: a letter on the colour of the state. Holds nothing of anybody."""
    found = _MERK.fullmatch(icoon)
    if found is None:
        raise Http404
    return render(request, "werkblad/merk.svg", found.groupdict(), content_type="image/svg+xml")
