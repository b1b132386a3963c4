"""DigiD's answer to an ArtifactResolve: from the bytes of the SOAP envelope to a verified assertion.

Nothing is read from a message before its signature is verified, and then only from the signed bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from lxml import etree

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen.digid.document import attribute, only_child, parse, plain_text, refuse_ambiguity
from inloggen.digid.profiel import Eigen, Regels
from inloggen.digid.saml import DS, SAML, SAMLP, SOAP, STATUS, SUCCESS
from inloggen.digid.signature import reread
from inloggen.resultaat import DigidFout, DigidOnbereikbaar

SKEW = timedelta(seconds=30)
WINDOW = timedelta(minutes=2)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z", re.ASCII)
_ARTIFACT_RESPONSE_PARTS = {
    f"{SAML}Issuer",
    f"{DS}Signature",
    f"{SAMLP}Extensions",
    f"{SAMLP}Status",
    f"{SAMLP}Response",
}
_KNOWN_STATUS = {
    "Requester",
    "Responder",
    "VersionMismatch",
    "AuthnFailed",
    "NoAuthnContext",
    "NoPassive",
    "NoSupportedIDP",
    "RequestDenied",
    "RequestUnsupported",
    "UnknownPrincipal",
    "UnsupportedBinding",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What an answer must be about. `request_id`: our AuthnRequest; `resolve_id`: our ArtifactResolve.

    `regels` are those of the profile, `eigen` is what only the profile reads.
    """

    idp_entity_id: str
    entity_id: str
    acs_url: str
    request_id: str
    resolve_id: str
    gevraagd: Betrouwbaarheidsniveau
    started_at: datetime
    now: datetime
    regels: Regels
    keys: Sequence[Any] = field(repr=False)
    eigen: Eigen = field(default_factory=Eigen)
    aansluiting: str = ""


def verified_assertion(body: bytes, *, expected: Expected) -> tuple[etree._Element, bytes]:
    """The assertion of a successful login, without its evidence, and its signed bytes. Raises `LoginMislukt`."""
    message = _soap_message(body)
    refuse_ambiguity(message.getroottree().getroot(), evidence=expected.regels.EVIDENCE)
    artifact_response, _ = reread(message, keys=expected.keys)
    response = _response(artifact_response, expected=expected)
    _check_response(response, expected=expected)
    if response.find(f"{DS}Signature") is not None:
        response, _ = reread(response, keys=expected.keys)
    assertion, content = reread(_only_assertion(response), keys=expected.keys)
    _take_out_evidence(assertion, regels=expected.regels)
    _refuse_more(artifact_response, regels=expected.regels)
    return assertion, content


def _only_assertion(response: etree._Element) -> etree._Element:
    if len(response.findall(f"{SAML}Assertion")) != 1:
        raise DigidFout("niet-een-assertion")
    return only_child(response, f"{SAML}Assertion")


def _take_out_evidence(assertion: etree._Element, *, regels: Regels) -> None:
    """What was signed along but is never read: after this nobody can look into it by mistake."""
    found = assertion.findall(regels.EVIDENCE) if regels.EVIDENCE else []
    if len(found) > 1:
        raise DigidFout("xml-vorm")
    for part in found:
        assertion.remove(part)


def _refuse_more(message: etree._Element, *, regels: Regels) -> None:
    """Beside the evidence of its one assertion, nothing in a message is an assertion or encrypted against the rules."""
    _take_out_evidence(_only_assertion(only_child(message, f"{SAMLP}Response")), regels=regels)
    if next(message.iter(*regels.REFUSED), None) is not None:
        raise DigidFout("versleuteld")
    if len(list(message.iter(f"{SAML}Assertion"))) != 1:
        raise DigidFout("niet-een-assertion")


def _soap_message(body: bytes) -> etree._Element:
    """The one ArtifactResponse in the envelope (SOAP 1.1)."""
    try:
        envelope = parse(body)
    except DigidFout as error:
        if error.reason == "xml-ongeldig":
            raise DigidOnbereikbaar("digid-geen-xml") from None
        raise
    if envelope.tag != f"{SOAP}Envelope":
        raise DigidOnbereikbaar("digid-geen-soap")
    children = list(only_child(envelope, f"{SOAP}Body"))
    if [child.tag for child in children] == [f"{SOAP}Fault"]:
        raise DigidFout("soap-fault")
    if [child.tag for child in children] != [f"{SAMLP}ArtifactResponse"]:
        raise DigidFout("soap-vorm")
    return children[0]


def _response(message: etree._Element, *, expected: Expected) -> etree._Element:
    """The Response in a verified ArtifactResponse that answers our question."""
    if not {child.tag for child in message} <= _ARTIFACT_RESPONSE_PARTS:
        raise DigidFout("xml-vorm")
    check_message(message, expected=expected, in_response_to=expected.resolve_id)
    if status_codes(message)[0] != SUCCESS:
        raise _error(status_codes(message))
    if message.find(f"{SAMLP}Response") is None:
        raise DigidFout("zonder-response")
    return only_child(message, f"{SAMLP}Response")


def _check_response(response: etree._Element, *, expected: Expected) -> None:
    check_message(response, expected=expected, in_response_to=expected.request_id)
    if response.get("Destination", expected.acs_url) != expected.acs_url:
        raise DigidFout("destination")
    codes = status_codes(response)
    if codes[0] != SUCCESS:
        names = [code.removeprefix(STATUS) for code in codes]
        raise expected.regels.failure(names, _status_message(response)) or _error(codes)


def check_message(message: etree._Element, *, expected: Expected, in_response_to: str | None) -> None:
    """Version, issuer, time of issue, and (unless None) the message that it answers."""
    if attribute(message, "Version") != "2.0":
        raise DigidFout("versie")
    if plain_text(only_child(message, f"{SAML}Issuer")) != expected.idp_entity_id:
        raise DigidFout("issuer")
    if abs(moment(attribute(message, "IssueInstant")) - expected.now) > WINDOW + SKEW:
        raise DigidFout("tijd-issueinstant")
    if in_response_to is not None and attribute(message, "InResponseTo") != in_response_to:
        raise DigidFout("inresponseto")


def status_codes(message: etree._Element) -> list[str]:
    """The status codes of a message, the outer first."""
    code: etree._Element | None = only_child(only_child(message, f"{SAMLP}Status"), f"{SAMLP}StatusCode")
    codes = []
    while code is not None:
        codes.append(attribute(code, "Value"))
        code = code.find(f"{SAMLP}StatusCode")
    return codes


def _status_message(message: etree._Element) -> str:
    return only_child(message, f"{SAMLP}Status").findtext(f"{SAMLP}StatusMessage") or ""


def _error(codes: list[str]) -> DigidFout:
    # Only names we know: what the sender wrote does not belong in a log.
    name = codes[-1].removeprefix(STATUS)
    return DigidFout(f"status-{name.lower()}" if name in _KNOWN_STATUS else "status-onbekend")


def moment(text: str) -> datetime:
    """An xs:dateTime in UTC, as SAML prescribes it."""
    if not _INSTANT.fullmatch(text):
        raise DigidFout("tijd-vorm")
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise DigidFout("tijd-vorm") from None
