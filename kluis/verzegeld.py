"""Reading and writing the sealed columns of one row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from begrippen.bsn import Bsn
from kluis import dagsleutel, zegel
from kluis.zegel import ZegelVerbroken

Buffer = bytes | memoryview  # what the database drivers give back


class Row(Protocol):
    """What of a row is needed to open it."""

    id: UUID
    dag: date
    data_sleutel: Buffer | None


@dataclass(frozen=True, slots=True, repr=False)
class Verzegeld:
    """The open data key of one row. Lives as long as one call; never stored, never shown."""

    id: UUID
    key: bytes

    @classmethod
    def new(cls, *, id: UUID) -> Verzegeld:  # noqa: A002 - the field is called so
        return cls(id=id, key=zegel.new_key())

    @classmethod
    def of(cls, row: Row, *, reeks: str = "") -> Verzegeld:
        """Raises `ZegelVerbroken` when the row has been wiped, `SleutelNietBereikbaar` without the key of its day."""
        if row.data_sleutel is None:
            raise ZegelVerbroken
        wrapped, context = bytes(row.data_sleutel), f"{row.id}:data_sleutel"
        return cls(id=row.id, key=dagsleutel.unwrap(wrapped, day=row.dag, context=context, reeks=reeks))

    def wrapped(self, *, dag: date, first_of_day: bool, reeks: str = "") -> bytes:
        """Raises `SleutelNietBereikbaar`."""
        context = f"{self.id}:data_sleutel"
        return dagsleutel.wrap(self.key, day=dag, context=context, first_of_day=first_of_day, reeks=reeks)

    def seal(self, column: str, plain: bytes) -> bytes:
        return zegel.seal(plain, key=self.key, context=f"{self.id}:{column}")

    def unseal(self, column: str, sealed: Buffer | None) -> bytes:
        """Raises `ZegelVerbroken`, also for an empty column."""
        if sealed is None:
            raise ZegelVerbroken
        return zegel.unseal(bytes(sealed), key=self.key, context=f"{self.id}:{column}")

    def seal_text(self, column: str, text: str) -> bytes:
        return self.seal(column, text.encode())

    def unseal_text(self, column: str, sealed: Buffer | None) -> str:
        return self.unseal(column, sealed).decode()

    def seal_bsn(self, column: str, bsn: Bsn) -> bytes:
        return self.seal_text(column, bsn.reveal())

    def unseal_bsn(self, column: str, sealed: Buffer | None) -> Bsn:
        return Bsn(self.unseal_text(column, sealed))
