"""Persons that are encrypted for us in any other way than the one way (the control is in `test_eid`)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.hashes import SHA256

from inloggen.resultaat import DigidFout, LoginMislukt
from tests.inloggen.berichten import SAML
from tests.inloggen.berichten_4 import ACTING, GDI, LEGAL, SP, Answer4, Encrypted
from tests.inloggen.eid import TestEid
from tests.inloggen.keys import pair
from tests.inloggen.wrapping import swap

OTHER_OAEP = padding.OAEP(padding.MGF1(SHA256()), SHA256(), None)
SHA256_DIGEST = '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
REFUSED = {
    "ontvanger": [
        Encrypted(recipient="urn:nl-eid-gdi:1.0:DV:00000004000000010000:entities:9003"),
        Encrypted(recipient=f"{SP} "),
        Encrypted(recipient=""),
    ],
    "sleutelnaam": [Encrypted(to=pair("attacker")), Encrypted(key_name="0" * 40)],
    "sleutel": [
        Encrypted(to=pair("attacker"), key_name="sp"),
        Encrypted(to=pair("sp-encryption"), key_name="next"),
        Encrypted(oaep=padding.PKCS1v15()),
        Encrypted(oaep=OTHER_OAEP),
    ],
    "sleutellengte": [Encrypted(key_length=16)],
    "sleutelalgoritme": [
        Encrypted(key_method="rsa-1_5", oaep=padding.PKCS1v15(), digest=""),
        Encrypted(key_method="rsa-1_5"),
        Encrypted(oaep=OTHER_OAEP, digest=SHA256_DIGEST),
        Encrypted(digest="<xenc:OAEPparams>eA==</xenc:OAEPparams>"),
    ],
    "algoritme": [
        Encrypted(data_method="tripledes-cbc", key_length=24),
        Encrypted(data_method="aes128-cbc", key_length=16),
        Encrypted(data_method="aes256-gcm"),
    ],
    "blokken": [
        Encrypted(damage=lambda content: content[:-1]),
        Encrypted(damage=lambda content: content[:16]),
    ],
    "opvulling": [
        Encrypted(damage=lambda content: content[:-16]),
        Encrypted(damage=lambda content: content[:-17] + bytes([content[-17] ^ 0x40]) + content[-16:]),
    ],
    "vorm": [Encrypted(damage=lambda content: b"")],
    "te-groot": [Encrypted(plain=" " * 5000)],
    "inhoud": [
        Encrypted(damage=lambda content: bytes([content[0] ^ 1]) + content[1:]),
        Encrypted(plain="no xml"),
        Encrypted(plain=f'<!DOCTYPE x [<!ENTITY a "b">]><saml:NameID xmlns:saml="{SAML}">&a;</saml:NameID>'),
        Encrypted(
            plain=f'<saml:Other xmlns:saml="{SAML}" NameQualifier="{GDI}id:legacy-BSN">{ACTING}</saml:Other>'
        ),
        Encrypted(bsn="99<!-- -->9990019"),
    ],
    "sector": [Encrypted(qualifier=f"{GDI}id:{name}") for name in ("Pseudonym", "BSN", "legacy-BSN ", "")],
    "bsn": [
        Encrypted(bsn=bsn)
        for bsn in (
            *("999990018", "99990019", "0999990019", "000000000"),
            *(f" {ACTING}", "", f"<b>{ACTING}</b>", "99999001९"),
        )
    ],
}


@pytest.mark.parametrize(
    ("reason", "person"), [(reason, person) for reason, persons in REFUSED.items() for person in persons]
)
def test_a_person_that_is_not_encrypted_as_it_must_be(eid: TestEid, reason: str, person: Encrypted) -> None:
    """A reason of its own for the log; the same kind of failure for all, so the same page for the browser."""
    known = {"sp": "sp-encryption", "next": "sp-encryption-next"}
    if person.key_name in known:
        person = replace(person, key_name=Encrypted(to=pair(known[person.key_name])).name())
    with pytest.raises(LoginMislukt, match=rf"^ontsleutelen-{reason}$") as caught:
        eid.login(Answer4(acting=(person,)))
    assert type(caught.value) is DigidFout


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("</saml:EncryptedID>", "<saml:NameID>999993653</saml:NameID></saml:EncryptedID>", "vorm"),
        ("ds:KeyName>", "ds:Other>", "vorm"),
        ("<xenc:CipherValue>", "<xenc:CipherValue>!", "vorm"),
        ("xenc:EncryptedData", "xenc:Other", "vorm"),
        (
            '#aes256-cbc"/>',
            '#aes256-cbc"><xenc:KeySize>256</xenc:KeySize></xenc:EncryptionMethod>',
            "algoritme",
        ),
        ("</xenc:EncryptionMethod>\n", "</xenc:EncryptionMethod><xenc:EncryptionMethod/>\n", "vorm"),
    ],
)
def test_another_form(eid: TestEid, old: str, new: str, reason: str) -> None:
    with pytest.raises(DigidFout, match=rf"^ontsleutelen-{reason}$"):
        eid.login(Answer4(before=swap(old, new), advice=" "))


def test_a_represented_person_that_is_not_encrypted_as_it_must_be(eid: TestEid) -> None:
    eid.namens = True
    with pytest.raises(DigidFout, match=r"^ontsleutelen-ontvanger$"):
        eid.login(Answer4(legal=(Encrypted(bsn=LEGAL, recipient="urn:other"),)))


@pytest.mark.parametrize(
    "legal", [(Encrypted(bsn=LEGAL), Encrypted(bsn=LEGAL)), (Encrypted(bsn=ACTING),)], ids=["two", "self"]
)
def test_a_representation_that_makes_no_sense(eid: TestEid, legal: tuple[Encrypted, ...]) -> None:
    eid.namens = True
    with pytest.raises(DigidFout, match=r"attribuut-dubbel|vertegenwoordiging-van-zichzelf"):
        eid.login(Answer4(legal=legal))
