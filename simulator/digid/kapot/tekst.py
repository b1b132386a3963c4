"""Switches on how the XML is written: comments, CDATA, entities, document types, processing instructions."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from simulator.digid.bericht import ASSERTION, Bericht
from simulator.digid.fouten import Fout
from simulator.digid.kapot.persoon import named, plain_name_id, write_plain
from simulator.digid.kapot.schakelaar import Kapot

Write = Callable[[str], tuple[str, str]]  # a value → what stands for it, and the declaration it needs
_NAME_ID = re.compile(rb"(<saml:NameID>)(s\d{8}:\d{9})(<)")
_CLASS_REF = re.compile(rb"(<saml:AuthnContextClassRef>)([^<]+)(<)")
_ISSUER = re.compile(rb"(<saml:Issuer>)([^<]+)(<)")
_ENVELOPE = re.compile(rb"<soap:Envelope[^>]*>")
_ENTITIES = 30  # each holds the one before it ten times


def _commented(value: str) -> tuple[str, str]:
    middle = len(value) // 2
    return f"{value[:middle]}<!-- -->{value[middle:]}", ""


def _cdata(value: str) -> tuple[str, str]:
    return f"<![CDATA[{value}]]>", ""


def _entity(value: str) -> tuple[str, str]:
    return "&waarde;", f'<!ENTITY waarde "{value}">'


def _doctype(content: str, name: str = "soap:Envelope") -> str:
    return f"<!DOCTYPE {name} [{content}]>" if content else ""


def _declared(content: bytes, doctype: str, *, in_envelope: str = "") -> bytes:
    """`doctype` before the envelope; `in_envelope` at its start, outside what is signed."""
    found = _ENVELOPE.search(content)
    if found is None:
        return content
    start, end = found.span()
    return content[:start] + doctype.encode() + content[start:end] + in_envelope.encode() + content[end:]


def _value(pattern: re.Pattern[bytes], which: int, write: Write) -> Callable[[bytes], bytes]:
    """The value that `pattern` finds, the first (0) or the last (-1) one, written in another way."""

    def change(content: bytes) -> bytes:
        found = list(pattern.finditer(content))
        if not found:
            return content
        start, end = found[which].span(2)
        written, declaration = write(content[start:end].decode())
        return _declared(content[:start] + written.encode() + content[end:], _doctype(declaration))

    return change


def _name(write: Write) -> Kapot:
    """3.x: in the bytes, after signing. 4.x: in what is encrypted, for that is where the BSN stands."""

    def encrypted(bericht: Bericht) -> None:
        if bericht.handelend is None:
            return
        bsn = named(bericht)
        written, declaration = write(bsn)
        plain = plain_name_id(bsn).decode().replace(f">{bsn}<", f">{written}<")
        write_plain(bericht, (_doctype(declaration, "saml:NameID") + plain).encode())

    return Kapot(voor=encrypted, tekst=_value(_NAME_ID, -1, write))


def _kapot(pattern: re.Pattern[bytes], which: int, write: Write) -> Kapot:
    return Kapot(tekst=_value(pattern, which, write))


def _laughs() -> str:
    first = '<!ENTITY e0 "ha">'
    return first + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, _ENTITIES))


def _document(doctype: str, in_envelope: str = "") -> Kapot:
    return Kapot(tekst=lambda content: _declared(content, doctype, in_envelope=in_envelope))


def _instruction(bericht: Bericht) -> None:
    """Inside what is signed: canonicalisation keeps it."""
    bericht.one(f"{ASSERTION}/saml:Subject").insert(0, etree.ProcessingInstruction("simulator", "kapot"))


SWITCHES = {
    Fout.COMMENTAAR_NAMEID: _name(_commented),
    Fout.COMMENTAAR_NIVEAU: _kapot(_CLASS_REF, -1, _commented),
    Fout.COMMENTAAR_ISSUER: _kapot(_ISSUER, 0, _commented),
    Fout.CDATA_NAMEID: _name(_cdata),
    Fout.CDATA_NIVEAU: _kapot(_CLASS_REF, -1, _cdata),
    Fout.CDATA_ISSUER: _kapot(_ISSUER, 0, _cdata),
    Fout.ENTITEIT_NAMEID: _name(_entity),
    Fout.ENTITEIT_NIVEAU: _kapot(_CLASS_REF, -1, _entity),
    Fout.ENTITEIT_ISSUER: _kapot(_ISSUER, 0, _entity),
    Fout.DTD: _document("<!DOCTYPE soap:Envelope>"),
    Fout.INTERNE_ENTITEIT: _document(_doctype('<!ENTITY waarde "">'), "&waarde;"),
    Fout.EXTERNE_ENTITEIT: _document(_doctype('<!ENTITY waarde SYSTEM "file:///etc/hostname">'), "&waarde;"),
    Fout.EXTERNE_DTD: _document('<!DOCTYPE soap:Envelope SYSTEM "http://127.0.0.1:9/kapot.dtd">'),
    Fout.MILJARD_KEER: _document(_doctype(_laughs()), f"&e{_ENTITIES - 1};"),
    Fout.VERWERKINGSINSTRUCTIE: Kapot(voor=_instruction),
}
