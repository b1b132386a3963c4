"""The fault switch that is armed: it works on the next answers, or on the next connections."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from simulator.digid.fouten import Fout, Groep

SECONDS = 15.0  # how long "traag" waits: longer than a portal should
CLOSED = 10.0  # seconds that the port stays closed


@dataclass(frozen=True, slots=True)
class Stand:
    fout: Fout
    aantal: int
    seconden: float


class Scherp:
    """Safe under threads. `doors`: what closes and opens the ports of the back channel (argument: open?)."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._stand: Stand | None = None
        self._open = True
        self._clock: threading.Timer | None = None
        self.doors: list[Callable[[bool], None]] = []

    def arm(self, fout: Fout, *, aantal: int = 1, seconden: float | None = None) -> None:
        """When this returns the port is closed, for a switch that closes it."""
        with self._lock:
            self.clear()
            closes = fout is Fout.VERBINDING_GEWEIGERD
            wait = seconden if seconden is not None else CLOSED if closes else SECONDS
            self._stand = Stand(fout, aantal, wait)
            if closes:
                self._move_doors(False)
                self._clock = threading.Timer(wait, self.clear)
                self._clock.daemon = True
                self._clock.start()

    def clear(self) -> None:
        with self._lock:
            self._stand = None
            if self._clock is not None:
                self._clock.cancel()
                self._clock = None
            self._move_doors(True)

    def look(self) -> Stand | None:
        with self._lock:
            return self._stand

    def take(self, *, connection: bool) -> Stand | None:
        """The armed switch for an answer, or for a connection; each time counts once."""
        with self._lock:
            stand = self._stand
            if stand is None or (stand.fout.groep is Groep.VERBINDING) != connection:
                return None
            self._stand = replace(stand, aantal=stand.aantal - 1) if stand.aantal > 1 else None
            return stand

    def _move_doors(self, wanted: bool) -> None:
        if wanted is self._open:
            return
        self._open = wanted
        for door in self.doors:
            door(wanted)
