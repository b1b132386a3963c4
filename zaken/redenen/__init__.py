"""What every reason of a delivery means, in words, and who can do something about it: the one place for it.

A reason is a fixed code of a zaaksysteem, of an adapter or of the delivery itself. `reden_of` has words for each.
"""

from __future__ import annotations

import re

from zaken.redenen import algemeen, stuf, zgw
from zaken.redenen.reden import Reden, Wie

__all__ = ["Reden", "Wie", "is_bekend", "reden_of"]

_REDENEN: dict[str, Reden] = {**algemeen.REDENEN, **zgw.REDENEN, **stuf.REDENEN}
_HTTP = re.compile(r"stuf-http-([0-9]{3})")
_FO = re.compile(r"stuf-[0-9]{3}")


def reden_of(code: str, *, permanent: bool = True) -> Reden:
    """`permanent`: how a reason that nobody knows (of another adapter) was meant."""
    known = _known(code)
    if known is not None:
        return known
    return algemeen.ONBEKEND_GEWEIGERD if permanent else algemeen.ONBEKEND_TIJDELIJK


def is_bekend(code: str) -> bool:
    return _known(code) is not None


def _known(code: str) -> Reden | None:
    if code in _REDENEN:
        return _REDENEN[code]
    if http := _HTTP.fullmatch(code):
        return stuf.http_reden(int(http[1]))
    return stuf.ANDERE_CODE if _FO.fullmatch(code) else None
