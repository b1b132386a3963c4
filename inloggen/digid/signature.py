"""Signatures on XML: made and verified in exactly one way (koppelvlakspecificatie DigiD SAML 3.7, signing).

One enveloped signature, over the element it stands in, RSA with SHA-256 or longer, exclusive c14n.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Sequence
from typing import Any

import xmlsec
from lxml import etree

from inloggen.digid.document import attribute, only_child, parse, plain_text
from inloggen.digid.saml import DIGESTS, DS, EC, ENVELOPED, EXC_C14N, SIGNATURE_METHODS
from inloggen.resultaat import DigidFout

_SIGNATURE_PARTS = {f"{DS}SignedInfo", f"{DS}SignatureValue", f"{DS}KeyInfo"}
_SIGNED_INFO_PARTS = [f"{DS}CanonicalizationMethod", f"{DS}SignatureMethod", f"{DS}Reference"]
# xs:ID; a quote in one would end the XPath expression that xmlsec makes of a reference.
_ID = re.compile(r"[^\W\d][\w.-]*")
_REFERENCE_PARTS = [f"{DS}Transforms", f"{DS}DigestMethod", f"{DS}DigestValue"]


def sign(element: etree._Element, *, key: Any, key_name: str, position: int) -> None:
    """Puts the signature among the children of `element` at `position`. `element` has an ID."""
    signature = xmlsec.template.create(
        element, xmlsec.Transform.EXCL_C14N, xmlsec.Transform.RSA_SHA256, ns="ds"
    )
    element.insert(position, signature)
    reference = xmlsec.template.add_reference(signature, xmlsec.Transform.SHA256, uri=f"#{element.get('ID')}")
    xmlsec.template.add_transform(reference, xmlsec.Transform.ENVELOPED)
    xmlsec.template.add_transform(reference, xmlsec.Transform.EXCL_C14N)
    xmlsec.template.add_key_name(xmlsec.template.ensure_key_info(signature), key_name)
    context = xmlsec.SignatureContext()
    context.key = key
    context.register_id(element, "ID")
    context.sign(signature)


def verified(element: etree._Element, *, keys: Sequence[Any]) -> bytes:
    """The bytes that the signature in `element` vouches for: its canonical form without the signature.

    `keys` are the only keys that count; what the message says about its key is not read. The answer is what
    must be read on: its digest is the one that was signed, so no second parser can see something else.
    The signature is gone from `element` afterwards.
    """
    signature = only_child(element, f"{DS}Signature")
    reference, prefixes = _check_form(signature, of=element)
    if not any(_verifies(signature, element, key) for key in keys):
        raise DigidFout("handtekening-ongeldig")
    content = _canonical(element, signature, prefixes)
    digest = hashlib.new(DIGESTS[attribute(only_child(reference, f"{DS}DigestMethod"), "Algorithm")], content)
    if not hmac.compare_digest(digest.digest(), _digest_value(reference)):
        raise DigidFout("handtekening-ongeldig")
    return content


def reread(element: etree._Element, *, keys: Sequence[Any]) -> tuple[etree._Element, bytes]:
    """`verified`, parsed anew, with the bytes it was parsed from."""
    content = verified(element, keys=keys)
    return parse(content), content


def _verifies(signature: etree._Element, element: etree._Element, key: Any) -> bool:
    context = xmlsec.SignatureContext()
    context.key = key
    context.register_id(element, "ID")
    try:
        context.verify(signature)
    except xmlsec.Error:
        return False
    return True


def _check_form(signature: etree._Element, *, of: etree._Element) -> tuple[etree._Element, list[str]]:
    """The one reference and the namespace prefixes it names. Refuses every form but ours."""
    info = only_child(signature, f"{DS}SignedInfo")
    _require({child.tag for child in signature} <= _SIGNATURE_PARTS)
    _require([child.tag for child in info] == _SIGNED_INFO_PARTS)
    canonicalization, method, reference = info
    _require(canonicalization.get("Algorithm") == EXC_C14N)
    _require(method.get("Algorithm") in SIGNATURE_METHODS and len(method) == 0)
    _require([child.tag for child in reference] == _REFERENCE_PARTS)
    _require(_ID.fullmatch(attribute(of, "ID")) is not None)
    _require(reference.get("URI") == f"#{of.get('ID')}")
    transforms, digest_method, _ = reference
    _require([child.get("Algorithm") for child in transforms] == [ENVELOPED, EXC_C14N])
    _require(len(transforms[0]) == 0 and digest_method.get("Algorithm") in DIGESTS)
    return reference, _prefixes(transforms[1])


def _prefixes(transform: etree._Element) -> list[str]:
    _require([child.tag for child in transform] in ([], [f"{EC}InclusiveNamespaces"]))
    return attribute(transform[0], "PrefixList").split() if len(transform) else []


def _digest_value(reference: etree._Element) -> bytes:
    try:
        return base64.b64decode(plain_text(only_child(reference, f"{DS}DigestValue")))
    except (binascii.Error, ValueError):
        raise DigidFout("handtekening-vorm") from None


def _canonical(element: etree._Element, signature: etree._Element, prefixes: list[str]) -> bytes:
    """Exclusive canonical form of `element`, from which `signature` is taken out for good."""
    before, tail = signature.getprevious(), signature.tail or ""
    element.remove(signature)
    if before is None:
        element.text = (element.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    # Namespaces that are declared above `element` come along: lxml copies them.
    return etree.tostring(
        element, method="c14n", exclusive=True, with_comments=False, inclusive_ns_prefixes=prefixes or None
    )


def _require(ok: bool) -> None:
    if not ok:
        raise DigidFout("handtekening-vorm")
