"""One limit of time for a whole exchange behind the browser's back, however many calls and reads it takes.

A time-out of a socket counts anew at each read: an answer that drips would hold a worker for hours. The sockets here
give every read what is left of the limit that `within` set for this thread.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


class _Limit(threading.local):
    at: float | None = None
    may_connect: Callable[[str], bool] | None = None


_limit = _Limit()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Everything that is called inside ends within `seconds` altogether. An outer limit stays in force."""
    before, ends = _limit.at, time.monotonic() + seconds
    _limit.at = ends if before is None else min(before, ends)
    try:
        yield
    finally:
        _limit.at = before


@contextmanager
def only(may_connect: Callable[[str], bool] | None) -> Iterator[None]:
    """Inside, connections go to addresses alone for which `may_connect` is true; it gets each as a text.

    Asked of the very address that is connected to, whatever the host was called: a name that points elsewhere a
    moment later, or is spelt in another way, helps nobody. A proxy is asked about like any other address.
    """
    before = _limit.may_connect
    _limit.may_connect = may_connect
    try:
        yield
    finally:
        _limit.may_connect = before


def left() -> float:
    """Seconds; outside `within` there are none. Raises `TimeoutError` when they are over."""
    seconds = (_limit.at or 0.0) - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def is_over() -> bool:
    return time.monotonic() >= (_limit.at or 0.0)


def connect(host: str, port: int) -> socket.socket:
    """A connection to the first address of `host` that answers: urllib3 gives each address the whole of the time.

    Raises `OSError`; `TimeoutError` when the limit is over.
    """
    failure = OSError()
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if _limit.may_connect and not _limit.may_connect(str(address[0])):
            continue
        made = socket.socket(family, kind, protocol)
        try:
            made.settimeout(left())
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            made.connect(address)
        except OSError as error:
            made.close()
            failure = error
        else:
            return made
    raise failure


class _Limited:
    """What both kinds of sockets do before they read."""

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(left())  # type: ignore[attr-defined]
        return super().recv_into(*args, **kwargs)  # type: ignore[misc, no-any-return]


class LimitedTls(_Limited, ssl.SSLSocket):
    """For `ssl.SSLContext.sslsocket_class`."""

    def send(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(left())  # without TLS `sendall` itself counts the whole
        return super().send(*args, **kwargs)

    def do_handshake(self, block: bool = False) -> None:
        self.settimeout(left())
        super().do_handshake(block)


class LimitedSocket(_Limited, socket.socket):
    """Without TLS, as to a simulator."""
