"""The code on the receipt: sixteen characters with which the inwoner can say "that was not me".

The first six find the receipt, the other ten (49 bits) are the secret beside it. Letters that look or sound alike are
left out, so that it can be read from paper.
"""

from __future__ import annotations

import re
import secrets

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_FIND, _SECRET = 6, 10
_SEPARATORS = re.compile(r"[\s.\-‐-―]")


class OngeldigeOntvangstcode(ValueError):
    """Not sixteen characters of the alphabet. Carries nothing of what was typed."""


def new_code() -> tuple[str, str]:
    """Number and secret, both in capitals."""
    drawn = "".join(secrets.choice(_ALPHABET) for _ in range(_FIND + _SECRET))
    return drawn[:_FIND], drawn[_FIND:]


def parse(typed: str) -> tuple[str, str]:
    """Number and secret of what somebody typed, with or without hyphens. Raises `OngeldigeOntvangstcode`."""
    code = _SEPARATORS.sub("", typed).upper()
    if len(code) != _FIND + _SECRET or not set(code) <= set(_ALPHABET):
        raise OngeldigeOntvangstcode
    return code[:_FIND], code[_FIND:]


def shown(nummer: str, sleutel: str) -> str:
    """In four groups of four."""
    code = nummer + sleutel
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
