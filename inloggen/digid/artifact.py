"""The artifact that DigiD gives the browser, and the message that asks what it stands for."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime

from lxml import etree

from inloggen.digid.aansluiting import Aansluiting
from inloggen.digid.idp import Idp
from inloggen.digid.request import instant, new_id
from inloggen.digid.saml import SAML, SAMLP, SOAP
from inloggen.digid.signature import sign
from inloggen.resultaat import DigidFout

_LENGTH = 44
_ENCODED_LENGTH = 60
_TYPE = b"\x00\x04"
_NSMAP = {"samlp": SAMLP.strip("{}"), "saml": SAML.strip("{}")}


def resolve_url(artifact: str, *, idp: Idp) -> str:
    """Where this artifact is resolved (SAML bindings §3.6.4: type 4, endpoint index, SHA-1 of the entity ID).

    Raises `DigidFout` for what is no artifact of this IdP, before anything goes out.
    """
    try:
        raw = base64.b64decode(artifact.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise DigidFout("artifact-vorm") from None
    if len(artifact) != _ENCODED_LENGTH or len(raw) != _LENGTH or raw[:2] != _TYPE:
        raise DigidFout("artifact-vorm")
    url = idp.resolve_urls.get(int.from_bytes(raw[2:4], "big"))
    if raw[4:24] != idp.source_id or url is None:
        raise DigidFout("artifact-bron")
    return url


def artifact_resolve(artifact: str, *, ours: Aansluiting, now: datetime) -> tuple[str, bytes]:
    """The ID and the SOAP envelope of a signed ArtifactResolve (koppelvlakspecificatie 3.7, stap 6)."""
    request_id = new_id()
    envelope = etree.Element(f"{SOAP}Envelope", nsmap={"soap": SOAP.strip("{}")})
    body = etree.SubElement(envelope, f"{SOAP}Body")
    attributes = {"ID": request_id, "Version": "2.0", "IssueInstant": instant(now)}
    message = etree.SubElement(body, f"{SAMLP}ArtifactResolve", attributes, nsmap=_NSMAP)
    etree.SubElement(message, f"{SAML}Issuer").text = ours.entity_id
    etree.SubElement(message, f"{SAMLP}Artifact").text = artifact
    sign(message, key=ours.sign_key, key_name=ours.key_name, position=1)
    return request_id, etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")
