"""What the entrance of eID 4.x answers: no BSN to read but for the dienstverlener, and who acts for whom."""

from __future__ import annotations

from datetime import datetime, timedelta

from lxml import etree

from begrippen.bsn import Bsn
from simulator.addresses import AD_ENTITY_ID, BVD_ENTITY_ID
from simulator.digid import saml, versleuteling
from simulator.digid.answer import (
    Answer,
    Login,
    Outcome,
    add_authn_statement,
    add_conditions,
    add_confirmation,
    add_response,
    message,
    start,
)
from simulator.digid.bericht import ARTIFACT_RESPONSE, Bericht, Signer
from simulator.digid.fouten import Fout
from simulator.digid.kapot import kapot
from simulator.digid.kapot.persoon import plain_name_id
from simulator.digid.kapot.schakelaar import finish
from simulator.digid.request import ArtifactResolve
from simulator.digid.signed_xml import sign
from simulator.digid.versleuteling import Sleutel, Versleuteling
from simulator.digid.vreemde import stranger

CANCELLED = "Authentication cancelled"  # word for word (ST-SAML 1.0, error codes)
SESSION = timedelta(minutes=15)


def resolved(
    resolve: ArtifactResolve, answer: Answer, *, signer: Signer, now: datetime, fout: Fout | None = None
) -> bytes:
    """The answer to an ArtifactResolve that hands over a Response, whatever its outcome."""
    bericht = start(resolve, saml.SUCCESS, signer=signer, now=now)
    bericht.niveaus, bericht.gevraagd = saml.EIDAS_LEVELS, answer.request.niveau
    text = CANCELLED if answer.outcome is Outcome.GEANNULEERD else ""
    issuer = signer.entity_id
    response = add_response(bericht.one(ARTIFACT_RESPONSE), answer, issuer=issuer, now=now, text=text)
    if answer.login is not None:
        bericht.handelend = answer.login.bsn
        _add_assertion(response, bericht, answer, answer.login)
    return finish(bericht, kapot(fout))


def _add_assertion(response: etree._Element, bericht: Bericht, answer: Answer, login: Login) -> None:
    request, now = answer.request, bericht.now
    element = _assertion(response, bericht.signer.entity_id, login.session, now)
    name = element.find("saml:Subject/saml:NameID", saml.NS)
    assert name is not None  # noqa: S101  (made one line above)
    add_confirmation(name, in_response_to=request.id, recipient=request.acs_url, now=now)
    add_conditions(element, request.provider.entity_id, now=now, end=now + SESSION)
    _add_advice(element, bericht, answer, login)
    _add_statement(element, login, *_authorities(login))
    attributes = saml.add(element, "saml:AttributeStatement")
    _add_text(attributes, saml.SERVICE_UUID, request.service_uuid)
    _add_subject_id(attributes, saml.ACTING_SUBJECT, login.bsn, bericht.versleuteling)
    _add_representation(attributes, login, bericht.versleuteling)


def _assertion(parent: etree._Element, issuer: str, name: str, now: datetime) -> etree._Element:
    element = saml.add(parent, "saml:Assertion", **message(now))
    saml.add(element, "saml:Issuer", issuer)
    saml.add(saml.add(element, "saml:Subject"), "saml:NameID", name, Format=saml.TRANSIENT)
    return element


def _authorities(login: Login) -> tuple[str, ...]:
    return (AD_ENTITY_ID,) if login.band is None else (AD_ENTITY_ID, BVD_ENTITY_ID)


def _add_statement(assertion: etree._Element, login: Login, *authorities: str) -> None:
    context = add_authn_statement(assertion, login)
    saml.add(context, "saml:AuthnContextClassRef", saml.EIDAS_LEVELS[login.niveau])
    for authority in authorities:
        saml.add(context, "saml:AuthenticatingAuthority", authority)


def _add_text(attributes: etree._Element, name: str, *values: str) -> None:
    attribute = saml.add(attributes, "saml:Attribute", Name=name)
    for value in values:
        saml.add(attribute, "saml:AttributeValue", value)


def _add_subject_id(attributes: etree._Element, name: str, bsn: Bsn, how: Versleuteling) -> None:
    value = saml.add(saml.add(attributes, "saml:Attribute", Name=name), "saml:AttributeValue")
    versleuteling.fill(saml.add(value, "saml:EncryptedID"), plain_name_id(bsn.reveal()), how)


def _add_representation(attributes: etree._Element, login: Login, how: Versleuteling) -> None:
    if login.band is None:
        return
    _add_subject_id(attributes, saml.LEGAL_SUBJECT, login.band.ander.bsn, how)
    kinds = [soort.value for soort in login.band.soorten if soort.value]
    if kinds:
        _add_text(attributes, saml.REPRESENTATION_TYPE, *kinds)


def _add_advice(assertion: etree._Element, bericht: Bericht, answer: Answer, login: Login) -> None:
    """What DigiD and the bevoegdheidsverklaringsdienst said to the entrance, signed by each: evidence only."""
    advice = saml.add(assertion, "saml:Advice")
    for authority in _authorities(login):
        who = stranger(authority)
        element = _assertion(advice, authority, saml.new_id(), bericht.now)
        add_conditions(element, bericht.signer.entity_id, now=bericht.now, end=bericht.now + saml.SKEW)
        _add_statement(element, login)
        attributes = saml.add(element, "saml:AttributeStatement")
        _add_text(attributes, saml.SERVICE_UUID, answer.request.service_uuid)
        entrance = Sleutel(bericht.signer.key_name, bericht.signer.certificate)
        how = Versleuteling(bericht.signer.entity_id, (entrance,))
        if authority == BVD_ENTITY_ID and login.band is not None:
            _add_subject_id(attributes, saml.LEGAL_SUBJECT, login.band.ander.bsn, how)
        else:
            _add_subject_id(attributes, saml.ACTING_SUBJECT, login.bsn, how)
        sign(element, key=who.key)
