"""What every answer carries, and which language it speaks."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils import timezone, translation

from begrippen.taal import PADEN_VAN_INWONERS, talen_van
from diensten.gemeente.lezen import read_once
from diensten.inwonerteksten.spreken import spoken
from diensten.inwonerteksten.tonen import Teksten
from identification.api.problemen import as_problem

Handler = Callable[[HttpRequest], HttpResponse]

API_PAD = "/api/"
_PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "interest-cohort")
)


class GeneralHeaders:
    """Headers for all answers, errors and static files too."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class Api:
    """For everything under /api/: no cookie comes in, so no browser is logged in there, and every error is JSON.

    Stands outside all that can answer by itself, so that a wrong host or a fault of ours is told in the same form.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(API_PAD):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        return as_problem(self.get_response(request))


class EenLezing:
    """What the gemeente says about itself is read once for a request, however many ask for it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with read_once():
            return self.get_response(request)


def _spreker(request: HttpRequest) -> Teksten | None:
    """An inwoner reads the words of the gemeente; of its dienst as soon as a view knows which one that is."""
    public = request.path.startswith(PADEN_VAN_INWONERS)
    return Teksten(dienst=None, now=timezone.now()) if public else None


class Taal:
    """Dutch, unless the person chose otherwise: `?taal=en` on this page, remembered for medewerkers.

    The browser's own list is not followed: it says what the software speaks, and the ambtenaar and the inwoner
    must see the same words when they talk about a page. The pages of the inwoner remember it themselves.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = {taal.value for taal in talen_van(request.path)}
        asked = request.GET.get("taal", "")
        for_staff = not request.path.startswith(PADEN_VAN_INWONERS)
        at_work = for_staff and SESSION_KEY in request.session  # a stranger gets no session for a language
        if at_work and asked in known and request.session.get("taal") != asked:
            request.session["taal"] = asked
        kept = request.session.get("taal", "") if at_work and not asked else ""
        chosen = next((taal for taal in (asked, kept) if taal in known), settings.LANGUAGE_CODE)
        with translation.override(chosen), spoken(_spreker(request)):
            request.LANGUAGE_CODE = chosen
            response = self.get_response(request)
            if isinstance(response, HttpResponseNotAllowed) and not response.content:
                response.content = render_to_string("fouten/405.html", request=request)
            response.headers.setdefault("Content-Language", translation.get_language() or chosen)
            return response
