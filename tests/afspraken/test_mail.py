"""What the inwoner gets, and what the worker does when the mail server misbehaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.db import connection
from pytest_django import Settings

from afspraken import plannen, versturen
from afspraken.models import Afspraak, Afspraakmail, Mailsoort
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from begrippen.taal import Taal
from diensten.wijzigen import Door
from kluis import dagsleutel
from tests.afspraken.conftest import Plan
from tests.afspraken.gegevens import ADRES, NOW, VIDEOLINK, parsed, properties
from tests.afspraken.mailserver import Mailserver, running
from tests.diensten.test_tekstplaatsen import put
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort

pytestmark = pytest.mark.django_db
DOOR = Door(naam="Sanne")


@pytest.fixture
def server(settings: Settings) -> Iterator[Mailserver]:
    with running() as one:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", one.port
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 20
        yield one


def change(row: Afspraak, *, now: datetime = NOW, **changes: object) -> bool:
    """Change it as a form would: with everything that stands there beside it."""
    fresh = Afspraak.objects.select_related("dienst", "ambtenaar").get(pk=row.pk)
    stored = plannen.read(fresh, plannen.Verzegeld.of(fresh, reeks="afspraak-"))
    return plannen.change(
        afspraak=fresh,
        versie=fresh.versie,
        gegevens=replace(stored, **changes),
        door=DOOR,
        now=now,  # type: ignore[arg-type]
    )


def test_the_confirmation_goes_over_a_real_line(plan: Plan, server: Mailserver) -> None:
    row = plan()
    versturen.work(clock=lambda: NOW)
    whole = message_from_bytes(server.binnen[0], policy=policy.default)
    text, calendar = whole.iter_parts()  # type: ignore[attr-defined]
    body = text.get_content()
    assert (whole["To"], whole["Subject"]) == (ADRES, "Uw videogesprek met gemeente Voorbeeld")
    for words in (VIDEOLINK, "dinsdag 24 november 2026", "10.00 tot ongeveer 10.30 uur", "Sanne de Vries"):
        assert words in body
    assert "DigiD app" in body.split("sms-controle")[0]
    assert "geen link om in te loggen" in body
    assert calendar.get_content_type() == "text/calendar"
    found = properties(calendar.get_content())
    assert calendar.get_param("method") == found["METHOD"] == "REQUEST"
    assert (found["DTSTART"], found["DTEND"]) == ("20261124T090000Z", "20261124T093000Z")
    assert (found["ATTENDEE"], found["LOCATION"]) == (f"mailto:{ADRES}", VIDEOLINK)
    mailed = Afspraakmail.objects.get()
    assert (mailed.verzonden_op, mailed.inhoud, mailed.attempts) == (NOW, None, 1)
    assert Gebeurtenis.objects.filter(soort=Soort.AFSPRAAK_GEMAILD, onderwerp=row.pk).count() == 1


def test_neither_subject_nor_calendar_names_the_dienst_and_no_mail_has_the_name(plan: Plan) -> None:
    row = plan()
    versturen.work(clock=lambda: NOW)
    whole, body, calendar = parsed(mail.outbox[0])
    assert row.dienst.naam in body
    assert row.dienst.naam not in str(whole["Subject"]) + calendar.get_content()
    assert "Jansen" not in body


def test_a_lost_answer_sends_the_same_bytes_again(plan: Plan, server: Mailserver) -> None:
    plan()
    server.zwijgt = True
    versturen.work(clock=lambda: NOW)
    assert Afspraakmail.objects.get().fout == "geen-antwoord"
    server.zwijgt = False
    versturen.work(clock=lambda: NOW + timedelta(seconds=29))
    versturen.work(clock=lambda: NOW + timedelta(seconds=31))
    first, second = (message_from_bytes(one, policy=policy.default) for one in server.binnen)
    assert first["Message-ID"] == second["Message-ID"]
    parts = [[part.get_content() for part in one.iter_parts()] for one in (first, second)]  # type: ignore[attr-defined]
    assert parts[0] == parts[1]


@pytest.mark.parametrize(("answer", "waits"), [("550 unknown", False), ("451 greylisted", True)])
@pytest.mark.usefixtures("logged_at_once")
def test_an_address_that_is_refused(
    plan: Plan, server: Mailserver, answer: str, waits: bool, caplog: pytest.LogCaptureFixture
) -> None:
    plan()
    server.weigert = answer
    versturen.work(clock=lambda: NOW)
    mailed = Afspraakmail.objects.get()
    assert (mailed.wacht, mailed.fout) == (waits, "adres-geweigerd")
    assert Gebeurtenis.objects.filter(soort=Soort.AFSPRAAK_NIET_GEMAILD).exists() is not waits
    assert ADRES not in caplog.text


def test_two_workers_send_one_mail_and_a_late_one_stays(plan: Plan) -> None:
    plan()
    (pk,) = versturen.due(now=NOW)
    assert versturen.take(pk=pk, now=NOW) is not None
    assert versturen.take(pk=pk, now=NOW) is None
    versturen.work(clock=lambda: NOW + timedelta(days=2))
    assert not mail.outbox
    assert Afspraakmail.objects.get().fout == "te-laat"


def test_rescheduling_raises_the_sequence_and_keeps_the_uid(plan: Plan) -> None:
    row = plan()
    versturen.work(clock=lambda: NOW)
    assert change(row, begint_op=NOW.replace(day=26))
    versturen.work(clock=lambda: NOW)
    first, second = (properties(parsed(one)[2].get_content()) for one in mail.outbox)
    assert first["UID"] == second["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == ("0", "1")
    assert second["DTSTART"].startswith("20261126")
    assert "is gewijzigd" in mail.outbox[1].subject
    days = [date(2026, 11, day) for day in (24, 26)]
    assert dagsleutel.existing_days("afspraak-") == days


def test_a_mail_that_was_overtaken_never_goes(plan: Plan) -> None:
    row = plan()
    change(row, begint_op=NOW.replace(day=26))
    versturen.work(clock=lambda: NOW)
    (only,) = mail.outbox
    assert "donderdag 26 november" in only.body
    assert only.subject == "Uw videogesprek met gemeente Voorbeeld"
    assert Afspraakmail.objects.filter(vervallen=True, inhoud=None).count() == 1


def test_what_is_between_us_is_no_mail(plan: Plan) -> None:
    row = plan()
    assert not change(row, naam="Iemand anders", ambtenaar=None)
    assert Afspraakmail.objects.count() == 1


def test_cancelling_wipes_at_once_and_tells_who_was_told(plan: Plan) -> None:
    row = plan()
    versturen.work(clock=lambda: NOW)
    plannen.cancel(afspraak=row, versie=1, door=DOOR, now=NOW)
    row.refresh_from_db()
    assert (row.adres, row.naam, row.videolink) == (None, None, None)
    versturen.work(clock=lambda: NOW)
    found = properties(parsed(mail.outbox[1])[2].get_content())
    assert (found["METHOD"], found["STATUS"], found["SEQUENCE"]) == ("CANCEL", "CANCELLED", "1")
    assert VIDEOLINK not in mail.outbox[1].body
    row.refresh_from_db()
    assert row.data_sleutel is None


def test_who_was_never_told_is_not_told_that_it_is_off(plan: Plan) -> None:
    plannen.cancel(afspraak=plan(), versie=1, door=DOOR, now=NOW)
    versturen.work(clock=lambda: NOW)
    assert not mail.outbox
    assert Afspraak.objects.get().data_sleutel is None


def test_the_reminder_comes_once_the_day_before(plan: Plan) -> None:
    plan()
    versturen.work(clock=lambda: NOW)
    for moment in (datetime(2026, 11, 23, 8, 59, tzinfo=UTC), datetime(2026, 11, 23, 9, 1, tzinfo=UTC)):
        versturen.work(clock=lambda moment=moment: moment)
        versturen.work(clock=lambda moment=moment: moment)
    assert [one.subject for one in mail.outbox[1:]] == ["Morgen: uw videogesprek met gemeente Voorbeeld"]
    assert Afspraakmail.objects.filter(soort=Mailsoort.HERINNERING).count() == 1


def test_the_reminder_moves_with_the_appointment(plan: Plan) -> None:
    row = plan()
    change(row, begint_op=NOW.replace(day=26))
    versturen.work(clock=lambda: NOW)
    versturen.work(clock=lambda: NOW.replace(day=23, hour=12))
    assert len(mail.outbox) == 1
    change(row, begint_op=NOW.replace(day=23, hour=15), now=NOW.replace(day=23, hour=12))
    versturen.work(clock=lambda: NOW.replace(day=23, hour=12, minute=1))
    assert [one.subject.split(":")[0] for one in mail.outbox][1:] == [
        "Uw videogesprek met gemeente Voorbeeld is gewijzigd"
    ]


@pytest.mark.parametrize("niveau", Niveau)
@pytest.mark.parametrize("taal", Taal)
def test_every_language_and_level_has_its_mail(plan: Plan, niveau: Niveau, taal: Taal) -> None:
    row = plan(taal=taal.value)
    row.dienst.niveau = niveau
    row.dienst.save()
    plannen.send_again(afspraak=row, door=DOOR, now=NOW)
    versturen.work(clock=lambda: NOW)
    (only,) = mail.outbox
    assert "%(" not in only.body + only.subject
    assert ("Leg klaar" in only.body) is (taal is Taal.NEDERLANDS)
    assert "DigiD" in only.body
    assert "nog niet nagekeken" not in only.body
    assert only.body.count(VIDEOLINK) == 1


def test_the_table_holds_nothing_that_can_be_read(plan: Plan) -> None:
    plan()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM afspraken_afspraak")
        stored = repr([[bytes(c) if isinstance(c, memoryview) else c for c in one] for one in cursor])
        cursor.execute("SELECT * FROM afspraken_afspraakmail")
        stored += repr([[bytes(c) if isinstance(c, memoryview) else c for c in one] for one in cursor])
    for secret in (ADRES, "Jansen", VIDEOLINK):
        assert secret not in stored


def test_the_words_of_the_gemeente_stand_in_the_mail(plan: Plan) -> None:
    put("mail-uitnodiging", "Wij spreken u graag over [dienst].", now=NOW)
    put("mail-bellen", "Of kom langs in de winkel.\nDat kan [website].", now=NOW)
    put("mail-klaarleggen", "Uw trouwboekje.", now=NOW)
    plan()
    versturen.work(clock=lambda: NOW)
    _message, text, _calendar = parsed(mail.outbox[0])
    assert text.startswith("Wij spreken u graag over ")
    assert "\n- Uw trouwboekje.\n" in text
    assert "Of kom langs in de winkel.\n\nDat kan http" in text
    for ours in ("Dit vragen wij nooit", "In deze mail staat geen link om in te loggen.", "DigiD app"):
        assert ours in " ".join(text.split())
    assert "<a " not in text
