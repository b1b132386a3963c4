from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from machtigen.leeftijd import Geboorte, dutch_day, jonger_dan


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 22, 22, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), date(2026, 11, 23)),  # winter: one hour before UTC
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),  # summer: two
    ],
)
def test_a_day_begins_at_midnight_in_amsterdam(now: datetime, day: date) -> None:
    assert dutch_day(now) == day


@pytest.mark.parametrize(
    ("geboorte", "younger"),
    [
        (Geboorte(2008, 11, 21), False),  # 18 yesterday
        (Geboorte(2008, 11, 22), False),  # today
        (Geboorte(2008, 11, 23), True),  # tomorrow
        (Geboorte(2008, 11), None),  # this month
        (Geboorte(2008, 12), True),
        (Geboorte(2008, 10), False),
        (Geboorte(2008), None),  # this year
        (Geboorte(2009), True),
        (Geboorte(2007), False),
        (Geboorte(), None),
        (None, None),
    ],
)
def test_younger_than_eighteen(geboorte: Geboorte | None, younger: bool | None) -> None:
    assert jonger_dan(geboorte, 18, op=date(2026, 11, 22)) is younger


def test_who_was_born_on_a_leap_day() -> None:
    born = Geboorte(2008, 2, 29)
    assert jonger_dan(born, 18, op=date(2026, 2, 28)) is True
    assert jonger_dan(born, 18, op=date(2026, 3, 1)) is False


@pytest.mark.parametrize("parts", [(None, 5, None), (2008, None, 3), (2008, 2, 30), (2008, 13, None)])
def test_a_date_that_cannot_be(parts: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Geboorte(*parts)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dates(date(1930, 1, 1), date(2026, 1, 1)),
    st.dates(date(2026, 1, 1), date(2050, 1, 1)),
    st.integers(1, 18),
)
def test_nobody_grows_younger_and_less_is_never_more_sure(born: date, op: date, jaren: int) -> None:
    whole = jonger_dan(Geboorte(born.year, born.month, born.day), jaren, op=op)
    if whole is False:
        assert jonger_dan(Geboorte(born.year, born.month, born.day), jaren, op=op + timedelta(1)) is False
    for less in (Geboorte(born.year, born.month), Geboorte(born.year), Geboorte()):
        assert jonger_dan(less, jaren, op=op) in {whole, None}
