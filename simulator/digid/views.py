"""DigiD over HTTP: the login pages in the browser, and the artifact resolution behind it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from begrippen.bsn import Bsn, OngeldigBsn
from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.digid import answer
from simulator.digid import request as incoming
from simulator.digid.answer import Answer, Login, Outcome
from simulator.digid.request import AuthnRequest
from simulator.digid.signed_xml import OngeldigBericht
from simulator.people import TESTPERSONEN
from simulator.state import Simulator, current
from simulator.views import message_page

logger = logging.getLogger("simulator.digid")
_OTHER_ENDINGS = {
    "annuleren": Outcome.GEANNULEERD,
    "niveau-niet-gehaald": Outcome.NIVEAU_NIET_GEHAALD,
    "fout": Outcome.GEWEIGERD,
}


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form: as asked by the portal, or as the person left it."""

    niveau: str
    bsn: str = field(default="", repr=False)
    namens: str = field(default="", repr=False)
    bsn_fout: str = ""
    namens_fout: str = ""


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
        return _refuse(request, refused)
    if asked.denied is not None:
        logger.warning("AuthnRequest geweigerd: %s", asked.denied)
        return _to_portal(simulator, Answer(asked, Outcome.GEWEIGERD), now=now)
    ticket = simulator.logins.put(asked, now=now)
    return _login_page(request, asked, ticket, Form(niveau=asked.niveau.code))


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
    if asked is None:
        return _gone(request)
    outcome = _OTHER_ENDINGS.get(request.POST.get("actie", ""))
    found = Answer(asked, outcome) if outcome else _log_in(request, asked, now=now)
    if isinstance(found, Form):
        return _login_page(request, asked, ticket, found, status=400)
    if simulator.logins.take(ticket) is None:
        return _gone(request)
    return _to_portal(simulator, found, now=now)


def _log_in(request: HttpRequest, asked: AuthnRequest, *, now: datetime) -> Answer | Form:
    """The answer, or the form again with what is wrong in it."""
    posted = request.POST
    typed, namens = posted.get("persoon") or posted.get("bsn", ""), posted.get("namens", "").strip()
    niveau = _niveau(posted.get("niveau", "")) or asked.niveau
    try:
        bsn = Bsn.parse(typed.strip())
    except OngeldigBsn:
        bsn = None
    if bsn is not None and not namens:
        address = str(request.META.get("REMOTE_ADDR", ""))
        return Answer(asked, Outcome.GELUKT, Login(bsn=bsn, niveau=niveau, moment=now, address=address))
    return Form(
        niveau=niveau.code,
        bsn=typed,
        namens=namens,
        bsn_fout="" if bsn else "Dit is geen geldig burgerservicenummer. Kijk of alle 9 cijfers goed zijn.",
        namens_fout=namens
        and "Met deze versie van DigiD (SAML 3.x) kan niemand inloggen namens een ander. Maak dit veld leeg.",
    )


def _niveau(code: str) -> Betrouwbaarheidsniveau | None:
    try:
        return Betrouwbaarheidsniveau.from_code(code)
    except KeyError:
        return None


def _login_page(
    request: HttpRequest, asked: AuthnRequest, ticket: str, form: Form, *, status: int = 200
) -> HttpResponse:
    context = {
        "ticket": ticket,
        "form": form,
        "gevraagd": asked.niveau.code,
        "dienstverlener": asked.provider_name,
        "niveaus": [niveau.code for niveau in Betrouwbaarheidsniveau],
        "personen": [(person.naam, person.bsn.reveal()) for person in TESTPERSONEN],
    }
    return render(request, "digid/login.html", context, status=status)


def _to_portal(simulator: Simulator, found: Answer, *, now: datetime) -> HttpResponse:
    """Stap 5: the browser takes the artifact along, also when the login failed."""
    artifact = answer.new_artifact(simulator.addresses.idp_entity_id)
    simulator.artifacts.put(found, now=now, key=artifact)
    parameters = {"SAMLart": artifact}
    if found.request.relay_state is not None:
        parameters["RelayState"] = found.request.relay_state
    glue = "&" if "?" in found.request.acs_url else "?"
    return HttpResponseRedirect(f"{found.request.acs_url}{glue}{urlencode(parameters)}")


@require_POST
def resolve(request: HttpRequest) -> HttpResponse:
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
        return _refuse(request, refused)
    return HttpResponse(_resolution(simulator, asked, now), content_type="text/xml; charset=utf-8")


def _resolution(simulator: Simulator, asked: incoming.ArtifactResolve, now: datetime) -> bytes:
    waiting = simulator.artifacts.look(asked.artifact)
    foreign = waiting is None or waiting.value.request.provider.entity_id != asked.provider.entity_id
    entry = None if asked.denied or foreign else simulator.artifacts.take(asked.artifact)
    if entry is None:
        return answer.unknown(asked, signer=simulator.signer, now=now)
    if entry.expired(now):
        return answer.expired(asked, signer=simulator.signer, now=now)
    return answer.resolved(asked, entry.value, signer=simulator.signer, now=now)


def _refuse(request: HttpRequest, refused: OngeldigBericht) -> HttpResponse:
    """What cannot be trusted gets no SAML back (koppelvlakspecificatie 3.7, foutafhandeling)."""
    logger.warning("bericht geweigerd: %s", refused.reason)
    text = f"DigiD kan deze vraag niet controleren ({refused.reason})."
    return message_page(request, title="Niet gevonden", text=text, status=404)


def _gone(request: HttpRequest) -> HttpResponse:
    text = "Deze inlogpoging is al klaar of te oud. Ga terug naar de website en begin opnieuw."
    return message_page(request, title="Inloggen is al klaar", text=text, status=410)
