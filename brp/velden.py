"""Which fields may be asked of the BRP."""

from __future__ import annotations

import re

# They come by themselves; who asks for them gets a 400 (BRP API Personen 2.7.0, `fields`).
VANZELF = frozenset(
    {"inOnderzoek", "geheimhoudingPersoonsgegevens", "opschortingBijhouding", "rni", "verificatie"}
)
_VELD = re.compile(r"[a-zA-Z0-9._]{1,200}")


def may_be_asked(veld: str) -> bool:
    """`burgerservicenummer` and `gezag` are ours to add."""
    parts = veld.split(".")
    return _VELD.fullmatch(veld) is not None and all(parts) and not VANZELF.intersection(parts)
