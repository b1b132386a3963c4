"""Single logout over HTTP: asked by a dienstverlener (3.x and 4.x), or by the person at DigiD itself (3.x)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from simulator.digid import request as incoming
from simulator.digid import saml, sessies
from simulator.digid.request import Profiel
from simulator.digid.sessies import Logout, Sessie
from simulator.digid.signed_xml import OngeldigBericht
from simulator.inloggen import gone, refuse
from simulator.state import Simulator, current
from simulator.views import message_page

_BINDINGS = {Profiel.DIGID_3: saml.BINDING_REDIRECT, Profiel.EID_4: saml.BINDING_POST}


@require_http_methods(["GET", "POST"])
def digid(request: HttpRequest) -> HttpResponse:
    """3.x: LogoutRequest by redirect or in a form."""
    simulator = current(request)
    return _asked(request, Profiel.DIGID_3, simulator.addresses.slo)


@require_POST
def eid(request: HttpRequest) -> HttpResponse:
    """4.x: LogoutRequest in a form."""
    return _asked(request, Profiel.EID_4, current(request).addresses.eid_slo)


def _asked(request: HttpRequest, profiel: Profiel, slo: str) -> HttpResponse:
    simulator, now = current(request), datetime.now(UTC)
    providers = simulator.providers if profiel is Profiel.DIGID_3 else simulator.eid_providers
    try:
        if request.method == "POST":
            relay_state = request.POST.get("RelayState")
            message = request.POST.get("SAMLRequest", "")
            root, provider = incoming.posted(message, relay_state, providers=providers)
        else:
            query = request.META["QUERY_STRING"]
            root, provider, relay_state = incoming.redirected(query, providers=providers)
        asked = sessies.logout(root, provider, relay_state, profiel=profiel, slo=slo, now=now)
        if _BINDINGS[profiel] not in provider.slo:
            raise OngeldigBericht("uitloggen-adres")
    except OngeldigBericht as refused:
        return refuse(request, refused)
    ticket = simulator.logouts.put(asked, now=now)
    return render(request, "uitloggen.html", {"ticket": ticket, "eid": profiel is Profiel.EID_4})


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """The person presses a button on the page in between; the ticket works once."""
    simulator, now = current(request), datetime.now(UTC)
    asked = simulator.logouts.take_fresh(request.POST.get("ticket", ""), now=now)
    if asked is None:
        return gone(request)
    for sessie in simulator.sessies.fresh(now=now):
        if asked.ends(sessie):
            simulator.sessies.drop(sessie.index)
    status = sessies.DEELS if request.POST.get("actie") == "gedeeltelijk" else sessies.UIT
    return _answer(request, simulator, asked, status, now)


def _answer(
    request: HttpRequest, simulator: Simulator, asked: Logout, status: tuple[str, ...], now: datetime
) -> HttpResponse:
    signer = simulator.signer if asked.profiel is Profiel.DIGID_3 else simulator.eid_signer
    destination = asked.provider.slo[_BINDINGS[asked.profiel]]
    root = sessies.response(asked, status, destination=destination, issuer=signer.entity_id, now=now)
    if asked.profiel is Profiel.DIGID_3:
        return HttpResponseRedirect(sessies.redirect(root, asked.relay_state, signer=signer))
    context = {
        "adres": destination,
        "bericht": sessies.form_value(root, signer=signer),
        "relay_state": asked.relay_state,
    }
    return render(request, "eid/terug.html", context)


@require_POST
def everywhere(request: HttpRequest) -> HttpResponse:
    """The person logs out at DigiD: the dienstverlener hears it over SOAP (3.x, eenmalig inloggen)."""
    simulator, now = current(request), datetime.now(UTC)
    first = simulator.sessies.look_fresh(request.POST.get("sessie", ""), now=now)
    if first is None:
        return gone(request)
    found = [sessie for sessie in simulator.sessies.fresh(now=now) if sessie.bsn == first.bsn]
    results = [_send(simulator, sessie, now) for sessie in found if sessie.profiel is Profiel.DIGID_3]
    for sessie in found:
        simulator.sessies.drop(sessie.index)
    wrong = [result for result in results if result]
    if wrong:
        text = f"Het portaal zei niet dat het gelukt is ({wrong[0]})."
        return message_page(request, title="Niet overal uitgelogd", text=text, status=200)
    return message_page(
        request, title="Overal uitgelogd", text="Het portaal heeft het bevestigd.", status=200
    )


def _send(simulator: Simulator, sessie: Sessie, now: datetime) -> str:
    """A fixed code for what went wrong, or nothing."""
    try:
        fresh = replace(sessie, provider=simulator.providers.current(fresh=True))
        done = sessies.send_logout(fresh, signer=simulator.signer, now=now)
    except OngeldigBericht as wrong:
        return wrong.reason
    return "" if done else "status"
