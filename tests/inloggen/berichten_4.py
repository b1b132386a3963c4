"""The messages of an eID 4.x of our own, good and bad: with evidence, and with persons encrypted for us."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography.hazmat.primitives import hashes, padding
from cryptography.hazmat.primitives.asymmetric import padding as rsa_padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA1
from lxml import etree

from tests.inloggen.berichten import ENVELOPE, IDP, SAML, SAMLP, STATUS, Answer
from tests.inloggen.keys import Pair, pair

SP = "urn:nl-eid-gdi:1.0:DV:00000004000000010000:entities:9002"
ACS = "http://localhost:8000/digid/acs/"
UUID = "f847dc11-ac24-47b2-84a8-a057440ce56d"
ACTING, LEGAL = "999990019", "999993653"
GDI = "urn:nl-eid-gdi:1.0:"
LEGACY = f"{GDI}id:legacy-BSN"
TYPE = "urn:nl-eid-gdi:1.1:RepresentationType"
LOW, SUBSTANTIAL = "http://eidas.europa.eu/LoA/low", "http://eidas.europa.eu/LoA/substantial"
DS = "http://www.w3.org/2000/09/xmldsig#"
XENC = "http://www.w3.org/2001/04/xmlenc#"
OAEP = rsa_padding.OAEP(rsa_padding.MGF1(SHA1()), SHA1(), None)

RESPONSE = """
<samlp:Response ID="_response" Version="2.0" IssueInstant="{issued}" InResponseTo="{request_id}"
 Destination="{acs}"><saml:Issuer>{idp}</saml:Issuer><samlp:Status>{status}</samlp:Status>{assertion}
</samlp:Response>"""
ASSERTION = """
<saml:Assertion ID="{id}" Version="2.0" IssueInstant="{issued}"><saml:Issuer>{idp}</saml:Issuer>
 <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient">{transient}</saml:NameID>
  <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData
    InResponseTo="{request_id}" Recipient="{acs}" NotOnOrAfter="{after}"/>
  </saml:SubjectConfirmation></saml:Subject>
 <saml:Conditions NotBefore="{before}" NotOnOrAfter="{after}">
  <saml:AudienceRestriction><saml:Audience>{sp}</saml:Audience></saml:AudienceRestriction></saml:Conditions>{advice}
 <saml:AuthnStatement SessionIndex="{transient}" AuthnInstant="{instant}">
  <saml:AuthnContext><saml:AuthnContextClassRef>{level}</saml:AuthnContextClassRef>
  <saml:AuthenticatingAuthority>urn:nl-eid-gdi:1.0:AD:1:entities:9000</saml:AuthenticatingAuthority>
  </saml:AuthnContext></saml:AuthnStatement>
 <saml:AttributeStatement>{attributes}</saml:AttributeStatement>
</saml:Assertion>"""
ENCRYPTED = """<saml:EncryptedID><xenc:EncryptedData xmlns:xenc="{xenc}" Id="_d{id}" Type="{xenc}Element">
<xenc:EncryptionMethod Algorithm="{xenc}{data_method}"/><ds:KeyInfo><ds:RetrievalMethod
 Type="{xenc}EncryptedKey" URI="#_k{id}"/></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{data}</xenc:CipherValue>
</xenc:CipherData></xenc:EncryptedData>{keys}</saml:EncryptedID>"""
ENCRYPTED_KEY = """<xenc:EncryptedKey xmlns:xenc="{xenc}" Id="_k{id}" Recipient="{recipient}">
<xenc:EncryptionMethod Algorithm="{xenc}{key_method}">{digest}</xenc:EncryptionMethod>
<ds:KeyInfo><ds:KeyName>{key_name}</ds:KeyName></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{key}</xenc:CipherValue>
</xenc:CipherData></xenc:EncryptedKey>"""


@dataclass
class Encrypted:
    """One person, encrypted as they should be unless a field says otherwise."""

    bsn: str = ACTING
    qualifier: str = LEGACY
    plain: str | bytes | None = None
    to: Pair = field(default_factory=lambda: pair("sp-encryption"))
    recipient: str = SP
    key_name: str = ""
    data_method: str = "aes256-cbc"
    key_method: str = "rsa-oaep-mgf1p"
    oaep: rsa_padding.AsymmetricPadding = field(default_factory=lambda: OAEP)
    digest: str = '<ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/>'
    key_length: int = 32
    damage: Callable[[bytes], bytes] = lambda content: content
    others: tuple[Encrypted, ...] = ()

    def xml(self, number: str) -> str:
        key, vector = os.urandom(self.key_length), os.urandom(16)
        name_id = (
            f'<saml:NameID xmlns:saml="{SAML}" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"'
            f' NameQualifier="{self.qualifier}">{self.bsn}</saml:NameID>'
        )
        plain = name_id if self.plain is None else self.plain
        padder = padding.PKCS7(128).padder()
        padded = padder.update(plain if isinstance(plain, bytes) else plain.encode()) + padder.finalize()
        encryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
        content = self.damage(vector + encryptor.update(padded) + encryptor.finalize())
        keys = "".join(
            entry._key(key, f"{number}{place}") for place, entry in enumerate((*self.others, self))
        )
        return ENCRYPTED.format(
            xenc=XENC, id=number, data_method=self.data_method, data=_base64(content), keys=keys
        )

    def name(self) -> str:
        """What our metadata calls the key."""
        return self.to.certificate.fingerprint(hashes.SHA1()).hex()

    def _key(self, key: bytes, number: str) -> str:
        return ENCRYPTED_KEY.format(
            xenc=XENC,
            id=number,
            recipient=self.recipient,
            key_method=self.key_method,
            digest=self.digest,
            key_name=self.key_name or self.name(),
            key=_base64(self.to.key.public_key().encrypt(key, self.oaep)),
        )


@dataclass
class Answer4(Answer):
    """One answer of eID 4.x. `acting` and `legal` are lists, because wrong answers have none or two."""

    class_ref: str = LOW
    message: str = ""
    service_uuid: str = UUID
    acting: tuple[Encrypted, ...] = field(default_factory=lambda: (Encrypted(),))
    legal: tuple[Encrypted, ...] = ()
    soorten: tuple[str, ...] = ()
    transient: str = "45e376c5-78a7-4cdc-a27d-a7dd5056e786"
    advice: str = ""
    more: str = ""

    def xml(self, *, resolve_id: str, request_id: str, acs: str, sp: str, now: datetime) -> str:
        issued = now - self.age
        values = {
            "issued": instant(issued),
            "before": instant(issued - timedelta(minutes=2)),
            "after": instant(issued + timedelta(minutes=2)),
            "instant": instant(now - self.authenticated),
            "status": self._status() + self._message(),
            "idp": IDP,
            "sp": SP,
            "acs": acs,
            "resolve_id": resolve_id,
            "request_id": request_id,
            "level": self.class_ref,
            "transient": self.transient,
            "saml": SAML,
            "samlp": SAMLP,
            "success": f"{STATUS}Success",
        }
        advice = self.advice or self.evidence(values)
        assertion = ASSERTION.format(**values, id="_assertion", advice=advice, attributes=self._attributes())
        response = RESPONSE.format(**values, assertion=assertion if self.status == ("Success",) else "")
        return self.after(self.sign_text(self.before(ENVELOPE.format(**values, response=response))))

    def evidence(self, values: dict[str, str]) -> str:
        """Two assertions of others, signed by them, about another person, at a higher level and with the same ID."""
        theirs = {**values, "idp": "urn:nl-eid-gdi:1.0:AD:1:entities:9000", "level": f"{LOW[:-3]}high"}
        other = Answer4(acting=(Encrypted(bsn=LEGAL),))
        text = ASSERTION.format(**theirs, id="_ad", advice="", attributes=other._attributes("_ad"))
        root = etree.fromstring(f'<x xmlns:saml="{SAML}" xmlns:ds="{DS}">{text}</x>')
        Answer(by=pair("ad")).sign(root[0])
        signed = etree.tostring(root[0], encoding="unicode").strip()
        return f"<saml:Advice>{signed}{signed}</saml:Advice>"

    def _message(self) -> str:
        return f"<samlp:StatusMessage>{self.message}</samlp:StatusMessage>" if self.message else ""

    def _attributes(self, prefix: str = "") -> str:
        entries = [(f"{GDI}ServiceUUID", [self.service_uuid])]
        entries += [
            (f"{GDI}ActingSubjectID", [entry.xml(f"{prefix}a{n}")]) for n, entry in enumerate(self.acting)
        ]
        entries += [
            (f"{GDI}LegalSubjectID", [entry.xml(f"{prefix}l{n}")]) for n, entry in enumerate(self.legal)
        ]
        entries += [(TYPE, list(self.soorten))] if self.soorten else []
        return self.more + "".join(
            f'<saml:Attribute Name="{name}">'
            + "".join(f"<saml:AttributeValue>{value}</saml:AttributeValue>" for value in values)
            + "</saml:Attribute>"
            for name, values in entries
        )


def _base64(content: bytes) -> str:
    return base64.encodebytes(content).decode()


def instant(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
