"""The AuthnRequest of eID SAML 4.x: posted by a form, with the signature inside (Stelsel Toegang SAML 1.0)."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from lxml import etree

from inloggen.digid.aansluiting import Aansluiting, DigidNietIngesteld, instellingen, setting
from inloggen.digid.afnemersdiensten import index_of
from inloggen.digid.idp import Idp
from inloggen.digid.profiel import Vraag
from inloggen.digid.request import instant, new_id
from inloggen.digid.saml import CLASS_REFS, INTENDED_AUDIENCE, SAML, SAMLP, SERVICE_UUID
from inloggen.digid.signature import sign

_EXTENSIONS, _INDEX = "extensions", "index"
_NSMAP = {"samlp": SAMLP.strip("{}"), "saml": SAML.strip("{}")}


def authn_request(vraag: Vraag, *, ours: Aansluiting, theirs: Idp) -> tuple[str, bytes]:
    """The ID and the signed XML. Raises `DigidNietIngesteld` when the dienst has no ServiceUUID to ask for."""
    digid = instellingen(ours.naam)
    if not vraag.service_uuid:
        raise DigidNietIngesteld(f"{setting(digid, 'profiel')}: eid-4 asks a ServiceUUID for the dienst")
    request_id = new_id()
    attributes = {
        "ID": request_id,
        "Version": "2.0",
        "IssueInstant": instant(vraag.now),
        "Destination": theirs.sso_url,
        "ForceAuthn": "true",
        "AssertionConsumerServiceIndex": "0",
    }
    root = etree.Element(f"{SAMLP}AuthnRequest", attributes, nsmap=_NSMAP)
    etree.SubElement(root, f"{SAML}Issuer").text = ours.entity_id
    _name_dienst(root, vraag, digid=digid)
    if digid.get("vraag_niveau"):
        context = etree.SubElement(root, f"{SAMLP}RequestedAuthnContext", {"Comparison": "minimum"})
        etree.SubElement(context, f"{SAML}AuthnContextClassRef").text = CLASS_REFS[vraag.niveau]
    _add_scoping(root, digid=digid, namens=vraag.namens)
    sign(root, key=ours.sign_key, key_name=ours.key_name, position=1)
    return request_id, etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def post_fields(*, message: bytes, relay_state: str) -> Mapping[str, str]:
    """What the form of the HTTP-POST binding carries (SAML bindings §3.5.4)."""
    return {"SAMLRequest": base64.b64encode(message).decode(), "RelayState": relay_state}


def way_to_name_dienst(digid: Mapping[str, Any]) -> str:
    """`extensions` or `index`. Raises `DigidNietIngesteld`."""
    way = str(digid.get("dienst_in_verzoek") or _EXTENSIONS)
    if way not in (_EXTENSIONS, _INDEX):
        raise DigidNietIngesteld(f"{setting(digid, 'dienst_in_verzoek')}: not {_EXTENSIONS} or {_INDEX}")
    return way


def _name_dienst(root: etree._Element, vraag: Vraag, *, digid: Mapping[str, Any]) -> None:
    """Either by its place in our metadata or by its ServiceUUID: never both."""
    if way_to_name_dienst(digid) == _INDEX:
        index = index_of(vraag.service_uuid, naam=digid.get("naam", ""))
        root.set("AttributeConsumingServiceIndex", str(index))
        return
    extensions = etree.SubElement(root, f"{SAMLP}Extensions")
    for name, value in ((SERVICE_UUID, vraag.service_uuid), (INTENDED_AUDIENCE, digid["entity_id"])):
        entry = etree.SubElement(extensions, f"{SAML}Attribute", {"Name": name})
        etree.SubElement(entry, f"{SAML}AttributeValue").text = value


def _add_scoping(root: etree._Element, *, digid: Mapping[str, Any], namens: bool) -> None:
    """Whom the person may log in with and, for somebody else, who declares that they may.

    A BVD in the list leaves the choice to the person; as RequesterID it is asked for, which TVS does not support.
    """
    ad, bvd = digid.get("ad_entity_id", ""), digid.get("bvd_entity_id", "") if namens else ""
    providers = [provider for provider in (ad, bvd) if provider] if ad else []
    demanded = bool(bvd and digid.get("bvd_verplicht"))
    if not providers and not demanded:
        return
    scoping = etree.SubElement(root, f"{SAMLP}Scoping")
    if providers:
        idp_list = etree.SubElement(scoping, f"{SAMLP}IDPList")
        for provider in providers:
            etree.SubElement(idp_list, f"{SAMLP}IDPEntry", {"ProviderID": provider})
    if demanded:
        etree.SubElement(scoping, f"{SAMLP}RequesterID").text = bvd
