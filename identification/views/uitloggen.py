"""Logging out at DigiD (Eenmalig Inloggen): the way there, DigiD's answer, and DigiD's own request."""

from __future__ import annotations

import logging
from functools import partial
from urllib.parse import urlencode, urlsplit

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from identification.flow import browser
from identification.flow.uitloggen import end_sessions
from identification.queries import uitgelogd
from identification.views.poort import broken, secret_of, show, speak
from inloggen.digid import uitloggen, uitlogverzoek
from inloggen.digid.uitloggen import UitloggenOnbekend, UitlogStart

logger = logging.getLogger(__name__)

_TOLD = "klaar"


def ask_digid(request: HttpRequest, start: UitlogStart) -> HttpResponse:
    """A page with a button: the message may hold a BSN, which must not stand in an address (ADR 0011)."""
    pagina = uitgelogd.ask_page(start, klaar_url=reverse("identification:mijn"))
    response = show(request, "inwoner/uitloggen.html", pagina)
    parts = urlsplit(start.url)
    response._csp_update = {"form-action": [f"{parts.scheme}://{parts.netloc}"]}  # type: ignore[attr-defined]
    return response


@login_not_required
@csrf_exempt  # DigiD's form comes from another site; its signature is what counts
@never_cache
@require_http_methods(["GET", "POST"])
def slo(request: HttpRequest) -> HttpResponse:
    """DigiD's LogoutResponse, by redirect or by form."""
    sessie = browser.find_browser(secret=secret_of(request), now=timezone.now())
    speak(request, sessie.taal if sessie else "nl", sessie.identification.dienst if sessie else None)
    try:
        if request.method == "POST":
            return _from_form(request)
        uitkomst = _from_address(request)
    except UitloggenOnbekend as error:
        logger.info("digid.uitloggen antwoord geweigerd: reden=%s", error.reason)
        return broken(request, uitgelogd.unknown_page())
    return broken(request, uitgelogd.done_page(uitkomst, login_url=reverse("identification:opnieuw")))


def _from_form(request: HttpRequest) -> HttpResponse:
    """A form from another site brings no cookie of ours; the page it leads to gets it."""
    verzoek = uitloggen.finish_form(
        saml_response=request.POST.get("SAMLResponse", ""),
        relay_state=request.POST.get("RelayState", ""),
        now=timezone.now(),
    )
    response = HttpResponseRedirect(f"{reverse('identification:slo')}?{urlencode({_TOLD: verzoek})}")
    response.status_code = 303
    return response


def _from_address(request: HttpRequest) -> uitloggen.Uitkomst:
    browser_secret, now = secret_of(request), timezone.now()
    if _TOLD in request.GET:
        return uitloggen.outcome(relay_state=request.GET[_TOLD], browser=browser_secret, now=now)
    return uitloggen.finish_redirect(
        query=request.META.get("QUERY_STRING", ""),
        relay_state=request.GET.get("RelayState", ""),
        browser=browser_secret,
        now=now,
    )


@login_not_required
@csrf_exempt  # DigiD itself, without a browser; its signature is what counts
@never_cache
@require_POST
def slo_soap(request: HttpRequest) -> HttpResponse:
    """DigiD's LogoutRequest (koppelvlakspecificatie 3.7, Eenmalig Inloggen). Never a 5xx, whatever is sent."""
    now = timezone.now()
    try:
        body = request.body
    except RequestDataTooBig:
        return HttpResponse(status=413)
    try:
        answer = uitlogverzoek.answer(body, end=partial(end_sessions, now=now), now=now)
    except uitlogverzoek.GeenUitlogverzoek as error:
        logger.warning("digid.uitlogverzoek geweigerd: reden=%s", error.reason)
        return HttpResponse(status=400)
    return HttpResponse(answer, content_type="text/xml; charset=utf-8")
