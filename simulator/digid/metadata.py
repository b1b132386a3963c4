"""The metadata of this DigiD: who it is, how it signs, where it is found. One for each profile."""

from __future__ import annotations

import hashlib

import xmlsec
from lxml import etree

from simulator.addresses import EID_ENTITY_ID, Addresses
from simulator.digid import saml
from simulator.digid.signed_xml import serialise, sign


def build(addresses: Addresses, *, certificate: str, key_name: str, key: xmlsec.Key) -> bytes:
    """Signed metadata; same input, same bytes. `certificate`: base64 of the DER, without PEM lines."""
    root, idp = _entity(addresses.idp_entity_id, f"{addresses} {key_name}", certificate, key_name)
    _add_resolution(idp, addresses.artifact_resolution)
    for binding in (saml.BINDING_REDIRECT, saml.BINDING_POST):
        saml.add(idp, "md:SingleLogoutService", Binding=binding, Location=addresses.slo)
    for binding in (saml.BINDING_POST, saml.BINDING_REDIRECT):
        saml.add(idp, "md:SingleSignOnService", Binding=binding, Location=addresses.sso)
    return _signed(root, key)


def build_eid(addresses: Addresses, *, certificate: str, key_name: str, key: xmlsec.Key) -> bytes:
    """The same for eID 4.x: POST only."""
    root, idp = _entity(EID_ENTITY_ID, f"eid {addresses} {key_name}", certificate, key_name)
    _add_resolution(idp, addresses.eid_artifact_resolution)
    saml.add(idp, "md:SingleLogoutService", Binding=saml.BINDING_POST, Location=addresses.eid_slo)
    saml.add(idp, "md:SingleSignOnService", Binding=saml.BINDING_POST, Location=addresses.eid_sso)
    return _signed(root, key)


def _entity(
    entity_id: str, seed: str, certificate: str, key_name: str
) -> tuple[etree._Element, etree._Element]:
    root = etree.Element(
        saml.tag("md:EntityDescriptor"),
        {"ID": f"_{hashlib.sha256(seed.encode()).hexdigest()}", "entityID": entity_id},
        nsmap={"md": saml.NS["md"], "ds": saml.NS["ds"]},
    )
    idp = saml.add(
        root,
        "md:IDPSSODescriptor",
        protocolSupportEnumeration=saml.PROTOCOL,
        WantAuthnRequestsSigned="true",
    )
    info = saml.add(saml.add(idp, "md:KeyDescriptor", use="signing"), "ds:KeyInfo")
    saml.add(info, "ds:KeyName", key_name)
    saml.add(saml.add(info, "ds:X509Data"), "ds:X509Certificate", certificate)
    return root, idp


def _add_resolution(idp: etree._Element, location: str) -> None:
    saml.add(idp, "md:ArtifactResolutionService", Binding=saml.BINDING_SOAP, Location=location, index="0")


def _signed(root: etree._Element, key: xmlsec.Key) -> bytes:
    sign(root, key=key)
    return serialise(root)
