"""A dienstverlener on lxml and xmlsec alone: nothing of the portal's code, nothing of the simulator's."""

from __future__ import annotations

import base64
import secrets
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote_plus, urlsplit

import requests
import xmlsec
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from lxml import etree, html

NS = {
    "samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "md": "urn:oasis:names:tc:SAML:2.0:metadata",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
    "soap": "http://schemas.xmlsoap.org/soap/envelope/",
}
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
MIDDEN = "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract"
_NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items() if prefix != "soap")
_METADATA = """<md:EntityDescriptor {ns} ID="_m" entityID="{base}/digid/metadata/"><md:SPSSODescriptor
 AuthnRequestsSigned="true" WantAssertionsSigned="{signed}"
 protocolSupportEnumeration="{ns_samlp}"><md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data>
<ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
{slo}<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"
 Location="{acs}" index="0" isDefault="true"/></md:SPSSODescriptor></md:EntityDescriptor>"""
_SLO = """<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
 Location="{base}/digid/slo/"/><md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:SOAP"
 Location="{base}/digid/slo/soap/"/>"""
_REQUEST = """<samlp:AuthnRequest {ns} ID="{id}" Version="2.0" IssueInstant="{instant}" Destination="{sso}"
 ForceAuthn="true" {acs} ProviderName="Gemeente Test"><saml:Issuer>{base}/digid/metadata/</saml:Issuer>
<samlp:RequestedAuthnContext Comparison="{comparison}"><saml:AuthnContextClassRef>{class_ref}
</saml:AuthnContextClassRef></samlp:RequestedAuthnContext></samlp:AuthnRequest>"""
_RESOLVE = """<samlp:ArtifactResolve {ns} ID="{id}" Version="2.0" IssueInstant="{instant}">
<saml:Issuer>{issuer}</saml:Issuer><samlp:Artifact>{artifact}</samlp:Artifact></samlp:ArtifactResolve>"""


@dataclass
class Dienstverlener:
    """`base`: where its metadata is served; `sim`, `tls`: the ports of the simulator; `keys`: the folder."""

    base: str
    sim: int
    tls: int
    keys: Path
    want_assertions_signed: bool = True
    request_id: str = field(default_factory=lambda: f"_{secrets.token_hex(16)}")

    @property
    def sso(self) -> str:
        return f"http://localhost:{self.sim}/digid/sso"

    @property
    def ars(self) -> str:
        return f"https://localhost:{self.tls}/digid/resolve"

    @property
    def entity_id(self) -> str:
        return f"{self.base}/digid/metadata/"

    def metadata(self, *, acs: str = "", slo: bool = False) -> bytes:
        pem = (self.keys / "portal-signing.crt").read_text()
        text = _METADATA.format(
            ns=_NAMESPACES,
            ns_samlp=NS["samlp"],
            base=self.base,
            acs=acs or f"{self.base}/digid/acs/",
            slo=_SLO.format(base=self.base) if slo else "",
            signed=str(self.want_assertions_signed).lower(),
            certificate="".join(pem.splitlines()[1:-1]),
        )
        return etree.tostring(self.sign(etree.fromstring(text.replace("\n", ""))))

    def authn_request(self, **changes: str) -> etree._Element:
        values = {
            "ns": _NAMESPACES,
            "id": self.request_id,
            "instant": stamp(),
            "sso": self.sso,
            "acs": 'AssertionConsumerServiceIndex="0"',
            "base": self.base,
            "comparison": "minimum",
            "class_ref": MIDDEN,
            **changes,
        }
        return etree.fromstring(_REQUEST.format(**values).replace("\n", ""))

    def redirect_url(self, relay_state: str = "staat", **changes: str) -> str:
        return self.redirect(self.sso, self.authn_request(**changes), relay_state)

    def redirect(self, address: str, message: etree._Element, relay_state: str) -> str:
        squeezer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = squeezer.compress(etree.tostring(message)) + squeezer.flush()
        query = (
            f"SAMLRequest={quote_plus(base64.b64encode(packed))}"
            f"&RelayState={quote_plus(relay_state)}&SigAlg={quote_plus(RSA_SHA256)}"
        )
        key: Any = load_pem_private_key((self.keys / "portal-signing.key").read_bytes(), None)
        signature = base64.b64encode(key.sign(query.encode(), padding.PKCS1v15(), SHA256()))
        return f"{address}?{query}&Signature={quote_plus(signature)}"

    def login(self, url: str | None = None, **fields: str) -> requests.Response:
        """Fetch the login page and press a button; the answer is not followed."""
        page = requests.get(url or self.redirect_url(), timeout=30)
        assert page.status_code == 200, page.text
        return submit(page, **fields)

    def artifact(self, **fields: str) -> str:
        return returned(self.login(**fields))["SAMLart"]

    def sign(self, root: etree._Element) -> etree._Element:
        signature = xmlsec.template.create(
            root, xmlsec.constants.TransformExclC14N, xmlsec.constants.TransformRsaSha256, ns="ds"
        )
        issuer = root.find("saml:Issuer", NS)
        root.insert(0 if issuer is None else 1, signature)
        reference = xmlsec.template.add_reference(
            signature, xmlsec.constants.TransformSha256, uri=f"#{root.get('ID')}"
        )
        xmlsec.template.add_transform(reference, xmlsec.constants.TransformEnveloped)
        xmlsec.template.add_transform(reference, xmlsec.constants.TransformExclC14N)
        context = xmlsec.SignatureContext()
        context.key = xmlsec.Key.from_file(
            str(self.keys / "portal-signing.key"), xmlsec.constants.KeyDataFormatPem
        )
        context.register_id(root, "ID")
        context.sign(signature)
        return root

    def resolve_request(self, artifact: str, signed: bool = True, **changes: Any) -> bytes:
        values = {
            "id": f"_{secrets.token_hex(8)}",
            "instant": stamp(),
            "issuer": self.entity_id,
        }
        text = _RESOLVE.format(ns=_NAMESPACES, artifact=artifact, **(values | changes))
        root = etree.fromstring(text.replace("\n", ""))
        body = etree.tostring(self.sign(root) if signed else root)
        return b'<s:Envelope xmlns:s="%s"><s:Body>%s</s:Body></s:Envelope>' % (NS["soap"].encode(), body)

    def post_resolve(self, body: bytes, *, client: str = "portal-tls") -> requests.Response:
        pair = (str(self.keys / f"{client}.crt"), str(self.keys / f"{client}.key"))
        return requests.post(self.ars, data=body, cert=pair, verify=str(self.keys / "ca.crt"), timeout=30)

    def resolve(self, artifact: str, **changes: Any) -> etree._Element:
        """The ArtifactResponse, its signature verified with DigiD's certificate."""
        answer = self.post_resolve(self.resolve_request(artifact, **changes))
        assert answer.status_code == 200, answer.text
        found = etree.fromstring(answer.content).find("soap:Body/samlp:ArtifactResponse", NS)
        assert found is not None
        verify(found, self.keys)
        return found


def verify(root: etree._Element, keys: Path) -> None:
    signature = root.find("ds:Signature", NS)
    assert signature is not None
    assert signature.find("ds:SignedInfo/ds:Reference", NS).get("URI") == f"#{root.get('ID')}"  # type: ignore[union-attr]
    context = xmlsec.SignatureContext()
    context.key = xmlsec.Key.from_file(str(keys / "idp-signing.crt"), xmlsec.constants.KeyDataFormatCertPem)
    context.register_id(root, "ID")
    context.verify(signature)


def logout_request(issuer: str, destination: str, name: str, index: str = "_x") -> etree._Element:
    text = (
        f'<samlp:LogoutRequest {_NAMESPACES} ID="_uit" Version="2.0" IssueInstant="{stamp()}" '
        f'Destination="{destination}"><saml:Issuer>{issuer}</saml:Issuer><saml:NameID>{name}</saml:NameID>'
        f"<samlp:SessionIndex>{index}</samlp:SessionIndex></samlp:LogoutRequest>"
    )
    return etree.fromstring(text)


def statuses(message: etree._Element) -> list[str]:
    """The last words of the status codes: `["Responder", "AuthnFailed"]`."""
    status = message.find("samlp:Status", NS)
    assert status is not None
    return [code.get("Value", "").rpartition(":")[2] for code in status.iter(f"{{{NS['samlp']}}}StatusCode")]


def stamp(*, minutes: float = 0) -> str:
    return (datetime.now(UTC) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def the_form(page: requests.Response) -> Any:
    """The one form of `page`, as lxml knows forms."""
    document: Any = html.fromstring(page.content, base_url=page.url)
    document.make_links_absolute()
    (form,) = document.forms
    return form


def submit(page: requests.Response, **fields: str) -> requests.Response:
    """Send the one form of `page` with `fields`; the answer is not followed."""
    form = the_form(page)
    given = {**dict(form.form_values()), **fields}
    return requests.post(form.action, data=given, allow_redirects=False, timeout=30)


def returned(answer: requests.Response) -> dict[str, str]:
    """The parameters with which the browser goes back to the portal."""
    assert answer.status_code == 302, answer.text
    query = parse_qs(urlsplit(answer.headers["Location"]).query, strict_parsing=True)
    return {name: value for name, (value,) in query.items()}


class MetadataServer(ThreadingHTTPServer):
    """Serves whatever `content` and `eid` hold at the moment, and counts; `soap` answers a logout."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.content = self.eid = b""
        self.soap: Callable[[bytes], bytes] = bytes
        self.asked = 0
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, MetadataServer)
        server.asked += 1
        content = {"/digid/metadata/": server.content, "/digid/metadata/eid/": server.eid}.get(self.path)
        self._answer(content)

    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, MetadataServer)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(server.soap(body) if self.path == "/digid/slo/soap/" else None)

    def _answer(self, content: bytes | None) -> None:
        self.send_response(404 if content is None else 200)
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *args: Any) -> None:
        pass
