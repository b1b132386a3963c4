"""The metadata of this DigiD: who it is, how it signs, where it is found."""

from __future__ import annotations

import hashlib

import xmlsec
from lxml import etree

from simulator.addresses import Addresses
from simulator.digid import saml
from simulator.digid.signed_xml import serialise, sign


def build(addresses: Addresses, *, certificate: str, key_name: str, key: xmlsec.Key) -> bytes:
    """Signed metadata; same input, same bytes. `certificate`: base64 of the DER, without PEM lines."""
    seed = f"{addresses} {key_name}".encode()
    root = etree.Element(
        saml.tag("md:EntityDescriptor"),
        {"ID": f"_{hashlib.sha256(seed).hexdigest()}", "entityID": addresses.idp_entity_id},
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
    saml.add(
        idp,
        "md:ArtifactResolutionService",
        Binding=saml.BINDING_SOAP,
        Location=addresses.artifact_resolution,
        index="0",
    )
    for binding in (saml.BINDING_POST, saml.BINDING_REDIRECT):
        saml.add(idp, "md:SingleSignOnService", Binding=binding, Location=addresses.sso)
    sign(root, key=key)
    return serialise(root)
