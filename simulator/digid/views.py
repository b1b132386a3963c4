"""DigiD 3.x over HTTP: the login pages in the browser, and the artifact resolution behind it."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from simulator.digid import answer
from simulator.digid import request as incoming
from simulator.digid.answer import Answer, Outcome
from simulator.digid.request import AuthnRequest, Profiel
from simulator.digid.signed_xml import OngeldigBericht
from simulator.inloggen import (
    BSN_FOUT,
    Answers,
    Form,
    gone,
    logged_in,
    login_page,
    read_bsn,
    read_niveau,
    refuse,
    resolution,
    to_portal,
)
from simulator.state import Simulator, current

logger = logging.getLogger("simulator.digid")
ANSWERS = Answers(Profiel.DIGID_3, answer.resolved, answer.expired, answer.unknown)
_NAMENS_FOUT = (
    "Met deze versie van DigiD (SAML 3.x) kan niemand inloggen namens een ander. Maak dit veld leeg."
)
_OTHER_ENDINGS = {
    "annuleren": Outcome.GEANNULEERD,
    "niveau-niet-gehaald": Outcome.NIVEAU_NIET_GEHAALD,
    "fout": Outcome.GEWEIGERD,
}


@require_safe
def metadata(request: HttpRequest) -> HttpResponse:
    return HttpResponse(current(request).idp_metadata, content_type="application/samlmetadata+xml")


@require_http_methods(["GET", "POST"])
def sso(request: HttpRequest) -> HttpResponse:
    """Koppelvlakspecificatie 3.7, stap 2 and 3: the AuthnRequest comes in, the login page goes out."""
    simulator, now = current(request), datetime.now(UTC)
    try:
        asked = _read(request, simulator, now)
    except OngeldigBericht as refused:
        return refuse(request, refused)
    if asked.denied is not None:
        logger.warning("AuthnRequest geweigerd: %s", asked.denied)
        return _to_portal(simulator, Answer(asked, Outcome.GEWEIGERD), now)
    ticket = simulator.logins.put(asked, now=now)
    return login_page(request, asked, ticket, Form(niveau=asked.niveau.code))


def _read(request: HttpRequest, simulator: Simulator, now: datetime) -> AuthnRequest:
    sso_url = simulator.addresses.sso
    if request.method == "POST":
        message, relay_state = request.POST.get("SAMLRequest", ""), request.POST.get("RelayState")
        return incoming.from_post(message, relay_state, providers=simulator.providers, sso=sso_url, now=now)
    query = request.META["QUERY_STRING"]
    return incoming.from_redirect(query, providers=simulator.providers, sso=sso_url, now=now)


@require_POST
def login(request: HttpRequest) -> HttpResponse:
    """The person presses a button. The ticket in the form works once."""
    simulator, now = current(request), datetime.now(UTC)
    ticket = request.POST.get("ticket", "")
    asked = simulator.logins.look_fresh(ticket, now=now)
    if asked is None or asked.profiel is not Profiel.DIGID_3:
        return gone(request)
    outcome = _OTHER_ENDINGS.get(request.POST.get("actie", ""))
    found = Answer(asked, outcome) if outcome else _log_in(request, asked, now=now)
    if isinstance(found, Form):
        return login_page(request, asked, ticket, found, status=400)
    if simulator.logins.take(ticket) is None:
        return gone(request)
    return _to_portal(simulator, found, now)


def _log_in(request: HttpRequest, asked: AuthnRequest, *, now: datetime) -> Answer | Form:
    """The answer, or the form again with what is wrong in it."""
    posted = request.POST
    typed, namens = posted.get("persoon") or posted.get("bsn", ""), posted.get("namens", "").strip()
    bsn = read_bsn(typed)
    if bsn is not None and not namens:
        return logged_in(request, asked, bsn, now=now)
    return Form(
        niveau=(read_niveau(posted.get("niveau", "")) or asked.niveau).code,
        bsn=typed,
        namens=namens,
        fout=posted.get("fout", ""),
        bsn_fout="" if bsn else BSN_FOUT,
        namens_fout=namens and _NAMENS_FOUT,
    )


def _to_portal(simulator: Simulator, found: Answer, now: datetime) -> HttpResponse:
    return to_portal(simulator, found, entity_id=simulator.addresses.idp_entity_id, now=now)


@require_POST
def resolve(request: HttpRequest) -> HttpResponseBase:
    """Stap 6 and 7: the artifact, once, for the provider it was made for."""
    simulator, now = current(request), datetime.now(UTC)
    try:
        asked = incoming.artifact_resolve(
            request.body,
            providers=simulator.providers,
            ars=simulator.addresses.artifact_resolution,
            now=now,
        )
    except OngeldigBericht as refused:
        return refuse(request, refused)
    return resolution(simulator, asked, ANSWERS, signer=simulator.signer, now=now)
