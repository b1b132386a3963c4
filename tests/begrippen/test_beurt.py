"""A round of the worker: fair to its other rounds, and gentle to whom it calls."""

from __future__ import annotations

from itertools import count

from begrippen.beurt import in_turn


def test_a_place_that_is_down_is_asked_once_and_the_others_go_on() -> None:
    asked: list[tuple[str, int]] = []

    def do(one: tuple[str, int]) -> bool:
        asked.append(one)
        return one[0] != "stuk"

    waiting = [("stuk", 1), ("goed", 2), ("stuk", 3), ("goed", 4)]
    assert in_turn(waiting, do, at=lambda one: one[0]) == 2
    assert asked == [("stuk", 1), ("goed", 2), ("goed", 4)]


def test_a_round_ends_in_time() -> None:
    """Each one takes seven seconds here: the first ends at 7, the third at 21, the fourth is for the next round."""
    ticks = count(0, 7)
    done = in_turn(range(100), lambda _: True, at=lambda _: None, seconds=20, clock=lambda: next(ticks))
    assert done == 2
