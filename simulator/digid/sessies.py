"""Eenmalig inloggen and its end: who is logged in where, and the messages of single logout."""

from __future__ import annotations

import base64
import zlib
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

import requests
import xmlsec
from lxml import etree

from begrippen.bsn import Bsn
from simulator.digid import saml
from simulator.digid.answer import SECTOR_BSN, add_status, message
from simulator.digid.bericht import Signer
from simulator.digid.provider import Provider
from simulator.digid.request import Profiel, check_kind
from simulator.digid.signed_xml import OngeldigBericht, parse, serialise, sign, verify

_TIMEOUT = 5.0  # seconds
_MAX_BYTES = 64 * 1024
UIT = saml.SUCCESS
DEELS = saml.PARTIAL_LOGOUT


@dataclass(frozen=True, slots=True)
class Sessie:
    """Somebody who logged in with an answer that was fetched. `index`: the SessionIndex."""

    bsn: Bsn
    index: str
    provider: Provider
    profiel: Profiel


@dataclass(frozen=True, slots=True)
class Logout:
    """A genuine LogoutRequest that waits for the button. `indexes`: which sessions it names."""

    id: str
    profiel: Profiel
    provider: Provider
    relay_state: str | None
    name_id: str = field(repr=False)
    indexes: frozenset[str]

    def ends(self, sessie: Sessie) -> bool:
        if sessie.profiel is not self.profiel:
            return False
        return sessie.index in self.indexes or self.name_id in {_name_id(sessie), sessie.index}


def logout(
    root: etree._Element,
    provider: Provider,
    relay_state: str | None,
    *,
    profiel: Profiel,
    slo: str,
    now: datetime,
) -> Logout:
    """Koppelvlakspecificatie 3.7, LogoutRequest. Raises `OngeldigBericht`."""
    check_kind(root, "samlp:LogoutRequest", provider)
    if root.get("Version") != "2.0" or root.get("Destination") not in {slo, None}:
        raise OngeldigBericht("uitloggen-bestemming")
    if not saml.is_now(root.get("IssueInstant"), now=now):
        raise OngeldigBericht("uitloggen-tijdstip")
    return Logout(
        id=root.get("ID", ""),
        profiel=profiel,
        provider=provider,
        relay_state=relay_state,
        name_id=root.findtext("saml:NameID", "", saml.NS).strip(),
        indexes=frozenset((node.text or "").strip() for node in root.findall("samlp:SessionIndex", saml.NS)),
    )


def response(
    asked: Logout, status: tuple[str, ...], *, destination: str, issuer: str, now: datetime
) -> etree._Element:
    """The LogoutResponse, not yet signed."""
    root = etree.Element(
        saml.tag("samlp:LogoutResponse"),
        message(now, InResponseTo=asked.id, Destination=destination),
        nsmap={prefix: saml.NS[prefix] for prefix in ("samlp", "saml", "ds")},
    )
    saml.add(root, "saml:Issuer", issuer)
    add_status(root, status)
    return root


def redirect(root: etree._Element, relay_state: str | None, *, signer: Signer) -> str:
    """The address that carries the answer, signed over the query (SAML bindings §3.4.4.1)."""
    squeezer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = squeezer.compress(etree.tostring(root)) + squeezer.flush()
    parameters = {"SAMLResponse": base64.b64encode(packed).decode()}
    if relay_state is not None:
        parameters["RelayState"] = relay_state
    query = urlencode({**parameters, "SigAlg": saml.SIG_RSA_SHA256})
    context = xmlsec.SignatureContext()
    context.key = signer.key
    signature = context.sign_binary(query.encode(), xmlsec.constants.TransformRsaSha256)
    destination = root.get("Destination", "")
    glue = "&" if "?" in destination else "?"
    return f"{destination}{glue}{query}&{urlencode({'Signature': base64.b64encode(signature).decode()})}"


def form_value(root: etree._Element, *, signer: Signer) -> str:
    """The answer for a form: signed in itself."""
    sign(root, key=signer.key)
    return base64.b64encode(serialise(root)).decode()


def send_logout(sessie: Sessie, *, signer: Signer, now: datetime) -> bool:
    """SOAP to the dienstverlener; whether it says that the person is logged out. Raises `OngeldigBericht`."""
    address = sessie.provider.slo.get(saml.BINDING_SOAP)
    if address is None:
        raise OngeldigBericht("geen-soap-adres")
    request_id, content = _soap_request(sessie, address, signer=signer, now=now)
    with requests.Session() as session:
        session.trust_env = False  # never through a proxy: the portal is on this machine
        try:
            answer = session.post(
                address, data=content, headers={"Content-Type": "text/xml"}, timeout=_TIMEOUT
            )
        except requests.RequestException:
            raise OngeldigBericht("portaal-onbereikbaar") from None
    if answer.status_code != requests.codes.ok or len(answer.content) > _MAX_BYTES:
        raise OngeldigBericht("uitloggen-antwoord")
    return _says_success(answer.content, sessie.provider, request_id)


def _soap_request(sessie: Sessie, address: str, *, signer: Signer, now: datetime) -> tuple[str, bytes]:
    envelope = etree.Element(saml.tag("soap:Envelope"), nsmap={"soap": saml.NS["soap"]})
    root = etree.SubElement(
        saml.add(envelope, "soap:Body"),
        saml.tag("samlp:LogoutRequest"),
        message(now, Destination=address),
        nsmap={prefix: saml.NS[prefix] for prefix in ("samlp", "saml", "ds")},
    )
    saml.add(root, "saml:Issuer", signer.entity_id)
    saml.add(root, "saml:NameID", _name_id(sessie))
    saml.add(root, "samlp:SessionIndex", sessie.index)
    sign(root, key=signer.key)
    return root.get("ID", ""), serialise(envelope)


def _name_id(sessie: Sessie) -> str:
    return f"{SECTOR_BSN}:{sessie.bsn.reveal()}" if sessie.profiel is Profiel.DIGID_3 else sessie.index


def _says_success(content: bytes, provider: Provider, request_id: str) -> bool:
    root = parse(content).find("soap:Body/samlp:LogoutResponse", saml.NS)
    if root is None:
        raise OngeldigBericht("uitloggen-antwoord")
    verify(root, provider.keys)
    check_kind(root, "samlp:LogoutResponse", provider)
    if root.get("InResponseTo") != request_id:
        raise OngeldigBericht("uitloggen-antwoord")
    code = root.find("samlp:Status/samlp:StatusCode", saml.NS)
    return code is not None and code.get("Value") == saml.SUCCESS[0]
