"""From the clock on the wall to a moment, with summer time; and the calendar file, whatever stands in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afspraken.ics import Gebeurtenis, Methode, as_ics
from afspraken.moment import AMSTERDAM, TijdBestaatNiet, TijdTweemaal, day_of, local_moment, reminder_moment
from afspraken.videolink import Bezwaar, OngeldigeVideolink, clean_videolink
from tests.afspraken.gegevens import ADRES, NOW, VIDEOLINK, properties

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
HOST = "beeldpas.voorbeeld.nl"


@given(DAYS, st.times().map(lambda one: one.replace(second=0, microsecond=0, fold=0)))
def test_the_clock_reads_what_was_filled_in(dag: date, tijd: time) -> None:
    try:
        moment = local_moment(dag, tijd)
    except (TijdBestaatNiet, TijdTweemaal):
        assert dag.weekday() == 6
        assert dag.month in (3, 10)
        assert tijd.hour == 2
    else:
        assert moment.tzinfo is UTC
        assert moment.astimezone(AMSTERDAM).replace(tzinfo=None) == datetime.combine(dag, tijd)


@pytest.mark.parametrize(
    ("dag", "tijd", "raised"),
    [
        (date(2027, 3, 28), time(2, 30), TijdBestaatNiet),
        (date(2026, 10, 25), time(2, 0), TijdTweemaal),
        (date(2026, 10, 25), time(2, 59), TijdTweemaal),
    ],
)
def test_the_two_nights_of_the_year(dag: date, tijd: time, raised: type[Exception]) -> None:
    with pytest.raises(raised):
        local_moment(dag, tijd)
    assert local_moment(dag, time(3, 0))
    assert local_moment(dag, time(1, 59))


@given(DAYS, st.times(), st.timedeltas(timedelta(0), timedelta(days=400)))
def test_the_reminder_is_at_ten_the_day_before_or_not_at_all(dag: date, tijd: time, ahead: timedelta) -> None:
    begin = datetime.combine(dag, tijd, tzinfo=UTC)
    moment = reminder_moment(begin, now=begin - ahead)
    if moment is None:
        assert ahead <= timedelta(hours=39)
    else:
        local = moment.astimezone(AMSTERDAM)
        assert (local.date(), local.time()) == (day_of(begin) - timedelta(days=1), time(10))
        assert moment > begin - ahead


@given(st.text(), st.text(max_size=40), st.emails())
def test_no_text_breaks_a_calendar_file(text: str, naam: str, adres: str) -> None:
    one = Gebeurtenis(
        uid="a@b",
        volgnummer=3,
        methode=Methode.VRAAG,
        gemaakt_op=NOW,
        begint_op=NOW,
        eindigt_op=NOW,
        organisator=ADRES,
        organisator_naam=naam,
        deelnemer=adres,
        titel=text,
        tekst=text,
        plaats=VIDEOLINK,
    )
    ics = as_ics(one)
    assert all(len(line.encode()) <= 75 for line in ics.split("\r\n"))
    assert "\n" not in ics.replace("\r\n", "")
    found = properties(ics)
    assert (found["UID"], found["SEQUENCE"], found["STATUS"]) == ("a@b", "3", "CONFIRMED")
    assert ics.split("\r\n").count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize(
    ("typed", "bezwaar"),
    [
        ("", Bezwaar.GEEN_LINK),
        ("teams", Bezwaar.GEEN_LINK),
        ("//teams.example/x", Bezwaar.GEEN_LINK),
        ("javascript:alert(1)", Bezwaar.GEEN_LINK),
        ("https://localhost/x", Bezwaar.GEEN_LINK),
        ("https://[::1/", Bezwaar.GEEN_LINK),
        ("https://a.example/x y", Bezwaar.GEEN_LINK),
        ("https://a.example/\r\nBcc: b@c.nl", Bezwaar.GEEN_LINK),
        ("https://a.example/" + "x" * 1000, Bezwaar.GEEN_LINK),
        ("http://a.example/x", Bezwaar.NIET_VEILIG),
        ("https://jan:geheim@a.example/x", Bezwaar.MET_WACHTWOORD),
        (f"https://{HOST}/i/abc/", Bezwaar.VAN_ONS),
        ("https://www.DigiD.nl/inloggen", Bezwaar.VAN_ONS),
        ("https://digid.nl./", Bezwaar.VAN_ONS),
    ],
)
def test_a_link_that_nobody_should_get(typed: str, bezwaar: Bezwaar) -> None:
    with pytest.raises(OngeldigeVideolink) as raised:
        clean_videolink(typed, eigen_host=HOST)
    assert raised.value.bezwaar is bezwaar


@pytest.mark.parametrize("typed", [VIDEOLINK, " https://zoom.example/j/1 ", "https://nietdigid.nl/a@b"])
def test_a_link_of_a_call_stays_as_it_is(typed: str) -> None:
    assert clean_videolink(typed, eigen_host=HOST) == typed.strip()
