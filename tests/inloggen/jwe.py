"""Encrypts tokens as a broker does (RFC 7516), with nothing but the primitives: independent of what opens them."""

from __future__ import annotations

import base64
import hmac
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes, padding
from cryptography.hazmat.primitives.asymmetric import padding as rsa_padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.inloggen.keys import pair

_HASHES: dict[str, hashes.HashAlgorithm] = {"RSA-OAEP": hashes.SHA1(), "RSA-OAEP-256": hashes.SHA256()}


@dataclass
class Omhulsel:
    """`header` changes what the message says of itself (None takes away), `key_alg` and `content_alg` what is done.

    `key`: the pair of keys that it is for.
    """

    key_alg: str = "RSA-OAEP"
    content_alg: str = "A128CBC-HS256"
    key: str = "jwe"
    header: dict[str, Any] = field(default_factory=dict)

    def around(self, content: str) -> str:
        named = {"alg": self.key_alg, "enc": self.content_alg, "typ": "JWT", "cty": "JWT", **self.header}
        header = b64(json.dumps({name: value for name, value in named.items() if value is not None}).encode())
        secret = secrets.token_bytes(32)
        if self.content_alg == "A256GCM":
            nonce, tag, sealed = gcm(secret, content.encode(), header.encode())
        else:
            nonce, tag, sealed = cbc_hs256(secret, content.encode(), header.encode())
        return ".".join([header, b64(self._wrapped(secret)), b64(nonce), b64(sealed), b64(tag)])

    def _wrapped(self, secret: bytes) -> bytes:
        public = pair(self.key).key.public_key()
        if self.key_alg == "RSA1_5":
            return public.encrypt(secret, rsa_padding.PKCS1v15())
        made = _HASHES[self.key_alg]
        return public.encrypt(secret, rsa_padding.OAEP(rsa_padding.MGF1(made), made, label=None))


def gcm(secret: bytes, content: bytes, header: bytes) -> tuple[bytes, bytes, bytes]:
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(secret).encrypt(nonce, content, header)
    return nonce, sealed[-16:], sealed[:-16]


def cbc_hs256(secret: bytes, content: bytes, header: bytes) -> tuple[bytes, bytes, bytes]:
    """RFC 7518 §5.2: the first half of the key is for the tag, the second for the content."""
    nonce, padder = secrets.token_bytes(16), padding.PKCS7(128).padder()
    encryptor = Cipher(algorithms.AES(secret[16:]), modes.CBC(nonce)).encryptor()
    sealed = encryptor.update(padder.update(content) + padder.finalize()) + encryptor.finalize()
    length = (len(header) * 8).to_bytes(8, "big")
    tag = hmac.digest(secret[:16], header + nonce + sealed + length, "sha256")[:16]
    return nonce, tag, sealed


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
