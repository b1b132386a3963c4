"""Sealing: AES-256-GCM, with the place where a value belongs bound into it."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_LENGTH = 32
_NONCE_LENGTH = 12


class ZegelVerbroken(Exception):
    """A sealed value does not open: other key, other place, or changed bytes. Carries nothing of the value."""


def new_key() -> bytes:
    return os.urandom(KEY_LENGTH)


def seal(plain: bytes, *, key: bytes, context: str) -> bytes:
    """`context` names the place of the value (row and field), so that it cannot be moved to another one."""
    nonce = os.urandom(_NONCE_LENGTH)
    return nonce + AESGCM(key).encrypt(nonce, plain, context.encode())


def unseal(sealed: bytes, *, key: bytes, context: str) -> bytes:
    """Raises `ZegelVerbroken`."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_LENGTH], sealed[_NONCE_LENGTH:], context.encode())
    except (InvalidTag, ValueError):
        raise ZegelVerbroken from None
