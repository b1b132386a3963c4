"""The messages of a DigiD of our own, good and bad, made with lxml and xmlsec alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import xmlsec
from lxml import etree

from tests.inloggen.keys import Pair, pair

IDP = "https://idp.test/metadata"
SAML = "urn:oasis:names:tc:SAML:2.0:assertion"
SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol"
STATUS = "urn:oasis:names:tc:SAML:2.0:status:"
BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:"
CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:"

RESPONSE = """
<samlp:Response ID="_response" Version="2.0" IssueInstant="{issued}" InResponseTo="{request_id}"
 Destination="{acs}">
 <saml:Issuer>{idp}</saml:Issuer><samlp:Status>{status}</samlp:Status>{assertion}
</samlp:Response>"""
ASSERTION = """
<saml:Assertion ID="_assertion" Version="2.0" IssueInstant="{issued}">
 <saml:Issuer>{idp}</saml:Issuer>
 <saml:Subject><saml:NameID>{name_id}</saml:NameID>
  <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData
    InResponseTo="{request_id}" Recipient="{acs}" NotOnOrAfter="{after}"/>
  </saml:SubjectConfirmation></saml:Subject>
 <saml:Conditions NotBefore="{before}" NotOnOrAfter="{after}">
  <saml:AudienceRestriction><saml:Audience>{sp}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
 <saml:AuthnStatement SessionIndex="_s" AuthnInstant="{instant}"><saml:SubjectLocality Address="127.0.0.1"/>
  <saml:AuthnContext><saml:AuthnContextClassRef>{class_ref}</saml:AuthnContextClassRef></saml:AuthnContext>
 </saml:AuthnStatement>
</saml:Assertion>"""
ENVELOPE = """<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:samlp="{samlp}"
 xmlns:saml="{saml}" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:xs="http://www.w3.org/2001/XMLSchema">
 <soap:Body><samlp:ArtifactResponse
 ID="_artifactresponse" Version="2.0" IssueInstant="{issued}" InResponseTo="{resolve_id}">
 <saml:Issuer>{idp}</saml:Issuer><samlp:Status><samlp:StatusCode Value="{success}"/></samlp:Status>{response}
</samlp:ArtifactResponse></soap:Body></soap:Envelope>"""

Mutation = Callable[[str], str]


def unchanged(text: str) -> str:
    return text


@dataclass
class Answer:
    """One answer. `before` changes the text that will be signed, `after` the text that was."""

    class_ref: str = f"{CLASSES}MobileTwoFactorContract"
    name_id: str = "s00000000:999990019"
    status: tuple[str, ...] = ("Success",)
    signed: tuple[str, ...] = ("_assertion", "_artifactresponse")
    by: Pair = field(default_factory=lambda: pair("idp"))
    age: timedelta = timedelta()
    authenticated: timedelta = timedelta()
    method: str = "RSA_SHA256"
    digest: str = "SHA256"
    key_info: bool = False
    prefixes: str = ""
    extra_transform: bool = False
    whole_document: bool = False
    before: Mutation = unchanged
    after: Mutation = unchanged

    def xml(self, *, resolve_id: str, request_id: str, acs: str, sp: str, now: datetime) -> str:
        issued = now - self.age
        values = {
            "issued": _instant(issued),
            "before": _instant(issued - timedelta(minutes=2)),
            "after": _instant(issued + timedelta(minutes=2)),
            "instant": _instant(now - self.authenticated),
            "status": self._status(),
            "idp": IDP,
            "sp": sp,
            "acs": acs,
            "resolve_id": resolve_id,
            "request_id": request_id,
            "class_ref": self.class_ref,
            "name_id": self.name_id,
            "saml": SAML,
            "samlp": SAMLP,
            "success": f"{STATUS}Success",
        }
        assertion = ASSERTION.format(**values) if self.status == ("Success",) else ""
        response = RESPONSE.format(**values, assertion=assertion)
        return self.after(self.sign_text(self.before(ENVELOPE.format(**values, response=response))))

    def _status(self) -> str:
        text = ""
        for name in reversed(self.status):
            text = f'<samlp:StatusCode Value="{STATUS}{name}">{text}</samlp:StatusCode>'
        return text

    def sign_text(self, text: str) -> str:
        root = etree.fromstring(text.encode())
        for element_id in self.signed:
            element = root.find(f".//*[@ID='{element_id}']")
            if element is not None:
                self.sign(element)
        return etree.tostring(root, encoding="unicode")

    def sign(self, element: etree._Element) -> None:
        method, digest = getattr(xmlsec.Transform, self.method), getattr(xmlsec.Transform, self.digest)
        signature = xmlsec.template.create(element, xmlsec.Transform.EXCL_C14N, method, ns="ds")
        element.insert(1, signature)
        uri = "" if self.whole_document else f"#{element.get('ID')}"
        reference = xmlsec.template.add_reference(signature, digest, uri=uri)
        xmlsec.template.add_transform(reference, xmlsec.Transform.ENVELOPED)
        transform = xmlsec.template.add_transform(reference, xmlsec.Transform.EXCL_C14N)
        if self.prefixes:
            xmlsec.template.transform_add_c14n_inclusive_namespaces(transform, self.prefixes)
        if self.extra_transform:
            xmlsec.template.add_transform(reference, xmlsec.Transform.EXCL_C14N)
        if self.key_info:
            xmlsec.template.add_x509_data(xmlsec.template.ensure_key_info(signature))
        context = xmlsec.SignatureContext()
        context.key = self.by.signing_key
        xmlsec.tree.add_ids(element, ["ID"])
        context.sign(signature)


def idp_metadata(
    *,
    resolve_url: str,
    signing: list[Pair],
    signer: Pair,
    after: Mutation = unchanged,
    attributes: str = "",
    logout: str = "",
) -> str:
    """`attributes`: of the root. `logout`: the bindings of the logout service, by their last word."""
    keys = "".join(
        f'<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{entry.cert_base64}'
        "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
        for entry in signing
    )
    services = "".join(
        f'<md:SingleLogoutService Binding="{BINDING}{name}" Location="https://idp.test/slo"/>'
        for name in logout.split()
    )
    text = f"""<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
 xmlns:ds="http://www.w3.org/2000/09/xmldsig#" ID="_metadata" entityID="{IDP}" {attributes}><md:Extensions/>
 <md:IDPSSODescriptor protocolSupportEnumeration="{SAMLP}">{keys}
 <md:ArtifactResolutionService Binding="{BINDING}SOAP" Location="{resolve_url}" index="0"/>{services}
 <md:SingleSignOnService Binding="{BINDING}HTTP-POST" Location="https://idp.test/post"/>
 <md:SingleSignOnService Binding="{BINDING}HTTP-Redirect" Location="https://idp.test/sso"/>
 </md:IDPSSODescriptor></md:EntityDescriptor>"""
    root = etree.fromstring(text.encode())
    Answer(by=signer).sign(root)
    return after(etree.tostring(root, encoding="unicode"))


def _instant(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
