"""Reading XML that comes from outside: strictly, and with nothing that can hide something.

Every failure is a `DigidFout` with a fixed code; the text of a parser's own error may hold personal data.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from inloggen.resultaat import DigidFout

# One for all: lxml locks it while it reads.
_PARSER = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False)

# No element of SAML has ten. What is done with attributes costs their square, in libxml2 too.
_MAX_ATTRIBUTES = 64


def parse(body: bytes) -> etree._Element:
    """The root element. Refuses a DTD, bytes that are not UTF-8 and what is no XML; nothing is fetched.

    The bytes are read as UTF-8 whatever their XML declaration says: it cannot give them another meaning.
    """
    # Before the parser sees it: an entity in an attribute is expanded whatever the parser is told.
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise DigidFout("xml-dtd")
    try:
        root = etree.fromstring(body, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        raise DigidFout("xml-ongeldig") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DigidFout("xml-dtd")
    return root


def refuse_ambiguity(root: etree._Element, *, evidence: str = "") -> None:
    """No comments or processing instructions, and no two elements with the same ID under any spelling.

    `evidence` is a tag whose content is passed over: assertions that others have put there, and that may come twice.
    Their IDs may be the same among themselves, but not the same as one outside.
    """
    if root.getprevious() is not None or root.getnext() is not None:
        raise DigidFout("xml-commentaar")
    if next(root.iter(etree.Comment, etree.ProcessingInstruction, etree.Entity), None) is not None:
        raise DigidFout("xml-commentaar")
    beside = {value for part in _outermost(root, evidence) for value in _ids(part)} if evidence else set()
    seen: set[str] = set()
    for value in _ids(root, without=evidence):
        if value in seen or value in beside:
            raise DigidFout("xml-dubbel-id")
        seen.add(value)


def _outermost(root: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The elements with this tag that are not within another: each part of the tree is walked once."""
    inside: set[etree._Element] = set()
    for part in root.iter(tag):
        if part not in inside:
            inside.update(part.iter())
            yield part


def _ids(root: etree._Element, *, without: str = "") -> Iterator[str]:
    """The IDs in `root`, but not those within an element `without`."""
    inside = {part for top in _outermost(root, without) for part in top.iter()} if without else set()
    for element in root.iter(etree.Element):
        if element in inside:
            continue
        if len(element.attrib) > _MAX_ATTRIBUTES:
            raise DigidFout("xml-vorm")
        for name, value in element.items():
            if str(name).rpartition("}")[2].lower() == "id":
                yield str(value)


def only_child(parent: etree._Element, tag: str) -> etree._Element:
    """The one child with this tag; none or more than one is refused."""
    found = parent.iterchildren(tag)
    child = next(found, None)
    if child is None or next(found, None) is not None:
        raise DigidFout("xml-vorm")
    return child


def plain_text(element: etree._Element) -> str:
    """The text of an element that holds nothing but text."""
    if len(element) or not element.text:
        raise DigidFout("xml-vorm")
    return element.text


def attribute(element: etree._Element, name: str) -> str:
    value = element.get(name)
    if not value:
        raise DigidFout("xml-vorm")
    return value
