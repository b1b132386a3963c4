"""Switches on who logged in: another sector, a number that is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from begrippen.bsn import Bsn
from simulator.digid import saml, versleuteling
from simulator.digid.bericht import ASSERTION, Bericht, Ontbreekt
from simulator.digid.fouten import Fout
from simulator.digid.kapot.schakelaar import Ingreep, Kapot
from simulator.digid.versleuteling import Versleuteling
from simulator.people import TESTPERSONEN

NAME_ID = f"{ASSERTION}/saml:Subject/saml:NameID"
ACTING = f"{ASSERTION}/saml:AttributeStatement/saml:Attribute[@Name='{saml.ACTING_SUBJECT}']"
ENCRYPTED_ID = f"{ACTING}/saml:AttributeValue/saml:EncryptedID"
_FULL_WIDTH_NINE = "\uff19"


def named(bericht: Bericht) -> str:
    """The BSN in the message."""
    if bericht.handelend is not None:
        return bericht.handelend.reveal()
    return (bericht.one(NAME_ID).text or "").partition(":")[2]


def write_bsn(bericht: Bericht, text: str) -> None:
    """Put `text` where the BSN stands: in the NameID (3.x) or in the ActingSubjectID (4.x)."""
    if bericht.handelend is not None:
        write_plain(bericht, plain_name_id(text))
        return
    node = bericht.one(NAME_ID)
    node.text = f"{(node.text or '').partition(':')[0]}:{text}"


def write_plain(bericht: Bericht, plain: bytes, how: Versleuteling | None = None) -> None:
    """Encrypt `plain` as the ActingSubjectID (4.x)."""
    versleuteling.fill(bericht.one(ENCRYPTED_ID), plain, how or bericht.versleuteling)


def plain_name_id(text: str, qualifier: str = saml.LEGACY_BSN) -> bytes:
    """What an EncryptedID holds (ST-SAML 1.0): a persistent NameID with the kind of number it is."""
    node = etree.Element(
        saml.tag("saml:NameID"),
        {"Format": saml.PERSISTENT, "NameQualifier": qualifier},
        nsmap={"saml": saml.NS["saml"]},
    )
    node.text = text
    return etree.tostring(node, encoding="UTF-8")


def another(bsn: str) -> Bsn:
    """A test person who did not log in."""
    return next(person.bsn for person in TESTPERSONEN if person.bsn.reveal() != bsn)


def other_person(bericht: Bericht) -> None:
    write_bsn(bericht, another(named(bericht)).reveal())


def _number(change: Callable[[str], str]) -> Ingreep:
    return lambda bericht: write_bsn(bericht, change(named(bericht)))


def _sofi(bericht: Bericht) -> None:
    if bericht.handelend is not None:
        raise Ontbreekt
    node = bericht.one(NAME_ID)
    node.text = f"s00000001:{named(bericht)}"


def _pseudonym(bericht: Bericht) -> None:
    write_plain(bericht, plain_name_id(named(bericht), saml.PSEUDONYM))


def _not_eleven(bsn: str) -> str:
    return f"{bsn[:-1]}{(int(bsn[-1]) + 1) % 10}"


def _foreign_digit(bsn: str) -> str:
    """The same number, its first digit from another script."""
    return chr(ord(_FULL_WIDTH_NINE) - 9 + int(bsn[0])) + bsn[1:]


def encrypted(**changes: object) -> Ingreep:
    """The ActingSubjectID, encrypted in another way."""

    def again(bericht: Bericht) -> None:
        how = replace(bericht.versleuteling, **changes)  # type: ignore[arg-type]
        write_plain(bericht, plain_name_id(named(bericht)), how)

    return again


SWITCHES = {
    Fout.SOFI_SECTOR: Kapot(voor=_sofi),
    Fout.BSN_LETTERS: Kapot(voor=_number(lambda _bsn: "ABCDEFGHI")),
    Fout.BSN_8_CIJFERS: Kapot(voor=_number(lambda bsn: bsn[:8])),
    Fout.BSN_10_CIJFERS: Kapot(voor=_number(lambda bsn: f"{bsn}0")),
    Fout.BSN_UNICODE: Kapot(voor=_number(_foreign_digit)),
    Fout.BSN_ELFPROEF: Kapot(voor=_number(_not_eleven)),
    Fout.BSN_DUBBELE_PUNT: Kapot(voor=_number(lambda bsn: f"{bsn}:x")),
    Fout.NAAMSOORT_PSEUDONIEM: Kapot(voor=_pseudonym),
}
