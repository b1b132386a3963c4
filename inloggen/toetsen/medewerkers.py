"""Can medewerkers log in: does the provider answer, and does it know our client?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_noop as _

from begrippen.toets import Bevinding, Stand
from inloggen.medewerker.provider import provider
from inloggen.oidc.verkeer import ProviderOnbereikbaar, json_object, post_form
from inloggen.toetsen.oidc import of_provider
from verkeer.bevindingen import of_look
from verkeer.kijken import look
from verkeer.oproep import Tls

_SETTING = "OIDC_DISCOVERY_URL"


def toets(now: datetime) -> Iterator[Bevinding]:  # noqa: ARG001 - nothing here has a date
    missing = [
        name
        for name, value in (
            (_SETTING, settings.OIDC_DISCOVERY_URL or settings.OIDC_OP_TOKEN_ENDPOINT),
            ("OIDC_CLIENT_ID", settings.OIDC_RP_CLIENT_ID),
            ("OIDC_CLIENT_SECRET", settings.OIDC_RP_CLIENT_SECRET),
        )
        if not value
    ]
    if missing:
        yield Bevinding(
            Stand.STUK,
            _("Deze instellingen ontbreken: %(namen)s."),
            _("Vul ze in. Wat erin hoort, staat in docs/instellingen.md."),
            {"namen": ", ".join(missing)},
        )
        return
    reachable = True
    for bevinding in _provider():
        reachable = reachable and bevinding.stand is not Stand.STUK
        yield bevinding
    if reachable:
        yield _client()
    if not settings.OIDC_REQUIRE_MFA:
        yield Bevinding(
            Stand.LET_OP,
            _("Medewerkers komen binnen zonder tweede stap."),
            _("Zet OIDC_REQUIRE_MFA aan."),
        )


def _provider() -> Iterator[Bevinding]:
    seconds = settings.OIDC_TIMEOUT
    if settings.OIDC_DISCOVERY_URL:
        return of_provider(
            settings.OIDC_DISCOVERY_URL,
            issuer=settings.OIDC_ISSUER,
            seconds=seconds,
            tls=Tls(),
            instelling=_SETTING,
        )
    seen = look(settings.OIDC_OP_TOKEN_ENDPOINT, seconds=seconds)
    return of_look(seen, instelling="OIDC_TOKEN_ENDPOINT")


def _client() -> Bevinding:
    """With a code that nobody gave out: the provider says no to the code when it knows us, and no to us otherwise."""
    fields = {
        "grant_type": "authorization_code",
        "code": "beeldpas-toets",
        "redirect_uri": f"{settings.BASE_URL}/oidc/callback/",
        "client_id": settings.OIDC_RP_CLIENT_ID,
        "client_secret": settings.OIDC_RP_CLIENT_SECRET,
        "code_verifier": "beeldpas-toets-beeldpas-toets-beeldpas-toets",
    }
    try:
        status, body = post_form(provider().token_endpoint, fields, seconds=settings.OIDC_TIMEOUT)
        error = str(json_object(body).get("error", ""))[:40]
    except ProviderOnbereikbaar:
        status, error = 0, ""
    if error in {"invalid_client", "unauthorized_client"} or status in {401, 403}:
        return Bevinding(
            Stand.STUK,
            _("De inlogdienst kent ons niet, of ons geheim klopt niet."),
            _("Kijk OIDC_CLIENT_ID en OIDC_CLIENT_SECRET na."),
        )
    if error == "invalid_grant":
        return Bevinding(Stand.GOED, _("De inlogdienst kent ons, en ons geheim klopt."))
    return Bevinding(
        Stand.LET_OP,
        _("Of de inlogdienst ons kent, is zo niet te zien."),
        _("Log één keer uit en weer in."),
    )
