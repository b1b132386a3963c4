"""One login with DigiD, from AuthnRequest to result: used once, and by the browser that started it."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen.digid import profiel_3, profiel_4
from inloggen.digid.aansluiting import DigidNietIngesteld, Profiel, namen, profiel
from inloggen.digid.aansluiting import aansluiting as our_side
from inloggen.digid.answer import Expected, verified_assertion
from inloggen.digid.artifact import artifact_resolve, resolve_url
from inloggen.digid.assertion import login_result
from inloggen.digid.backchannel import post
from inloggen.digid.idp import idp, idp_in_force
from inloggen.digid.ontsleutelen import decryption_keys
from inloggen.digid.profiel import Eigen, Regels, Vraag
from inloggen.makelaar import login as broker
from inloggen.models import LoginVerzoek
from inloggen.resultaat import DigidFout, LoginFinished, LoginMislukt, LoginResult, LoginStart
from inloggen.verzoek import fingerprint, use_up, waiting

logger = logging.getLogger(__name__)
KEEP = timedelta(hours=1)
_REGELS: dict[Profiel, Regels] = {Profiel.DIGID_3: profiel_3, Profiel.EID_4: profiel_4}


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

    `aansluiting` names the connection; `service_uuid` and `namens` (for somebody else) are for profile eid-4. A
    connection through a broker goes its own way (inloggen/makelaar). Raises `DigidFout` when the connection is not set
    up for this login.
    """
    try:
        way = broker.start if profiel(aansluiting) is Profiel.OIDC else _start
        return way(
            niveau=niveau,
            onderwerp=onderwerp,
            browser=browser,
            now=now,
            aansluiting=aansluiting,
            service_uuid=service_uuid,
            namens=namens,
        )
    except DigidNietIngesteld as error:
        raise _not_set_up(error, onderwerp=onderwerp) from None


def _start(
    *,
    niveau: Betrouwbaarheidsniveau,
    onderwerp: UUID,
    browser: str,
    now: datetime,
    aansluiting: str,
    service_uuid: str,
    namens: bool,
) -> LoginStart:
    verzoek_id = uuid4()
    vraag = Vraag(
        niveau=niveau, relay_state=str(verzoek_id), now=now, service_uuid=service_uuid, namens=namens
    )
    ours, theirs = our_side(aansluiting), idp_in_force(aansluiting, now=now)
    request_id, started = _REGELS[ours.profiel].ask(vraag, ours=ours, theirs=theirs)
    LoginVerzoek.objects.create(
        id=verzoek_id,
        request_id=request_id,
        onderwerp=onderwerp,
        browser=fingerprint(browser),
        niveau=niveau,
        aansluiting=ours.naam,
        service_uuid=service_uuid,
        namens=namens,
        created_at=now,
    )
    return started


def finish(*, artifact: str, relay_state: str, browser: str, now: datetime) -> LoginFinished:
    """What DigiD says about the login that `relay_state` names. Raises `LoginMislukt`, whatever was sent.

    The login is used up before anything goes out; an artifact that is none leaves it as it was.
    """
    verzoek = waiting(relay_state, browser=browser, makelaar=False, now=now)
    try:
        url = resolve_url(artifact, idp=idp(verzoek.aansluiting))
        use_up(verzoek, now=now)
        return LoginFinished(onderwerp=verzoek.onderwerp, result=_resolve(artifact, url, verzoek, now=now))
    except LoginMislukt as failure:
        failure.onderwerp = verzoek.onderwerp
        raise
    except DigidNietIngesteld as error:
        raise _not_set_up(error, onderwerp=verzoek.onderwerp) from None


def _not_set_up(error: DigidNietIngesteld, *, onderwerp: UUID) -> DigidFout:
    """A mistake of ours: told to those who read the log, and to the inwoner as any other failure."""
    logger.error("digid.aansluiting niet ingesteld: %s", error)
    return DigidFout("niet-ingesteld", onderwerp=onderwerp)


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
        return broker.origins(naam)
    parts = urlsplit(idp(naam).sso_url)
    return (f"{parts.scheme}://{parts.netloc}",)


def purge(*, now: datetime) -> int:
    """Deletes what is older than an hour; the number of rows."""
    return LoginVerzoek.objects.filter(created_at__lt=now - KEEP).delete()[0]


def _resolve(artifact: str, url: str, verzoek: LoginVerzoek, *, now: datetime) -> LoginResult:
    ours, theirs = our_side(verzoek.aansluiting), idp_in_force(verzoek.aansluiting, now=now)
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
        regels=_REGELS[ours.profiel],
        keys=theirs.keys(now=now),
        eigen=_eigen(verzoek, ours.profiel),
        aansluiting=ours.naam,
    )
    assertion, content = verified_assertion(
        post(url, message, aansluiting=verzoek.aansluiting), expected=expected
    )
    return login_result(assertion, content, expected=expected)


def _eigen(verzoek: LoginVerzoek, soort: Profiel) -> Eigen:
    if soort is not Profiel.EID_4:
        return Eigen()
    return Eigen(
        service_uuid=verzoek.service_uuid,
        namens=verzoek.namens,
        keys=decryption_keys(verzoek.aansluiting),
    )
