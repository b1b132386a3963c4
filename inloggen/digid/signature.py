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
from dataclasses import dataclass
from typing import Any

import xmlsec
from lxml import etree

from inloggen.digid.document import attribute, only_child, parse, plain_text
from inloggen.digid.saml import DIGESTS, DS, EC, ENVELOPED, EXC_C14N, SIGNATURE_METHODS
from inloggen.resultaat import DigidFout

_SIGNATURE_PARTS = (
    [f"{DS}SignedInfo", f"{DS}SignatureValue"],
    [f"{DS}SignedInfo", f"{DS}SignatureValue", f"{DS}KeyInfo"],
)
_SIGNED_INFO_PARTS = [f"{DS}CanonicalizationMethod", f"{DS}SignatureMethod", f"{DS}Reference"]
_TRANSFORMS = [(f"{DS}Transform", ENVELOPED), (f"{DS}Transform", EXC_C14N)]
# xs:ID; a quote in one would end the XPath expression that xmlsec makes of a reference when it signs.
_ID = re.compile(r"[^\W\d][\w.-]*")
_REFERENCE_PARTS = [f"{DS}Transforms", f"{DS}DigestMethod", f"{DS}DigestValue"]
# DigiD names four. Each is looked up at each element before a signature is known to be good.
_MAX_PREFIXES = 32


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

    Canonical forms are made once, here, and xmlsec only sees bytes: the reference it would resolve, and the
    transforms it would follow, are the one form that `_checked` lets through.
    """
    signature = only_child(element, f"{DS}Signature")
    form = _checked(signature, of=element)
    signed = _canonical(form.info, form.info_prefixes)
    if not any(_verifies(signed, form, key) for key in keys):
        raise DigidFout("handtekening-ongeldig")
    _take_out(signature, element)
    content = _canonical(element, form.prefixes)
    if not hmac.compare_digest(hashlib.new(form.digest, content).digest(), _bytes(form.digest_value)):
        raise DigidFout("handtekening-ongeldig")
    return content


def reread(element: etree._Element, *, keys: Sequence[Any]) -> tuple[etree._Element, bytes]:
    """`verified`, parsed anew, with the bytes it was parsed from."""
    content = verified(element, keys=keys)
    return parse(content), content


@dataclass(frozen=True, slots=True)
class _Form:
    """What a signature says. `..._prefixes`: the InclusiveNamespaces, for SignedInfo and for what is signed.

    `digest_value` is not read before SignedInfo is verified.
    """

    info: etree._Element
    info_prefixes: list[str]
    method: Any
    value: bytes
    prefixes: list[str]
    digest: str
    digest_value: etree._Element


def _verifies(signed: bytes, form: _Form, key: Any) -> bool:
    context = xmlsec.SignatureContext()
    context.key = key
    try:
        context.verify_binary(signed, form.method, form.value)
    except xmlsec.Error:
        return False
    return True


def _checked(signature: etree._Element, *, of: etree._Element) -> _Form:
    """Refuses every form but ours."""
    _require([child.tag for child in signature] in _SIGNATURE_PARTS)
    info, value = signature[0], signature[1]
    _require([child.tag for child in info] == _SIGNED_INFO_PARTS)
    canonicalization, method, reference = info
    _require(canonicalization.get("Algorithm") == EXC_C14N)
    _require(method.get("Algorithm") in SIGNATURE_METHODS and len(method) == 0)
    _require([child.tag for child in reference] == _REFERENCE_PARTS)
    _require(_ID.fullmatch(attribute(of, "ID")) is not None)
    _require(reference.get("URI") == f"#{of.get('ID')}")
    transforms, digest_method, digest_value = reference
    _require([(child.tag, child.get("Algorithm")) for child in transforms] == _TRANSFORMS)
    _require(len(transforms[0]) == 0)
    _require(digest_method.get("Algorithm") in DIGESTS and len(digest_method) == 0)
    return _Form(
        info=info,
        info_prefixes=_prefixes(canonicalization),
        method=getattr(xmlsec.Transform, SIGNATURE_METHODS[method.get("Algorithm", "")]),
        value=_bytes(value),
        prefixes=_prefixes(transforms[1]),
        digest=DIGESTS[digest_method.get("Algorithm", "")],
        digest_value=digest_value,
    )


def _prefixes(transform: etree._Element) -> list[str]:
    _require([child.tag for child in transform] in ([], [f"{EC}InclusiveNamespaces"]))
    prefixes = attribute(transform[0], "PrefixList").split() if len(transform) else []
    _require(len(prefixes) <= _MAX_PREFIXES)
    return prefixes


def _bytes(element: etree._Element) -> bytes:
    try:
        return base64.b64decode("".join(plain_text(element).split()), validate=True)
    except (binascii.Error, ValueError):
        raise DigidFout("handtekening-vorm") from None


def _take_out(signature: etree._Element, element: etree._Element) -> None:
    """For good, but not the text behind it."""
    before, tail = signature.getprevious(), signature.tail or ""
    element.remove(signature)
    if before is None:
        element.text = (element.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail


def _canonical(element: etree._Element, prefixes: list[str]) -> bytes:
    """Exclusive canonical form. Namespaces that are declared above `element` come along: lxml copies them."""
    try:
        return etree.tostring(
            element,
            method="c14n",
            exclusive=True,
            with_comments=False,
            inclusive_ns_prefixes=prefixes or None,
        )
    except etree.C14NError:  # a relative namespace has no canonical form
        raise DigidFout("handtekening-vorm") from None


def _require(ok: bool) -> None:
    if not ok:
        raise DigidFout("handtekening-vorm")
