"""One login with DigiD through a broker (OpenID Connect, code flow with PKCE): one browser, once."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import time
from datetime import datetime
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen.digid.aansluiting import DigidNietIngesteld
from inloggen.makelaar.antwoord import exchange, verified_claims
from inloggen.makelaar.claims import Verwacht, login_result
from inloggen.makelaar.instelling import Makelaar, makelaar
from inloggen.models import LoginVerzoek
from inloggen.oidc.ontdekking import Provider, found_at, known_at
from inloggen.oidc.token import TokenGeweigerd
from inloggen.oidc.verkeer import ProviderOnbereikbaar
from inloggen.resultaat import (
    DigidFout,
    DigidOnbereikbaar,
    LoginFinished,
    LoginGeannuleerd,
    LoginMislukt,
    LoginOnbekend,
    LoginResult,
    LoginStart,
    NiveauTeLaag,
)
from inloggen.verzoek import fingerprint, use_up, waiting
from verkeer.tijdslimiet import within

# What a code may be made of (RFC 6749, appendix A.11).
_CODE = re.compile(r"[\x20-\x7e]{1,4096}")
_KNOWN_ERRORS = {
    "invalid_request",
    "unauthorized_client",
    "unsupported_response_type",
    "invalid_scope",
    "server_error",
    "temporarily_unavailable",
    "interaction_required",
    "login_required",
    "account_selection_required",
    "consent_required",
    "request_not_supported",
}
_PAGE_SECONDS = 2.0  # a page of ours does not wait longer to learn where the broker is
_PAUSE = 30.0
_failed: dict[str, float] = {}


def start(
    *,
    niveau: Betrouwbaarheidsniveau,
    onderwerp: UUID,
    browser: str,
    now: datetime,
    aansluiting: str = "",
    service_uuid: str = "",
    namens: bool = False,
) -> LoginStart:
    """As `inloggen.digid.start`. Raises `DigidOnbereikbaar` when the broker cannot be found."""
    ours = makelaar(aansluiting)
    try:
        provider = _provider(ours)
    except ProviderOnbereikbaar as error:
        raise DigidOnbereikbaar(f"digid-{error.reason}", onderwerp=onderwerp) from None
    verzoek = LoginVerzoek.objects.create(
        request_id=f"oidc-{secrets.token_hex(20)}",
        onderwerp=onderwerp,
        browser=fingerprint(browser),
        niveau=niveau,
        aansluiting=ours.naam,
        service_uuid=service_uuid,
        namens=namens,
        nonce=secrets.token_urlsafe(32),
        code_verifier=secrets.token_urlsafe(48),
        created_at=now,
    )
    return LoginStart(url=_authorization_url(provider.authorization_endpoint, verzoek, ours))


def _authorization_url(endpoint: str, verzoek: LoginVerzoek, ours: Makelaar) -> str:
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verzoek.code_verifier.encode()).digest())
    acr = (ours.acr_namens if verzoek.namens else ours.acr).get(Betrouwbaarheidsniveau(verzoek.niveau), "")
    query = {
        "response_type": "code",
        "client_id": ours.client_id,
        "redirect_uri": ours.redirect_uri,
        "scope": ours.scopes_namens if verzoek.namens else ours.scopes,
        "state": str(verzoek.id),
        "nonce": verzoek.nonce,
        "code_challenge": challenge.rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        # The person who logs in now is the person in the call: no session of yesterday.
        "prompt": "login",
        "max_age": "0",
        **({"acr_values": acr} if acr else {}),
    }
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(query)}"


def finish(
    *, code: str, state: str, error: str, browser: str, now: datetime, issuer: str = ""
) -> LoginFinished:
    """What the broker says about the login that `state` names. Raises `LoginMislukt`, whatever was sent.

    The login is used up before anything goes out; an answer without a code or an error leaves it as it was.
    `issuer`: what the answer itself names as its sender (RFC 9207), if it does.
    """
    verzoek = waiting(state, browser=browser, makelaar=True, now=now)
    try:
        ours = makelaar(verzoek.aansluiting)
        if not error and not _CODE.fullmatch(code):
            raise DigidFout("code-vorm")
        use_up(verzoek, now=now)
        if error:
            raise _refusal(error, ours)
        return LoginFinished(
            onderwerp=verzoek.onderwerp, result=_result(code, verzoek, ours, issuer=issuer, now=now)
        )
    except DigidNietIngesteld:
        raise LoginOnbekend(onderwerp=verzoek.onderwerp) from None
    except LoginMislukt as failure:
        failure.onderwerp = verzoek.onderwerp
        raise


def _refusal(error: str, ours: Makelaar) -> LoginMislukt:
    """RFC 6749 §4.1.2.1 and OpenID Connect Core §3.1.2.6; brokers have codes of their own for cancelling."""
    if error == "access_denied" or error in ours.annuleer_codes:
        return LoginGeannuleerd()
    if error == "unmet_authentication_requirements":
        return NiveauTeLaag()
    # Only names we know: what the sender wrote does not belong in a log.
    return DigidFout(f"status-{error.replace('_', '')}" if error in _KNOWN_ERRORS else "status-onbekend")


def _result(code: str, verzoek: LoginVerzoek, ours: Makelaar, *, issuer: str, now: datetime) -> LoginResult:
    verwacht = Verwacht(
        gevraagd=Betrouwbaarheidsniveau(verzoek.niveau),
        service_uuid=verzoek.service_uuid,
        started_at=verzoek.created_at,
        now=now,
        aansluiting=ours.naam,
        namens=verzoek.namens,
    )
    try:
        with within(ours.seconds):
            provider = _provider(ours)
            if issuer and issuer != provider.issuer:
                raise DigidFout("issuer")
            tokens = exchange(code, verifier=verzoek.code_verifier, ours=ours, provider=provider, now=now)
            claims, digest = verified_claims(
                tokens, nonce=verzoek.nonce, ours=ours, provider=provider, now=now
            )
        return login_result(claims, paden=ours.paden, verwacht=verwacht, digest=digest)
    except ProviderOnbereikbaar as failure:
        raise DigidOnbereikbaar(f"digid-{failure.reason}") from None
    except TokenGeweigerd as refused:
        raise DigidFout(refused.reason) from None


def origins(naam: str = "") -> tuple[str, ...]:
    """Scheme, host and port of what the browser passes on its way to DigiD. Raises `DigidNietIngesteld`.

    Asked for pages: a broker that does not answer holds up one page for two seconds, once in half a minute.
    """
    ours = makelaar(naam)
    try:
        address = _for_page(ours).authorization_endpoint
    except ProviderOnbereikbaar:
        address = ours.issuer or ours.discovery_url
    parts = urlsplit(address)
    return (f"{parts.scheme}://{parts.netloc}", *ours.form_action)


def _for_page(ours: Makelaar) -> Provider:
    known = known_at(ours.discovery_url, issuer=ours.issuer, tls=ours.tls)
    if known is not None:
        return known
    if time.monotonic() < _failed.get(ours.discovery_url, 0.0):
        raise ProviderOnbereikbaar("geen-verbinding")
    try:
        with within(_PAGE_SECONDS):
            return _provider(ours)
    except ProviderOnbereikbaar:
        _failed[ours.discovery_url] = time.monotonic() + _PAUSE
        raise


def _provider(ours: Makelaar) -> Provider:
    return found_at(ours.discovery_url, issuer=ours.issuer, seconds=ours.seconds, tls=ours.tls)
