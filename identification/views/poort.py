"""What every view of the inwoner passes: own origin, own cookie, own language, no caches."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from diensten.inwonerteksten.spreken import speak_as, texts_for
from diensten.models import Dienst
from identification.flow.opvallend import Herkomst
from identification.namens import Keuze, keuze_of
from identification.paginas import Actie, KapotPagina
from identification.queries import kapot
from inloggen import digid
from kluis.dagsleutel import SleutelNietBereikbaar

# What fetches links by itself, so that the hint "opened" stays worth something. Nothing else depends on it.
_ROBOTS = (
    "bot",
    "preview",
    "skype",
    "whatsapp",
    "facebookexternalhit",
    "slack",
    "safelinks",
    "scanner",
    "curl",
    "wget",
    "python-requests",
    "go-http-client",
    "crawler",
    "spider",
    "unfurl",
    "iframely",
    "embedly",
    "microsoft office",
    "ms-office",
    "teams/linkpreview",
    "urlpreview",
    "barracuda",
    "proofpoint",
    "mimecast",
    "bitly",
    "google-safety",
    "vkshare",
    "okhttp",
)
_HOLD_BACK = (429, 503)
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def open_for_inwoner(view: View[P]) -> View[P]:
    """A page without staff login. A POST must come from our own page.

    Django's CSRF check needs a cookie, and there is none before the first POST; so the browser's own word is
    taken: `Sec-Fetch-Site`, or `Origin` where that is missing. A browser sends one of them with every POST; what
    sends neither is no browser that could be misled.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and not _from_own_page(request):
            return broken(request, kapot.not_our_form())
        try:
            return view(request, *args, **kwargs)
        except SleutelNietBereikbaar:
            return broken(request, kapot.out_of_order())

    return login_not_required(csrf_exempt(never_cache(guarded)))


def form_on(page: str) -> Callable[[View[P]], View[P]]:
    """A form on the page with this name. Opened as an address, by a reload or a link, it leads to that page."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def submitted(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            request.page_url = reverse(f"identification:{page}", kwargs=kwargs)  # type: ignore[attr-defined]
            if request.method != "POST":
                return HttpResponseRedirect(request.page_url)  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        return require_http_methods(["GET", "HEAD", "POST"])(open_for_inwoner(submitted))

    return decorate


def _from_own_page(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin")
    return origin is None or origin == _own_origin()


def _own_origin() -> str:
    parts = urlsplit(settings.BASE_URL)
    return f"{parts.scheme}://{parts.netloc}"


def herkomst_of(request: HttpRequest) -> Herkomst:
    """What the own proxy says of this browser. Without the setting nothing is read: anybody can send a header."""
    return Herkomst(
        land=_from_proxy(request, settings.PROXY_LAND_HEADER, longest=8),
        netwerk=_from_proxy(request, settings.PROXY_NETWERK_HEADER, longest=20),
    )


def _from_proxy(request: HttpRequest, header: str, *, longest: int) -> str:
    value = request.headers.get(header, "") if header else ""
    return value.lower() if re.fullmatch(r"[A-Za-z0-9-]+", value) and len(value) <= longest else ""


def asked_keuze(request: HttpRequest) -> Keuze | None:
    """For whom the inwoner says to come: in the address before the login, in the form that starts it."""
    source = request.POST if request.method == "POST" else request.GET
    return keuze_of(source.get("namens", ""))


def secret_of(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.INWONER_COOKIE_NAME, "")


def hand_out(response: HttpResponse, *, secret: str) -> None:
    """The one cookie of an inwoner: a random secret, gone when the browser closes."""
    response.set_cookie(
        settings.INWONER_COOKIE_NAME,
        secret,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def speak(request: HttpRequest, taal: str, dienst: Dienst | None = None) -> str:
    """Activate the language of this page: the one asked for in the address, else `taal`.

    Only what `dienst` offers is spoken, and the first language of the dienst where neither is; without one, all.
    The request keeps the dienst: whatever page comes of it has the words of that dienst.
    """
    request.dienst = dienst  # type: ignore[attr-defined]
    asked = request.GET.get("taal") or request.POST.get("taal") or ""
    offered = (
        list(dict(settings.LANGUAGES)) if dienst is None else [one.value for one in dienst.talen_in_order]
    )
    first = taal if dienst is None or taal in offered else dienst.taal
    chosen = asked if asked in offered else first
    translation.activate(chosen)
    request.LANGUAGE_CODE = chosen
    texts_for(dienst, now=timezone.now())
    return chosen


def show(
    request: HttpRequest,
    template: str,
    pagina: Any,
    *,
    status: int = 200,
    dienst: Dienst | None = None,
    woorden_van: Dienst | None = None,
) -> HttpResponse:
    """A page of the inwoner. Those with a button to DigiD may send their form there.

    `dienst`: whose texts and languages it has, else that of `speak`; without one the texts are those for all.
    `woorden_van`: only the texts, on a page that was open to everybody in every language. What holds people back
    asks no database; a page of one dienst on which DigiD is out of order is no such page.
    """
    known = dienst or getattr(request, "dienst", None)
    if known is not None:
        request.talen = known.talen_in_order  # type: ignore[attr-defined]
    context = {"pagina": pagina}
    if dienst is not None or status not in _HOLD_BACK:
        context["teksten"] = texts_for(woorden_van or known, now=timezone.now())
    else:
        speak_as(None)
    response = render(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    if getattr(pagina, "login_url", "") or any(actie.post for actie in getattr(pagina, "acties", ())):
        allow_digid(response)
    return response


def allow_digid(response: HttpResponse) -> None:
    """Browsers apply `form-action` to the redirect that follows a form too."""
    response._csp_update = {"form-action": list(digid.sso_origins())}  # type: ignore[attr-defined]


def looks_like_a_person(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "").lower()
    purpose = request.headers.get(
        "Sec-Purpose", request.headers.get("Purpose", request.headers.get("X-Moz", ""))
    )
    return (
        request.method == "GET"
        and "prefetch" not in purpose
        and "preview" not in purpose
        and not any(robot in agent for robot in _ROBOTS)
    )


def broken(request: HttpRequest, pagina: KapotPagina, *actions: Actie) -> HttpResponse:
    if actions:
        pagina = replace(pagina, acties=(*pagina.acties, *actions))
    response = show(request, "inwoner/kapot.html", pagina, status=pagina.http_status)
    if pagina.http_status == 429:
        response["Retry-After"] = "60"
    return response
