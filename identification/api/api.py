"""The API itself: which operations there are, and how what goes wrong is told."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from identification.api import identificaties, token
from identification.api.beschrijving import described
from identification.api.problemen import Probleem, Soort, Veldfout, response_of
from identification.api.toegang import StrictParser

_logger = logging.getLogger(__name__)

api = NinjaAPI(
    title="Beeldpas",
    version="1.0.0",
    urls_namespace="api-v1",
    openapi_url=None,
    docs_url=None,
    parser=StrictParser(),
)
api.add_router("", token.router)
api.add_router("", identificaties.router)


@api.exception_handler(Probleem)
def _problem(_request: HttpRequest, fout: Probleem) -> HttpResponse:
    return response_of(fout)


@api.exception_handler(HttpError)
def _http_error(_request: HttpRequest, _fout: HttpError) -> HttpResponse:
    """The only one that Ninja raises here: the body is no JSON."""
    return response_of(Probleem(Soort.GEEN_JSON))


@api.exception_handler(ValidationError)
def _invalid(_request: HttpRequest, fout: ValidationError) -> HttpResponse:
    """Where it is wrong and how; never what was there, for that may be a BSN."""
    fouten = tuple(Veldfout(_place(error["loc"]), str(error["type"])) for error in fout.errors)
    return response_of(Probleem(Soort.ONGELDIG, fouten=fouten))


@api.exception_handler(SuspiciousOperation)
@api.exception_handler(UnreadablePostError)
def _unreadable(_request: HttpRequest, _fout: Exception) -> HttpResponse:
    """Too many fields in a form, or a caller who went away in the middle."""
    return response_of(Probleem(Soort.ONGELDIG_VERZOEK))


@api.exception_handler(Exception)
def _fault(_request: HttpRequest, fout: Exception) -> HttpResponse:
    """The text of an exception may hold anything; its kind and place do not."""
    frames = traceback.extract_tb(fout.__traceback__)
    place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "-"
    _logger.error("call failed: %s at %s", type(fout).__name__, place)
    return response_of(Probleem(Soort.FOUT))


def _place(loc: tuple[object, ...]) -> str:
    """Without `body` and the name of our own parameter in front, and cut: a name may come from outside too."""
    parts = [str(part)[:40] for part in loc if part != "body"]
    return ".".join(parts)[:200]


@login_not_required
@csrf_exempt
@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    """Public: it says nothing about this gemeente."""
    return JsonResponse(described(api), json_dumps_params={"ensure_ascii": False})


def urls() -> tuple[list[URLPattern], str, str]:
    """All addresses below /api/v1/. The door is `may` at each operation, not the login of medewerkers."""
    everything: list[Any] = api.urls[0]
    found = [pattern for pattern in everything if pattern.name != "api-root"]
    for pattern in found:
        pattern.callback = _open_door(pattern.callback)
    return [path("openapi.json", openapi, name="openapi"), *found], "ninja", "api-v1"


def _open_door(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return csrf_exempt(login_not_required(view))
