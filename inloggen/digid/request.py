"""The AuthnRequest of DigiD 3.x, built by python3-saml, and its signature in the address."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import xmlsec
from lxml import etree
from onelogin.saml2.authn_request import OneLogin_Saml2_Authn_Request
from onelogin.saml2.settings import OneLogin_Saml2_Settings
from onelogin.saml2.utils import OneLogin_Saml2_Utils

from begrippen.niveau import Betrouwbaarheidsniveau
from inloggen.digid.aansluiting import Aansluiting
from inloggen.digid.document import only_child, parse
from inloggen.digid.saml import CLASS_REFS, HTTP_ARTIFACT, RSA_SHA256, SAML

_NOBODY = "https://nobody.invalid/"


def new_id() -> str:
    """An ID for a message: 160 random bits, starting with a letter or underscore as XML wants."""
    return f"_{secrets.token_hex(20)}"


def instant(moment: datetime) -> str:
    """`moment` in UTC as SAML writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class _AuthnRequest(OneLogin_Saml2_Authn_Request):  # type: ignore[misc]  # python3-saml has no types
    def _generate_request_id(self) -> str:
        return new_id()


def authn_request(
    *, ours: Aansluiting, sso_url: str, niveau: Betrouwbaarheidsniveau, now: datetime
) -> tuple[str, bytes]:
    """The ID and the XML of a request (koppelvlakspecificatie DigiD SAML 3.7, AuthnRequest)."""
    request = _AuthnRequest(_saml_settings(niveau), force_authn=True, set_nameid_policy=False)
    root = parse(request.get_xml().encode())
    # DigiD wants the index of our ACS, and then neither its URL nor the binding.
    del root.attrib["ProtocolBinding"], root.attrib["AssertionConsumerServiceURL"]
    root.set("AssertionConsumerServiceIndex", "0")
    root.set("IssueInstant", instant(now))
    root.set("Destination", sso_url)
    only_child(root, f"{SAML}Issuer").text = ours.entity_id
    return str(request.get_id()), etree.tostring(root)


@lru_cache(maxsize=8)
def _saml_settings(niveau: Betrouwbaarheidsniveau) -> Any:
    """Without our names and DigiD's: python3-saml puts them into XML as they are, and refuses some that are good."""
    return OneLogin_Saml2_Settings(
        {
            "strict": True,
            "sp": {
                "entityId": _NOBODY,
                "assertionConsumerService": {"url": _NOBODY, "binding": HTTP_ARTIFACT},
            },
            "idp": {"entityId": _NOBODY, "singleSignOnService": {"url": _NOBODY}},
            "security": {
                "requestedAuthnContext": [CLASS_REFS[niveau]],
                "requestedAuthnContextComparison": "minimum",
            },
        }
    )


def redirect_url(*, sso_url: str, message: bytes, relay_state: str, key: Any) -> str:
    """The address that carries a signed message (SAML bindings §3.4.4.1)."""
    query = urlencode(
        {
            "SAMLRequest": OneLogin_Saml2_Utils.deflate_and_base64_encode(message),
            "RelayState": relay_state,
            "SigAlg": RSA_SHA256,
        }
    )
    # Not by python3-saml, which reads the private key anew for every request.
    context = xmlsec.SignatureContext()
    context.key = key
    signature = context.sign_binary(query.encode(), xmlsec.Transform.RSA_SHA256)
    separator = "&" if "?" in sso_url else "?"
    return f"{sso_url}{separator}{query}&{urlencode({'Signature': base64.b64encode(signature)})}"
