"""Rounds of the worker, each in a process of its own that dies at one failpoint: `python -m tests.e2e.vallen NAME…`.

What takes seconds of a worker is its start, so that is done once and each round is forked from it. It prints a line
for each, the name and how it ended, and goes on when it is told to: the test looks at what was left behind.
"""

from __future__ import annotations

import os
import sys
import time

import django


def fall(name: str) -> int:
    """How a process ended that did the worker's rounds until it died at `name`."""
    from django.conf import settings  # noqa: PLC0415  (after the set-up)

    from identification.tasks import bezorg_alles  # noqa: PLC0415

    if pid := os.fork():
        _, status = os.waitpid(pid, 0)
        return os.waitstatus_to_exitcode(status)
    settings.FAILPOINT = name
    until = time.monotonic() + 30
    while time.monotonic() < until:
        bezorg_alles()
        time.sleep(0.1)
    os._exit(0)


if __name__ == "__main__":
    django.setup()
    for one in sys.argv[1:]:
        print(one, fall(one), flush=True)
        sys.stdin.readline()
