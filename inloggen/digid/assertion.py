"""From a verified assertion to a `LoginResult`: every check that both profiles ask.

Reads nothing but the element it is given, which must come from signed bytes.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from lxml import etree

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen.digid.answer import SKEW, WINDOW, Expected, check_message, moment
from inloggen.digid.document import attribute, only_child, plain_text
from inloggen.digid.saml import BEARER, SAML
from inloggen.resultaat import DigidFout, LoginResult, NiveauTeLaag


def login_result(assertion: etree._Element, content: bytes, *, expected: Expected) -> LoginResult:
    """`content`: the signed bytes of `assertion`. Raises `DigidFout` and `NiveauTeLaag`."""
    check_message(assertion, expected=expected, in_response_to=None)
    _check_conditions(only_child(assertion, f"{SAML}Conditions"), expected=expected)
    subject = only_child(assertion, f"{SAML}Subject")
    _check_confirmation(only_child(subject, f"{SAML}SubjectConfirmation"), expected=expected)
    statement = only_child(assertion, f"{SAML}AuthnStatement")
    moment_of_login = _authenticated_at(statement, expected=expected)
    niveau = _niveau(statement, expected=expected)
    persoon = expected.regels.persoon(assertion, subject, expected=expected)
    return LoginResult(
        moment=moment_of_login,
        niveau=niveau,
        bsn=persoon.bsn,
        vertegenwoordiging=persoon.vertegenwoordiging,
        transient_id=persoon.transient_id,
        session_index=statement.get("SessionIndex", ""),
        aansluiting=expected.aansluiting,
        gevraagd=expected.gevraagd,
        middel="DigiD",
        assertion_digest=hashlib.sha256(content).hexdigest(),
    )


def _check_conditions(conditions: etree._Element, *, expected: Expected) -> None:
    if moment(attribute(conditions, "NotBefore")) > expected.now + SKEW:
        raise DigidFout("tijd-nog-niet")
    _check_not_after(conditions, now=expected.now)
    audiences = conditions.findall(f"{SAML}AudienceRestriction/{SAML}Audience")
    if [plain_text(audience) for audience in audiences] != [expected.entity_id]:
        raise DigidFout("audience")


def _check_confirmation(confirmation: etree._Element, *, expected: Expected) -> None:
    data = only_child(confirmation, f"{SAML}SubjectConfirmationData")
    if confirmation.get("Method") != BEARER:
        raise DigidFout("confirmation")
    if attribute(data, "Recipient") != expected.acs_url:
        raise DigidFout("recipient")
    if attribute(data, "InResponseTo") != expected.request_id:
        raise DigidFout("inresponseto")
    if "NotBefore" in data.attrib and moment(attribute(data, "NotBefore")) > expected.now + SKEW:
        raise DigidFout("tijd-nog-niet")
    _check_not_after(data, now=expected.now)


def _check_not_after(element: etree._Element, *, now: datetime) -> None:
    if moment(attribute(element, "NotOnOrAfter")) <= now - SKEW:
        raise DigidFout("tijd-verlopen")


def _authenticated_at(statement: etree._Element, *, expected: Expected) -> datetime:
    """Within this login: we asked DigiD to let the person log in anew (ForceAuthn)."""
    at = moment(attribute(statement, "AuthnInstant"))
    if not expected.started_at - WINDOW - SKEW <= at <= expected.now + SKEW:
        raise DigidFout("tijd-inloggen")
    return at


def _niveau(statement: etree._Element, *, expected: Expected) -> Betrouwbaarheidsniveau:
    context = only_child(statement, f"{SAML}AuthnContext")
    class_refs = context.findall(f"{SAML}AuthnContextClassRef")
    if len(class_refs) != 1 or len(class_refs[0]):
        raise NiveauTeLaag("niveau-ontbreekt")
    niveau = expected.regels.niveau(class_refs[0].text or "")
    if niveau is None:
        raise NiveauTeLaag("niveau-onbekend")
    if niveau < expected.gevraagd:
        raise NiveauTeLaag
    return niveau
