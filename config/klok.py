"""The worker's own clock. The beat calls the rounds through Redis; what it has not called in time, this runs.

So a Redis that is away, a beat that died and a Celery that does not find its way back to Redis all cost seconds: the
status row is the work list, and who holds it needs nobody to be told to look (docs/adr/0012).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Event, Thread
from time import monotonic

from django.db import close_old_connections

_logger = logging.getLogger(__name__)
_LOOK = 0.5  # seconds between two looks at the clock
_LATE = 2  # intervals without a call until the round is run here


@dataclass(slots=True)
class Ronde:
    """One task of the schedule, as the clock sees it."""

    run: Callable[[], object]
    interval: float  # seconds
    last: float = field(default_factory=monotonic)
    called: bool = True

    def late(self, now: float) -> bool:
        return now - self.last > _LATE * self.interval


class Klok:
    """Runs in a thread of the worker, beside its pool. Every round may run twice or at once: that is theirs."""

    def __init__(self, rondes: Mapping[str, Ronde]) -> None:
        self._rondes = dict(rondes)
        self._stopped = Event()
        self._thread = Thread(target=self._tick, name="klok", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, seconds: float) -> None:
        """Let the round that runs end by itself, for at most `seconds`."""
        self._stopped.set()
        self._thread.join(seconds)

    def seen(self, name: str) -> None:
        """The beat's call for task `name` arrived and was run."""
        ronde = self._rondes.get(name)
        if ronde is None:
            return
        if not ronde.called:
            _logger.info("%s is called again", name)
        ronde.last, ronde.called = monotonic(), True

    def run_late(self, now: float) -> list[str]:
        """Run what was not called in time; returns the names."""
        late = [name for name, ronde in self._rondes.items() if ronde.late(now)]
        for name in late:
            self._run(name, self._rondes[name])
        return late

    def _run(self, name: str, ronde: Ronde) -> None:
        if ronde.called:
            _logger.warning(
                "no call for %s in %.0f s: the worker runs it by itself", name, _LATE * ronde.interval
            )
        ronde.called = False
        close_old_connections()
        try:
            ronde.run()
        except Exception as error:  # noqa: BLE001 - a round that fails comes again; the clock must not stop
            # The text of an exception may hold anything; its kind does not.
            _logger.error("%s failed: %s", name, type(error).__name__)
        finally:
            close_old_connections()
            ronde.last = monotonic()

    def _tick(self) -> None:
        while not self._stopped.wait(_LOOK):
            self.run_late(monotonic())
