"""One login with DigiD, from AuthnRequest to result: used once, and by the browser that started it."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen.digid.aansluiting import aansluiting
from inloggen.digid.answer import Expected, verified_assertion
from inloggen.digid.artifact import artifact_resolve, resolve_url
from inloggen.digid.assertion import login_result
from inloggen.digid.backchannel import post
from inloggen.digid.idp import idp
from inloggen.digid.request import authn_request, redirect_url
from inloggen.models import LoginVerzoek
from inloggen.resultaat import LoginFinished, LoginMislukt, LoginOnbekend, LoginResult, LoginStart

_LIFE = timedelta(minutes=15)  # as long as DigiD keeps an artifact
_KEEP = timedelta(hours=1)


def start(*, niveau: Betrouwbaarheidsniveau, onderwerp: UUID, browser: str, now: datetime) -> LoginStart:
    """`browser`: the secret in the cookie of the inwoner. `onderwerp`: given back by `finish`."""
    ours, theirs = aansluiting(), idp()
    request_id, message = authn_request(
        ours=ours, sso_url=theirs.sso_url, idp_entity_id=theirs.entity_id, niveau=niveau, now=now
    )
    verzoek = LoginVerzoek.objects.create(
        request_id=request_id,
        onderwerp=onderwerp,
        browser=_fingerprint(browser),
        niveau=niveau,
        created_at=now,
    )
    relay_state = str(verzoek.id)
    return LoginStart(
        url=redirect_url(sso_url=theirs.sso_url, message=message, relay_state=relay_state, key=ours.sign_key)
    )


def finish(*, artifact: str, relay_state: str, browser: str, now: datetime) -> LoginFinished:
    """What DigiD says about the login that `relay_state` names. Raises `LoginMislukt`, whatever was sent.

    The login is used up before anything goes out; an artifact that is none leaves it as it was.
    """
    verzoek = _find(relay_state, browser=browser, now=now)
    try:
        url = resolve_url(artifact, idp=idp())
        _use_up(verzoek, now=now)
        return LoginFinished(onderwerp=verzoek.onderwerp, result=_resolve(artifact, url, verzoek, now=now))
    except LoginMislukt as failure:
        failure.onderwerp = verzoek.onderwerp
        raise


def sso_origin() -> str:
    """Scheme, host and port of DigiD's login page."""
    parts = urlsplit(idp().sso_url)
    return f"{parts.scheme}://{parts.netloc}"


def purge(*, now: datetime) -> int:
    """Deletes what is older than an hour; the number of rows."""
    return LoginVerzoek.objects.filter(created_at__lt=now - _KEEP).delete()[0]


def _find(relay_state: str, *, browser: str, now: datetime) -> LoginVerzoek:
    try:
        verzoek_id = UUID(relay_state)
    except ValueError:
        raise LoginOnbekend from None
    verzoek = LoginVerzoek.objects.filter(
        id=verzoek_id,
        browser=_fingerprint(browser),
        used_at__isnull=True,
        created_at__gt=now - _LIFE,
    ).first()
    if verzoek is None:
        raise LoginOnbekend
    return verzoek


def _use_up(verzoek: LoginVerzoek, *, now: datetime) -> None:
    if LoginVerzoek.objects.filter(id=verzoek.id, used_at__isnull=True).update(used_at=now) != 1:
        raise LoginOnbekend


def _resolve(artifact: str, url: str, verzoek: LoginVerzoek, *, now: datetime) -> LoginResult:
    ours, theirs = aansluiting(), idp()
    resolve_id, message = artifact_resolve(artifact, ours=ours, now=now)
    expected = Expected(
        idp_entity_id=theirs.entity_id,
        entity_id=ours.entity_id,
        acs_url=ours.acs_url,
        request_id=verzoek.request_id,
        resolve_id=resolve_id,
        gevraagd=Betrouwbaarheidsniveau(verzoek.niveau),
        started_at=verzoek.created_at,
        now=now,
        keys=theirs.keys(now=now),
    )
    assertion, content = verified_assertion(post(url, message), expected=expected)
    return login_result(assertion, content, expected=expected)


def _fingerprint(browser: str) -> str:
    return hashlib.sha256(browser.encode("utf-8", "surrogatepass")).hexdigest()
