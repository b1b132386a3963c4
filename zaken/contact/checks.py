"""What `manage.py check` says about the settings of contact moments, when they are made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

_PRODUCTIE = "productie"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_TOKEN_LENGTH = 20


@register(Tags.security)
def klantinteracties_is_safe(**_: Any) -> list[CheckMessage]:
    """Errors in production alone: elsewhere the simulator is the other side."""
    own: dict[str, Any] = settings.KLANTINTERACTIES
    if not own["url"] or settings.OMGEVING != _PRODUCTIE:
        return []
    return [Error(text, id=f"zaken.contact.E{number:03}") for number, text in _problems(own)]


def _problems(own: dict[str, Any]) -> Iterator[tuple[int, str]]:
    parts = urlsplit(own["url"])
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc:
        yield 1, "KLANTINTERACTIES_URL is not https."
    if parts.hostname in _LOOPBACK or "simulator" in parts.netloc:
        yield 2, "KLANTINTERACTIES_URL is this machine or a simulator."
    if len(own["token"]) < _TOKEN_LENGTH:
        yield 3, f"KLANTINTERACTIES_TOKEN is missing or shorter than {_TOKEN_LENGTH} characters."
    if bool(own["cert_file"]) != bool(own["key_file"]):
        yield 4, "KLANTINTERACTIES_CERT_FILE and KLANTINTERACTIES_KEY_FILE always come together."
