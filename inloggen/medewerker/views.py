"""The login page of medewerkers, the way to the provider and back, and logging out."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView, OIDCAuthenticationRequestView

from inloggen.medewerker.claims import InloggenGeweigerd
from inloggen.medewerker.klok import start_clock
from inloggen.medewerker.provider import provider
from inloggen.oidc.verkeer import ProviderOnbereikbaar

logger = logging.getLogger(__name__)
_NEXT = "oidc_login_next"


@dataclass(frozen=True, slots=True)
class Melding:
    """What the login page says; `soort` chooses the looks."""

    soort: str
    titel: Promise
    tekst: Promise
    status: int = 200

    @property
    def regels(self) -> list[Promise]:
        return [self.tekst]


UITGELOGD = Melding("ok", _("U bent uitgelogd"), _("U kunt dit venster sluiten of opnieuw inloggen."))
INACTIEF = Melding(
    "info",
    _("U bent uitgelogd"),
    _("U heeft een tijd niets gedaan. Log opnieuw in om verder te gaan."),
)
GEANNULEERD = Melding("info", _("U heeft het inloggen gestopt"), _("U kunt opnieuw inloggen."))
MISLUKT = Melding(
    "error",
    _("Inloggen is niet gelukt"),
    _("Probeer het nog een keer. Lukt het weer niet? Vraag hulp aan uw functioneel beheerder."),
    403,
)
ONBEREIKBAAR = Melding(
    "error",
    _("Inloggen lukt nu even niet"),
    _("De inlogdienst van uw organisatie geeft geen antwoord. Probeer het over een paar minuten opnieuw."),
    503,
)
GEEN_TWEEDE_FACTOR = Melding(
    "error",
    _("U bent ingelogd zonder tweede stap"),
    _("Voor Beeldpas is alleen een wachtwoord niet genoeg. Log in met een tweede stap, zoals een app."),
    403,
)
GEEN_ROL = Melding(
    "error",
    _("U heeft geen rol in Beeldpas"),
    _("Inloggen met uw werkaccount is gelukt. Vraag uw functioneel beheerder om een rol."),
    403,
)
_BY_REASON = {"geen-tweede-factor": GEEN_TWEEDE_FACTOR, "geen-rol": GEEN_ROL}


def own_path(address: str | None) -> str:
    """`address` when it is a path on this site, else an empty text."""
    own = bool(address) and str(address).startswith("/")
    return str(address) if own and url_has_allowed_host_and_scheme(str(address), allowed_hosts=None) else ""


@login_not_required
@never_cache
@require_safe
def inloggen(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return HttpResponseRedirect(
            own_path(request.GET.get("next")) or resolve_url(settings.LOGIN_REDIRECT_URL)
        )
    if "inactief" in request.GET:
        return _page(request, INACTIEF)
    return _page(request, UITGELOGD if "uitgelogd" in request.GET else None)


@login_not_required
@require_POST
def uitloggen(request: HttpRequest) -> HttpResponse:
    auth.logout(request)
    return HttpResponseRedirect(resolve_url(settings.LOGOUT_REDIRECT_URL or "/"))


@method_decorator([login_not_required, never_cache], name="dispatch")
class Authenticate(OIDCAuthenticationRequestView):  # type: ignore[misc]  # mozilla-django-oidc has no types
    """Sends the browser to the provider."""

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            self.OIDC_OP_AUTH_ENDPOINT = provider().authorization_endpoint
        except ProviderOnbereikbaar as error:
            return _refuse(request, ONBEREIKBAAR, str(error))
        response: HttpResponse = super().get(request)
        request.session[_NEXT] = own_path(request.GET.get("next"))
        return response


@method_decorator([login_not_required, never_cache], name="dispatch")
class Callback(OIDCAuthenticationCallbackView):  # type: ignore[misc]  # mozilla-django-oidc has no types
    """Where the provider sends the browser back."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if "error" in request.GET:
            # Not the parent's way: it logs out whoever follows a link with `?error=`.
            request.session.get("oidc_states", {}).pop(request.GET.get("state", ""), None)
            request.session.modified = True
            cancelled = request.GET["error"] == "access_denied"
            return _refuse(request, GEANNULEERD if cancelled else MISLUKT, "provider-error")
        try:
            response: HttpResponse = super().get(request)
        except ProviderOnbereikbaar as error:
            return _refuse(request, ONBEREIKBAAR, str(error))
        except InloggenGeweigerd as error:
            return _refuse(request, _BY_REASON.get(error.reason, MISLUKT), error.reason)
        except SuspiciousOperation:
            return _refuse(request, MISLUKT, "state-onbekend")
        return response

    def login_success(self) -> HttpResponse:
        address = own_path(self.request.session.pop(_NEXT, ""))
        self.request.session.pop("oidc_states", None)
        # Django's login keeps the key of the session when the same person logs in again.
        self.request.session.cycle_key()
        auth.login(self.request, self.user)
        start_clock(self.request.session)
        return HttpResponseRedirect(address or resolve_url(settings.LOGIN_REDIRECT_URL))

    def login_failure(self) -> HttpResponse:
        return _refuse(self.request, MISLUKT, "onvolledig")


def _refuse(request: HttpRequest, melding: Melding, reason: str) -> HttpResponse:
    logger.warning("medewerker.inloggen geweigerd reason=%s", reason)
    return _page(request, melding, next_path=own_path(request.session.get(_NEXT)))


def _page(request: HttpRequest, melding: Melding | None, *, next_path: str = "") -> HttpResponse:
    context = {"melding": melding, "next": own_path(request.GET.get("next")) or next_path}
    return render(request, "inloggen/inloggen.html", context, status=melding.status if melding else 200)
