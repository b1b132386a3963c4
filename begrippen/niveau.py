"""Betrouwbaarheidsniveau: how sure a login is, in DigiD's own order."""

from __future__ import annotations

from enum import IntEnum


class Betrouwbaarheidsniveau(IntEnum):
    """The four levels, with the numbers DigiD itself orders them by (koppelvlakspecificatie DigiD SAML 3.7)."""

    BASIS = 10
    MIDDEN = 20
    SUBSTANTIEEL = 25
    HOOG = 30

    @property
    def code(self) -> str:
        """The lower-case name, as in forms and in stored rows: `basis`, `midden`, `substantieel`, `hoog`."""
        return self.name.lower()

    @classmethod
    def from_code(cls, code: str) -> Betrouwbaarheidsniveau:
        """Raises `KeyError` for a name that is not a level."""
        return cls[code.upper()]
