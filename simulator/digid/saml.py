"""The vocabulary of SAML 2.0, as far as DigiD 3.x and eID 4.x use it."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from lxml import etree

from begrippen.niveau import Betrouwbaarheidsniveau

NS = {
    "samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "md": "urn:oasis:names:tc:SAML:2.0:metadata",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
    "soap": "http://schemas.xmlsoap.org/soap/envelope/",
    "xenc": "http://www.w3.org/2001/04/xmlenc#",
}
PROTOCOL = NS["samlp"]
_BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:"
BINDING_POST = f"{_BINDING}HTTP-POST"
BINDING_REDIRECT = f"{_BINDING}HTTP-Redirect"
BINDING_ARTIFACT = f"{_BINDING}HTTP-Artifact"
BINDING_SOAP = f"{_BINDING}SOAP"
BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
SIG_RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SKEW = timedelta(minutes=2)

_STATUS = "urn:oasis:names:tc:SAML:2.0:status:"
SUCCESS = (f"{_STATUS}Success",)
AUTHN_FAILED = (f"{_STATUS}Responder", f"{_STATUS}AuthnFailed")
NO_AUTHN_CONTEXT = (f"{_STATUS}Responder", f"{_STATUS}NoAuthnContext")
REQUEST_DENIED = (f"{_STATUS}Requester", f"{_STATUS}RequestDenied")
NO_SUPPORTED_IDP = (f"{_STATUS}Requester", f"{_STATUS}NoSupportedIDP")
LOGIN_DENIED = (f"{_STATUS}Responder", f"{_STATUS}RequestDenied")
PARTIAL_LOGOUT = (f"{_STATUS}Responder", f"{_STATUS}PartialLogout")

_CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
CLASS_REFS = {
    Betrouwbaarheidsniveau.BASIS: f"{_CLASSES}PasswordProtectedTransport",
    Betrouwbaarheidsniveau.MIDDEN: f"{_CLASSES}MobileTwoFactorContract",
    Betrouwbaarheidsniveau.SUBSTANTIEEL: f"{_CLASSES}Smartcard",
    Betrouwbaarheidsniveau.HOOG: f"{_CLASSES}SmartcardPKI",
}
NIVEAUS = {class_ref: niveau for niveau, class_ref in CLASS_REFS.items()}


_EID = "urn:nl-eid-gdi:1.0:"  # ST-SAML 1.0, types
SERVICE_UUID = f"{_EID}ServiceUUID"
INTENDED_AUDIENCE = f"{_EID}IntendedAudience"
ACTING_SUBJECT = f"{_EID}ActingSubjectID"
LEGAL_SUBJECT = f"{_EID}LegalSubjectID"
REPRESENTATION_TYPE = "urn:nl-eid-gdi:1.1:RepresentationType"
LEGACY_BSN = f"{_EID}id:legacy-BSN"
PSEUDONYM = f"{_EID}id:Pseudonym"
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
EIDAS_LEVELS = {
    Betrouwbaarheidsniveau.BASIS: "http://eID.logius.nl/LoA/basic",
    Betrouwbaarheidsniveau.MIDDEN: "http://eidas.europa.eu/LoA/low",
    Betrouwbaarheidsniveau.SUBSTANTIEEL: "http://eidas.europa.eu/LoA/substantial",
    Betrouwbaarheidsniveau.HOOG: "http://eidas.europa.eu/LoA/high",
}


def tag(name: str) -> str:
    """`saml:Issuer` → `{urn:…}Issuer`."""
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"


def add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, tag(name), attributes)
    child.text = text
    return child


def new_id() -> str:
    return f"_{secrets.token_hex(20)}"


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_now(text: str | None, *, now: datetime) -> bool:
    """Whether an IssueInstant is UTC, written with a Z, and at most two minutes off."""
    if not text or not text.endswith("Z"):
        return False
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    return abs(now - moment) <= SKEW
