"""The side panel inside a page of another origin: reading only, paired by a code, with a cookie of its own (ADR 0014).

Nothing here can change an identification, so that a page around it that tricks somebody into pressing gains nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from begrippen.rol import Rol
from identification.flow import paneel as flow
from identification.queries import paneel as queries
from identification.views.werkblad import medewerker_of
from toegang import rol_vereist

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def in_frame(view: View[P]) -> View[P]:
    """May stand in a frame of the origins of `INBEDDEN_ORIGINS`; without that setting it does not exist.

    No staff login reaches a frame of another site, and no CSRF cookie: the pairing code is the proof of the one form.
    """

    @wraps(view)
    def framed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.INBEDDEN_ORIGINS:
            raise Http404
        response = view(request, *args, **kwargs)
        response._csp_replace = {"frame-ancestors": list(settings.INBEDDEN_ORIGINS)}  # type: ignore[attr-defined]
        return response

    return login_not_required(csrf_exempt(never_cache(xframe_options_exempt(framed))))


def _viewer(request: HttpRequest) -> flow.Kijker | None:
    return flow.viewer(secret=request.COOKIES.get(settings.PANEEL_COOKIE_NAME, ""))


@require_safe
@in_frame
def paneel(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    kijker = _viewer(request)
    if kijker is None:
        return render(request, "werkblad/paneel.html", {"pagina": queries.unpaired_page()})
    shown = queries.panel_page(kijker, now=timezone.now(), pk=pk)
    if shown is None:
        return HttpResponseRedirect(reverse("identification:paneel"))
    return render(request, "werkblad/paneel.html", {"pagina": shown})


@require_safe
@in_frame
def status(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """The poll. When the login has ended, or the call is no longer theirs, the panel starts again."""
    kijker, now = _viewer(request), timezone.now()
    if kijker is not None and queries.panel_version(kijker, now=now, pk=pk) == request.GET.get("versie"):
        return HttpResponse(status=204)
    shown = queries.panel_page(kijker, now=now, pk=pk) if kijker is not None else None
    if shown is None:
        return HttpResponse(status=204, headers={"HX-Redirect": reverse("identification:paneel")})
    return render(request, "werkblad/_paneel_antwoord.html", {"pagina": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@in_frame
def koppel(request: HttpRequest) -> HttpResponse:
    """The code that was typed into the panel."""
    address = reverse("identification:paneel")
    if request.method != "POST":
        return HttpResponseRedirect(address)
    if request.headers.get("Origin", "") not in {"", _own_origin()}:
        raise PermissionDenied
    try:
        secret = flow.pair(typed=request.POST.get("code", ""), now=timezone.now())
    except flow.CodeOnbekend:
        fout = _("Deze code klopt niet, of is te oud. Maak in Beeldpas een nieuwe koppelcode.")
        return render(
            request, "werkblad/paneel.html", {"pagina": queries.unpaired_page(fout=fout)}, status=422
        )
    response = HttpResponseRedirect(address)
    response.headers["Set-Cookie"] = _cookie(secret)
    return response


def _own_origin() -> str:
    parts = urlsplit(settings.BASE_URL)
    return f"{parts.scheme}://{parts.netloc}"


def _cookie(secret: str) -> str:
    """Partitioned: it exists only in frames of this origin inside that one site. Django cannot write the word yet."""
    name, age = settings.PANEEL_COOKIE_NAME, settings.SESSION_COOKIE_AGE
    return f"{name}={secret}; Max-Age={age}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def koppelcode(request: HttpRequest) -> HttpResponse:
    """In the portal itself: make a code to type into the panel."""
    if not settings.INBEDDEN_ORIGINS:
        raise Http404
    code, until = "", None
    sessie = request.session.session_key or ""
    if request.method == "POST":
        code, until = flow.make_code(medewerker=medewerker_of(request), sessie=sessie, now=timezone.now())
    shown = queries.pairing_page(code=code, geldig_tot=until, gekoppeld=flow.count_panels(sessie=sessie))
    return render(request, "werkblad/koppelcode.html", {"pagina": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@rol_vereist(Rol.AMBTENAAR)
def ontkoppel(request: HttpRequest) -> HttpResponse:
    if not settings.INBEDDEN_ORIGINS:
        raise Http404
    if request.method == "POST":
        flow.unpair(sessie=request.session.session_key or "")
    return HttpResponseRedirect(reverse("identification:koppelcode"))
