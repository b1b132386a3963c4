"""Ends what a killed launcher leaves behind: its process groups and its temporary folders.

A process of its own that reads lines from a pipe: `+group PID`, `-group PID`, `+folder PATH`. The pipe closes
when the launcher ends, however it ends: also after SIGKILL, and for whole groups. PR_SET_PDEATHSIG reaches
neither a group nor a child that changed user.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path

GRACE = 5.0  # seconds between asking and killing


def read(lines: Iterable[str]) -> tuple[list[int], list[str]]:
    """What is still running and lying about when the pipe closes."""
    groups: list[int] = []
    folders: list[str] = []
    for line in lines:
        verb, _, value = line.rstrip("\n").partition(" ")
        if verb == "+group":
            groups.append(int(value))
        elif verb == "-group" and int(value) in groups:
            groups.remove(int(value))
        elif verb == "+folder":
            folders.append(value)
    return groups, folders


def signal_group(group: int, number: int) -> bool:
    """Whether the group still had a process in it."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def lives(group: int) -> bool:
    """Whether a process of the group runs. A dead one that nobody has waited for yet does not count."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, its_group = stat.read_text().rpartition(")")[2].split()[:3]
        except (OSError, ValueError):
            continue
        if int(its_group) == group and state not in "ZX":
            return True
    return False


def end(groups: list[int]) -> None:
    for group in groups:
        signal_group(group, signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    while time.monotonic() < deadline and any(map(lives, groups)):
        time.sleep(0.05)
    for group in groups:
        signal_group(group, signal.SIGKILL)


def main() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    groups, folders = read(sys.stdin)
    end(groups)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
