"""Ports on loopback."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

HOSTS = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


def loopback_hosts() -> list[str]:
    """The loopback addresses of this machine: IPv4, and IPv6 where it is switched on."""
    return [host for family, host in HOSTS if _can_bind(family, host, 0)]


def is_free(port: int) -> bool:
    return all(_can_bind(family, host, port) for family, host in HOSTS if host in loopback_hosts())


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        if is_free(port):
            return port


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
