"""eID 4.x over HTTP: the login page, the choice for whom, and the artifact resolution."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from begrippen.bsn import Bsn
from simulator.addresses import EID_ENTITY_ID
from simulator.digid import request as incoming
from simulator.digid.answer import Answer, Outcome, unknown
from simulator.digid.request import AuthnRequest, Namens, Profiel
from simulator.digid.signed_xml import OngeldigBericht
from simulator.eid import answer, diensten
from simulator.eid import request as eid
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
from simulator.people import Band, bands_of, name_of
from simulator.state import Simulator, current

logger = logging.getLogger("simulator.digid")
# An artifact that is too old gets the answer of one that is unknown (ST-SAML 1.0, error codes).
ANSWERS = Answers(Profiel.EID_4, answer.resolved, unknown, unknown)
_OTHER_ENDINGS = {
    "annuleren": Outcome.GEANNULEERD,
    "niveau-niet-gehaald": Outcome.NIVEAU_NIET_GEHAALD,
    "fout": Outcome.MISLUKT,
}
_NOT_ASKED = "De website vraagt u om voor uzelf in te loggen. Maak dit veld leeg."
_NO_BAND = "U mag niets regelen voor deze persoon."


@require_safe
def metadata(request: HttpRequest) -> HttpResponse:
    return HttpResponse(current(request).eid_metadata, content_type="application/samlmetadata+xml")


@require_POST
def sso(request: HttpRequest) -> HttpResponse:
    """The AuthnRequest comes in, the login page goes out."""
    simulator, now = current(request), datetime.now(UTC)
    message, relay_state = request.POST.get("SAMLRequest", ""), request.POST.get("RelayState")
    sso_url, providers = simulator.addresses.eid_sso, simulator.eid_providers
    try:
        asked = eid.from_post(message, relay_state, providers=providers, sso=sso_url, now=now)
    except OngeldigBericht as refused:
        return refuse(request, refused)
    if asked.denied is not None:
        logger.warning("AuthnRequest geweigerd: %s", asked.denied)
        unsupported = asked.denied == eid.NO_SUPPORTED_IDP
        outcome = Outcome.GEEN_MIDDEL if unsupported else Outcome.GEWEIGERD
        return _to_portal(simulator, Answer(asked, outcome), now)
    ticket = simulator.logins.put(asked, now=now)
    voor = "ander" if asked.namens is Namens.MOET else "mijzelf"
    return _page(request, asked, ticket, Form(niveau=asked.niveau.code, voor=voor))


@require_POST
def login(request: HttpRequest) -> HttpResponse:
    """The person presses a button. The ticket in the form works once."""
    simulator, now = current(request), datetime.now(UTC)
    ticket = request.POST.get("ticket", "")
    asked = simulator.logins.look_fresh(ticket, now=now)
    if asked is None or asked.profiel is not Profiel.EID_4:
        return gone(request)
    outcome = _OTHER_ENDINGS.get(request.POST.get("actie", ""))
    found = Answer(asked, outcome) if outcome else _log_in(request, asked, ticket, now=now)
    if isinstance(found, HttpResponse):
        return found
    if simulator.logins.take(ticket) is None:
        return gone(request)
    return _to_portal(simulator, found, now)


def _log_in(
    request: HttpRequest, asked: AuthnRequest, ticket: str, *, now: datetime
) -> Answer | HttpResponse:
    """The answer, or a page: the form again with what is wrong in it, or the choice for whom."""
    form = _form(request, asked)
    bsn = read_bsn(form.bsn)
    if bsn is None or form.namens_fout:
        return _page(request, asked, ticket, form, status=400)
    if form.voor == "mijzelf":
        return logged_in(request, asked, bsn, now=now)
    if not form.namens:
        return _choice(request, asked, ticket, form, bsn)
    band = _band(bsn, form.namens)
    return logged_in(request, asked, bsn, now=now, band=band)


def _form(request: HttpRequest, asked: AuthnRequest) -> Form:
    posted = request.POST
    typed, namens = posted.get("persoon") or posted.get("bsn", ""), posted.get("namens", "").strip()
    other = asked.namens is Namens.MOET or bool(namens) or posted.get("voor") == "ander"
    bsn = read_bsn(typed)
    return Form(
        niveau=(read_niveau(posted.get("niveau", "")) or asked.niveau).code,
        bsn=typed,
        namens=namens,
        voor="ander" if other and (namens or asked.namens is not Namens.NIET) else "mijzelf",
        fout=posted.get("fout", ""),
        bsn_fout="" if bsn else BSN_FOUT,
        namens_fout=_objection(asked, bsn, namens) if namens else "",
    )


def _objection(asked: AuthnRequest, bsn: Bsn | None, namens: str) -> str:
    """Why the person cannot act for the one with this number, or nothing."""
    if asked.namens is Namens.NIET:
        return _NOT_ASKED
    if read_bsn(namens) is None:
        return BSN_FOUT
    band = None if bsn is None else _band(bsn, namens)
    if bsn is None:
        return ""
    return _NO_BAND if band is None else band.bezwaar(asked.service_uuid, today=_today())


def _band(bsn: Bsn, namens: str) -> Band | None:
    other = read_bsn(namens)
    return next((band for band in bands_of(bsn) if band.ander.bsn == other), None)


def _today() -> date:
    return localdate()


def _choice(request: HttpRequest, asked: AuthnRequest, ticket: str, form: Form, bsn: Bsn) -> HttpResponse:
    """For whom: as the bevoegdheidsverklaringsdienst asks it."""
    bands = [(band, band.bezwaar(asked.service_uuid, today=_today())) for band in bands_of(bsn)]
    context = {
        "ticket": ticket,
        "form": form,
        "naam": name_of(bsn) or "testpersoon",
        "mogelijk": [(band, band.ander.bsn.reveal()) for band, objection in bands if not objection],
        "onmogelijk": [(band, objection) for band, objection in bands if objection],
    }
    return render(request, "eid/voor_wie.html", context)


def _page(
    request: HttpRequest, asked: AuthnRequest, ticket: str, form: Form, *, status: int = 200
) -> HttpResponse:
    dienst = diensten.find(asked.service_uuid)
    return login_page(request, asked, ticket, form, status=status, dienst=dienst)


def _to_portal(simulator: Simulator, found: Answer, now: datetime) -> HttpResponse:
    return to_portal(simulator, found, entity_id=EID_ENTITY_ID, now=now)


@require_POST
def resolve(request: HttpRequest) -> HttpResponseBase:
    """The artifact, once, for the provider it was made for."""
    simulator, now = current(request), datetime.now(UTC)
    ars = simulator.addresses.eid_artifact_resolution
    try:
        asked = incoming.artifact_resolve(request.body, providers=simulator.eid_providers, ars=ars, now=now)
    except OngeldigBericht as refused:
        return refuse(request, refused)
    return resolution(simulator, asked, ANSWERS, signer=simulator.eid_signer, now=now)
