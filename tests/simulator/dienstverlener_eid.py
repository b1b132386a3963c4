"""The same dienstverlener, connected with eID 4.x: POST only, a ServiceUUID, an encryption key."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import Any

import requests
from lxml import etree

from tests.simulator.dienstverlener import _NAMESPACES, NS, Dienstverlener, stamp, submit

EID = "urn:nl-eid-gdi:1.0:"
AD, BVD = (
    f"{EID}{role}:00000000000000000000:entities:{number}" for role, number in (("AD", 9002), ("BVD", 9003))
)
MIDDEN_SERVICE, HOOG_SERVICE = (f"00000000-0000-4000-8000-0000000000{level}" for level in (20, 30))
_KEY = """<md:KeyDescriptor use="{use}"><ds:KeyInfo><ds:KeyName>{use}-naam</ds:KeyName><ds:X509Data>
<ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"""
_METADATA = """<md:EntityDescriptor {ns} ID="_m" entityID="{entity_id}" validUntil="2099-01-01T00:00:00Z">
<md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true" protocolSupportEnumeration="{ns_samlp}">
{keys}<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="{base}/eid/slo/"/>
<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact" Location="{base}/digid/acs/"
 index="0" isDefault="true"/><md:AttributeConsumingService index="7"><md:ServiceName xml:lang="nl">Hoog</md:ServiceName>
<md:RequestedAttribute Name="urn:nl-eid-gdi:1.0:ServiceUUID"><saml:AttributeValue>{service}</saml:AttributeValue>
</md:RequestedAttribute></md:AttributeConsumingService></md:SPSSODescriptor></md:EntityDescriptor>"""
_REQUEST = """<samlp:AuthnRequest {ns} ID="{id}" Version="2.0" IssueInstant="{instant}" Destination="{sso}"
 ForceAuthn="true" {acs}{more}><saml:Issuer>{issuer}</saml:Issuer>{extensions}{scoping}</samlp:AuthnRequest>"""
_EXTENSION = """<samlp:Extensions><saml:Attribute Name="urn:nl-eid-gdi:1.0:IntendedAudience"><saml:AttributeValue>
{audience}</saml:AttributeValue></saml:Attribute><saml:Attribute Name="urn:nl-eid-gdi:1.0:ServiceUUID">
<saml:AttributeValue>{uuid}</saml:AttributeValue></saml:Attribute></samlp:Extensions>"""


def scoping(*providers: str, requester: str = "") -> str:
    entries = "".join(f'<samlp:IDPEntry ProviderID="{provider}"/>' for provider in providers)
    listed = f"<samlp:IDPList>{entries}</samlp:IDPList>" if entries else ""
    named = f"<samlp:RequesterID>{requester}</samlp:RequesterID>" if requester else ""
    return f"<samlp:Scoping>{listed}{named}</samlp:Scoping>"


MAG, MOET = scoping(AD, BVD), scoping(requester=BVD)


@dataclass
class DienstverlenerEid(Dienstverlener):
    @property
    def sso(self) -> str:
        return f"http://localhost:{self.sim}/eid/sso"

    @property
    def ars(self) -> str:
        return f"https://localhost:{self.tls}/eid/resolve"

    @property
    def entity_id(self) -> str:
        return f"{self.base}/digid/metadata/eid/"

    @property
    def artifact_source(self) -> bytes:
        return hashlib.sha1(f"{EID}RD:00000000000000000000:entities:9001".encode()).digest()

    def metadata(
        self, *, acs: str = "", slo: bool = True, encryption: tuple[str, ...] = ("portal-encryption",)
    ) -> bytes:
        names = [("signing", "portal-signing"), *(("encryption", name) for name in encryption)]
        keys = [_KEY.format(use=use, certificate=self._certificate(name)) for use, name in names]
        text = _METADATA.format(
            ns=_NAMESPACES,
            ns_samlp=NS["samlp"],
            entity_id=self.entity_id,
            base=self.base,
            keys="".join(keys),
            service=HOOG_SERVICE,
        )
        return etree.tostring(self.sign(etree.fromstring(text.replace("\n", ""))))

    def _certificate(self, name: str) -> str:
        return "".join((self.keys / f"{name}.crt").read_text().splitlines()[1:-1])

    def authn_request(self, *, service: str = MIDDEN_SERVICE, **changes: str) -> etree._Element:
        """`service`: a ServiceUUID in Extensions; empty for none."""
        extension = _EXTENSION.format(audience=self.entity_id, uuid=service) if service else ""
        values = {
            "ns": _NAMESPACES,
            "id": self.request_id,
            "instant": stamp(),
            "sso": self.sso,
            "acs": 'AssertionConsumerServiceIndex="0"',
            "more": "",
            "issuer": self.entity_id,
            "extensions": extension,
            "scoping": "",
            **changes,
        }
        return etree.fromstring(_REQUEST.format(**values).replace("\n", ""))

    def ask(self, *, signed: bool = True, **changes: str) -> requests.Response:
        """What the browser gets that posts the form of the portal; a redirect is not followed."""
        root = self.authn_request(**changes)
        message = base64.b64encode(etree.tostring(self.sign(root) if signed else root)).decode()
        form = {"SAMLRequest": message, "RelayState": "staat"}
        return requests.post(self.sso, form, allow_redirects=False, timeout=30)

    def login(
        self, url: str | None = None, *, ask: dict[str, str] | None = None, **fields: Any
    ) -> requests.Response:
        page = self.ask(**(ask or {}))
        assert page.status_code == 200, page.text
        return submit(page, **fields)
