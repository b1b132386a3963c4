"""Reading an EncryptedID or EncryptedAssertion with the private key of the dienstverlener, by xmlsec alone."""

from __future__ import annotations

import copy
from pathlib import Path

import xmlsec
from lxml import etree

from tests.simulator.dienstverlener import NS

_XENC = "{http://www.w3.org/2001/04/xmlenc#}"


def decrypt(holder: etree._Element, private_key: Path) -> etree._Element:
    """What stands encrypted in `holder`. Raises `xmlsec.Error`."""
    root = etree.fromstring(etree.tostring(copy.deepcopy(holder)))
    xmlsec.tree.add_ids(root, ["Id"])
    manager = xmlsec.KeysManager()
    manager.add_key(xmlsec.Key.from_file(str(private_key), xmlsec.constants.KeyDataFormatPem))
    return xmlsec.EncryptionContext(manager).decrypt(root.find(f"{_XENC}EncryptedData"))


def acting(assertion: etree._Element, private_key: Path, name: str = "ActingSubjectID") -> str:
    """The number in the attribute with this name: `<kind>:<number>`."""
    path = f"saml:AttributeStatement/saml:Attribute[@Name='urn:nl-eid-gdi:1.0:{name}']/saml:AttributeValue"
    (holder,) = assertion.findall(f"{path}/saml:EncryptedID", NS)
    found = decrypt(holder, private_key)
    return f"{found.get('NameQualifier', '').rpartition(':')[2]}:{found.text}"
