"""Ends the session of a medewerker who does nothing for a while, or who is in for a working day."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url

from inloggen.medewerker.klok import is_over, note_activity

_POLL = "/status/"


class Inactief:
    """Comes after AuthenticationMiddleware and before LoginRequiredMiddleware.

    A page that asks for its status by itself (`…/status/`) is no sign of life. The times stand in the session
    at the server, so that a cookie that is kept does not help.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], *_: object
    ) -> HttpResponseBase | None:
        if not request.user.is_authenticated:
            return None
        if is_over(request.session):
            logout(request)
            return _to_login(request) if getattr(view, "login_required", True) else None
        if not request.path.endswith(_POLL):
            note_activity(request.session)
        return None


def _to_login(request: HttpRequest) -> HttpResponse:
    query = {"inactief": "", "next": _page_of(request)}
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode(query)}"
    if "HX-Request" in request.headers:
        # htmx would put the login page inside the page that asked.
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _page_of(request: HttpRequest) -> str:
    """The page to come back to: not a poll, and of something that was posted the page with the form."""
    if "HX-Request" in request.headers:
        return urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"
    if request.method == "GET":
        return request.get_full_path()
    form = urlsplit(request.headers.get("Referer", ""))
    return form.path if form.netloc == request.get_host() and not form.path.startswith("//") else "/"
