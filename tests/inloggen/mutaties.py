"""Random changes to a message: of its bytes, and of its tree. The same `Random` gives the same change."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from datetime import datetime
from random import Random
from xml.etree import ElementTree

import xmlsec
from lxml import etree

from tests.inloggen.berichten import Answer
from tests.inloggen.berichten_4 import ACTING, LEGACY, Answer4, Encrypted
from tests.inloggen.lezen import answer

OTHER_BSN = "999993653"
NAMESPACES = (
    "urn:oasis:names:tc:SAML:2.0:assertion",
    "urn:oasis:names:tc:SAML:2.0:protocol",
    "http://www.w3.org/2000/09/xmldsig#",
    "http://schemas.xmlsoap.org/soap/envelope/",
    "urn:x",
    "",
)
TOKENS = (
    *(b"<", b">", b"&", b"]]>", b"<!--", b"-->", b"<!-- x -->", b"<![CDATA[", b"<?x y?>", b"&#0;", b"&#x39;"),
    *(b"<!DOCTYPE a>", b'<!DOCTYPE a [<!ENTITY b "c">]>', b"&b;", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xc3"),
    *(b'<?xml version="1.0" encoding="utf-16"?>', b'<?xml version="1.1"?>', b' xmlns:saml="urn:x"'),
    *(b' ID="_assertion"', b' xml:id="_artifactresponse"', b"999993653", b"s00000001:", b" ", b"\n", b"-1"),
)
TEXTS = (
    *("", " ", "x", "999993653", "s00000000:999993653", "s00000000:999990018", "s00000000:999990019 "),
    *(
        "Ünïcode ९",
        "urn:oasis:names:tc:SAML:2.0:status:Success",
        "2999-01-01T00:00:00Z",
        "0000-00-00T00:00:00Z",
    ),
    *(
        "2026-02-30T25:61:61Z",
        "9999-12-31T23:59:59.999999999Z",
        "9" * 5000,
        "#_assertion",
        "#_response",
        "1.1",
    ),
    *("urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI", "http://www.w3.org/2000/09/xmldsig#rsa-sha1"),
    *("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "http://www.w3.org/TR/1999/REC-xslt-19991116"),
)


def mutate_bytes(body: bytes, random: Random) -> bytes:
    start, end = sorted(random.randrange(len(body) + 1) for _ in range(2))
    end = min(end, start + random.choice((1, 8, 64, 4096)))
    return random.choice(_OF_BYTES)(body, start, end, random)


def _flip(body: bytes, start: int, end: int, random: Random) -> bytes:
    if start == len(body):
        return body
    return body[:start] + bytes([body[start] ^ (1 << random.randrange(8))]) + body[start + 1 :]


def _cut(body: bytes, start: int, end: int, random: Random) -> bytes:
    return body[:start] + body[end:]


def _again(body: bytes, start: int, end: int, random: Random) -> bytes:
    return body[:end] + body[start:end] + body[end:]


def _token(body: bytes, start: int, end: int, random: Random) -> bytes:
    return body[:start] + random.choice(TOKENS) + body[start:]


def _end(body: bytes, start: int, end: int, random: Random) -> bytes:
    return body[:start]


_OF_BYTES = (_flip, _cut, _again, _token, _end)


def mutate_tree(body: bytes, random: Random) -> bytes:
    """One change somewhere in the tree; `body` itself when it is no XML."""
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return body
    elements = list(root.iter(etree.Element))
    random.choice(OF_TREE)(random.choice(elements), elements, random)
    return etree.tostring(root)


def _drop(element: etree._Element, _: list[etree._Element], random: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(element: etree._Element, _: list[etree._Element], random: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(random.randrange(len(parent) + 1), deepcopy(element))


def _move(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    target = random.choice(elements)
    if element not in (target, *target.iterancestors()) and element.getparent() is not None:
        target.insert(random.randrange(len(target) + 1), element)


def _copy_to(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    random.choice(elements).append(deepcopy(element))


def _wrap(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        around = etree.Element(random.choice(elements).tag)
        for name, value in random.choice(elements).items():
            around.set(name, value)
        parent.replace(element, around)
        around.append(element)


def _forge(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    """A copy that names somebody else, with or without IDs of its own, beside or around the genuine one."""
    forged = deepcopy(element)
    for node in forged.iter(etree.Element):
        node.text = (node.text or "").replace("999990019", OTHER_BSN)
        if "ID" in node.attrib and random.random() < 0.5:
            node.set("ID", f"{node.get('ID')}f")
    random.choice(elements).insert(random.randrange(2), forged)


def _attribute(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    names = [str(name) for name in element.attrib] or ["ID"]
    name = random.choice(names)
    value = str(element.attrib.pop(name, ""))
    match random.randrange(4):
        case 0:
            element.set(name, random.choice(TEXTS))
        case 1:
            element.set(random.choice((name.swapcase(), f"{{urn:x}}{name.rpartition('}')[2]}")), value)
        case 2:
            element.set(name, str(random.choice(elements).get(name, value)))
        case _:
            pass


def _text(element: etree._Element, _: list[etree._Element], random: Random) -> None:
    if random.random() < 0.5:
        element.text = random.choice(TEXTS)
    elif element.getparent() is not None:
        element.tail = random.choice(TEXTS)


def _namespace(element: etree._Element, _: list[etree._Element], random: Random) -> None:
    namespace = random.choice(NAMESPACES)
    local = etree.QName(element).localname
    element.tag = f"{{{namespace}}}{local}" if namespace else local


def _name(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    element.tag = random.choice(elements).tag


def _remark(element: etree._Element, _: list[etree._Element], random: Random) -> None:
    """A comment or instruction, also in the middle of the text."""
    node = random.choice((etree.Comment("x"), etree.ProcessingInstruction("x", "y")))
    text = element.text or ""
    at = random.randrange(len(text) + 1)
    element.text, node.tail = text[:at], text[at:]
    element.insert(0, node)


OTHER_CLAIMS = (
    ("999990019", OTHER_BSN),
    ("MobileTwoFactorContract", "Smartcard"),
    ("LoA/low", "LoA/substantial"),
    ("45e376c5", "55e376c5"),
    ("_s", "_t"),
)


def _claim(_: etree._Element, elements: list[etree._Element], random: Random) -> None:
    """Another person, level or session, as good as the genuine one: only a signature can tell."""
    old, new = random.choice(OTHER_CLAIMS)
    for element in elements:
        element.text = element.text and element.text.replace(old, new)
        if element.get("SessionIndex"):
            element.set("SessionIndex", element.get("SessionIndex", "").replace(old, new))


Change = Callable[[etree._Element, list[etree._Element], Random], None]
OF_TREE: tuple[Change, ...] = (
    *(_drop, _double, _move, _copy_to, _wrap, _forge, _forge, _claim, _claim),
    *(_attribute, _attribute, _text, _text, _namespace, _name, _remark),
)


def mutate(body: bytes, random: Random) -> bytes:
    """One to three changes of either kind."""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        body = (mutate_tree if random.random() < 0.7 else mutate_bytes)(body, random)
    return body


def signed_anew(body: bytes) -> bytes:
    """With genuine signatures on whatever is there now, the inner before the outer."""
    root = etree.fromstring(body)
    tags = [f"{{*}}{tag}" for tag in ("Assertion", "Response", "ArtifactResponse")]
    for element in reversed(list(root.iter(*tags))):
        for signature in element.findall("{*}Signature"):
            element.remove(signature)
        with suppress(xmlsec.Error):  # two with the same ID, or none
            Answer().sign(element)
    return etree.tostring(root)


class Encrypting:
    """Genuine answers of eID 4.x, signed by DigiD, about a person whose decrypted bytes are what it is given."""

    genuine = (
        f'<saml:NameID xmlns:saml="{NAMESPACES[0]}" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"'
        f' NameQualifier="{LEGACY}">{ACTING}</saml:NameID>'
    ).encode()

    def __init__(self, now: datetime) -> None:
        text = answer(Answer4(signed=(), advice=" "), now=now)
        self._before, _, rest = text.partition("<saml:EncryptedID")
        self._after = rest.partition("</saml:EncryptedID>")[2]

    def body(self, plain: bytes) -> bytes:
        text = f"{self._before}{Encrypted(plain=plain).xml('a0')}{self._after}"
        return signed_anew(text.encode())


def says(plain: bytes) -> str:
    """The BSN in a decrypted NameID, as another parser than ours reads it; empty when it is none."""
    try:
        name_id = _as_utf_8(plain)
    except ElementTree.ParseError:
        # A name may hold U+FEFF since the fifth edition of XML 1.0; this parser keeps to the fourth.
        name_id = _as_utf_8(plain.replace("\ufeff".encode(), b"x"))
    genuine = (name_id.tag, name_id.get("NameQualifier"), len(name_id)) == (
        f"{{{NAMESPACES[0]}}}NameID",
        LEGACY,
        0,
    )
    return (name_id.text or "") if genuine else ""


def _as_utf_8(body: bytes) -> ElementTree.Element:
    """As our own parser reads it, whatever the bytes say of themselves."""
    return ElementTree.fromstring(body, ElementTree.XMLParser(encoding="utf-8"))
