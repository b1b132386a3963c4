"""Ends what a killed launcher leaves behind: its process groups and its temporary folders.

A process of its own that reads lines from a pipe: `+group PID BORN`, `-group PID`, `+folder PATH`. The pipe closes
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


def read(lines: Iterable[str]) -> tuple[dict[int, str], list[str]]:
    """What is still running (see `born`) and lying about when the pipe closes."""
    groups: dict[int, str] = {}
    folders: list[str] = []
    for line in lines:
        verb, _, value = line.rstrip("\n").partition(" ")
        if verb == "+group":
            group, _, since = value.partition(" ")
            groups[int(group)] = since
        elif verb == "-group":
            groups.pop(int(value), None)
        elif verb == "+folder":
            folders.append(value)
    return groups, folders


def born(process: int) -> str:
    """When it started, in ticks since the machine did; empty when there is no such process."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return ""


def signal_group(group: int, number: int, *, since: str) -> bool:
    """Whether the group still had a process in it. `since`: when its leader was born.

    Numbers of processes are used again: without that, whoever has the number of a group that ended long ago would
    get the signal. While a group lives its number is not given away, also when its leader is gone.
    """
    if born(group) not in {since, ""}:
        return False
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


def end(groups: dict[int, str]) -> None:
    left = [group for group, since in groups.items() if signal_group(group, signal.SIGTERM, since=since)]
    deadline = time.monotonic() + GRACE
    while time.monotonic() < deadline and any(map(lives, left)):
        time.sleep(0.05)
    for group in left:
        signal_group(group, signal.SIGKILL, since=groups[group])


def main() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    groups, folders = read(sys.stdin)
    end(groups)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
