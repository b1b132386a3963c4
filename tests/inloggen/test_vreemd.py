"""Messages that are odd rather than false: read as what was signed, or refused, and never at a price.

The limits on time are far above what these cost now, and far below what they cost without a limit.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from lxml import etree

from inloggen.digid.document import parse, refuse_ambiguity
from inloggen.digid.signature import reread
from inloggen.resultaat import DigidFout, LoginMislukt
from tests.inloggen.berichten import SAML, Answer
from tests.inloggen.idp import ACS, SP, TestIdp, send, verified_resolve
from tests.inloggen.keys import pair
from tests.inloggen.wrapping import swap

BSN = "999990019"
OTHER = "999993653"
Bytes = Callable[[str], bytes]


def declared(encoding: str, text: str) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?>{text}'


def changed(old: str, new: str) -> Bytes:
    return lambda text: swap(old, new)(text).encode()


READ: list[Bytes] = [
    lambda text: b"\xef\xbb\xbf" + text.encode(),
    lambda text: declared("ISO-8859-1", text).encode(),
    lambda text: b"\xef\xbb\xbf" + declared("UTF-7", text).encode(),
    lambda text: b"\n\n" + text.encode() + b"\n",
    changed(BSN, "99999001&#57;"),
    changed(BSN, "99999<![CDATA[0019]]>"),
    changed("<saml:NameID>", f'<saml:NameID xmlns:saml="{SAML}">'),
    changed("<saml:NameID>", '<saml:NameID xmlns="urn:x">'),
    changed("<soap:Body", '<soap:Body xml:base="http://x/" xml:id="_b"'),
    changed("<soap:Body", "<soap:Header/><soap:Body"),
    changed("<saml:Subject>", "<saml:Subject\n\t>"),
]
REFUSED: list[Bytes] = [
    lambda text: declared("UTF-16", text).encode("utf-16"),
    lambda text: text.encode("utf-16-le"),
    lambda text: text.encode("utf-32"),
    lambda text: declared("UTF-7", text.replace(BSN, OTHER)).encode("utf-7"),
    lambda text: declared("cp037", text).encode("cp037"),
    lambda text: declared("UTF-16", f'<!DOCTYPE x [<!ENTITY b "{OTHER}">]>{text}').encode("utf-16"),
    lambda text: text.encode().replace(BSN.encode(), b"99999\xc0\xb0019"),
    changed(BSN, f"{BSN}\0"),
    changed(BSN, "&b;"),
    changed(BSN, '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/etc/hostname"/>'),
    changed("<saml:Subject>", '<saml:Subject xmlns:r="relative" r:x="1">'),
    changed("<saml:Subject>", "<saml:Subject>&#13;"),
    changed("<samlp:Response", '<samlp:Response xml:base="http://x/"'),
    changed("<soap:Body", '<soap:Body xml:id="_assertion"'),
    changed("<soap:Body", '<soap:Body xmlns:u="urn:u" u:Id="_artifactresponse"'),
    changed("</soap:Body>", "</soap:Body><soap:Body/>"),
    changed('URI="#_assertion"', "URI=\"#xpointer(id('_assertion'))\""),
    changed('more#rsa-sha256"', 'more#rsa-sha256 "'),
    changed("</soap:Envelope>", "</soap:Envelope><x/>"),
]


def answer_with(idp: TestIdp, change: Bytes) -> None:
    """A genuine answer, of which the bytes are changed on the way."""

    def reply(handler: object) -> None:
        resolve_id = verified_resolve(idp.asked[-1]).get("ID", "")
        text = Answer().xml(resolve_id=resolve_id, request_id=idp.request_id, acs=ACS, sp=SP, now=idp.now)
        send(handler, change(text))  # type: ignore[arg-type]

    idp.reply = reply


@pytest.mark.parametrize("change", READ)
def test_another_way_to_write_the_same(idp: TestIdp, change: Bytes) -> None:
    answer_with(idp, change)
    assert idp.login().result.bsn.reveal() == BSN


@pytest.mark.parametrize("change", REFUSED)
def test_what_two_parsers_may_read_in_two_ways(idp: TestIdp, change: Bytes) -> None:
    answer_with(idp, change)
    with pytest.raises(LoginMislukt):
        idp.login()


def test_a_namespace_without_a_canonical_form_in_the_signature(idp: TestIdp) -> None:
    """In SignedInfo and in its method: before anything is verified."""
    for name in ("SignedInfo>", "SignatureMethod "):
        odd = f'<ds:{name[:-1]} xmlns:r="relative" r:x="1"{name[-1]}'
        answer_with(idp, changed(f"<ds:{name}", odd))
        with pytest.raises(DigidFout, match="handtekening-"):
            idp.login()


SIZE = 256 * 1024
PREFIXES = " ".join(f"p{number}" for number in range(SIZE // 12))
HEAVY = [
    ("<x " + " ".join(f'a{number}=""' for number in range(SIZE // 9)) + "/>", ""),
    ("<x/>" * (SIZE // 8), PREFIXES),
    (f'<a:Advice xmlns:a="{SAML}">' * 200 + "<y/>" * (SIZE // 6) + "</a:Advice>" * 200, ""),
]


def read(body: bytes) -> None:
    """In the order of every message: form first, signature after it."""
    message = parse(body)
    refuse_ambiguity(message, evidence=f"{{{SAML}}}Advice")
    reread(message, keys=[pair("idp").signing_key])


@pytest.mark.parametrize(("inside", "prefixes"), HEAVY)
def test_a_message_that_is_heavy_to_read(inside: str, prefixes: str) -> None:
    """Anybody can send one to the address of logging out: no signature is known to be good yet."""
    root = etree.fromstring('<a ID="_a"><i/></a>')
    Answer(by=pair("attacker"), prefixes="p").sign(root)
    text = etree.tostring(root).decode().replace('PrefixList="p"', f'PrefixList="p {prefixes}"')
    body = text.replace("<i/>", inside).encode()
    begin = time.process_time()
    with pytest.raises(DigidFout, match=r"handtekening-|xml-vorm"):
        read(body)
    assert time.process_time() - begin < 1
