"""Every example as a page at an address of its own: the real middleware, style sheets, scripts and headers.

Only the tests have this. No page asks the database: what it shows is all in its example.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.servers.basehttp import ThreadedWSGIServer
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.test.testcases import QuietWSGIRequestHandler
from django.urls import path
from django.utils.translation import get_language

from begrippen.taal import Taal
from config.urls import urlpatterns as ours
from diensten.inwonerteksten.spreken import speak_as
from tests.voorkant.voorbeelden import (
    FOUTEN,
    INWONER,
    NAAM,
    NOBODY_SET_ANYTHING,
    OVERIG,
    WERKBLAD,
    context_of,
    template_of,
)

VOOR_INWONERS = {**INWONER, **FOUTEN, "fouten/500.html": None}
VOOR_MEDEWERKERS = {**WERKBLAD, **OVERIG}
PAGES = {**VOOR_INWONERS, **VOOR_MEDEWERKERS}
SLECHT = "slecht"  # a page on which everything is wrong, to see that it is noticed
_NAMES = [*PAGES, SLECHT]
_UNREAD = {taal.value for taal in Taal if taal.na_te_kijken}
_AT_WORK = {"rollen": {"ambtenaar", "functioneel-beheerder"}, "medewerker_naam": NAAM}


def address(name: str) -> str:
    """Under /i/ for inwoners: the language of a page goes by its address."""
    return f"{'/i' if name in VOOR_INWONERS else ''}/voorbeeld/{_NAMES.index(name)}/"


@login_not_required
def _voorbeeld(request: HttpRequest, nummer: int) -> HttpResponse:
    speak_as(None)  # the gemeente says nothing: there is no database
    name = _NAMES[nummer]
    if name == SLECHT:
        return HttpResponse((Path(__file__).parent / "slecht.html").read_text(encoding="utf-8"))
    context = {**NOBODY_SET_ANYTHING, **context_of(PAGES[name])}
    if name in VOOR_MEDEWERKERS and not name.startswith("inloggen/"):
        context = {**_AT_WORK, **context}
    context.setdefault("niemand_las_dit", get_language() in _UNREAD)
    return render(request, template_of(name), context)


@login_not_required
def _slecht_css(_request: HttpRequest) -> HttpResponse:
    return HttpResponse((Path(__file__).parent / "slecht.css").read_text(), content_type="text/css")


urlpatterns = [
    path("i/voorbeeld/slecht.css", _slecht_css),
    path("i/voorbeeld/<int:nummer>/", _voorbeeld),
    path("voorbeeld/<int:nummer>/", _voorbeeld),
    *ours,
]


class _Request(WSGIRequest):
    urlconf = __name__


class _Handler(WSGIHandler):
    request_class = _Request

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        """What a script of the page asks for itself has not changed."""
        if request.headers.get("Sec-Fetch-Dest") == "empty":
            return HttpResponse(status=204)
        return super().get_response(request)


class _Server(ThreadedWSGIServer):
    daemon_threads = True
    request_queue_size = 64


@contextmanager
def serving() -> Iterator[str]:
    """Gives the address of the server, without a slash at the end."""
    server = _Server(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(_Handler())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
