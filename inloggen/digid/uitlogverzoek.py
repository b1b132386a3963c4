"""DigiD asks us, behind the browser's back, to log somebody out: the SOAP LogoutRequest of Eenmalig Inloggen.

DigiD's own signature decides; mutual TLS is the work of the proxy in front of the portal.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import DatabaseError
from lxml import etree

from begrippen.bsn import Bsn, OngeldigBsn
from inloggen.digid.aansluiting import DigidNietIngesteld, Profiel, aansluiting, instellingen, namen, profiel
from inloggen.digid.document import attribute, only_child, parse, plain_text, refuse_ambiguity
from inloggen.digid.idp import idp
from inloggen.digid.metadata import slo_url
from inloggen.digid.saml import SAML, SAMLP, SOAP, STATUS, SUCCESS
from inloggen.digid.signature import reread
from inloggen.digid.uitlogbericht import MAX_BYTES, Verwacht, check, finish_message, new_message
from inloggen.models import OntvangenVerzoek
from inloggen.resultaat import DigidFout

logger = logging.getLogger(__name__)

_NAME_ID = re.compile(r"[sS]00000000:([0-9]{9})")
_DENIED = (f"{STATUS}Requester", f"{STATUS}RequestDenied")
_BROKEN = (f"{STATUS}Responder",)


@dataclass(frozen=True, slots=True)
class Uitgelogde:
    """Whose sessions are to end. Kept nowhere."""

    bsn: Bsn
    session_indexes: frozenset[str]


class GeenUitlogverzoek(Exception):
    """No message of DigiD: it gets no signed answer. `reason` is a fixed code."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class _Verzoek:
    """A LogoutRequest with DigiD's signature on it, and the connection that it is for."""

    naam: str
    issuer: str
    message: etree._Element = field(repr=False)


def answer(body: bytes, *, end: Callable[[Uitgelogde], int], now: datetime) -> bytes:
    """The SOAP envelope to answer with. `end` ends the sessions of one person. Raises `GeenUitlogverzoek`."""
    try:
        verzoek = _verified(body, now=now)
    except DigidFout as error:
        raise GeenUitlogverzoek(error.reason) from None
    try:
        uitgelogde = _read(verzoek, now=now)
        ended = end(uitgelogde)
    except DigidFout as error:
        logger.warning("digid.uitlogverzoek geweigerd: reden=%s", error.reason)
        return _response(verzoek, status=_DENIED, now=now)
    except DatabaseError:
        logger.error("digid.uitlogverzoek niet uitgevoerd: reden=database")
        return _response(verzoek, status=_BROKEN, now=now)
    logger.info("digid.uitlogverzoek uitgevoerd: aantal=%s", ended)
    return _response(verzoek, status=(SUCCESS,), now=now)


def _verified(body: bytes, *, now: datetime) -> _Verzoek:
    if len(body) > MAX_BYTES:
        raise DigidFout("te-groot")
    envelope = parse(body)
    refuse_ambiguity(envelope)
    if envelope.tag != f"{SOAP}Envelope":
        raise DigidFout("soap-vorm")
    children = list(only_child(envelope, f"{SOAP}Body"))
    if [child.tag for child in children] != [f"{SAMLP}LogoutRequest"]:
        raise DigidFout("soap-vorm")
    claimed = plain_text(only_child(children[0], f"{SAML}Issuer"))  # only to know whose keys to try
    naam, keys = _connection(claimed, now=now)
    return _Verzoek(naam=naam, issuer=claimed, message=reread(children[0], keys=keys)[0])


def _connection(issuer: str, *, now: datetime) -> tuple[str, list[object]]:
    for naam in namen():
        if profiel(naam) is not Profiel.DIGID_3 or not instellingen(naam).get("eenmalig_inloggen"):
            continue
        try:
            theirs = idp(naam)
        except DigidNietIngesteld:
            continue
        if theirs.entity_id == issuer:
            return naam, theirs.keys(now=now)
    raise DigidFout("issuer")


def _read(verzoek: _Verzoek, *, now: datetime) -> Uitgelogde:
    destination = f"{slo_url(verzoek.naam)}soap/"
    verwacht = Verwacht(issuer=verzoek.issuer, destination=destination, now=now, needs_destination=False)
    message = verzoek.message
    check(message, tag="LogoutRequest", verwacht=verwacht)
    indexes = frozenset(plain_text(index) for index in message.iterchildren(f"{SAMLP}SessionIndex"))
    found = Uitgelogde(bsn=_bsn(plain_text(only_child(message, f"{SAML}NameID"))), session_indexes=indexes)
    _note_once(attribute(message, "ID"), now=now)
    return found


def _bsn(name_id: str) -> Bsn:
    found = _NAME_ID.fullmatch(name_id)
    if found is None:
        raise DigidFout("sector")
    try:
        return Bsn(found[1])
    except OngeldigBsn:
        raise DigidFout("bsn") from None


def _note_once(request_id: str, *, now: datetime) -> None:
    """Its digest: an ID is DigiD's choice, of any length and content."""
    digest = hashlib.sha256(request_id.encode()).hexdigest()
    _, fresh = OntvangenVerzoek.objects.get_or_create(request_id=digest, defaults={"ontvangen_op": now})
    if not fresh:
        raise DigidFout("herhaald")


def _response(verzoek: _Verzoek, *, status: tuple[str, ...], now: datetime) -> bytes:
    ours = aansluiting(verzoek.naam)
    envelope = etree.Element(f"{SOAP}Envelope", nsmap={"soap": SOAP.strip("{}")})
    body = etree.SubElement(envelope, f"{SOAP}Body")
    request_id = attribute(verzoek.message, "ID")
    message = new_message("LogoutResponse", ours=ours, destination="", now=now, InResponseTo=request_id)
    parent = etree.SubElement(message, f"{SAMLP}Status")
    for code in status:
        parent = etree.SubElement(parent, f"{SAMLP}StatusCode", {"Value": code})
    body.append(message)
    finish_message(message, ours=ours)
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")
