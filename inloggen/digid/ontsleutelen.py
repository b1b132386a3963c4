"""Decrypts the one thing that DigiD encrypts for us: a NameID with a BSN (Stelsel Toegang SAML 1.0, EncryptedID).

In exactly one way: AES-256-CBC, with a key that RSA-OAEP-MGF1P (SHA-1) carries to one of our certificates. What is
decrypted was signed before, so nobody can try texts of their own; still every failure is the same error, and no
reference, key or algorithm is followed because the message names it.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import lru_cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from lxml import etree

from begrippen.bsn import Bsn, OngeldigBsn
from inloggen.digid.aansluiting import (
    DigidNietIngesteld,
    instellingen,
    read_certificates,
    read_file,
    setting,
)
from inloggen.digid.document import attribute, only_child, parse, plain_text, refuse_ambiguity
from inloggen.digid.saml import AES256_CBC, DS, LEGACY_BSN, OAEP_MGF1P, SAML, SHA1, XENC
from inloggen.resultaat import DigidFout

_BLOCK = 16  # bytes of AES
_KEY = 32
# RSA-OAEP-MGF1P is SHA-1 by definition (XML Encryption 1.0 §5.4.2), and the one use of SHA-1 that is allowed.
_OAEP = padding.OAEP(padding.MGF1(hashes.SHA1()), hashes.SHA1(), label=None)  # noqa: S303


def decrypted_bsn(encrypted: etree._Element, *, recipient: str, keys: Mapping[str, RSAPrivateKey]) -> Bsn:
    """The BSN in an EncryptedID for `recipient`. Raises `DigidFout`, with one reason for all that fails in it."""
    try:
        name_id = parse(_plain_bytes(encrypted, recipient=recipient, keys=keys))
        refuse_ambiguity(name_id)
        return _bsn(name_id)
    except (DigidFout, OngeldigBsn, ValueError):
        raise DigidFout("ontsleutelen") from None


def _bsn(name_id: etree._Element) -> Bsn:
    """Polymorphic identities and pseudonyms have another qualifier, and are no BSN."""
    if name_id.tag != f"{SAML}NameID" or name_id.get("NameQualifier") != LEGACY_BSN:
        raise DigidFout("sector")
    return Bsn(plain_text(name_id))


def _plain_bytes(encrypted: etree._Element, *, recipient: str, keys: Mapping[str, RSAPrivateKey]) -> bytes:
    if not {child.tag for child in encrypted} <= {f"{XENC}EncryptedData", f"{XENC}EncryptedKey"}:
        raise DigidFout("xml-vorm")
    data = only_child(encrypted, f"{XENC}EncryptedData")
    method = only_child(data, f"{XENC}EncryptionMethod")
    if method.get("Algorithm") != AES256_CBC or len(method):
        raise DigidFout("algoritme")
    key = _session_key(encrypted, recipient=recipient, keys=keys)
    content = _cipher_value(data)
    decryptor = Cipher(algorithms.AES(key), modes.CBC(content[:_BLOCK])).decryptor()
    padded = decryptor.update(content[_BLOCK:]) + decryptor.finalize()
    length = padded[-1] if padded else 0
    if not 1 <= length <= _BLOCK:
        raise DigidFout("opvulling")
    return padded[:-length]


def _session_key(encrypted: etree._Element, *, recipient: str, keys: Mapping[str, RSAPrivateKey]) -> bytes:
    """From the first EncryptedKey that is for us and for a key we have: there is one for each certificate."""
    for entry in encrypted.findall(f"{XENC}EncryptedKey"):
        name = _key_name(entry)
        if entry.get("Recipient") != recipient or name not in keys:
            continue
        _check_key_method(only_child(entry, f"{XENC}EncryptionMethod"))
        key = keys[name].decrypt(_cipher_value(entry), _OAEP)
        if len(key) != _KEY:
            raise DigidFout("sleutel")
        return key
    raise DigidFout("sleutel")


def _key_name(entry: etree._Element) -> str:
    return plain_text(only_child(only_child(entry, f"{DS}KeyInfo"), f"{DS}KeyName")).strip().lower()


def _check_key_method(method: etree._Element) -> None:
    digests = [attribute(child, "Algorithm") for child in method if child.tag == f"{DS}DigestMethod"]
    if method.get("Algorithm") != OAEP_MGF1P or len(digests) != len(method) or digests not in ([], [SHA1]):
        raise DigidFout("algoritme")


def _cipher_value(parent: etree._Element) -> bytes:
    text = plain_text(only_child(only_child(parent, f"{XENC}CipherData"), f"{XENC}CipherValue"))
    return base64.b64decode("".join(text.split()), validate=True)


def decryption_keys(naam: str = "") -> Mapping[str, RSAPrivateKey]:
    """Our private keys by the names they have in our metadata: the one of now, and the next if there is one.

    Raises `DigidNietIngesteld`.
    """
    digid = instellingen(naam)
    files = ["encryption"] + (["next_encryption"] if digid.get("next_encryption_key_file") else [])
    return dict(
        _load_pair(
            *(digid.get(f"{use}_{part}_file", "") for part in ("key", "cert")),
            setting(digid, f"{use}_key_file"),
            setting(digid, f"{use}_cert_file"),
        )
        for use in files
    )


@lru_cache(maxsize=8)
def _load_pair(key_file: str, cert_file: str, key_name: str, cert_name: str) -> tuple[str, RSAPrivateKey]:
    certificate = read_certificates(cert_file, setting=cert_name)[0]
    try:
        key = load_pem_private_key(read_file(key_file, setting=key_name), password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, RSAPrivateKey) or key.public_key() != certificate.public_key():
        raise DigidNietIngesteld(f"{key_name}: no private key of {cert_name}")
    return certificate.fingerprint(hashes.SHA1()).hex(), key  # noqa: S303  # a name, no security
