"""When somebody answers: by the clock on the wall, also on the days that the clock is changed."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diensten.gemeente.openingstijden import (
    AMSTERDAM,
    AndereDag,
    Bereikbaar,
    OngeldigeTijden,
    Openingstijden,
    read_day,
    read_other_days,
    write_day,
    write_other_days,
)
from diensten.gemeente.stand import contact_of, write_hours

NEGEN_VIJF = ((time(9), time(17)),)
MET_PAUZE = ((time(9), time(12, 30)), (time(13, 30), time(17)))
WERKDAGEN = Openingstijden((NEGEN_VIJF,) * 4 + (MET_PAUZE,) + ((),) * 2, (AndereDag(date(2026, 12, 25)),))

minutes = st.integers(0, 24 * 60 - 1)


@st.composite
def days(draw: st.DrawFn) -> tuple[tuple[time, time], ...]:
    edges = sorted(draw(st.sets(minutes, max_size=6)))
    clock = [time(*divmod(edge, 60)) for edge in edges]
    return tuple(zip(clock[::2], clock[1::2], strict=False))


weeks = st.lists(days(), min_size=7, max_size=7).map(tuple)
moments = st.integers(0, 2 * 366 * 24 * 60).map(
    lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("9.00–17.00", NEGEN_VIJF),
        ("9-17", NEGEN_VIJF),
        ("09:00 tot 17:00 uur", NEGEN_VIJF),
        ("9.00–12.30 en 13.30–17.00", MET_PAUZE),
        ("9-12.30, 13:30-17", MET_PAUZE),
        ("", ()),
        ("Gesloten", ()),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, blocks: object) -> None:
    assert read_day(text) == blocks


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("’s ochtends", "vorm"),
        ("9 tot", "vorm"),
        ("9-25", "tijd"),
        ("9.75-10", "tijd"),
        ("17-9", "omgekeerd"),
        ("9-12 en 11-17", "overlap"),
        ("9-12 en 12-17", "overlap"),
        ("٩-١٧", "vorm"),
    ],
)
def test_what_is_no_time_is_named(text: str, why: str) -> None:
    with pytest.raises(OngeldigeTijden) as wrong:
        read_day(text)
    assert str(wrong.value) == why


@given(days())
def test_a_day_that_is_written_reads_back(blocks: tuple[tuple[time, time], ...]) -> None:
    assert read_day(write_day(blocks)) == blocks


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(OngeldigeTijden):
        assert read_day(write_day(read_day(text))) == read_day(text)


@given(
    st.lists(
        st.builds(
            AndereDag, st.dates(date(2000, 1, 1)), st.sampled_from(["Kerst", "1e Kerstdag", ""]), days()
        ),
        max_size=5,
        unique_by=lambda one: one.dag,
    )
)
def test_other_days_read_back_in_order(closed: list[AndereDag]) -> None:
    ordered = tuple(sorted(closed, key=lambda one: one.dag))
    assert read_other_days(write_other_days(ordered)) == ordered


@pytest.mark.parametrize(
    "text", ["kerst", "31-02-2026", "25-12-26", "2026-12-25", "25-12-2026 9.00-", "25-12-2026 17-9 Kerst"]
)
def test_what_is_no_day_is_named(text: str) -> None:
    with pytest.raises(OngeldigeTijden, match=text):
        read_other_days(f"01-01-2026\n{text}")


@pytest.mark.parametrize(
    ("line", "naam", "blocks"),
    [
        ("27-04-2027 Koningsdag", "Koningsdag", ()),
        ("27-04-2027 dicht Koningsdag", "Koningsdag", ()),
        ("27-4-2027 9.00–12.30 en 13.30–17.00 Koningsdag", "Koningsdag", MET_PAUZE),
        ("27/4/2027 9-17", "", NEGEN_VIJF),
    ],
)
def test_an_other_day_is_closed_or_has_hours(line: str, naam: str, blocks: tuple) -> None:
    assert read_other_days(line) == (AndereDag(date(2027, 4, 27), naam, blocks),)


def test_hours_of_one_date_hold_on_that_date_alone() -> None:
    tijden = Openingstijden(
        (NEGEN_VIJF,) * 7, (AndereDag(date(2026, 12, 24), "Kerstavond", ((time(9), time(12)),)),)
    )
    noon, next_day = (
        datetime(2026, 12, 24, 12, tzinfo=AMSTERDAM),
        datetime(2026, 12, 25, 12, tzinfo=AMSTERDAM),
    )
    assert tijden.at(noon - timedelta(minutes=1)) == Bereikbaar(tot=time(12))
    assert tijden.at(noon) == Bereikbaar(dag=date(2026, 12, 25), vanaf=time(9), morgen=True)
    assert tijden.at(next_day) == Bereikbaar(tot=time(17))
    assert contact_of({**write_hours(tijden), "digid_telefoon": "", "digid_tijden": ""}).tijden == tijden
    assert [len(tijden.soon(date(2026, 12, day))) for day in (1, 24, 25)] == [1, 1, 0]


def test_a_version_of_before_there_were_hours_is_read() -> None:
    old = {"week": [[]] * 7, "dicht": [["2026-12-25", "Kerst"]], "digid_telefoon": "", "digid_tijden": ""}
    assert contact_of(old).tijden.andere_dagen == (AndereDag(date(2026, 12, 25), "Kerst"),)


@given(weeks, moments)
def test_what_it_says_of_later_is_true_then(week: tuple, now: datetime) -> None:
    tijden = Openingstijden(week)
    said = tijden.at(now)
    wall = now.astimezone(AMSTERDAM)
    if said is None:
        assert not any(week)
    elif said.tot is not None:
        assert any(b <= wall.time() < e == said.tot for b, e in week[wall.weekday()])
    elif said.dag is not None and said.vanaf is not None:
        opens = datetime.combine(said.dag, said.vanaf)
        assert wall.replace(tzinfo=None) < opens
        assert any(begin == said.vanaf for begin, _ in week[said.dag.weekday()])


@given(weeks)
def test_the_stored_week_reads_back(week: tuple) -> None:
    tijden = Openingstijden(week, (AndereDag(date(2026, 12, 25), "Kerst"),))
    assert contact_of({**write_hours(tijden), "digid_telefoon": "", "digid_tijden": ""}).tijden == tijden


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-23T08:59", Bereikbaar(dag=date(2026, 11, 23), vanaf=time(9), vandaag=True)),
        ("2026-11-23T09:00", Bereikbaar(tot=time(17))),
        ("2026-11-23T17:00", Bereikbaar(dag=date(2026, 11, 24), vanaf=time(9), morgen=True)),
        ("2026-11-27T12:30", Bereikbaar(dag=date(2026, 11, 27), vanaf=time(13, 30), vandaag=True)),
        ("2026-11-27T18:00", Bereikbaar(dag=date(2026, 11, 30), vanaf=time(9))),
        ("2026-12-24T18:00", Bereikbaar(dag=date(2026, 12, 28), vanaf=time(9))),
        # The last Sundays of March and October: one hour before and after the change, the wall clock counts.
        ("2026-03-30T09:00", Bereikbaar(tot=time(17))),
        ("2026-10-26T08:59", Bereikbaar(dag=date(2026, 10, 26), vanaf=time(9), vandaag=True)),
    ],
)
def test_the_clock_on_the_wall_counts(moment: str, said: Bereikbaar) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM).astimezone(UTC)
    assert WERKDAGEN.at(now) == said


def test_the_hour_that_comes_twice_is_open_twice() -> None:
    nacht = Openingstijden((((time(2), time(3)),),) * 7)
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 2.30 in summer time
    assert [nacht.at(first + timedelta(hours=n)) for n in (0, 1)] == [Bereikbaar(tot=time(3))] * 2
    assert nacht.at(first + timedelta(hours=2)) == Bereikbaar(
        dag=date(2026, 10, 26), vanaf=time(2), morgen=True
    )


def test_closed_for_longer_than_two_weeks_names_no_day() -> None:
    closed = tuple(AndereDag(date(2026, 11, 23) + timedelta(days=n)) for n in range(20))
    assert Openingstijden(WERKDAGEN.week, closed).at(datetime(2026, 11, 23, 10, tzinfo=UTC)) == Bereikbaar()
