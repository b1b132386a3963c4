"""Reading and making messages about logging out. Nothing is read before its signature is verified."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import unquote_plus

import xmlsec
from lxml import etree

from inloggen.digid.aansluiting import Aansluiting
from inloggen.digid.answer import SKEW, WINDOW, moment
from inloggen.digid.document import attribute, only_child, parse, plain_text, refuse_ambiguity
from inloggen.digid.request import instant, new_id
from inloggen.digid.saml import DS, SAML, SAMLP, SIGNATURE_METHODS
from inloggen.digid.signature import reread, sign
from inloggen.resultaat import DigidFout

MAX_BYTES = 64 * 1024
_TRANSFORMS = {
    method: getattr(xmlsec.Transform, f"RSA_SHA{method.rpartition('sha')[2]}") for method in SIGNATURE_METHODS
}
_NSMAP = {"samlp": SAMLP.strip("{}"), "saml": SAML.strip("{}")}


@dataclass(frozen=True, slots=True)
class Verwacht:
    """Who a message must come from and where it must have been sent. `needs_destination`: it must say so itself."""

    issuer: str
    destination: str
    now: datetime
    needs_destination: bool = True


def from_query(query: str, *, parameter: str, keys: Sequence[Any]) -> etree._Element:
    """The message in an address (SAML bindings §3.4.4): the signature is over the query as it was sent."""
    parts: dict[str, str] = {}
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if name in parts:
            raise DigidFout("query-dubbel")
        parts[name] = value
    try:
        signed = "&".join(f"{name}={parts[name]}" for name in (parameter, "RelayState", "SigAlg"))
        signature = _decoded(unquote_plus(parts["Signature"]))
        message = _decoded(unquote_plus(parts[parameter]))
    except KeyError:
        raise DigidFout("query-vorm") from None
    method = _TRANSFORMS.get(unquote_plus(parts["SigAlg"]))
    if method is None:
        raise DigidFout("handtekening-vorm")
    if not any(_verifies(signed.encode(), signature, method=method, key=key) for key in keys):
        raise DigidFout("handtekening-ongeldig")
    root = _read(_inflated(message))
    if root.find(f"{DS}Signature") is not None:
        raise DigidFout("handtekening-vorm")
    return root


def from_form(value: str, *, keys: Sequence[Any]) -> etree._Element:
    """The message in a field of a form (SAML bindings §3.5.4): signed in itself."""
    return reread(_read(_decoded(value)), keys=keys)[0]


def check(message: etree._Element, *, tag: str, verwacht: Verwacht) -> None:
    """What every message about logging out must say. `message` comes from signed bytes."""
    if message.tag != f"{SAMLP}{tag}":
        raise DigidFout("soort-bericht")
    if attribute(message, "Version") != "2.0":
        raise DigidFout("versie")
    if plain_text(only_child(message, f"{SAML}Issuer")) != verwacht.issuer:
        raise DigidFout("issuer")
    stated = message.get("Destination", "" if verwacht.needs_destination else verwacht.destination)
    if stated != verwacht.destination:
        raise DigidFout("destination")
    _check_time(message, now=verwacht.now)


def _check_time(message: etree._Element, *, now: datetime) -> None:
    if abs(moment(attribute(message, "IssueInstant")) - now) > WINDOW + SKEW:
        raise DigidFout("tijd-issueinstant")
    if "NotOnOrAfter" in message.attrib and moment(attribute(message, "NotOnOrAfter")) <= now - SKEW:
        raise DigidFout("tijd-verlopen")


def new_message(
    tag: str, *, ours: Aansluiting, destination: str, now: datetime, **attributes: str
) -> etree._Element:
    """A message of ours with its Issuer, to be filled and then signed by `finish_message`."""
    values = {"ID": new_id(), "Version": "2.0", "IssueInstant": instant(now), **attributes}
    if destination:
        values["Destination"] = destination
    message = etree.Element(f"{SAMLP}{tag}", values, nsmap=_NSMAP)
    etree.SubElement(message, f"{SAML}Issuer").text = ours.entity_id
    return message


def finish_message(message: etree._Element, *, ours: Aansluiting) -> None:
    sign(message, key=ours.sign_key, key_name=ours.key_name, position=1)


def _read(body: bytes) -> etree._Element:
    if len(body) > MAX_BYTES:
        raise DigidFout("te-groot")
    root = parse(body)
    refuse_ambiguity(root)
    return root


def _decoded(value: str) -> bytes:
    if len(value) > 2 * MAX_BYTES:
        raise DigidFout("te-groot")
    try:
        # A form may break the base64 into lines.
        return base64.b64decode("".join(value.split()).encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise DigidFout("base64") from None


def _inflated(packed: bytes) -> bytes:
    """Never more than the limit, however small the bomb is."""
    inflater = zlib.decompressobj(-15)
    try:
        body = inflater.decompress(packed, MAX_BYTES + 1)
    except zlib.error:
        raise DigidFout("deflate") from None
    if len(body) > MAX_BYTES:
        raise DigidFout("te-groot")
    if not inflater.eof or inflater.unused_data:
        raise DigidFout("deflate")
    return body


def _verifies(signed: bytes, signature: bytes, *, method: Any, key: Any) -> bool:
    context = xmlsec.SignatureContext()
    context.key = key
    try:
        context.verify_binary(signed, method, signature)
    except xmlsec.Error:
        return False
    return True
