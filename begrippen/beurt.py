"""A round of the worker: one thing after the other, until its turn is over or the other side is down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
SECONDS = 20.0  # the other rounds of the worker, and the purge clock, want their turn


def in_turn(
    waiting: Iterable[T],
    do: Callable[[T], bool],
    *,
    at: Callable[[T], object],
    seconds: float = SECONDS,
    clock: Callable[[], float] = monotonic,
) -> int:
    """How many were done. What is not reached waits for the next round.

    `do`: False when the other side did not answer; what goes to the same place (`at`) is then left for this round.
    """
    silent: set[object] = set()
    until = clock() + seconds
    done = 0
    for one in waiting:
        if clock() > until:
            break
        place = at(one)
        if place in silent:
            continue
        if do(one):
            done += 1
        else:
            silent.add(place)
    return done
