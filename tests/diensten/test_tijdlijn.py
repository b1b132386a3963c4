"""The days of a raise, over summer time and over the ends of months."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diensten.verhoging import tijdlijn
from diensten.verhoging.tijdlijn import BREED, Mijlpaal, Waarschuwing

DAYS = st.dates(date(2024, 1, 1), date(2060, 12, 31))
MOMENTS = st.integers(1_704_200_000, 2_871_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@pytest.mark.parametrize(
    ("dag", "utc"),
    [
        (date(2027, 6, 15), datetime(2027, 6, 14, 22, 0, tzinfo=UTC)),
        (date(2027, 1, 15), datetime(2027, 1, 14, 23, 0, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 27, 23, 0, tzinfo=UTC)),  # summer time begins at 02.00 that day
        (date(2027, 3, 29), datetime(2027, 3, 28, 22, 0, tzinfo=UTC)),
        (date(2027, 10, 31), datetime(2027, 10, 30, 22, 0, tzinfo=UTC)),  # and ends at 03.00
        (date(2027, 11, 1), datetime(2027, 10, 31, 23, 0, tzinfo=UTC)),
    ],
)
def test_midnight_is_that_of_the_netherlands(dag: date, utc: datetime) -> None:
    assert tijdlijn.midnight(dag) == utc
    assert tijdlijn.day_of(utc) == dag
    assert tijdlijn.day_of(utc - timedelta(microseconds=1)) == dag - timedelta(days=1)


@given(dag=DAYS, moment=MOMENTS)
def test_comparing_days_is_comparing_with_midnight(dag: date, moment: datetime) -> None:
    assert (tijdlijn.day_of(moment) >= dag) == (moment >= tijdlijn.midnight(dag))


@given(dag=DAYS, months=st.integers(0, 30))
def test_months_before_is_that_month_and_never_a_later_day(dag: date, months: int) -> None:
    back = tijdlijn.months_before(dag, months)
    assert back.year * 12 + back.month == dag.year * 12 + dag.month - months
    assert back.day <= dag.day
    assert back.day == dag.day or (back + timedelta(days=1)).day == 1


def test_a_short_month_has_no_thirty_first() -> None:
    assert tijdlijn.months_before(date(2027, 5, 31), 3) == date(2027, 2, 28)
    assert tijdlijn.months_before(date(2028, 5, 31), 3) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("begin", "datum", "expected"),
    [
        ((2027, 1, 15), (2027, 6, 15), []),
        ((2027, 3, 15), (2027, 6, 15), []),
        ((2027, 3, 16), (2027, 6, 15), [Waarschuwing.KORT]),
        ((2026, 12, 15), (2027, 6, 15), []),
        ((2026, 12, 14), (2027, 6, 15), [Waarschuwing.LANG]),
        ((2027, 2, 1), (2027, 5, 25), [Waarschuwing.MAANDRAND]),
        ((2027, 2, 1), (2027, 5, 24), []),
        ((2027, 2, 1), (2027, 7, 5), [Waarschuwing.MAANDRAND]),
        ((2027, 2, 1), (2027, 7, 6), []),
        ((2027, 2, 1), (2027, 6, 18), [Waarschuwing.VRIJDAG]),
        ((2027, 5, 1), (2027, 6, 4), [Waarschuwing.KORT, Waarschuwing.MAANDRAND, Waarschuwing.VRIJDAG]),
    ],
)
def test_what_to_warn_for(
    begin: tuple[int, int, int], datum: tuple[int, int, int], expected: list[Waarschuwing]
) -> None:
    assert list(tijdlijn.warnings(begin=date(*begin), datum=date(*datum))) == expected


@given(begin=DAYS, datum=DAYS)
def test_no_day_is_both_too_short_and_too_long(begin: date, datum: date) -> None:
    found = tijdlijn.warnings(begin=begin, datum=datum)
    assert not {Waarschuwing.KORT, Waarschuwing.LANG} <= set(found)


@given(datum=DAYS, vandaag=DAYS)
def test_rolling_back_is_possible_on_fourteen_days(datum: date, vandaag: date) -> None:
    assert tijdlijn.can_roll_back(datum, vandaag=vandaag) == (0 <= (vandaag - datum).days < 14)


@given(datum=DAYS, vandaag=DAYS)
def test_the_proposed_start_is_not_before_today(datum: date, vandaag: date) -> None:
    start = tijdlijn.announce_from(datum, vandaag=vandaag)
    assert start >= vandaag
    assert start == vandaag or Waarschuwing.KORT not in tijdlijn.warnings(begin=start, datum=datum)


@given(vandaag=DAYS, aankondigen=DAYS, datum=DAYS)
def test_the_points_stand_in_order_and_apart(vandaag: date, aankondigen: date, datum: date) -> None:
    points = tijdlijn.timeline(vandaag=vandaag, aankondigen_vanaf=aankondigen, datum=datum)
    assert {point.mijlpaal for point in points} == set(Mijlpaal)
    for one, other in pairwise(points):
        assert one.dag <= other.dag
        assert other.x - one.x >= 26  # two circles of 12, and room between them
    assert points[0].x >= 12
    assert points[-1].x <= BREED - 12
    assert all(point.geweest == (point.dag < vandaag) for point in points)
