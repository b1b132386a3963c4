"""Other sides that take their time: far longer than a busy machine needs for anything, and over when the caller leaves.

Whether a caller keeps to its limit is measured against `PATIENCE` and not against that limit: a machine with other work
too may stand still for seconds. Who waits for such an answer to end waits for `LASTS`, and is seen.
"""

from __future__ import annotations

import select
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

LASTS = 30.0  # seconds
PATIENCE = 15.0  # seconds


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Says nothing. What was asked must have been read, or this looks like somebody who left."""
    select.select([handler.connection], [], [], LASTS)


def drops(every: float) -> Iterator[int]:
    """One by one, `every` so many seconds, until `LASTS` are over; who left ends it at the next write."""
    for number in range(round(LASTS / every)):
        time.sleep(every)
        yield number
