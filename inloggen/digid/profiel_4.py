"""eID SAML 4.x (CombiConnect, TVS, Stelsel Toegang SAML 1.0): what this family says for itself."""

from __future__ import annotations

from lxml import etree

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.vertegenwoordiging import Vertegenwoordiging
from inloggen.digid.aansluiting import Aansluiting
from inloggen.digid.answer import Expected
from inloggen.digid.document import attribute, only_child, plain_text
from inloggen.digid.idp import Idp
from inloggen.digid.ontsleutelen import decrypted_bsn
from inloggen.digid.profiel import Persoon, Vraag
from inloggen.digid.request_4 import authn_request, post_fields
from inloggen.digid.saml import (
    ACTING_SUBJECT,
    LEGAL_SUBJECT,
    LOA_NIVEAUS,
    REPRESENTATION_TYPE,
    SAML,
    SERVICE_UUID,
)
from inloggen.resultaat import (
    AndereDienst,
    DigidFout,
    LoginGeannuleerd,
    LoginMislukt,
    LoginStart,
    NiveauTeLaag,
)

# The assertions of who let the person log in and of who declared the representation: the outer one counts.
EVIDENCE = f"{SAML}Advice"
REFUSED: tuple[str, ...] = (f"{SAML}EncryptedAssertion",)
_CANCELLED = "Authentication cancelled"
_MAX_SOORTEN = 10


def ask(vraag: Vraag, *, ours: Aansluiting, theirs: Idp) -> tuple[str, LoginStart]:
    """By a form: the level goes with the ServiceUUID, the signature is in the message."""
    request_id, message = authn_request(vraag, ours=ours, theirs=theirs)
    return request_id, LoginStart(
        url=theirs.sso_url, velden=post_fields(message=message, relay_state=vraag.relay_state)
    )


def failure(codes: list[str], message: str) -> LoginMislukt | None:
    """AuthnFailed is a cancelled login with this message only (Stelsel Toegang SAML 1.0, error codes)."""
    match codes:
        case ["Responder", "AuthnFailed", *_] if message.strip() == _CANCELLED:
            return LoginGeannuleerd()
        case ["Responder", "NoAuthnContext", *_]:
            return NiveauTeLaag()
    return None


def niveau(class_ref: str) -> Betrouwbaarheidsniveau | None:
    """In any case of letters and with space around it: the specification itself writes them in both ways."""
    return LOA_NIVEAUS.get(class_ref.strip().lower())


def persoon(assertion: etree._Element, subject: etree._Element, *, expected: Expected) -> Persoon:
    """The person who acts and, when one was asked for, the person who is acted for."""
    transient_id = plain_text(only_child(subject, f"{SAML}NameID")).strip()
    found = _attributes(assertion)
    _check_service(found.get(SERVICE_UUID, []), expected=expected)
    acting = _bsn(found.get(ACTING_SUBJECT, []), expected=expected)
    soorten = _soorten(found.get(REPRESENTATION_TYPE, []))
    if LEGAL_SUBJECT not in found:
        if soorten:
            raise DigidFout("vertegenwoordiging-zonder-persoon")
        return Persoon(bsn=acting, transient_id=transient_id)
    if not expected.eigen.namens:
        raise DigidFout("vertegenwoordiging-niet-gevraagd")
    legal = _bsn(found[LEGAL_SUBJECT], expected=expected)
    if legal == acting:
        raise DigidFout("vertegenwoordiging-van-zichzelf")
    return Persoon(
        bsn=acting,
        vertegenwoordiging=Vertegenwoordiging(vertegenwoordigde=legal, soorten=soorten),
        transient_id=transient_id,
    )


def _attributes(assertion: etree._Element) -> dict[str, list[etree._Element]]:
    """The values of each attribute by name. A name that comes twice is refused; one we do not know is passed over."""
    found: dict[str, list[etree._Element]] = {}
    for entry in only_child(assertion, f"{SAML}AttributeStatement").findall(f"{SAML}Attribute"):
        name = attribute(entry, "Name")
        if name in found:
            raise DigidFout("attribuut-dubbel")
        found[name] = entry.findall(f"{SAML}AttributeValue")
    return found


def _check_service(values: list[etree._Element], *, expected: Expected) -> None:
    asked = expected.eigen.service_uuid
    if [plain_text(value).strip().lower() for value in values] != [asked.lower()] or not asked:
        raise AndereDienst("dienst") if expected.eigen.namens else DigidFout("dienst")


def _bsn(values: list[etree._Element], *, expected: Expected) -> Bsn:
    if len(values) != 1 or [child.tag for child in values[0]] != [f"{SAML}EncryptedID"]:
        raise DigidFout("persoon-vorm")
    return decrypted_bsn(values[0][0], recipient=expected.entity_id, keys=expected.eigen.keys)


def _soorten(values: list[etree._Element]) -> tuple[str, ...]:
    if len(values) > _MAX_SOORTEN:
        raise DigidFout("vertegenwoordiging-vorm")
    return tuple(plain_text(value).strip() for value in values)
