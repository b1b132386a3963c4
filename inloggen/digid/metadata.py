"""Our metadata for DigiD 3.x (koppelvlakspecificatie 3.7, bijlage): always the same bytes, without an end."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from inloggen.digid.aansluiting import Aansluiting, aansluiting, instellingen, read_certificates, setting
from inloggen.digid.saml import DS, HTTP_ARTIFACT, HTTP_REDIRECT, MD, PROTOCOL, SOAP_BINDING
from inloggen.digid.signature import sign

Certificate = tuple[str, str]


def metadata(naam: str = "") -> bytes:
    """Signed with the key that signs now; names the keys that may sign. Raises `DigidNietIngesteld`."""
    logout = slo_url(naam) if instellingen(naam).get("eenmalig_inloggen") else ""
    return _signed(aansluiting(naam), sign_certificates(naam), logout)


def sign_certificates(naam: str = "") -> tuple[Certificate, ...]:
    """Name and base64 of what we may sign with: the current certificate and, during a roll-over, the next."""
    digid = instellingen(naam)
    keys = [key for key in ("sign_cert_file", "next_sign_cert_file") if digid.get(key)]
    found = [read_certificates(digid[key], setting=setting(digid, key))[0] for key in keys]
    return tuple(dict.fromkeys(described(certificate) for certificate in found))


def slo_url(naam: str = "") -> str:
    """Where DigiD sends its answer to a logout: beside our ACS. Its SOAP message goes to `soap/` below it."""
    return f"{instellingen(naam)['acs_url'].removesuffix('acs/')}slo/"


def described(certificate: x509.Certificate) -> Certificate:
    name = certificate.fingerprint(hashes.SHA1()).hex()  # noqa: S303  # a name, no security
    return name, base64.b64encode(certificate.public_bytes(Encoding.DER)).decode()


@lru_cache(maxsize=8)
def _signed(ours: Aansluiting, certificates: tuple[Certificate, ...], logout: str) -> bytes:
    root, descriptor = entity(ours)
    for certificate in certificates:
        add_key(descriptor, certificate, use="signing")
    if logout:
        add_service(descriptor, "SingleLogoutService", HTTP_REDIRECT, logout)
        add_service(descriptor, "SingleLogoutService", SOAP_BINDING, f"{logout}soap/")
    acs = add_service(descriptor, "AssertionConsumerService", HTTP_ARTIFACT, ours.acs_url)
    acs.set("index", "0")
    acs.set("isDefault", "true")
    root.set("ID", f"_{hashlib.sha256(etree.tostring(root)).hexdigest()}")
    sign(root, key=ours.sign_key, key_name=ours.key_name, position=0)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def entity(ours: Aansluiting) -> tuple[etree._Element, etree._Element]:
    """The EntityDescriptor and the SPSSODescriptor in it, still empty."""
    namespaces = {"md": MD.strip("{}"), "ds": DS.strip("{}")}
    root = etree.Element(f"{MD}EntityDescriptor", {"entityID": ours.entity_id}, nsmap=namespaces)
    descriptor = etree.SubElement(
        root,
        f"{MD}SPSSODescriptor",
        {
            "AuthnRequestsSigned": "true",
            "WantAssertionsSigned": "true",
            "protocolSupportEnumeration": PROTOCOL,
        },
    )
    return root, descriptor


def add_key(descriptor: etree._Element, certificate: Certificate, *, use: str) -> None:
    key = etree.SubElement(descriptor, f"{MD}KeyDescriptor", {"use": use})
    info = etree.SubElement(key, f"{DS}KeyInfo")
    etree.SubElement(info, f"{DS}KeyName").text = certificate[0]
    data = etree.SubElement(info, f"{DS}X509Data")
    etree.SubElement(data, f"{DS}X509Certificate").text = certificate[1]


def add_service(descriptor: etree._Element, name: str, binding: str, location: str) -> etree._Element:
    return etree.SubElement(descriptor, f"{MD}{name}", {"Binding": binding, "Location": location})
