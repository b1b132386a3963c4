"""Decrypts the one thing that DigiD encrypts for us: a NameID with a BSN (Stelsel Toegang SAML 1.0, EncryptedID).

In exactly one way: AES-256-CBC, with a key that RSA-OAEP-MGF1P (SHA-1) carries to one of our certificates. No
reference, key or algorithm is followed because the message names it.

Every cause has a reason of its own, for whoever looks in the log why nobody can log in. No padding oracle comes of it:
what is decrypted was signed by DigiD before, so nobody can try texts of their own, and the sender and the browser get
the same `DigidFout` and the same page for all of them.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from lxml import etree

from begrippen.bsn import Bsn
from inloggen.digid.aansluiting import (
    DigidNietIngesteld,
    instellingen,
    read_certificates,
    read_file,
    setting,
)
from inloggen.digid.document import only_child, parse, plain_text, refuse_ambiguity
from inloggen.digid.saml import AES256_CBC, DS, LEGACY_BSN, OAEP_MGF1P, SAML, SHA1, XENC
from inloggen.resultaat import DigidFout

_BLOCK = 16  # bytes of AES
_KEY = 32
_MAX_BYTES = 4096  # a NameID with a BSN is some 300
# RSA-OAEP-MGF1P is SHA-1 by definition (XML Encryption 1.0 §5.4.2), and the one use of SHA-1 that is allowed.
_OAEP = padding.OAEP(padding.MGF1(hashes.SHA1()), hashes.SHA1(), label=None)  # noqa: S303


def decrypted_bsn(encrypted: etree._Element, *, recipient: str, keys: Mapping[str, RSAPrivateKey]) -> Bsn:
    """The BSN in an EncryptedID for `recipient`. Raises `DigidFout`: `ontsleutelen-` and what went wrong."""
    data, entries = _parts(encrypted)
    content = _cipher_value(data)
    key = _session_key(entries, recipient=recipient, keys=keys)
    plain = _plain_bytes(content, key=key)
    with _refused("inhoud"):
        name_id = parse(plain)
        refuse_ambiguity(name_id)
    if name_id.tag != f"{SAML}NameID":
        raise _refusal("inhoud")
    # Polymorphic identities and pseudonyms have another qualifier, and are no BSN.
    if name_id.get("NameQualifier") != LEGACY_BSN:
        raise _refusal("sector")
    with _refused("bsn"):
        return Bsn(plain_text(name_id))


def _refusal(cause: str) -> DigidFout:
    return DigidFout(f"ontsleutelen-{cause}")


@contextmanager
def _refused(cause: str) -> Iterator[None]:
    """Whatever goes wrong inside is `cause`: the text of an error of another may hold what was decrypted."""
    try:
        yield
    except (DigidFout, ValueError):  # OngeldigBsn is a ValueError
        raise _refusal(cause) from None


def _parts(encrypted: etree._Element) -> tuple[etree._Element, list[etree._Element]]:
    """The EncryptedData, and the EncryptedKeys: one for each certificate."""
    with _refused("vorm"):
        data = only_child(encrypted, f"{XENC}EncryptedData")
        method = only_child(data, f"{XENC}EncryptionMethod")
    entries = encrypted.findall(f"{XENC}EncryptedKey")
    if len(entries) + 1 != len(encrypted):
        raise _refusal("vorm")
    if method.get("Algorithm") != AES256_CBC or len(method):
        raise _refusal("algoritme")
    return data, entries


def _plain_bytes(content: bytes, *, key: bytes) -> bytes:
    """Without padding, of which only the last byte is given: the number of bytes (XML Encryption §5.2)."""
    with _refused("blokken"):
        decryptor = Cipher(algorithms.AES(key), modes.CBC(content[:_BLOCK])).decryptor()
        padded = decryptor.update(content[_BLOCK:]) + decryptor.finalize()
    if not padded:
        raise _refusal("blokken")
    if not 1 <= padded[-1] <= _BLOCK:
        raise _refusal("opvulling")
    return padded[: -padded[-1]]


def _session_key(
    entries: Sequence[etree._Element], *, recipient: str, keys: Mapping[str, RSAPrivateKey]
) -> bytes:
    """From the first EncryptedKey that is for us and for a key we have."""
    ours = [entry for entry in entries if entry.get("Recipient") == recipient]
    if not ours:
        raise _refusal("ontvanger")
    named = [(entry, name) for entry in ours if (name := _key_name(entry)) in keys]
    if not named:
        raise _refusal("sleutelnaam")
    entry, name = named[0]
    _check_key_method(entry)
    carried = _cipher_value(entry)
    with _refused("sleutel"):
        key = keys[name].decrypt(carried, _OAEP)
    if len(key) != _KEY:
        raise _refusal("sleutellengte")
    return key


def _key_name(entry: etree._Element) -> str:
    with _refused("vorm"):
        return plain_text(only_child(only_child(entry, f"{DS}KeyInfo"), f"{DS}KeyName")).strip().lower()


def _check_key_method(entry: etree._Element) -> None:
    with _refused("vorm"):
        method = only_child(entry, f"{XENC}EncryptionMethod")
    digests = [child.get("Algorithm") for child in method if child.tag == f"{DS}DigestMethod"]
    if method.get("Algorithm") != OAEP_MGF1P or len(digests) != len(method) or digests not in ([], [SHA1]):
        raise _refusal("sleutelalgoritme")


def _cipher_value(parent: etree._Element) -> bytes:
    with _refused("vorm"):
        text = plain_text(only_child(only_child(parent, f"{XENC}CipherData"), f"{XENC}CipherValue"))
        content = base64.b64decode("".join(text.split()), validate=True)
    if len(content) > _MAX_BYTES:
        raise _refusal("te-groot")
    return content


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
