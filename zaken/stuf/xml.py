"""The namespaces of StUF, text that may stand in XML, and reading XML that comes from outside."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

STUF: Final = "http://www.egem.nl/StUF/StUF0301"
ZKN: Final = "http://www.egem.nl/StUF/sector/zkn/0310"
BG: Final = "http://www.egem.nl/StUF/sector/bg/0310"
ZDS: Final = "http://www.stufstandaarden.nl/koppelvlak/zds0120"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
XMIME: Final = "http://www.w3.org/2005/05/xmlmime"
SOAP_1_1: Final = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP_1_2: Final = "http://www.w3.org/2003/05/soap-envelope"
PREFIXES: Final = {"StUF": STUF, "ZKN": ZKN, "BG": BG, "xsi": XSI, "xmime": XMIME}

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# One for all: lxml locks it while it reads.
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)


class GeenXml(ValueError):
    """No XML, or XML with a DTD. Says nothing of what was in it."""


def clean(text: str, *, most: int) -> str:
    """On one line, without the characters that XML has no place for, and at most `most` characters long."""
    return " ".join(_NOT_XML.sub(" ", text).split())[:most].rstrip()


def add(
    parent: etree._Element, space: str, name: str, text: str | None = None, **stuf: str
) -> etree._Element:
    """A child with text, and with attributes in the namespace of StUF."""
    child = etree.SubElement(parent, etree.QName(space, name))
    for attribute, value in stuf.items():
        child.set(etree.QName(STUF, attribute), value)
    child.text = text
    return child


def parse(body: bytes) -> etree._Element:
    """The root. Nothing is fetched and no entity is known: a DTD is refused. Raises `GeenXml`."""
    # Before the parser sees it: an entity in an attribute is expanded whatever the parser is told.
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise GeenXml("dtd")
    try:
        root = etree.fromstring(body, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        raise GeenXml("geen-xml") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise GeenXml("dtd")
    return root


def text_of(element: etree._Element | None) -> str:
    """The text of an element without children, stripped; of any other, or of none, the empty string."""
    if element is None or len(element) or element.get(etree.QName(XSI, "nil")) in {"true", "1"}:
        return ""
    return (element.text or "").strip()
