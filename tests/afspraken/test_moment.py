"""From the clock on the wall to a moment, with summer time; and the calendar file, whatever stands in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afspraken.ics import Gebeurtenis, Methode, as_ics
from afspraken.moment import AMSTERDAM, TijdBestaatNiet, TijdTweemaal, day_of, local_moment, reminder_moment
from afspraken.videolink import Bezwaar, OngeldigeVideolink, clean_videolink
from begrippen.bsn import holds_bsn
from config.omgeving import VIDEOHOSTS, OngeldigeVideohost, video_hosts
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
        ("https://digid.nl.evil.nl/", Bezwaar.ANDERE_HOST),
        ("https://127.0.0.1/", Bezwaar.ANDERE_HOST),
        ("https://[::1]/", Bezwaar.GEEN_LINK),
        ("https://xn--zom-0na.us/j/1", Bezwaar.ANDERE_HOST),
        ("https://evilzoom.us/j/1", Bezwaar.ANDERE_HOST),
        ("https://zoom.us.evil.nl/j/1", Bezwaar.ANDERE_HOST),
        ("https://evil.nl/#zoom.us", Bezwaar.ANDERE_HOST),
        ("https://evil.com,.zoom.us/j/1", Bezwaar.GEEN_LINK),
        ("https://evil.com;.zoom.us/j/1", Bezwaar.GEEN_LINK),
        ("https://evil.com%2f.zoom.us/j/1", Bezwaar.GEEN_LINK),
        ("https://evil.com(.zoom.us/j/1", Bezwaar.GEEN_LINK),
        ("https://.zoom.us/j/1", Bezwaar.GEEN_LINK),
        ("https://meet.google.com/linkredirect?dest=//evil.nl", Bezwaar.LINK_IN_LINK),
        ("https://meet.google.com/linkredirect?dest=%2F%2Fevil.nl", Bezwaar.LINK_IN_LINK),
        ("https://meet.google.com/linkredirect?dest=https%3A%2F%2Fevil.nl", Bezwaar.LINK_IN_LINK),
        ("https://meet.google.com/linkredirect?dest=https%253A%252F%252Fevil.nl", Bezwaar.LINK_IN_LINK),
        ("https://whereby.com/999990019", Bezwaar.MET_BSN),
        ("https://whereby.com/x?wie=999-990-019", Bezwaar.MET_BSN),
        ("https://whereby.com/x?wie=%39999.90.019", Bezwaar.MET_BSN),
        ("https://999990019.webex.com/meet/x", Bezwaar.MET_BSN),
        ("https://zoom.us/j/1?uname=999990019", Bezwaar.MET_BSN),
    ],
)
def test_a_link_that_nobody_should_get(typed: str, bezwaar: Bezwaar) -> None:
    with pytest.raises(OngeldigeVideolink) as raised:
        clean_videolink(typed, eigen_host=HOST, toegestaan=VIDEOHOSTS)
    assert raised.value.bezwaar is bezwaar


@pytest.mark.parametrize(
    "typed",
    [
        VIDEOLINK,
        " https://zoom.us/j/1 ",
        "https://us02web.zoom.us/j/999990019?pwd=abc",
        "https://zoom.us/wc/join/999990019",
        "https://zoom.us/j/99999001912",
        "https://Voorbeeld.Webex.com/voorbeeld/j.php?MTID=m999990019abcdef0123456789abcdef01",
        "https://teams.microsoft.com/meet/9999900191234?p=aB",
        "https://teams.live.com/x?Tid=12345678-1234-1234-1234-999990019abc",
        "https://meet.google.com/abc-defg-hij?hs=122",
        "https://whereby.com/gemeente-a@b",
        "https://meet.jit.si./123456789",
    ],
)
def test_a_link_of_a_call_stays_as_it_is(typed: str) -> None:
    assert clean_videolink(typed, eigen_host=HOST, toegestaan=VIDEOHOSTS) == typed.strip()


@pytest.mark.parametrize(
    "wrong", ["10.0.0.1", "localhost", "xn--zom-0na.us", "zoöm.us", "zoom.us/j", "*.", "*"]
)
def test_a_host_that_cannot_be_allowed_stops_the_start(wrong: str) -> None:
    with pytest.raises(OngeldigeVideohost):
        video_hosts(["zoom.us", wrong])
    assert video_hosts([" *.Webex.com ", ""]) == ["webex.com"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Jan 999-990-019", True),
        ("Jan999990019", True),
        ("12 999.990.019 34", True),
        ("999 – 990 – 019", True),
        ("9\u20119999 0019", True),
        ("Jan 0612345678", False),
        ("Zoom 9999900191", False),
        ("kamer 123456789", False),
        ("000000000", False),
        ("Piet 2", False),
    ],
)
def test_a_bsn_between_other_words(text: str, held: bool) -> None:
    assert holds_bsn(text) is held
