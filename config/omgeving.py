"""What kind of installation this is, and how keys are written in the environment."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
from collections.abc import Iterable
from enum import StrEnum
from urllib.parse import urlsplit

_KEY_LENGTH = 32
VIDEOHOSTS = (
    "teams.microsoft.com",
    "teams.cloud.microsoft",
    "teams.live.com",
    "webex.com",
    "zoom.us",
    "meet.google.com",
    "whereby.com",
    "meet.jit.si",
)


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


class OngeldigeVideohost(ValueError):
    """A host in the environment is not `webex.com` or `*.webex.com`."""


_LABEL = re.compile(r"(?!xn--)(?!-)[a-z0-9-]{1,63}(?<!-)")


def video_hosts(values: Iterable[str]) -> list[str]:
    """`webex.com`, or `*.webex.com` for the same: that host and everything under it.

    Raises `OngeldigeVideohost` for an address in digits, one word, and letters that only look like ours.
    """
    names = [value.strip().lower().removeprefix("*.") for value in values if value.strip()]
    for name in names:
        labels = name.split(".")
        if len(labels) < 2 or not labels[-1].isalpha() or not all(map(_LABEL.fullmatch, labels)):
            raise OngeldigeVideohost(f"{name!r}: expected a host such as webex.com")
    return names


Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def networks(values: Iterable[str]) -> list[Network]:
    """`10.2.0.0/16`, `fd00::/8`. Raises `ValueError` for what is none, also when it is more than a network."""
    return [ipaddress.ip_network(value.strip()) for value in values if value.strip()]
