"""The six digits that tie a login to a call.

A code is a string: leading zeros stay. It is checked only inside its own identification and never searched for.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from uuid import UUID

from begrippen.bsn import Bsn

LENGTH = 6
POGINGEN = 3
_SPACE = 10**LENGTH
_SEPARATORS = str.maketrans("", "", " \t\u00a0\u202f.,-\u2010\u2011\u2012\u2013\u2014")


class OngeldigeCode(ValueError):
    """What was typed cannot be a code. `reden`: `leeg`, `tekens` or `lengte`; `aantal`: how many digits it had."""

    def __init__(self, reden: str, aantal: int = 0) -> None:
        self.reden = reden
        self.aantal = aantal
        super().__init__(reden)


def random_code() -> str:
    """Flow NIEUW: uniform over 000000–999999."""
    return f"{secrets.randbelow(_SPACE):0{LENGTH}d}"


def keyed_code(*, key: bytes, gemeentecode: str, uuid: UUID, bsn: Bsn) -> str:
    """Flow BEKEND: HMAC-SHA-256 over gemeentecode, UUID and BSN, reduced to six digits.

    All 256 bits go into the modulo, so no code is likelier than another by more than 10⁻⁷⁰. With a plain hash
    some 91 BSNs would give a known code for a known UUID, and two calls would leave one: hence the key.
    """
    message = "\x00".join((gemeentecode, str(uuid), bsn.reveal())).encode()
    digest = hmac.new(key, message, hashlib.sha256).digest()
    return f"{int.from_bytes(digest) % _SPACE:0{LENGTH}d}"


def parse_code(text: str) -> str:
    """Six digits from what the ambtenaar typed: spaces, dots and dashes may stand between. Raises `OngeldigeCode`."""
    digits = text.translate(_SEPARATORS)
    if not digits:
        raise OngeldigeCode("leeg")
    if not (digits.isascii() and digits.isdigit()):
        raise OngeldigeCode("tekens")
    if len(digits) != LENGTH:
        raise OngeldigeCode("lengte", len(digits))
    return digits


def same_code(one: str, other: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())
