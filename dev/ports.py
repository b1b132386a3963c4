"""Ports on loopback."""

from __future__ import annotations

import fcntl
import os
import random
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

# Below what the kernel gives to outgoing connections (Linux from 32768, others from 49152): such a connection may
# take a port between our look and the start of a server, or call itself while that server is away.
OURS = range(15_000, 32_000)
_claimed: set[int] = set()
_claiming = threading.Lock()

HOSTS = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


def loopback_hosts() -> list[str]:
    """The loopback addresses of this machine: IPv4, and IPv6 where it is switched on."""
    return [host for family, host in HOSTS if _can_bind(family, host, 0)]


def is_free(port: int) -> bool:
    return all(_can_bind(family, host, port) for family, host in HOSTS if host in loopback_hosts())


def free_port() -> int:
    """A port that nobody listens on, and that no process of this user gets here while this one lives."""
    while True:
        port = random.choice(OURS)  # noqa: S311  # who else wants it is asked, not guessed
        if claim(port) and is_free(port):
            return port


def claim(port: int) -> bool:
    """Whether `port` is for this process alone from now on, as far as those go that ask here.

    A lock on one byte of a file that all share: the kernel takes it back when the process ends, however it ends.
    """
    with _claiming:
        if port in _claimed:
            return False
        try:
            fcntl.lockf(_claims(), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, port)
        except OSError:
            return False
        _claimed.add(port)
        return True


@cache
def _claims() -> int:
    """Never closed: with that all locks of this process would go."""
    path = Path(tempfile.gettempdir()) / f"beeldpas-ports-{os.getuid()}"
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)


def answers(port: int, host: str = "127.0.0.1") -> bool:
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def wait_for(check: Callable[[], bool], *, seconds: float) -> bool:
    """Whether `check` came true within `seconds`."""
    deadline = time.monotonic() + seconds
    while not check():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.03)
    return True


def _can_bind(family: int, host: str, port: int) -> bool:
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError:
        return False
    return True
