"""The OpenID Connect provider over HTTP."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from simulator.oidc import provider
from simulator.oidc.provider import Grant, OidcFout
from simulator.people import MEDEWERKERS, medewerker
from simulator.state import TOKEN_LIFETIME, Simulator, current
from simulator.views import message_page


@require_safe
def discovery(request: HttpRequest) -> HttpResponse:
    return JsonResponse(provider.discovery(current(request).addresses.issuer))


@require_safe
def jwks(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"keys": [current(request).oidc.jwk]})


@require_http_methods(["GET", "POST"])
def authorize(request: HttpRequest) -> HttpResponse:
    """Show who can log in. Without a known client and address of the portal nothing is sent anywhere."""
    simulator = current(request)
    parameters = (request.POST if request.method == "POST" else request.GET).dict()
    redirect_uri = str(parameters.get("redirect_uri", ""))
    if parameters.get("client_id") != provider.CLIENT_ID or not simulator.addresses.in_portal(redirect_uri):
        text = "De vraag om in te loggen komt niet van het portaal waar deze simulator bij hoort."
        return message_page(request, title="Inloggen kan niet", text=text, status=400)
    asked = {name: str(value) for name, value in parameters.items()}
    try:
        authorization = provider.authorization(asked)
    except OidcFout as fout:
        return _to_portal(redirect_uri, error=fout.code, state=asked.get("state", ""))
    ticket = simulator.authorizations.put(authorization, now=datetime.now(UTC))
    return render(request, "oidc/choose.html", {"ticket": ticket, "medewerkers": MEDEWERKERS})


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """One of the four, or nobody. The ticket in the form works once."""
    simulator, now = current(request), datetime.now(UTC)
    authorization = simulator.authorizations.take_fresh(request.POST.get("ticket", ""), now=now)
    if authorization is None:
        text = "Deze inlogpoging is al klaar of te oud. Ga terug naar het portaal en begin opnieuw."
        return message_page(request, title="Inloggen is al klaar", text=text, status=410)
    person = medewerker(request.POST.get("persoon", ""))
    if person is None:
        return _to_portal(authorization.redirect_uri, error="access_denied", state=authorization.state)
    code = simulator.codes.put(Grant(authorization, person, now), now=now)
    return _to_portal(authorization.redirect_uri, code=code, state=authorization.state)


def _to_portal(redirect_uri: str, **parameters: str) -> HttpResponse:
    given = urlencode({name: value for name, value in parameters.items() if value})
    return HttpResponseRedirect(f"{redirect_uri}{'&' if '?' in redirect_uri else '?'}{given}")


@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """RFC 6749 §4.1.3."""
    simulator, now = current(request), datetime.now(UTC)
    asked = {name: str(value) for name, value in request.POST.dict().items()}
    try:
        provider.check_client(
            asked, request.headers.get("Authorization", ""), secret=simulator.oidc.client_secret
        )
        if asked.get("grant_type") != "authorization_code":
            raise OidcFout("unsupported_grant_type")
        grant = provider.check_grant(simulator.codes.take_fresh(asked.get("code", ""), now=now), asked)
    except OidcFout as fout:
        response = JsonResponse({"error": fout.code}, status=fout.status)
        if fout.status == 401:
            response.headers["WWW-Authenticate"] = 'Basic realm="simulator"'
        return response
    return JsonResponse(_tokens(simulator, grant, now))


def _tokens(simulator: Simulator, grant: Grant, now: datetime) -> dict[str, Any]:
    return {
        "access_token": simulator.tokens.put(grant.person, now=now, key=secrets.token_urlsafe(32)),
        "token_type": "Bearer",
        "expires_in": int(TOKEN_LIFETIME.total_seconds()),
        "scope": grant.authorization.scope,
        "id_token": provider.id_token(grant, keys=simulator.oidc, issuer=simulator.addresses.issuer, now=now),
    }


@require_http_methods(["GET", "POST"])
def userinfo(request: HttpRequest) -> HttpResponse:
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    person = (
        current(request).tokens.look_fresh(value, now=datetime.now(UTC))
        if scheme.lower() == "bearer"
        else None
    )
    if person is None:
        response = JsonResponse({"error": "invalid_token"}, status=401)
        response.headers["WWW-Authenticate"] = 'Bearer error="invalid_token"'
        return response
    return JsonResponse(provider.person_claims(person))


@require_http_methods(["GET", "POST"])
def logout(request: HttpRequest) -> HttpResponse:
    """There is no session here to end; the browser goes back when the portal asks for it."""
    simulator = current(request)
    parameters = request.POST if request.method == "POST" else request.GET
    back = parameters.get("post_logout_redirect_uri", "")
    if back and simulator.addresses.in_portal(back):
        return _to_portal(back, state=parameters.get("state", ""))
    text = "Deze simulator onthoudt niet wie u bent."
    return message_page(request, title="U bent uitgelogd", text=text, status=200)
