"""What kind of installation this is, and how keys are written in the environment."""

from __future__ import annotations

import base64
import binascii
import ipaddress
from collections.abc import Iterable
from enum import StrEnum
from urllib.parse import urlsplit

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


class OngeldigeOrigin(ValueError):
    """An origin in the environment is not `https://host` or `https://host:port`."""


def origins(values: Iterable[str]) -> list[str]:
    """Whole origins, and nothing that stands for more than one: https, or http of this machine for a demonstration.

    Raises `OngeldigeOrigin`.
    """
    found = [value.strip() for value in values if value.strip()]
    for value in found:
        parts = urlsplit(value)
        plain = f"{parts.scheme}://{parts.netloc}" == value and not set("*@;,' ") & set(value)
        local = parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1"}
        if not plain or not parts.hostname or not (local or parts.scheme == "https"):
            raise OngeldigeOrigin(f"{value!r}: expected an origin such as https://zaken.example.nl")
    return found


Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def networks(values: Iterable[str]) -> list[Network]:
    """`10.2.0.0/16`, `fd00::/8`. Raises `ValueError` for what is none, also when it is more than a network."""
    return [ipaddress.ip_network(value.strip()) for value in values if value.strip()]
