"""XML encryption as eID 4.x prescribes it: AES-256-CBC, its key with RSA-OAEP-MGF1P (SHA-1) for each certificate."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from enum import StrEnum

from cryptography import x509
from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.hashes import SHA1
from lxml import etree

from simulator.digid import saml

_XENC = "http://www.w3.org/2001/04/xmlenc#"
_SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1"


class Blok(StrEnum):
    AES256 = f"{_XENC}aes256-cbc"
    DRIEDUBBEL_DES = f"{_XENC}tripledes-cbc"


class Transport(StrEnum):
    OAEP = f"{_XENC}rsa-oaep-mgf1p"
    RSA_1_5 = f"{_XENC}rsa-1_5"


@dataclass(frozen=True, slots=True)
class Sleutel:
    """An encryption certificate and its name, as they stand in the metadata."""

    name: str
    certificate: x509.Certificate


@dataclass(frozen=True, slots=True)
class Versleuteling:
    """For whom and how. `recipient`: the entity id of the dienstverlener."""

    recipient: str
    sleutels: tuple[Sleutel, ...]
    blok: Blok = Blok.AES256
    transport: Transport = Transport.OAEP


def fill(holder: etree._Element, plain: bytes, how: Versleuteling) -> None:
    """Put `plain` into `holder` (EncryptedID, EncryptedAssertion): EncryptedData, and beside it its keys."""
    for child in list(holder):
        holder.remove(child)
    secret = os.urandom(32 if how.blok is Blok.AES256 else 24)
    data_id = saml.new_id()
    key_ids = [saml.new_id() for _ in how.sleutels]
    data = saml.add(holder, "xenc:EncryptedData", Id=data_id, Type=f"{_XENC}Element")
    saml.add(data, "xenc:EncryptionMethod", Algorithm=how.blok)
    info = saml.add(data, "ds:KeyInfo")
    for key_id in key_ids:
        saml.add(info, "ds:RetrievalMethod", Type=f"{_XENC}EncryptedKey", URI=f"#{key_id}")
    _add_cipher(data, _encrypted(plain, secret, how.blok))
    for key_id, sleutel in zip(key_ids, how.sleutels, strict=True):
        _add_key(holder, key_id=key_id, data_id=data_id, secret=secret, sleutel=sleutel, how=how)


def _add_key(
    holder: etree._Element,
    *,
    key_id: str,
    data_id: str,
    secret: bytes,
    sleutel: Sleutel,
    how: Versleuteling,
) -> None:
    key = saml.add(holder, "xenc:EncryptedKey", Id=key_id, Recipient=how.recipient)
    method = saml.add(key, "xenc:EncryptionMethod", Algorithm=how.transport)
    if how.transport is Transport.OAEP:
        saml.add(method, "ds:DigestMethod", Algorithm=_SHA1)
    saml.add(saml.add(key, "ds:KeyInfo"), "ds:KeyName", sleutel.name)
    public = sleutel.certificate.public_key()
    assert isinstance(public, rsa.RSAPublicKey)  # noqa: S101  (read as such from the metadata)
    _add_cipher(key, public.encrypt(secret, _padding(how.transport)))
    saml.add(saml.add(key, "xenc:ReferenceList"), "xenc:DataReference", URI=f"#{data_id}")


def _padding(transport: Transport) -> padding.AsymmetricPadding:
    if transport is Transport.RSA_1_5:
        return padding.PKCS1v15()
    return padding.OAEP(padding.MGF1(SHA1()), SHA1(), None)  # noqa: S303  (what the specification names)


def _encrypted(plain: bytes, secret: bytes, blok: Blok) -> bytes:
    """IV and ciphertext; the last byte of the padding tells its length (XML Encryption §5.2)."""
    algorithm = AES256(secret) if blok is Blok.AES256 else TripleDES(secret)
    size = algorithm.block_size // 8
    extra = size - len(plain) % size
    vector = os.urandom(size)
    encryptor = Cipher(algorithm, CBC(vector)).encryptor()
    padded = plain + os.urandom(extra - 1) + bytes([extra])
    return vector + encryptor.update(padded) + encryptor.finalize()


def _add_cipher(parent: etree._Element, content: bytes) -> None:
    cipher = saml.add(parent, "xenc:CipherData")
    saml.add(cipher, "xenc:CipherValue", base64.b64encode(content).decode())
