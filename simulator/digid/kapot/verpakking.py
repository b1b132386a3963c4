"""Signature wrapping: the genuine signed message stays somewhere, a forged one stands where it stood."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from simulator.digid import saml
from simulator.digid.bericht import ARTIFACT_RESPONSE, ASSERTION, RESPONSE, Bericht
from simulator.digid.fouten import Fout
from simulator.digid.kapot.persoon import other_person
from simulator.digid.kapot.schakelaar import Kapot

_SIGNATURE = saml.tag("ds:Signature")
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _with_forgery(build: Callable[[Bericht, Bericht], None]) -> Kapot:
    """`build` gets the genuine message and a copy about another person, with other IDs and the old signatures."""

    def change(bericht: Bericht) -> None:
        forged = bericht.copy()
        other_person(forged)
        build(bericht, forged)

    return Kapot(na=change)


def _put_before(path: str) -> Callable[[Bericht, Bericht], None]:
    return lambda genuine, forged: genuine.one(path).addprevious(forged.one(path))


def _replace(genuine: Bericht, forged: Bericht, path: str) -> tuple[etree._Element, etree._Element]:
    """The forged element stands in the tree; what stood there is handed back beside it."""
    old, new = genuine.one(path), forged.one(path)
    parent = old.getparent()
    assert parent is not None  # noqa: S101  (the envelope is the root)
    parent.replace(old, new)
    return old, new


def _in_object(genuine: Bericht, forged: Bericht) -> None:
    old, new = _replace(genuine, forged, ARTIFACT_RESPONSE)
    signature = new.find(_SIGNATURE)
    if signature is not None:
        saml.add(signature, "ds:Object").append(old)


def _in_extensions(genuine: Bericht, forged: Bericht) -> None:
    old, new = _replace(genuine, forged, ARTIFACT_RESPONSE)
    extensions = etree.Element(saml.tag("samlp:Extensions"))
    new.insert(2, extensions)
    extensions.append(old)


def _nested(genuine: Bericht, forged: Bericht) -> None:
    old, new = _replace(genuine, forged, ASSERTION)
    new.append(old)


def _second_response(genuine: Bericht, forged: Bericht) -> None:
    genuine.one(RESPONSE).addnext(forged.one(RESPONSE))


def _in_header(genuine: Bericht, forged: Bericht) -> None:
    old, _ = _replace(genuine, forged, ARTIFACT_RESPONSE)
    header = etree.Element(saml.tag("soap:Header"))
    genuine.envelope.insert(0, header)
    header.append(old)


def _same_id(genuine: Bericht, forged: Bericht) -> None:
    forged.one(ARTIFACT_RESPONSE).set("ID", genuine.one(ARTIFACT_RESPONSE).get("ID", ""))
    _put_before(ARTIFACT_RESPONSE)(genuine, forged)


def _xml_id(bericht: Bericht) -> None:
    bericht.one("soap:Body").set(_ID, bericht.one(ARTIFACT_RESPONSE).get("ID", ""))


def _other_id(bericht: Bericht) -> None:
    bericht.one(f"{RESPONSE}/samlp:Status").set("Id", bericht.one(ASSERTION).get("ID", ""))


SWITCHES = {
    Fout.XSW_ASSERTION_ERNAAST: _with_forgery(_put_before(ASSERTION)),
    Fout.XSW_OBJECT: _with_forgery(_in_object),
    Fout.XSW_EXTENSIONS: _with_forgery(_in_extensions),
    Fout.XSW_GENEST: _with_forgery(_nested),
    Fout.XSW_TWEEDE_RESPONSE: _with_forgery(_second_response),
    Fout.XSW_SOAP_HEADER: _with_forgery(_in_header),
    Fout.XSW_SOAP_BODY: _with_forgery(_put_before(ARTIFACT_RESPONSE)),
    Fout.DUBBELE_ID: _with_forgery(_same_id),
    # After signing: libxml2 itself would refuse to sign what has two elements of one name.
    Fout.ID_ALIAS_XML_ID: Kapot(na=_xml_id),
    Fout.ID_ALIAS_ID: Kapot(voor=_other_id),
}
