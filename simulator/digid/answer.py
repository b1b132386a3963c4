"""What DigiD answers: build the tree, sign it in place, write it out.

The functions are small and separate on purpose: a genuine answer is the sum of them.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

import xmlsec
from lxml import etree

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.digid import saml
from simulator.digid.request import ArtifactResolve, AuthnRequest
from simulator.digid.signed_xml import serialise, sign

SECTOR_BSN = "s00000000"


class Outcome(Enum):
    """How a login ended; the value is the pair of status codes of the Response."""

    GELUKT = saml.SUCCESS
    GEANNULEERD = saml.AUTHN_FAILED
    NIVEAU_NIET_GEHAALD = saml.NO_AUTHN_CONTEXT
    GEWEIGERD = saml.REQUEST_DENIED


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody logged in. `address`: the IP address of the browser."""

    bsn: Bsn
    niveau: Betrouwbaarheidsniveau
    moment: datetime
    address: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What waits behind an artifact. `login` stands there exactly when the outcome is GELUKT."""

    request: AuthnRequest
    outcome: Outcome
    login: Login | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """DigiD's name and key."""

    entity_id: str
    key: xmlsec.Key


def new_artifact(entity_id: str) -> str:
    """Type 4, endpoint index 0, SHA-1 of the entity id, 20 random bytes (SAML bindings §3.6.4)."""
    source = hashlib.sha1(entity_id.encode(), usedforsecurity=False).digest()
    return base64.b64encode(b"\x00\x04\x00\x00" + source + secrets.token_bytes(20)).decode()


def resolved(resolve: ArtifactResolve, answer: Answer, *, signer: Signer, now: datetime) -> bytes:
    """The answer to an ArtifactResolve that hands over a Response, whatever its outcome."""
    artifact_response = _artifact_response(resolve, saml.SUCCESS, signer=signer, now=now)
    response = add_response(artifact_response, answer, issuer=signer.entity_id, now=now)
    if answer.login is not None:
        assertion = add_assertion(response, answer.request, answer.login, issuer=signer.entity_id, now=now)
        if answer.request.provider.want_assertions_signed:
            sign(assertion, key=signer.key)
    return _finish(artifact_response, signer=signer)


def expired(resolve: ArtifactResolve, *, signer: Signer, now: datetime) -> bytes:
    """An artifact older than its 15 minutes: Success, without a Response."""
    return _finish(_artifact_response(resolve, saml.SUCCESS, signer=signer, now=now), signer=signer)


def unknown(resolve: ArtifactResolve, *, signer: Signer, now: datetime) -> bytes:
    """An artifact that is not (or no longer) known for this provider: RequestDenied, without a Response."""
    return _finish(_artifact_response(resolve, saml.REQUEST_DENIED, signer=signer, now=now), signer=signer)


def _artifact_response(
    resolve: ArtifactResolve, status: tuple[str, ...], *, signer: Signer, now: datetime
) -> etree._Element:
    """An ArtifactResponse in the SOAP envelope in which it will be signed and sent."""
    envelope = etree.Element(saml.tag("soap:Envelope"), nsmap={"soap": saml.NS["soap"]})
    element = etree.SubElement(
        saml.add(envelope, "soap:Body"),
        saml.tag("samlp:ArtifactResponse"),
        _message(now, InResponseTo=resolve.id),
        nsmap={prefix: saml.NS[prefix] for prefix in ("samlp", "saml", "ds")},
    )
    saml.add(element, "saml:Issuer", signer.entity_id)
    _add_status(element, status)
    return element


def add_response(parent: etree._Element, answer: Answer, *, issuer: str, now: datetime) -> etree._Element:
    request = answer.request
    element = saml.add(
        parent,
        "samlp:Response",
        **_message(now, InResponseTo=request.id, Destination=request.acs_url),
    )
    saml.add(element, "saml:Issuer", issuer)
    _add_status(element, answer.outcome.value)
    return element


def add_assertion(
    response: etree._Element, request: AuthnRequest, login: Login, *, issuer: str, now: datetime
) -> etree._Element:
    element = saml.add(response, "saml:Assertion", **_message(now))
    saml.add(element, "saml:Issuer", issuer)
    _add_subject(element, request, login, now=now)
    _add_conditions(element, request, now=now)
    _add_authn_statement(element, login)
    return element


def _add_subject(assertion: etree._Element, request: AuthnRequest, login: Login, *, now: datetime) -> None:
    subject = saml.add(assertion, "saml:Subject")
    saml.add(subject, "saml:NameID", f"{SECTOR_BSN}:{login.bsn.reveal()}")
    confirmation = saml.add(subject, "saml:SubjectConfirmation", Method=saml.BEARER)
    saml.add(
        confirmation,
        "saml:SubjectConfirmationData",
        InResponseTo=request.id,
        Recipient=request.acs_url,
        NotOnOrAfter=saml.stamp(now + saml.SKEW),
    )


def _add_conditions(assertion: etree._Element, request: AuthnRequest, *, now: datetime) -> None:
    conditions = saml.add(
        assertion,
        "saml:Conditions",
        NotBefore=saml.stamp(now - saml.SKEW),
        NotOnOrAfter=saml.stamp(now + saml.SKEW),
    )
    restriction = saml.add(conditions, "saml:AudienceRestriction")
    saml.add(restriction, "saml:Audience", request.provider.entity_id)


def _add_authn_statement(assertion: etree._Element, login: Login) -> None:
    statement = saml.add(
        assertion,
        "saml:AuthnStatement",
        AuthnInstant=saml.stamp(login.moment),
        SessionIndex=saml.new_id(),
    )
    saml.add(statement, "saml:SubjectLocality", Address=login.address)
    context = saml.add(statement, "saml:AuthnContext")
    saml.add(context, "saml:AuthnContextClassRef", saml.CLASS_REFS[login.niveau])


def _add_status(parent: etree._Element, codes: tuple[str, ...]) -> None:
    node = saml.add(parent, "samlp:Status")
    for code in codes:
        node = saml.add(node, "samlp:StatusCode", Value=code)


def _message(now: datetime, **more: str) -> dict[str, str]:
    return {"ID": saml.new_id(), "Version": "2.0", "IssueInstant": saml.stamp(now), **more}


def _finish(artifact_response: etree._Element, *, signer: Signer) -> bytes:
    sign(artifact_response, key=signer.key)
    return serialise(artifact_response.getroottree().getroot())
