"""Persons that are encrypted for us in any other way than the one way (the control is in `test_eid`)."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.hashes import SHA256

from inloggen.resultaat import DigidFout
from tests.inloggen.berichten import SAML
from tests.inloggen.berichten_4 import ACTING, GDI, LEGAL, SP, Answer4, Encrypted
from tests.inloggen.eid import TestEid
from tests.inloggen.keys import pair

OTHER_OAEP = padding.OAEP(padding.MGF1(SHA256()), SHA256(), None)
ENCRYPTED = [
    Encrypted(recipient="urn:nl-eid-gdi:1.0:DV:00000004000000010000:entities:9003"),
    Encrypted(recipient=f"{SP} "),
    Encrypted(recipient=""),
    Encrypted(to=pair("attacker")),
    Encrypted(key_name="0" * 40),
    Encrypted(to=pair("attacker"), key_name="sp"),
    Encrypted(to=pair("sp-encryption"), key_name="next"),
    Encrypted(data_method="tripledes-cbc", key_length=24),
    Encrypted(data_method="aes128-cbc", key_length=16),
    Encrypted(key_length=16),
    Encrypted(data_method="aes256-gcm"),
    Encrypted(key_method="rsa-1_5", oaep=padding.PKCS1v15(), digest=""),
    Encrypted(key_method="rsa-1_5"),
    Encrypted(oaep=padding.PKCS1v15()),
    Encrypted(oaep=OTHER_OAEP),
    Encrypted(
        oaep=OTHER_OAEP, digest='<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
    ),
    Encrypted(digest="<xenc:OAEPparams>eA==</xenc:OAEPparams>"),
    Encrypted(damage=lambda content: content[:-1]),
    Encrypted(damage=lambda content: content[:-16]),
    Encrypted(damage=lambda content: content[:16]),
    Encrypted(damage=lambda content: b""),
    Encrypted(damage=lambda content: content[:-17] + bytes([content[-17] ^ 0x40]) + content[-16:]),
    Encrypted(damage=lambda content: bytes([content[0] ^ 1]) + content[1:]),
    Encrypted(plain="no xml"),
    Encrypted(plain=f'<!DOCTYPE x [<!ENTITY a "b">]><saml:NameID xmlns:saml="{SAML}">&a;</saml:NameID>'),
    Encrypted(
        plain=f'<saml:Other xmlns:saml="{SAML}" NameQualifier="{GDI}id:legacy-BSN">{ACTING}</saml:Other>'
    ),
    Encrypted(qualifier=f"{GDI}id:Pseudonym"),
    Encrypted(qualifier=f"{GDI}id:BSN"),
    Encrypted(qualifier=""),
    *[
        Encrypted(bsn=bsn)
        for bsn in (
            "999990018",
            "99990019",
            "0999990019",
            "000000000",
            f" {ACTING}",
            "",
            f"<b>{ACTING}</b>",
            "99<!-- -->9990019",
        )
    ],
]


@pytest.mark.parametrize("person", ENCRYPTED)
def test_a_person_that_is_not_encrypted_as_it_must_be(eid: TestEid, person: Encrypted) -> None:
    """One reason for all, so that nobody learns from it what went wrong inside."""
    known = {"sp": "sp-encryption", "next": "sp-encryption-next"}
    if person.key_name in known:
        person.key_name = Encrypted(to=pair(known[person.key_name])).name()
    with pytest.raises(DigidFout, match=r"^ontsleutelen$"):
        eid.login(Answer4(acting=(person,)))


def test_a_represented_person_that_is_not_encrypted_as_it_must_be(eid: TestEid) -> None:
    eid.namens = True
    with pytest.raises(DigidFout, match=r"^ontsleutelen$"):
        eid.login(Answer4(legal=(Encrypted(bsn=LEGAL, recipient="urn:other"),)))


@pytest.mark.parametrize(
    "legal", [(Encrypted(bsn=LEGAL), Encrypted(bsn=LEGAL)), (Encrypted(bsn=ACTING),)], ids=["two", "self"]
)
def test_a_representation_that_makes_no_sense(eid: TestEid, legal: tuple[Encrypted, ...]) -> None:
    eid.namens = True
    with pytest.raises(DigidFout, match=r"attribuut-dubbel|vertegenwoordiging-van-zichzelf"):
        eid.login(Answer4(legal=legal))
