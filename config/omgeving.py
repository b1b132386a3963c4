"""What kind of installation this is, and how keys are written in the environment."""

from __future__ import annotations

import base64
import binascii
from enum import StrEnum

_KEY_LENGTH = 32


class Omgeving(StrEnum):
    PRODUCTIE = "productie"
    DEMO = "demo"
    TEST = "test"


class OngeldigeSleutel(ValueError):
    """A key in the environment is not `name:base64 of 32 bytes`."""


def keyring(text: str) -> dict[str, bytes]:
    """Read `name:base64,name:base64`. The first is the current key, the others still open what they closed.

    Raises `OngeldigeSleutel`, which names the key and never shows it.
    """
    ring: dict[str, bytes] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, _, value = entry.partition(":")
        try:
            key = base64.b64decode(value, validate=True)
        except binascii.Error:
            key = b""
        if not name or name in ring or len(key) != _KEY_LENGTH:
            raise OngeldigeSleutel(f"key {name!r}: expected a unique name, a colon and 32 bytes in base64")
        ring[name] = key
    return ring
