"""What becomes a contact moment, and why it did not."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

_CHARACTERS = 10  # what the API gives a referentienummer


@dataclass(frozen=True, slots=True)
class ContactOpdracht:
    """`kenmerk`: ours and unique. `zaak_ref`: what the zaaksysteem gave, an address with ZGW. `taal`: of the pages,
    two letters. Nothing in it is about the inwoner.
    """

    kenmerk: UUID
    zaaknummer: str
    zaak_ref: str
    dienst: str
    medewerker: str
    medewerker_id: UUID | None
    taal: str
    begonnen_op: datetime

    @property
    def referentienummer(self) -> str:
        """By which it is found again: 50 bits of `kenmerk`, as A-Z and 2-7."""
        return base64.b32encode(self.kenmerk.bytes).decode("ascii")[:_CHARACTERS]


class ContactFout(Exception):
    """`reason`: a fixed code; `permanent`: the same again will be refused again."""

    def __init__(self, reason: str, *, permanent: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
