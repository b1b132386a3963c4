"""Switches on the shape of the document (profile 3.x): wrapping, and how the XML is written."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from simulator.digid.fouten import Fout
from tests.simulator.berichten import ANDER, BSN, Werkplaats
from tests.simulator.dienstverlener import NS
from tests.simulator.test_fouten import is_genuine

ANSWER, ASSERTION = "samlp:ArtifactResponse", "saml:Assertion"
BODY = f"soap:Body/{ANSWER}"
RESPONSE = f"{BODY}/samlp:Response"
# Where the forged element stands, and where the genuine one went.
WRAPPED = {
    Fout.XSW_ASSERTION_ERNAAST: (f"{RESPONSE}/{ASSERTION}[1]", f"{RESPONSE}/{ASSERTION}[2]"),
    Fout.XSW_GENEST: (f"{RESPONSE}/{ASSERTION}", f"{RESPONSE}/{ASSERTION}/{ASSERTION}"),
    Fout.XSW_TWEEDE_RESPONSE: (f"{RESPONSE}[2]/{ASSERTION}", f"{RESPONSE}[1]/{ASSERTION}"),
    Fout.XSW_OBJECT: (BODY, f"{BODY}/ds:Signature/ds:Object/{ANSWER}"),
    Fout.XSW_EXTENSIONS: (BODY, f"{BODY}/samlp:Extensions/{ANSWER}"),
    Fout.XSW_SOAP_HEADER: (BODY, f"soap:Header/{ANSWER}"),
    Fout.XSW_SOAP_BODY: (f"{BODY}[1]", f"{BODY}[2]"),
    Fout.DUBBELE_ID: (f"{BODY}[1]", f"{BODY}[2]"),
}
GENUINE = {
    "nameid": f"s00000000:{BSN}",
    "niveau": "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract",
    "issuer": "http://localhost:8001/digid/metadata",
}
NEVER_READ = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


@pytest.mark.parametrize("fout", WRAPPED)
def test_a_forgery_stands_where_the_genuine_stood(werkplaats: Werkplaats, fout: Fout) -> None:
    root = etree.fromstring(werkplaats.make(fout))
    forged, genuine = (root.find(path, NS) for path in WRAPPED[fout])
    assert forged is not None
    assert genuine is not None
    own = set(forged.findall(".//saml:NameID", NS)) - set(genuine.findall(".//saml:NameID", NS))
    assert [node.text for node in own] == [f"s00000000:{ANDER}"]
    assert ANDER not in etree.tostring(genuine, encoding="unicode")
    assert (forged.get("ID") == genuine.get("ID")) is (fout is Fout.DUBBELE_ID)


@pytest.mark.parametrize("fout", sorted(set(WRAPPED) - {Fout.DUBBELE_ID}))
def test_the_genuine_signature_still_fits_what_it_was_made_for(werkplaats: Werkplaats, fout: Fout) -> None:
    """That is what makes it an attack: a reader that finds the element by its ID is content."""
    root = etree.fromstring(werkplaats.make(fout))
    genuine = root.find(WRAPPED[fout][1], NS)
    assert genuine is not None
    if fout is Fout.XSW_OBJECT:
        genuine = etree.fromstring(etree.tostring(genuine))
    assert is_genuine(genuine, werkplaats.folder)


@pytest.mark.parametrize("value", GENUINE)
@pytest.mark.parametrize(
    ("kind", "written"),
    [("commentaar", "{0}<!-- -->{1}"), ("cdata", "<![CDATA[{0}{1}]]>"), ("entiteit", "&waarde;")],
)
def test_a_value_is_written_in_another_way(
    werkplaats: Werkplaats, value: str, kind: str, written: str
) -> None:
    text = werkplaats.make(Fout(f"{kind}-{value}")).decode()
    genuine = GENUINE[value]
    middle = len(genuine) // 2
    expected = written.format(genuine[:middle], genuine[middle:])
    restored = text.replace(expected, genuine, 1)
    assert (f'<!DOCTYPE soap:Envelope [<!ENTITY waarde "{genuine}">]>' in text) is (kind == "entiteit")
    assert re.sub("<!DOCTYPE.*?]>", "", restored) == werkplaats.make().decode()


@pytest.mark.parametrize("value", GENUINE)
def test_a_comment_leaves_the_signature_valid(werkplaats: Werkplaats, value: str) -> None:
    """Canonicalisation drops it; a reader that stops at it sees half the value."""
    root = etree.fromstring(werkplaats.make(Fout(f"commentaar-{value}")))
    assert is_genuine(root.find(BODY, NS), werkplaats.folder)


@pytest.mark.parametrize(
    ("fout", "doctype", "reference"),
    [
        (Fout.DTD, "<!DOCTYPE soap:Envelope>", ""),
        (Fout.INTERNE_ENTITEIT, '<!DOCTYPE soap:Envelope [<!ENTITY waarde "">]>', "&waarde;"),
        (
            Fout.EXTERNE_ENTITEIT,
            '<!DOCTYPE soap:Envelope [<!ENTITY waarde SYSTEM "file:///etc/hostname">]>',
            "&waarde;",
        ),
        (Fout.EXTERNE_DTD, '<!DOCTYPE soap:Envelope SYSTEM "http://127.0.0.1:9/kapot.dtd">', ""),
    ],
)
def test_a_document_type(werkplaats: Werkplaats, fout: Fout, doctype: str, reference: str) -> None:
    text = werkplaats.make(fout).decode()
    assert doctype in text
    assert text.replace(doctype, "").replace(reference, "", 1) == werkplaats.make().decode()
    etree.fromstring(text.encode(), NEVER_READ)


def test_a_billion_laughs_is_small_to_send(werkplaats: Werkplaats) -> None:
    text = werkplaats.make(Fout.MILJARD_KEER).decode()
    assert len(text) < 20_000
    assert text.count("<!ENTITY") == 30
    assert "&e29;" in text


def test_a_processing_instruction_is_signed_along(werkplaats: Werkplaats) -> None:
    content = werkplaats.make(Fout.VERWERKINGSINSTRUCTIE)
    assert content.count(b"<?simulator kapot?>") == 1
    assert is_genuine(etree.fromstring(content).find(BODY, NS), werkplaats.folder)
    assert werkplaats.changed(Fout.VERWERKINGSINSTRUCTIE) == {"-": set(), "+": set()}
