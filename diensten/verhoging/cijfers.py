"""How many recent logins would have been refused after a raise.

Who counts logins stands above this package: it registers itself here when the apps are loaded. It gives numbers per
betrouwbaarheidsniveau and nothing of anybody. Fewer than ten is said as such.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from begrippen.niveau import Betrouwbaarheidsniveau

DAGEN = 90
KLEINSTE = 10  # a smaller number may point at people


class Telling(Protocol):
    def __call__(self, *, dienst_id: int, sinds: datetime) -> Mapping[Betrouwbaarheidsniveau, int]:
        """Logins since `sinds`, per niveau that was reached."""


class Bron:
    """Where the numbers come from; without one there are none."""

    def __init__(self) -> None:
        self._telling: Telling | None = None

    def register(self, telling: Telling) -> None:
        self._telling = telling

    def count(self, *, dienst_id: int, sinds: datetime) -> Mapping[Betrouwbaarheidsniveau, int]:
        return self._telling(dienst_id=dienst_id, sinds=sinds) if self._telling is not None else {}


bron = Bron()


@dataclass(frozen=True, slots=True)
class Aandeel:
    """`totaal`: logins that succeeded. `te_laag`: those that would not, after the raise."""

    totaal: int
    te_laag: int

    @property
    def te_weinig(self) -> bool:
        """Too few logins to say anything."""
        return self.totaal < KLEINSTE

    @property
    def klein(self) -> bool:
        """Fewer than ten would be refused, also none: which of the two is not told."""
        return self.te_laag < KLEINSTE

    @property
    def bijna_alle(self) -> bool:
        """Fewer than ten would get in."""
        return self.totaal - self.te_laag < KLEINSTE

    @property
    def ongeveer(self) -> int:
        """`totaal` as it is told. To the unit, what is hidden for one raise follows from that for another."""
        return in_tens(self.totaal)

    @property
    def ongeveer_te_laag(self) -> int:
        return in_tens(self.te_laag)

    @property
    def procent(self) -> int:
        """Of what is told, so that it tells no more; of ten logins and more."""
        return round(100 * self.ongeveer_te_laag / max(self.ongeveer, 1))


def in_tens(aantal: int) -> int:
    """Rounded; from five on up."""
    return (aantal + 5) // 10 * 10


def share_refused(*, dienst_id: int, naar: Betrouwbaarheidsniveau, now: datetime) -> Aandeel:
    counts = bron.count(dienst_id=dienst_id, sinds=now - timedelta(days=DAGEN))
    return Aandeel(
        totaal=sum(counts.values()),
        te_laag=sum(number for niveau, number in counts.items() if niveau < naar),
    )
