"""What the built-in register keeps, sealed with a key that lives as long as the register does.

A sealed value starts with the name of its key, so that `REGISTER_SLEUTELS` can rotate: the first key seals,
every key in the ring opens.
"""

from __future__ import annotations

from django.conf import settings

from kluis import zegel
from kluis.zegel import ZegelVerbroken

_SEPARATOR = b"\x00"


def seal(plain: bytes, *, context: str) -> bytes:
    name, key = next(iter(settings.REGISTER_SLEUTELS.items()))
    return name.encode() + _SEPARATOR + zegel.seal(plain, key=key, context=context)


def unseal(sealed: bytes, *, context: str) -> bytes:
    """Raises `ZegelVerbroken`, also when the key is no longer in the ring."""
    name, _, body = bytes(sealed).partition(_SEPARATOR)
    key = settings.REGISTER_SLEUTELS.get(name.decode(errors="replace"))
    if key is None:
        raise ZegelVerbroken
    return zegel.unseal(body, key=key, context=context)
