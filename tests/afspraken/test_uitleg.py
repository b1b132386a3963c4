"""A way to log in that changes after the mail about the appointment: who is told, by whom, and how often."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from afspraken import plannen, versturen
from afspraken.models import Afspraak, Afspraakmail, Mailsoort
from afspraken.uitleg import Uitgelegd, explain_all
from afspraken.verteld import outdated
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from diensten.models import Dienst
from diensten.verhoging.afspraken import explained, would_be_wrong
from diensten.verhoging.ingaan import settle
from diensten.verhoging.plannen import plan as plan_raise
from diensten.verhoging.plannen import roll_back, state_of, withdraw
from diensten.verhoging.uitlegstand import Uitlegstand
from diensten.wijzigen import Door
from kluis import dagsleutel
from tests.afspraken.conftest import Plan
from tests.afspraken.gegevens import NOW

pytestmark = pytest.mark.django_db
DOOR = Door(naam="Bea")
DATUM = date(2026, 11, 26)
IDCHECK = "Doe voor die dag de ID-check in de app."


def raised(dienst: Dienst, *, now: datetime = NOW, datum: date = DATUM) -> None:
    plan_raise(
        dienst=dienst,
        stand=state_of(dienst),
        naar=Niveau.SUBSTANTIEEL,
        datum=datum,
        aankondigen_vanaf=datum - timedelta(days=2),
        door=DOOR,
        now=now,
    )


def wrong(dienst: Dienst, *, now: datetime = NOW) -> int:
    return explained(Dienst.objects.get(pk=dienst.pk), now=now).anders


@pytest.fixture
def twee(plan: Plan) -> tuple[Afspraak, ...]:
    """One before the raise and one on its day; both mailed."""
    before = NOW - timedelta(hours=1)
    rows = tuple(plan(now=before, begint_op=NOW.replace(day=day)) for day in (25, 26))
    versturen.work(clock=lambda: NOW)
    mail.outbox.clear()
    return rows


def test_a_planned_raise_counts_and_mails_only_who_comes_after_it(
    twee: tuple[Afspraak, ...], dienst: Dienst
) -> None:
    assert "1 afspraak op of na die dag" in would_be_wrong(
        dienst, naar=Niveau.SUBSTANTIEEL, datum=DATUM, now=NOW
    )
    assert wrong(dienst) == 0
    raised(dienst)
    assert wrong(dienst) == 1
    assert explain_all(dienst=dienst.slug, door=DOOR, now=NOW) == Uitgelegd(1, 0, 0)
    assert (wrong(dienst), explain_all(dienst="", door=DOOR, now=NOW)) == (0, Uitgelegd(0, 0, 0))
    versturen.work(clock=lambda: NOW)
    (only,) = mail.outbox
    assert only.subject.endswith(": inloggen gaat anders")
    assert IDCHECK in only.body
    assert "donderdag 26 november" in only.body
    assert "sms-controle" not in only.body


def test_a_raise_that_is_off_or_rolled_back_is_told_again(twee: tuple[Afspraak, ...], dienst: Dienst) -> None:
    raised(dienst)
    explain_all(dienst=dienst.slug, door=DOOR, now=NOW)
    withdraw(dienst=dienst, stand=state_of(dienst), reden="Te vroeg", door=DOOR, now=NOW)
    assert wrong(dienst) == 1
    versturen.work(clock=lambda: NOW)
    raised(dienst, datum=date(2026, 11, 24))
    assert wrong(dienst) == 1
    later = NOW.replace(day=24)
    settle(now=later)
    dienst.refresh_from_db()
    assert wrong(dienst, now=later) == 1
    roll_back(dienst=dienst, stand=state_of(dienst), reden="Gaat mis", door=DOOR, now=later)
    assert wrong(dienst, now=later) == 1
    assert explain_all(dienst=dienst.slug, door=DOOR, now=later).gemaild == 1
    versturen.work(clock=lambda: later)
    assert "sms-controle" in mail.outbox[-1].body


def test_a_change_by_hand_counts_those_that_were_told_and_are_to_come(plan: Plan, dienst: Dienst) -> None:
    failed, told = plan(), plan()
    Afspraakmail.objects.filter(afspraak=failed).update(next_attempt_at=None, inhoud=None, fout="x")
    Dienst.objects.update(niveau=Niveau.SUBSTANTIEEL)
    assert wrong(dienst) == 1
    assert wrong(dienst, now=NOW.replace(day=24, hour=9, minute=1)) == 0
    Afspraakmail.objects.filter(afspraak=told).update(niveau=None)
    assert wrong(dienst) == 1
    Dienst.objects.update(stand="gestopt")
    assert (wrong(dienst), explain_all(dienst="", door=DOOR, now=NOW).gemaild) == (0, 0)


def test_who_was_not_mailed_yet_gets_a_confirmation_that_is_right(plan: Plan, dienst: Dienst) -> None:
    plan()
    Dienst.objects.update(niveau=Niveau.SUBSTANTIEEL)
    explain_all(dienst=dienst.slug, door=DOOR, now=NOW)
    versturen.work(clock=lambda: NOW)
    (only,) = mail.outbox
    assert (only.subject, IDCHECK in only.body) == ("Uw videogesprek met gemeente Voorbeeld", True)
    assert wrong(dienst) == 0


def test_the_limit_leaves_the_last_ones_and_a_lost_key_the_others(
    plan: Plan, dienst: Dienst, sanne_door: Door, settings: Settings
) -> None:
    for day in (24, 25, 26, 27):
        plan(begint_op=NOW.replace(day=day))
    Dienst.objects.update(niveau=Niveau.SUBSTANTIEEL)
    dagsleutel.destroy(date(2026, 11, 24), "afspraak-")
    settings.AFSPRAAK_MAILS_PER_UUR = 6
    assert explain_all(dienst="", door=sanne_door, now=NOW) == Uitgelegd(gemaild=2, over=1, dicht=1)
    told = Afspraakmail.objects.filter(niveau=Niveau.SUBSTANTIEEL).values_list("afspraak__dag", flat=True)
    assert sorted(told) == [date(2026, 11, 25), date(2026, 11, 26)]


def test_the_pages_say_what_was_told_and_one_press_sets_it_right(
    sanne: Client, beheer: Client, plan: Plan, dienst: Dienst
) -> None:
    now = timezone.now()
    row = plan(now=now, begint_op=now + timedelta(days=5))
    address = f"/afspraken/{row.pk}/"
    assert "Uitleg klopt niet meer" not in sanne.get("/afspraken/").content.decode()
    Dienst.objects.update(niveau=Niveau.SUBSTANTIEEL)
    page = sanne.get(address).content.decode()
    for words in ("Dit staat in de mail, en klopt niet meer", "sms-controle", IDCHECK):
        assert words in page
    assert "Bij 1 afspraak klopt de uitleg" in sanne.get("/afspraken/").content.decode()
    assert "bij 1 afspraak klopt de uitleg" in beheer.get("/beheer/").content.decode()
    pages = [f"/beheer/diensten/{dienst.slug}/", f"/beheer/diensten/{dienst.slug}/verhogen/"]
    for one in pages:
        assert "Bij 1 afspraak klopt de uitleg" in beheer.get(one).content.decode()
    form = {"dienst": dienst.slug, "terug": "verhogen"}
    answer = beheer.post("/afspraken/uitleg/", form, follow=True)
    assert answer.redirect_chain[0][0] == pages[1]
    assert "1 inwoner krijgt nu een mail" in answer.content.decode()
    assert "Bij 1 afspraak" not in answer.content.decode() + sanne.get("/afspraken/").content.decode()
    assert "volgens onze mail" in sanne.get(address).content.decode()


def test_a_mail_of_which_nobody_kept_what_it_said(
    sanne: Client, beheer: Client, plan: Plan, dienst: Dienst
) -> None:
    now = timezone.now()
    row = plan(now=now, begint_op=now + timedelta(days=5))
    versturen.work(clock=lambda: now)
    Afspraakmail.objects.update(niveau=None)  # as before there was such a column
    assert explained(dienst, now=now) == Uitlegstand(fout=0, onbekend=1)
    unknown = "weten wij niet wat de mail zei"
    pages = ["/beheer/", f"/beheer/diensten/{dienst.slug}/", f"/beheer/diensten/{dienst.slug}/verhogen/"]
    shown = [beheer.get(one).content.decode() for one in pages] + [sanne.get("/afspraken/").content.decode()]
    assert [unknown in page and "klopt de uitleg" not in page for page in shown] == [True] * 4
    assert "Uitleg onbekend" in shown[-1]
    assert "Wij weten niet wat de mail zei" in sanne.get(f"/afspraken/{row.pk}/").content.decode()
    answer = beheer.post("/afspraken/uitleg/", {"dienst": "", "terug": "lijst"})
    assert (answer.status_code, row.mails.latest("gemaakt_op").soort) == (302, Mailsoort.UITLEG)
    assert explained(dienst, now=now).anders == 0


def test_the_list_says_how_many_there_are_and_how_many_are_mailed(
    sanne: Client, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("afspraken.queries.PER_PAGINA", 2)
    now = timezone.now()
    for day in range(5, 10):
        plan(now=now, begint_op=now + timedelta(days=day))
    Dienst.objects.update(niveau=Niveau.SUBSTANTIEEL)
    first, last = (sanne.get(f"/afspraken/?pagina={one}").content.decode() for one in ("x", "99"))
    assert "U ziet afspraak 1 tot en met 2 van 5." in first
    assert "U ziet afspraak 5 tot en met 5 van 5." in last
    assert "Mail 5 inwoners de nieuwe uitleg" in first
    assert "Mail 5 inwoners de nieuwe uitleg" in last
    assert ("pagina=2" in first, "pagina=2" in last, "pagina=4" in last) == (True, True, False)
    assert first.count('class="regels__naam"') == 2
    sanne.post("/afspraken/uitleg/")
    assert Afspraakmail.objects.filter(niveau=Niveau.SUBSTANTIEEL).count() == 5


def test_counting_reads_nothing_that_is_sealed(plan: Plan, dienst: Dienst) -> None:
    for _ in range(3):
        plan()
    Dienst.objects.update(niveau=Niveau.SUBSTANTIEEL)
    with CaptureQueriesContext(connection) as captured:
        assert [one.slug for one in outdated(dienst="", now=NOW)] == [dienst.slug] * 3
        assert wrong(dienst) == 3
    asked = [one["sql"] for one in captured if '"afspraken_' in one["sql"]]
    assert len(asked) == 4
    sealed = ("adres", "naam", "videolink", "data_sleutel", "inhoud")
    assert not [sql for sql in asked for name in sealed if f'"afspraken_afspraak"."{name}"' in sql]
    assert not [sql for sql in asked if '"inhoud"' in sql]


def test_one_appointment_is_explained_alone_and_once(sanne: Client, plan: Plan) -> None:
    now = timezone.now()
    row, other = (plan(now=now, begint_op=now + timedelta(days=5)) for _ in range(2))
    Dienst.objects.update(niveau=Niveau.SUBSTANTIEEL)
    versturen.work(clock=lambda: now)
    for words in ("1 inwoner krijgt nu een mail", "Een collega was u voor"):
        page = sanne.post(f"/afspraken/{row.pk}/uitleg/", follow=True).content.decode()
        assert words in page
    assert [one.soort for one in row.mails.all()] == [Mailsoort.BEVESTIGING, Mailsoort.UITLEG]
    assert other.mails.count() == 1
    plannen.cancel(afspraak=row, versie=1, door=DOOR, now=now)
    assert "net gewijzigd" in sanne.post(f"/afspraken/{row.pk}/uitleg/", follow=True).content.decode()


def test_a_dienst_that_is_not_there_and_mail_that_is_off(
    sanne: Client, plan: Plan, dienst: Dienst, settings: Settings
) -> None:
    now = timezone.now()
    plan(now=now, begint_op=now + timedelta(days=5))
    Dienst.objects.update(niveau=Niveau.SUBSTANTIEEL)
    settings.MAIL_AAN = False
    page = sanne.get("/afspraken/").content.decode()
    assert "Laat een medewerker deze inwoners bellen." in page
    assert "Mail de nieuwe uitleg" not in page
    assert sanne.post("/afspraken/uitleg/", {"dienst": dienst.slug}).status_code == 302
    assert sanne.post("/afspraken/uitleg/", {"dienst": "x\0"}).status_code == 404
    assert Afspraakmail.objects.count() == 1
