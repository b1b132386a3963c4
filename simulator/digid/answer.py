"""What DigiD answers: build the tree, sign it in place, write it out.

The functions are small and separate on purpose: a genuine answer is the sum of them.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from lxml import etree

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.digid import saml
from simulator.digid.bericht import ARTIFACT_RESPONSE, ASSERTION, Bericht, Ondertekening, Signer
from simulator.digid.fouten import Fout
from simulator.digid.kapot import kapot
from simulator.digid.kapot.schakelaar import GAAF, finish
from simulator.digid.request import ArtifactResolve, AuthnRequest
from simulator.people import Band

SECTOR_BSN = "s00000000"


class Outcome(Enum):
    """How a login ended; the value is the pair of status codes of the Response."""

    GELUKT = saml.SUCCESS
    GEANNULEERD = saml.AUTHN_FAILED
    NIVEAU_NIET_GEHAALD = saml.NO_AUTHN_CONTEXT
    GEWEIGERD = saml.REQUEST_DENIED
    MISLUKT = saml.LOGIN_DENIED  # eID 4.x
    GEEN_MIDDEL = saml.NO_SUPPORTED_IDP  # eID 4.x


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody logged in. `address`: the IP address of the browser. `band`: for whom, and why that may."""

    bsn: Bsn
    niveau: Betrouwbaarheidsniveau
    moment: datetime
    address: str
    session: str = field(default_factory=saml.new_id)
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What waits behind an artifact. `login` stands there exactly when the outcome is GELUKT."""

    request: AuthnRequest
    outcome: Outcome
    login: Login | None = None
    fout: Fout | None = None


def new_artifact(entity_id: str) -> str:
    """Type 4, endpoint index 0, SHA-1 of the entity id, 20 random bytes (SAML bindings §3.6.4)."""
    source = hashlib.sha1(entity_id.encode(), usedforsecurity=False).digest()
    return base64.b64encode(b"\x00\x04\x00\x00" + source + secrets.token_bytes(20)).decode()


def resolved(
    resolve: ArtifactResolve, answer: Answer, *, signer: Signer, now: datetime, fout: Fout | None = None
) -> bytes:
    """The answer to an ArtifactResolve that hands over a Response, whatever its outcome."""
    bericht = start(resolve, saml.SUCCESS, signer=signer, now=now)
    response = add_response(bericht.one(ARTIFACT_RESPONSE), answer, issuer=signer.entity_id, now=now)
    bericht.gevraagd = answer.request.niveau
    if answer.login is not None:
        add_assertion(response, answer.request, answer.login, issuer=signer.entity_id, now=now)
    if not answer.request.provider.want_assertions_signed:
        bericht.ondertekening = replace(bericht.ondertekening, doelen=(ARTIFACT_RESPONSE,))
    return finish(bericht, kapot(fout))


def expired(resolve: ArtifactResolve, *, signer: Signer, now: datetime) -> bytes:
    """An artifact older than its 15 minutes: Success, without a Response."""
    return finish(start(resolve, saml.SUCCESS, signer=signer, now=now), GAAF)


def unknown(resolve: ArtifactResolve, *, signer: Signer, now: datetime) -> bytes:
    """An artifact that is not (or no longer) known for this provider: RequestDenied, without a Response."""
    return finish(start(resolve, saml.REQUEST_DENIED, signer=signer, now=now), GAAF)


def start(resolve: ArtifactResolve, status: tuple[str, ...], *, signer: Signer, now: datetime) -> Bericht:
    """An ArtifactResponse in the SOAP envelope in which it will be signed and sent."""
    envelope = etree.Element(saml.tag("soap:Envelope"), nsmap={"soap": saml.NS["soap"]})
    element = etree.SubElement(
        saml.add(envelope, "soap:Body"),
        saml.tag("samlp:ArtifactResponse"),
        message(now, InResponseTo=resolve.id),
        nsmap={prefix: saml.NS[prefix] for prefix in ("samlp", "saml", "ds")},
    )
    saml.add(element, "saml:Issuer", signer.entity_id)
    add_status(element, status)
    return Bericht(
        envelope=envelope,
        signer=signer,
        ondertekening=Ondertekening(signer.key, (ASSERTION, ARTIFACT_RESPONSE)),
        versleuteling=resolve.provider.versleuteling,
        niveaus=saml.CLASS_REFS,
        gevraagd=Betrouwbaarheidsniveau.BASIS,
        now=now,
    )


def add_response(
    parent: etree._Element, answer: Answer, *, issuer: str, now: datetime, text: str = ""
) -> etree._Element:
    request = answer.request
    element = saml.add(
        parent,
        "samlp:Response",
        **message(now, InResponseTo=request.id, Destination=request.acs_url),
    )
    saml.add(element, "saml:Issuer", issuer)
    add_status(element, answer.outcome.value, text)
    return element


def add_assertion(
    response: etree._Element, request: AuthnRequest, login: Login, *, issuer: str, now: datetime
) -> etree._Element:
    element = saml.add(response, "saml:Assertion", **message(now))
    saml.add(element, "saml:Issuer", issuer)
    name = saml.add(saml.add(element, "saml:Subject"), "saml:NameID", f"{SECTOR_BSN}:{login.bsn.reveal()}")
    add_confirmation(name, in_response_to=request.id, recipient=request.acs_url, now=now)
    add_conditions(element, request.provider.entity_id, now=now, end=now + saml.SKEW)
    statement = add_authn_statement(element, login)
    saml.add(statement, "saml:AuthnContextClassRef", saml.CLASS_REFS[login.niveau])
    return element


def add_confirmation(name: etree._Element, *, in_response_to: str, recipient: str, now: datetime) -> None:
    """Beside the NameID in the Subject."""
    subject = name.getparent()
    assert subject is not None  # noqa: S101  (a NameID stands in a Subject)
    saml.add(
        saml.add(subject, "saml:SubjectConfirmation", Method=saml.BEARER),
        "saml:SubjectConfirmationData",
        InResponseTo=in_response_to,
        Recipient=recipient,
        NotOnOrAfter=saml.stamp(now + saml.SKEW),
    )


def add_conditions(assertion: etree._Element, audience: str, *, now: datetime, end: datetime) -> None:
    conditions = saml.add(
        assertion, "saml:Conditions", NotBefore=saml.stamp(now - saml.SKEW), NotOnOrAfter=saml.stamp(end)
    )
    saml.add(saml.add(conditions, "saml:AudienceRestriction"), "saml:Audience", audience)


def add_authn_statement(assertion: etree._Element, login: Login) -> etree._Element:
    """The AuthnContext in it, still empty."""
    statement = saml.add(
        assertion, "saml:AuthnStatement", AuthnInstant=saml.stamp(login.moment), SessionIndex=login.session
    )
    saml.add(statement, "saml:SubjectLocality", Address=login.address)
    return saml.add(statement, "saml:AuthnContext")


def add_status(parent: etree._Element, codes: tuple[str, ...], text: str = "") -> None:
    status = node = saml.add(parent, "samlp:Status")
    for code in codes:
        node = saml.add(node, "samlp:StatusCode", Value=code)
    if text:
        saml.add(status, "samlp:StatusMessage", text)


def message(now: datetime, **more: str) -> dict[str, str]:
    return {"ID": saml.new_id(), "Version": "2.0", "IssueInstant": saml.stamp(now), **more}
