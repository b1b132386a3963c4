"""The messages of our own DigiD about logging out, good and bad, made with lxml and xmlsec alone."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import quote_plus, urlencode
from uuid import uuid4

import xmlsec
from lxml import etree

from tests.inloggen.berichten import IDP, SAML, SAMLP, STATUS, Answer, Mutation, _instant, unchanged
from tests.inloggen.keys import Pair, pair

SLO = "http://localhost:8000/digid/slo/"
SOAP_URL = f"{SLO}soap/"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
RESPONSE = """<samlp:LogoutResponse xmlns:samlp="{samlp}" xmlns:saml="{saml}" ID="{id}" Version="2.0"
 IssueInstant="{issued}" Destination="{destination}" InResponseTo="{request_id}"><saml:Issuer>{idp}</saml:Issuer
><samlp:Status>{status}</samlp:Status></samlp:LogoutResponse>"""
REQUEST = """<soap:Envelope xmlns:soap="{soap}" xmlns:samlp="{samlp}" xmlns:saml="{saml}"><soap:Body
><samlp:LogoutRequest ID="{id}" Version="2.0" IssueInstant="{issued}" Destination="{destination}"
><saml:Issuer>{idp}</saml:Issuer><saml:NameID>{name_id}</saml:NameID>{indexes}</samlp:LogoutRequest
></soap:Body></soap:Envelope>"""


@dataclass
class Bericht:
    """`before` changes what will be signed, `after` what was. An address carries no signature in the message."""

    status: Sequence[str] = ("Success",)
    name_id: str = "s00000000:999990019"
    indexes: Sequence[str] = ()
    by: Pair | None = field(default_factory=lambda: pair("idp"))
    method: str = "RSA_SHA256"
    digest: str = "SHA256"
    key_info: bool = False
    age: timedelta = timedelta()
    id: str = field(default_factory=lambda: f"_{uuid4().hex}")
    before: Mutation = unchanged
    after: Mutation = unchanged
    sig_alg: str = RSA_SHA256
    query: Mutation = unchanged

    def address(self, *, request_id: str, relay_state: str, now: datetime) -> str:
        """The query of an answer by redirect."""
        message = self.before(self._response(request_id, now=now)).encode()
        packer = zlib.compressobj(wbits=-15)
        packed = base64.b64encode(packer.compress(message) + packer.flush())
        parts = {"SAMLResponse": packed, "RelayState": relay_state, "SigAlg": self.sig_alg}
        query = urlencode(parts)
        if self.by is not None:
            context = xmlsec.SignatureContext()
            context.key = self.by.signing_key
            signature = context.sign_binary(query.encode(), getattr(xmlsec.Transform, self.method))
            query += f"&Signature={quote_plus(base64.b64encode(signature))}"
        return self.query(query)

    def form(self, *, request_id: str, relay_state: str, now: datetime) -> dict[str, str]:
        text = self._signed(self._response(request_id, now=now))
        return {"SAMLResponse": base64.b64encode(text.encode()).decode(), "RelayState": relay_state}

    def soap(self, *, now: datetime) -> bytes:
        indexes = "".join(f"<samlp:SessionIndex>{index}</samlp:SessionIndex>" for index in self.indexes)
        values = {**self._values(now), "name_id": self.name_id, "indexes": indexes}
        text = REQUEST.format(**values, soap=SOAP, destination=SOAP_URL)
        return self._signed(text).encode()

    def _response(self, request_id: str, *, now: datetime) -> str:
        status = ""
        for name in reversed(self.status):
            status = f'<samlp:StatusCode Value="{STATUS}{name}">{status}</samlp:StatusCode>'
        return RESPONSE.format(**self._values(now), destination=SLO, request_id=request_id, status=status)

    def _values(self, now: datetime) -> dict[str, str]:
        issued = _instant(now - self.age)
        return {"saml": SAML, "samlp": SAMLP, "idp": IDP, "issued": issued, "id": self.id}

    def _signed(self, text: str) -> str:
        root = etree.fromstring(self.before(text).encode())
        message = root[0][0] if root.tag == f"{{{SOAP}}}Envelope" else root
        if self.by is not None:
            signer = Answer(by=self.by, method=self.method, digest=self.digest, key_info=self.key_info)
            signer.sign(message)
        return self.after(etree.tostring(root, encoding="unicode"))


def swap(old: str, new: str) -> Mutation:
    def swapped(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return swapped


# One genuine message made wrong in one way, and the code of the refusal (a pattern). For each way a message can come.
EACH_WAY = [
    ("query-vorm|xml-vorm", Bericht(by=None)),
    ("handtekening-ongeldig", Bericht(by=pair("attacker"))),
    ("handtekening-ongeldig", Bericht(by=pair("idp-old", days=-1))),
    ("handtekening-ongeldig", Bericht(by=pair("sp"))),
    ("issuer", Bericht(before=swap(IDP, "https://other.test/metadata"))),
    ("destination", Bericht(before=swap(SLO, "https://evil.test/digid/slo/"))),
    ("destination", Bericht(before=swap(f"{SLO}", f"{SLO}x"))),
    ("tijd-issueinstant", Bericht(age=timedelta(minutes=2, seconds=31))),
    ("tijd-issueinstant", Bericht(age=timedelta(minutes=-2, seconds=-31))),
    (
        "tijd-verlopen",
        Bericht(before=swap("Destination=", 'NotOnOrAfter="2020-01-01T00:00:00Z" Destination=')),
    ),
    ("versie", Bericht(before=swap('Version="2.0"', 'Version="1.1"'))),
    ("xml-commentaar", Bericht(before=swap("<saml:Issuer>", "<!-- x --><saml:Issuer>"))),
    ("xml-dubbel-id", Bericht(id="_x", before=swap("<saml:Issuer>", '<saml:Issuer Id="_x">'))),
]
