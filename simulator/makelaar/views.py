"""The broker over HTTP. It remembers what it must for one login, in memory."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from begrippen.bsn import Bsn, OngeldigBsn
from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.makelaar import claims, versleuteld
from simulator.makelaar.claims import CLIENTS, Client, Login
from simulator.oidc import provider
from simulator.oidc.provider import Authorization, OidcFout
from simulator.one_time import OneTime
from simulator.people import TESTPERSONEN
from simulator.state import TOKEN_LIFETIME, current
from simulator.views import message_page

_CALLBACK = "/digid/oidc/callback/"
_ENDINGS = {
    "annuleren": "access_denied",
    "niveau-niet-gehaald": "unmet_authentication_requirements",
    "fout": "server_error",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of the portal that waits for a person."""

    authorization: Authorization
    client: Client
    gevraagd: Betrouwbaarheidsniveau


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form: as asked by the portal, or as the person left it."""

    niveau: str
    bsn: str = field(default="", repr=False)
    namens: str = field(default="", repr=False)
    bsn_fout: str = ""
    namens_fout: str = ""


_waiting: OneTime[Asked] = OneTime(lifetime=timedelta(minutes=15))
_codes: OneTime[Login] = OneTime(lifetime=timedelta(seconds=60))
_tokens: OneTime[Login] = OneTime(lifetime=TOKEN_LIFETIME)


def _issuer(request: HttpRequest) -> str:
    return f"{current(request).addresses.base}/makelaar"


@require_safe
def discovery(request: HttpRequest) -> HttpResponse:
    return JsonResponse(claims.discovery(_issuer(request)))


@require_safe
def jwks(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"keys": [current(request).oidc.jwk]})


@require_safe
def authorize(request: HttpRequest) -> HttpResponse:
    """The login page. Without a known client and its one address nothing is sent anywhere."""
    asked = {name: str(value) for name, value in request.GET.dict().items()}
    client = CLIENTS.get(asked.get("client_id", ""))
    own = f"{current(request).addresses.portal.rstrip('/')}{_CALLBACK}"
    if client is None or asked.get("redirect_uri") != own:
        text = "De vraag om in te loggen komt niet van het portaal waar deze simulator bij hoort."
        return message_page(request, title="Inloggen kan niet", text=text, status=400)
    try:
        authorization = _authorization(asked)
    except OidcFout as fout:
        return _to_portal(request, own, error=fout.code, state=asked.get("state", ""))
    found = Asked(authorization, client, claims.gevraagd(asked.get("acr_values", "")))
    ticket = _waiting.put(found, now=datetime.now(UTC))
    return _login_page(request, found, ticket, Form(niveau=found.gevraagd.code))


def _authorization(asked: dict[str, str]) -> Authorization:
    """PKCE, a nonce and a new login are demanded here."""
    authorization = provider.authorization(asked)
    if not (authorization.code_challenge and authorization.nonce and authorization.state):
        raise OidcFout("invalid_request")
    return authorization


@require_POST
def login(request: HttpRequest) -> HttpResponse:
    """The person presses a button. The ticket in the form works once."""
    now, ticket = datetime.now(UTC), request.POST.get("ticket", "")
    asked = _waiting.look_fresh(ticket, now=now)
    if asked is None:
        return _gone(request)
    ending = _ENDINGS.get(request.POST.get("actie", ""))
    found = None if ending else _log_in(request, asked, now=now)
    if isinstance(found, Form):
        return _login_page(request, asked, ticket, found, status=400)
    if _waiting.take(ticket) is None:
        return _gone(request)
    back, state = asked.authorization.redirect_uri, asked.authorization.state
    if found is None:
        return _to_portal(request, back, error=ending or "", state=state)
    return _to_portal(request, back, code=_codes.put(found, now=now), state=state)


def _log_in(request: HttpRequest, asked: Asked, *, now: datetime) -> Login | Form:
    """The login, or the form again with what is wrong in it."""
    posted = request.POST
    typed, typed_namens = posted.get("persoon") or posted.get("bsn", ""), posted.get("namens", "").strip()
    bsn, namens = _bsn(typed), _bsn(typed_namens)
    try:
        niveau = Betrouwbaarheidsniveau.from_code(posted.get("niveau", ""))
    except KeyError:
        niveau = asked.gevraagd
    wrong = _namens_fout(asked, typed_namens, namens)
    if bsn is not None and not wrong:
        return Login(asked.authorization, asked.client, niveau, now, bsn, namens)
    return Form(
        niveau=niveau.code,
        bsn=typed,
        namens=typed_namens,
        bsn_fout="" if bsn else "Dit is geen geldig burgerservicenummer. Kijk of alle 9 cijfers goed zijn.",
        namens_fout=wrong,
    )


def _namens_fout(asked: Asked, typed: str, namens: Bsn | None) -> str:
    if not typed:
        return ""
    scope = asked.client.scope_namens
    if scope and scope not in asked.authorization.scope.split():
        return f"Het portaal vroeg niet om inloggen namens een ander (scope {scope}). Maak dit veld leeg."
    return "" if namens else "Dit is geen geldig burgerservicenummer. Kijk of alle 9 cijfers goed zijn."


def _bsn(typed: str) -> Bsn | None:
    try:
        return Bsn.parse(typed.strip())
    except OngeldigBsn:
        return None


def _login_page(
    request: HttpRequest, asked: Asked, ticket: str, form: Form, *, status: int = 200
) -> HttpResponse:
    context = {
        "ticket": ticket,
        "form": form,
        "client": asked.client.client_id,
        "gevraagd": asked.gevraagd.code,
        "niveaus": [niveau.code for niveau in Betrouwbaarheidsniveau],
        "personen": [(person.naam, person.bsn.reveal()) for person in TESTPERSONEN],
    }
    return render(request, "makelaar/login.html", context, status=status)


def _to_portal(request: HttpRequest, redirect_uri: str, **parameters: str) -> HttpResponse:
    given = {name: value for name, value in parameters.items() if value} | {"iss": _issuer(request)}
    return HttpResponseRedirect(f"{redirect_uri}?{urlencode(given)}")


@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """RFC 6749 §4.1.3: the code, once, for the client it was made for."""
    simulator, now = current(request), datetime.now(UTC)
    asked = {name: str(value) for name, value in request.POST.dict().items()}
    try:
        client = _client(request, asked, now=now)
        if asked.get("grant_type") != "authorization_code":
            raise OidcFout("unsupported_grant_type")
        granted = provider.check_grant(_codes.take_fresh(asked.get("code", ""), now=now), asked)
        if granted.client is not client:
            raise OidcFout("invalid_grant")
    except OidcFout as fout:
        return JsonResponse({"error": fout.code}, status=fout.status)
    access_token = _tokens.put(granted, now=now, key=secrets.token_urlsafe(32))
    answer = {
        "access_token": access_token,
        "token_type": "Bearer",
        "expires_in": int(TOKEN_LIFETIME.total_seconds()),
        "id_token": claims.id_token(
            granted, access_token=access_token, keys=simulator.oidc, issuer=_issuer(request), now=now
        ),
    }
    return JsonResponse(answer)


def _client(request: HttpRequest, asked: dict[str, str], *, now: datetime) -> Client:
    """The client that shows its secret or its key. Raises `OidcFout`."""
    simulator, header = current(request), request.headers.get("Authorization", "")
    named = CLIENTS.get(asked.get("client_id", ""))
    if named and named.versleuteld:
        audience, key = f"{_issuer(request)}/token", simulator.portal_signing
        versleuteld.check_assertion(asked, client_id=named.client_id, portal=key, audience=audience, now=now)
        return named
    for client in CLIENTS.values():
        with suppress(OidcFout):
            if not client.versleuteld:
                secret = simulator.oidc.client_secret
                provider.check_client(asked, header, secret=secret, client_id=client.client_id)
                return client
    raise OidcFout("invalid_client", status=401)


@require_http_methods(["GET", "POST"])
def userinfo(request: HttpRequest) -> HttpResponse:
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    simulator, now = current(request), datetime.now(UTC)
    found = _tokens.look_fresh(value, now=now) if scheme.lower() == "bearer" else None
    if found is None:
        return JsonResponse({"error": "invalid_token"}, status=401)
    if found.client.versleuteld:
        portal, issuer = simulator.portal_encryption, _issuer(request)
        token = versleuteld.userinfo(found, keys=simulator.oidc, portal=portal, issuer=issuer, now=now)
        return HttpResponse(token, content_type="application/jwt")
    return JsonResponse(claims.person_claims(found))


def _gone(request: HttpRequest) -> HttpResponse:
    text = "Deze inlogpoging is al klaar of te oud. Ga terug naar de website en begin opnieuw."
    return message_page(request, title="Inloggen is al klaar", text=text, status=410)
