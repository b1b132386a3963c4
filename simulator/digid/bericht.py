"""One answer while it is made: the tree, and how it will be signed. The fault switches work on it."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import xmlsec
from cryptography import x509
from lxml import etree

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.digid import saml
from simulator.digid.signed_xml import sign
from simulator.digid.versleuteling import Versleuteling

ARTIFACT_RESPONSE = "soap:Body/samlp:ArtifactResponse"
RESPONSE = f"{ARTIFACT_RESPONSE}/samlp:Response"
ASSERTION = f"{RESPONSE}/saml:Assertion"
DATA = f"{ASSERTION}/saml:Subject/saml:SubjectConfirmation/saml:SubjectConfirmationData"
CLASS_REF = f"{ASSERTION}/saml:AuthnStatement/saml:AuthnContext/saml:AuthnContextClassRef"


class Ontbreekt(LookupError):
    """The message has no such element: a switch that works on it has nothing to do."""


@dataclass(frozen=True, slots=True)
class Signer:
    """DigiD's name and key. `key_name`: how its metadata calls the key."""

    entity_id: str
    key: xmlsec.Key
    key_name: str
    certificate: x509.Certificate


@dataclass(frozen=True, slots=True)
class Ondertekening:
    """`doelen`: what is signed, from the inside out. `key_info`: instead of that of the key itself."""

    key: xmlsec.Key
    doelen: tuple[str, ...]
    method: object = xmlsec.constants.TransformRsaSha256
    digest: object = xmlsec.constants.TransformSha256
    key_info: etree._Element | None = field(default=None, repr=False)


@dataclass(slots=True)
class Bericht:
    """`envelope`: the whole tree. `versleuteling`: how to encrypt for the dienstverlener.

    `handelend`: who logged in, where the message says so in an EncryptedID only (eID 4.x).
    """

    envelope: etree._Element
    signer: Signer
    ondertekening: Ondertekening
    versleuteling: Versleuteling
    niveaus: Mapping[Betrouwbaarheidsniveau, str]
    gevraagd: Betrouwbaarheidsniveau
    now: datetime
    handelend: Bsn | None = None

    def all(self, path: str) -> list[etree._Element]:
        return self.envelope.findall(path, saml.NS)

    def one(self, path: str) -> etree._Element:
        """The first element at `path`. Raises `Ontbreekt`."""
        found = self.envelope.find(path, saml.NS)
        if found is None:
            raise Ontbreekt
        return found

    def sign(self) -> None:
        how = self.ondertekening
        for path in how.doelen:
            for element in self.all(path):
                info = None if how.key_info is None else copy.deepcopy(how.key_info)
                sign(element, key=how.key, method=how.method, digest=how.digest, key_info=info)

    def copy(self) -> Bericht:
        """The same message with IDs of its own."""
        found = Bericht(
            copy.deepcopy(self.envelope),
            self.signer,
            self.ondertekening,
            self.versleuteling,
            self.niveaus,
            self.gevraagd,
            self.now,
            self.handelend,
        )
        renumber(found.envelope)
        return found


def renumber(root: etree._Element) -> None:
    """New IDs below `root`. What is encrypted follows; signatures keep pointing to what they were made for."""
    renamed: dict[str, str] = {}
    for element in root.iter(etree.Element):
        if "ID" in element.attrib:
            element.set("ID", saml.new_id())
        old = element.get("Id")
        if old is not None:
            renamed[f"#{old}"] = saml.new_id()
            element.set("Id", renamed[f"#{old}"])
    for element in root.iter(saml.tag("ds:RetrievalMethod"), saml.tag("xenc:DataReference")):
        pointer = element.get("URI", "")
        element.set("URI", f"#{renamed[pointer]}" if pointer in renamed else pointer)
