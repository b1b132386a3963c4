"""What is shown of a count, and what is not."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from identification.cijfers import (
    LANGST,
    TE_WEINIG,
    Getal,
    Maat,
    Week,
    in_steps,
    median,
    shown,
    shown_together,
    total,
    week_of,
)
from identification.paginas.statistiek import HOOGTE, Verandering, draw

MAANDAG = date(2026, 3, 23)  # the week in which the clock goes forward
tellingen = st.dictionaries(
    st.sampled_from(
        [(maat, 0) for maat in Maat if maat not in {Maat.INGELOGD, Maat.SECONDEN}]
        + [(Maat.INGELOGD, int(niveau)) for niveau in Niveau]
    ),
    st.integers(1, 500),
)


@pytest.mark.parametrize(("aantal", "seen"), [(0, 0), (1, None), (9, None), (10, 10), (250, 250)])
def test_few_are_not_shown(aantal: int, seen: int | None) -> None:
    assert shown(aantal).aantal == seen


@given(st.lists(st.integers(0, 40), max_size=30))
def test_no_hidden_count_follows_from_the_total(counts: list[int]) -> None:
    getallen = [shown(count) for count in counts]
    whole = total(getallen)
    hidden = [count for count in counts if 0 < count < TE_WEINIG]
    if whole is None:
        assert len(hidden) == 1 or (hidden and sum(counts) == sum(hidden))
    else:
        assert (whole.aantal, whole.minstens) == (sum(counts) - sum(hidden), len(hidden) > 1)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=3), st.lists(st.integers(10, 60), max_size=3))
def test_no_hidden_count_of_a_dienst_follows_from_that_of_all(small: list[int], large: list[int]) -> None:
    """Whoever lays the pages of all diensten beside that of all together keeps a choice for each of them."""
    seen = shown_together(small + large)
    fitting = [
        other
        for other in product(range(1, TE_WEINIG), repeat=len(small))
        if shown_together([*other, *large]) == seen
    ]
    assert all(len({other[at] for other in fitting}) > 1 for at in range(len(small)))


@pytest.mark.parametrize(
    ("counts", "seen"),
    [
        ([52, 3], Getal(52, minstens=True)),
        ([3, 0], Getal(None)),
        ([52, 3, 4], Getal(59)),
        ([1, 1], Getal(None)),
        ([52, 1, 1], Getal(55)),
        ([9, 9], Getal(17)),
        ([0, 0], Getal(0)),
        ([20, 30], Getal(50)),
    ],
)
def test_diensten_are_counted_together(counts: list[int], seen: Getal) -> None:
    assert shown_together(counts) == seen


def test_a_total_of_weeks_says_that_a_dienst_was_left_out() -> None:
    whole = total([Getal(52, minstens=True), Getal(20)])
    assert whole is not None
    assert (whole.aantal, whole.minstens) == (72, True)


@given(st.lists(st.integers(0, 2 * LANGST), min_size=1, max_size=60))
def test_the_median_is_that_of_the_seconds_to_the_step(seconds: list[int]) -> None:
    steps = [in_steps(second) for second in seconds]
    found = median({step: steps.count(step) for step in steps})
    assert found == (median_low(steps) if len(steps) >= TE_WEINIG else None)


@given(tellingen)
def test_the_chart_says_no_more_than_the_table(telling: dict[tuple[Maat, int], int]) -> None:
    """Two weeks that the table shows alike are drawn alike."""
    small = {key: 1 if count < TE_WEINIG else count for key, count in telling.items()}
    assert draw((week_of(MAANDAG, [telling]),), ()) == draw((week_of(MAANDAG, [small]),), ())


@given(st.lists(tellingen, min_size=1, max_size=8))
def test_every_bar_stands_within_the_chart(all_weeks: list[dict[tuple[Maat, int], int]]) -> None:
    weken = tuple(week_of(MAANDAG + timedelta(weeks=n), [t]) for n, t in enumerate(all_weeks))
    tekening = draw(weken, ())
    for staaf in tekening.staven:
        assert 0 <= staaf.y < staaf.y + staaf.hoogte == HOOGTE
        assert 0 < staaf.x < staaf.x + staaf.breedte <= tekening.breedte
    assert len({staaf.x for staaf in tekening.staven}) == len(tekening.staven)


def test_a_change_stands_in_its_own_week() -> None:
    weken = tuple(_empty(MAANDAG + timedelta(weeks=n)) for n in range(3))
    (streep,) = draw(weken, [Verandering(MAANDAG + timedelta(days=13), "DigiD app")]).veranderingen
    inside = draw(weken, [Verandering(MAANDAG + timedelta(weeks=2), "DigiD app")]).veranderingen
    assert streep.plaats < inside[0].plaats
    assert draw(weken, [Verandering(MAANDAG + timedelta(weeks=3), "DigiD app")]).veranderingen == ()


def test_a_week_has_the_number_of_iso() -> None:
    assert (_empty(date(2026, 12, 28)).nummer, _empty(date(2026, 12, 28)).jaar) == (53, 2026)


def _empty(begin: date) -> Week:
    return week_of(begin, [])
