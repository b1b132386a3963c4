"""A date of the BRP: it may be known for a part only, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Datum:
    """What is not known is None: the day alone, the day and the month, or all three."""

    jaar: int | None = None
    maand: int | None = None
    dag: int | None = None

    @property
    def volledig(self) -> date | None:
        """Only when every part is known."""
        if self.jaar is None or self.maand is None or self.dag is None:
            return None
        return date(self.jaar, self.maand, self.dag)


ONBEKEND = Datum()
