"""What holds for every request: the channel it may use, and the headers of its answer."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

from simulator.state import current

PEER = "beeldpas.peer"  # DER of the client certificate; stands there on the TLS channel only
Handler = Callable[[HttpRequest], HttpResponse]


class Channel:
    """The TLS channel has its own addresses, and lets in the registered certificate of the portal only."""

    def __init__(self, get_response: Handler) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Whatever the answer is: a socket closed on an unread body takes the answer down with it.
        request.body  # noqa: B018
        if PEER in request.META:
            if request.META[PEER] != current(request).portal_certificate:
                return _measured(HttpResponseForbidden("Dit certificaat is niet aangesloten.\n"))
            request.urlconf = "simulator.urls_tls"
        return _measured(self._get_response(request))


def _measured(response: HttpResponse) -> HttpResponse:
    if not response.streaming:  # a fault switch tells the length itself, true or not
        response.headers["Content-Length"] = str(len(response.content))
    return response


class Headers:
    def __init__(self, get_response: Handler) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        # Chromium holds form-action against the redirect after a form as well: hence the portal.
        portal = current(request).addresses.portal_origin
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
            f"form-action 'self' {portal}"
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers.setdefault("Cache-Control", "no-store")
        return response
