"""What the simulator remembers between two requests: values that live short and are handed over once."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

T = TypeVar("T")
_REMEMBER_EXPIRED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    value: T
    expires_at: datetime

    def expired(self, now: datetime) -> bool:
        return now >= self.expires_at


class OneTime(Generic[T]):
    """A store in memory, safe under threads. Expired values stay an hour, to tell expired from unknown."""

    def __init__(self, *, lifetime: timedelta) -> None:
        self._lifetime = lifetime
        self._entries: dict[str, Entry[T]] = {}
        self._lock = threading.Lock()

    def put(self, value: T, *, now: datetime, key: str | None = None) -> str:
        """Keep `value` under `key`, or under a new unguessable one, which is returned."""
        name = key or secrets.token_urlsafe(32)
        with self._lock:
            self._forget(now)
            self._entries[name] = Entry(value, now + self._lifetime)
        return name

    def look(self, key: str) -> Entry[T] | None:
        with self._lock:
            return self._entries.get(key)

    def take(self, key: str) -> Entry[T] | None:
        """Hand over and forget: of two that ask at the same moment, one gets it."""
        with self._lock:
            return self._entries.pop(key, None)

    def look_fresh(self, key: str, *, now: datetime) -> T | None:
        entry = self.look(key)
        return None if entry is None or entry.expired(now) else entry.value

    def take_fresh(self, key: str, *, now: datetime) -> T | None:
        entry = self.take(key)
        return None if entry is None or entry.expired(now) else entry.value

    def fresh(self, *, now: datetime) -> list[T]:
        with self._lock:
            return [entry.value for entry in self._entries.values() if not entry.expired(now)]

    def drop(self, key: str) -> None:
        self.take(key)

    def _forget(self, now: datetime) -> None:
        old = [key for key, entry in self._entries.items() if now >= entry.expires_at + _REMEMBER_EXPIRED]
        for key in old:
            del self._entries[key]
