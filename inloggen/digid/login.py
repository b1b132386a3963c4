"""One login with DigiD, from AuthnRequest to result: used once, and by the browser that started it."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen.digid.aansluiting import DigidNietIngesteld, Profiel, namen, profiel
from inloggen.digid.aansluiting import aansluiting as our_side
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
    """`browser`: the secret in the cookie of the inwoner. `onderwerp`: given back by `finish`.

    `aansluiting` names the connection; `service_uuid` and `namens` (for somebody else) are for profile eid-4.
    """
    ours, theirs = our_side(aansluiting), idp(aansluiting)
    request_id, message = authn_request(
        ours=ours, sso_url=theirs.sso_url, idp_entity_id=theirs.entity_id, niveau=niveau, now=now
    )
    verzoek = LoginVerzoek.objects.create(
        request_id=request_id,
        onderwerp=onderwerp,
        browser=_fingerprint(browser),
        niveau=niveau,
        aansluiting=ours.naam,
        service_uuid=service_uuid,
        namens=namens,
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
        url = resolve_url(artifact, idp=idp(verzoek.aansluiting))
        _use_up(verzoek, now=now)
        return LoginFinished(onderwerp=verzoek.onderwerp, result=_resolve(artifact, url, verzoek, now=now))
    except LoginMislukt as failure:
        failure.onderwerp = verzoek.onderwerp
        raise


def sso_origins() -> tuple[str, ...]:
    """Scheme, host and port of the login page of every connection, the default first.

    Another connection that is not set up rightly does not stop this one; the default must be there. Raises
    `DigidNietIngesteld`.
    """
    default, *others = namen()
    found = [*_origin(default)]
    for naam in others:
        with suppress(DigidNietIngesteld):
            found += _origin(naam)
    return tuple(dict.fromkeys(found))


def _origin(naam: str) -> tuple[str, ...]:
    if profiel(naam) is Profiel.OIDC:
        return ()
    parts = urlsplit(idp(naam).sso_url)
    return (f"{parts.scheme}://{parts.netloc}",)


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
    ours, theirs = our_side(verzoek.aansluiting), idp(verzoek.aansluiting)
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
    assertion, content = verified_assertion(
        post(url, message, aansluiting=verzoek.aansluiting), expected=expected
    )
    return login_result(assertion, content, expected=expected)


def _fingerprint(browser: str) -> str:
    return hashlib.sha256(browser.encode("utf-8", "surrogatepass")).hexdigest()
