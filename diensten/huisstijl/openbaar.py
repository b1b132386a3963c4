"""The style sheet and the logo, under names that say what is in them: for everybody, from our own address."""

from __future__ import annotations

import re

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from diensten.huisstijl import bestanden
from diensten.huisstijl.models import Bestandsoort
from diensten.huisstijl.thema import Thema, base_version, preview_of, sheet_of

_VAST = "public, max-age=31536000, immutable"
_KORT = "public, max-age=60"
EIGEN = "0" * 64  # our own theme as one sheet: with a logo a page would ask for one file too many (P01)
_NAAM = re.compile(r"([0-9a-f]{64})-([0-9a-f]{12})", re.ASCII)


def sheet_url(thema: str) -> str:
    """`thema`: the name of its file. A new release of our own style sheets gives another address."""
    return reverse("huisstijl-blad", args=[f"{thema}-{base_version()}"])


def logo_url(logo: str) -> str:
    return reverse("huisstijl-logo", args=[logo])


@login_not_required
@require_safe
def blad(_request: HttpRequest, naam: str) -> HttpResponse:
    """Who still asks with the address of the release before gets the sheet of now, and asks again soon."""
    match = _NAAM.fullmatch(naam)
    thema = None if match is None else _theme(match[1])
    if match is None or thema is None:
        raise Http404
    return _served(sheet_of(thema).encode(), "text/css; charset=utf-8", match[2] == base_version())


def _theme(naam: str) -> Thema | None:
    return Thema() if naam == EIGEN else bestanden.theme(naam)


@login_not_required
@require_safe
def logo(_request: HttpRequest, naam: str) -> HttpResponse:
    inhoud = bestanden.content(Bestandsoort.LOGO, naam)
    if inhoud is None:
        raise Http404
    response = _served(inhoud, "image/png", lasting=True)
    response["Content-Disposition"] = 'inline; filename="logo.png"'
    return response


@login_not_required
@require_safe
def voorbeeldblad(_request: HttpRequest, naam: str) -> HttpResponse:
    """Both screens of a theme, for the page that shows it before it is stored."""
    thema = bestanden.theme(naam)
    if thema is None:
        raise Http404
    return _served(preview_of(thema).encode(), "text/css; charset=utf-8", lasting=False)


def _served(inhoud: bytes, soort: str, lasting: bool) -> HttpResponse:
    response = HttpResponse(inhoud, content_type=soort)
    response["Cache-Control"] = _VAST if lasting else _KORT
    response["X-Content-Type-Options"] = "nosniff"
    return response
