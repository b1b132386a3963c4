"""DigiD SAML 3.x: what koppelvlakspecificatie 3.7 says for itself."""

from __future__ import annotations

import re

from lxml import etree

from begrippen.bsn import Bsn, OngeldigBsn
from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen.digid.aansluiting import Aansluiting
from inloggen.digid.answer import Expected
from inloggen.digid.document import only_child, plain_text
from inloggen.digid.idp import Idp
from inloggen.digid.profiel import Persoon, Vraag
from inloggen.digid.request import authn_request, redirect_url
from inloggen.digid.saml import NIVEAUS, SAML
from inloggen.resultaat import DigidFout, LoginGeannuleerd, LoginMislukt, LoginStart, NiveauTeLaag

EVIDENCE = ""
REFUSED: tuple[str, ...] = (f"{SAML}EncryptedAssertion", f"{SAML}EncryptedID")
# S00000000 is the sector of the BSN; S00000001 is SOFI, which we must refuse. DigiD writes s and S.
_NAME_ID = re.compile(r"[sS]00000000:([0-9]{9})")


def ask(vraag: Vraag, *, ours: Aansluiting, theirs: Idp) -> tuple[str, LoginStart]:
    """By redirect: the level in RequestedAuthnContext, the signature in the address."""
    request_id, message = authn_request(ours=ours, sso_url=theirs.sso_url, niveau=vraag.niveau, now=vraag.now)
    url = redirect_url(
        sso_url=theirs.sso_url, message=message, relay_state=vraag.relay_state, key=ours.sign_key
    )
    return request_id, LoginStart(url=url)


def failure(codes: list[str], message: str) -> LoginMislukt | None:  # noqa: ARG001  # 3.x sends no message
    """Status mapping of the koppelvlakspecificatie (3.7, foutafhandeling)."""
    match codes:
        case ["Responder", "AuthnFailed", *_]:
            return LoginGeannuleerd()
        case ["Responder", "NoAuthnContext", *_]:
            return NiveauTeLaag()
    return None


def niveau(class_ref: str) -> Betrouwbaarheidsniveau | None:
    return NIVEAUS.get(class_ref)


def persoon(
    assertion: etree._Element,  # noqa: ARG001  # everything is in the subject
    subject: etree._Element,
    *,
    expected: Expected,  # noqa: ARG001
) -> Persoon:
    """The NameID is the sector and the BSN."""
    found = _NAME_ID.fullmatch(plain_text(only_child(subject, f"{SAML}NameID")))
    if found is None:
        raise DigidFout("sector")
    try:
        return Persoon(bsn=Bsn(found[1]))
    except OngeldigBsn:
        raise DigidFout("bsn") from None
