"""Signatures: the bytes that one vouches for are those that the signer signed, to the last space."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest
import xmlsec
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from inloggen.digid.aansluiting import public_key
from inloggen.digid.document import parse
from inloggen.digid.signature import verified
from inloggen.resultaat import DigidFout
from tests.inloggen.berichten import Answer
from tests.inloggen.keys import pair
from tests.inloggen.mutaties import TOKENS, mutate

ABOVE = '<e xmlns:a="urn:a" xmlns:b="urn:b">{}</e>'
FORMS = [
    '<m ID="_1"> <x/> tail <y/> </m>',
    '<m ID="_1">first<x>in</x></m>',
    '<a:m ID="_1" b:z="1"><x b:y="2"/> </a:m>',
    '<m xmlns="urn:c" ID="_1"><x type="a:b"/>\n</m>',
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("prefixes", ["", "a", "a b"])
@pytest.mark.parametrize("position", [0, 1])
def test_the_bytes_are_those_before_it_was_signed(form: str, prefixes: str, position: int) -> None:
    element = etree.fromstring(ABOVE.format(form))[0]
    expected = _exclusive(ABOVE.format(form), prefixes)
    Answer(prefixes=prefixes).sign(element)
    signature = element.find("{*}Signature")
    element.remove(signature)
    element.insert(position, signature)
    again = etree.fromstring(etree.tostring(element.getroottree()))[0]
    assert verified(again, keys=[public_key(pair("idp").certificate)]) == expected


def test_text_behind_a_signature_is_signed_too() -> None:
    element = etree.fromstring('<m ID="_1"><x/></m>')
    signature = xmlsec.template.create(
        element, xmlsec.Transform.EXCL_C14N, xmlsec.Transform.RSA_SHA256, ns="ds"
    )
    element.insert(0, signature)
    signature.tail = " behind "
    reference = xmlsec.template.add_reference(signature, xmlsec.Transform.SHA256, uri="#_1")
    for transform in (xmlsec.Transform.ENVELOPED, xmlsec.Transform.EXCL_C14N):
        xmlsec.template.add_transform(reference, transform)
    context = xmlsec.SignatureContext()
    context.key = pair("idp").signing_key
    context.register_id(element, "ID")
    context.sign(signature)
    found = verified(element, keys=[public_key(pair("idp").certificate)])
    assert found == b'<m ID="_1"> behind <x></x></m>'


@pytest.mark.parametrize("uris", [("#_1", "#_1"), ("#_1", "#_x"), ("#_x", "#_1"), ("#_x",), ("",)])
def test_more_or_other_references_than_the_one(uris: tuple[str, ...]) -> None:
    element = etree.fromstring('<m ID="_1"><x ID="_x"/></m>')
    signature = xmlsec.template.create(
        element, xmlsec.Transform.EXCL_C14N, xmlsec.Transform.RSA_SHA256, ns="ds"
    )
    element.insert(0, signature)
    for uri in uris:
        reference = xmlsec.template.add_reference(signature, xmlsec.Transform.SHA256, uri=uri)
        for transform in (xmlsec.Transform.ENVELOPED, xmlsec.Transform.EXCL_C14N):
            xmlsec.template.add_transform(reference, transform)
    context = xmlsec.SignatureContext()
    context.key = pair("idp").signing_key
    xmlsec.tree.add_ids(element, ["ID"])
    context.sign(signature)
    with pytest.raises(DigidFout, match="handtekening-vorm"):
        verified(element, keys=[public_key(pair("idp").certificate)])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"',
         'CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"'),
        ('xmlenc#sha256"/>', 'xmlenc#sha256"><x/></ds:DigestMethod>'),
        ('#rsa-sha256"/>', '#rsa-sha256"><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>'),
        ('xmldsig#enveloped-signature"/>', 'xmldsig#enveloped-signature"><x/></ds:Transform>'),
        ('<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>',
         '<ds:Other Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>'),
        ("ds:SignatureValue>", "ds:Other>"),
        ("</ds:Signature>", "<ds:KeyInfo/></ds:Signature>"),
    ],
)  # fmt: skip
def test_any_other_form(old: str, new: str) -> None:
    """Refused for its form, before anything is verified."""
    element = etree.fromstring('<m ID="_1"><x/></m>')
    Answer(key_info=True).sign(element)
    text = etree.tostring(element).decode()
    assert old in text
    with pytest.raises(DigidFout, match="handtekening-vorm"):
        verified(parse(text.replace(old, new).encode()), keys=[public_key(pair("idp").certificate)])


@pytest.mark.parametrize("name", ["1", "a b", "x')]|id('_assertion", "", "-a", "#a", "a:b"])
def test_an_id_that_is_no_name(name: str) -> None:
    element = etree.fromstring(f'<m ID="{name}"><x/></m>')
    with suppress(xmlsec.Error):
        Answer().sign(element)
    with pytest.raises(DigidFout, match=r"handtekening-vorm|xml-vorm"):
        verified(element, keys=[public_key(pair("idp").certificate)])


@settings(max_examples=1500, deadline=None, database=None)
@given(st.sampled_from(["", "xs"]), st.integers(min_value=0, max_value=2**64))
def test_whatever_we_let_through_xmlsec_lets_through(prefixes: str, seed: int) -> None:
    """Our own reading of a signature against that of another; most of the changes are in the signature."""
    _read_by_both(mutate(_signed(prefixes), Random(seed)))


@pytest.mark.parametrize("token", TOKENS)
def test_what_stands_before_a_message_does_not_part_us_from_xmlsec(token: bytes) -> None:
    """Of which a random change is seldom: an XML declaration that names another encoding, for one."""
    _read_by_both(token + _signed(""))


def test_a_declaration_of_another_encoding_is_let_through_by_both() -> None:
    assert _read_by_both(b'<?xml version="1.0" encoding="utf-16"?>' + _signed(""))


def _signed(prefixes: str) -> bytes:
    root = etree.fromstring('<e xmlns:xs="urn:a"><m ID="_1"><x xs:y="2"/> </m></e>')
    Answer(prefixes=prefixes, key_info=True).sign(root[0])
    return etree.tostring(root)


def _read_by_both(body: bytes) -> bool:
    """Whether we let it through; xmlsec then does too. It reads the same bytes as UTF-8, as we do."""
    try:
        verified(parse(body)[0], keys=[public_key(pair("idp").certificate)])
    except (DigidFout, IndexError):
        return False
    again = etree.fromstring(body, etree.XMLParser(encoding="utf-8"))[0]
    context = xmlsec.SignatureContext()
    context.key = public_key(pair("idp").certificate)
    context.register_id(again, "ID")
    context.verify(again.find("{*}Signature"))
    return True


def _exclusive(text: str, prefixes: str) -> bytes:
    """The canonical form of an element that never held a signature."""
    element = etree.fromstring(text)[0]
    alone = etree.fromstring(
        etree.tostring(element, method="c14n", exclusive=False)  # writes every namespace in scope
    )
    return etree.tostring(
        alone,
        method="c14n",
        exclusive=True,
        with_comments=False,
        inclusive_ns_prefixes=prefixes.split() or None,
    )
