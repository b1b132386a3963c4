"""The receipt: what it holds, who gets it, and what happens when the inwoner says that it was not them."""

from __future__ import annotations

import re
import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from begrippen.flow import Flow
from identification.flow import bezorgen, ontvangst, ontvangst_werk, opruimen, uitnodigen
from identification.flow.poort import Open
from identification.models import Identification, Ontvangst
from identification.ontvangstcode import OngeldigeOntvangstcode, new_code, parse, shown
from identification.queries.ontvangst import mail_of, receipt_of
from identification.status import Status
from inloggen.models import Medewerker
from kluis import dagsleutel
from tests.identification.gegevens import NOW, checked, completed, delivered, fresh, later, raw_bytes
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort
from zaken.models import Document, Zaakstatus
from zaken.register import Register
from zaken.zaaksysteem import ZaaksysteemFout

pytestmark = pytest.mark.django_db
ADRES = "j.jansen@voorbeeld.example"


def code_of(row: Identification) -> str:
    return receipt_of(row).code


def work(*, now: object = NOW, zaaksysteem: object = None) -> None:
    """One look of the worker at the receipts."""
    for pk, _place in ontvangst_werk.due(now=now):  # type: ignore[arg-type]
        row = ontvangst_werk.take(pk=pk, now=now)  # type: ignore[arg-type]
        assert row is not None
        if row.adres is not None:
            subject, text = mail_of(row, now=now)  # type: ignore[arg-type]
            ontvangst_werk.send(row=row, subject=subject, text=text, now=now)  # type: ignore[arg-type]
        else:
            ontvangst_werk.mark(
                row=row, zaaksysteem=zaaksysteem or Register(), poort=Open(), clock=lambda: now
            )  # type: ignore[arg-type]


@pytest.fixture
def gemaild(ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch) -> Identification:
    """A completed one whose appointment had an address."""
    real = uitnodigen.invite
    with_mail = lambda **given: real(**given, ontvangst_mail=ADRES)  # noqa: E731 - one argument more
    monkeypatch.setattr(uitnodigen, "invite", with_mail)
    return completed(ambtenaar)


def test_a_code_can_be_typed_as_it_is_shown() -> None:
    nummer, sleutel = new_code()
    for typed in (shown(nummer, sleutel), shown(nummer, sleutel).lower(), f" {nummer} {sleutel} "):
        assert parse(typed) == (nummer, sleutel)
    for typed in ("", nummer, f"{nummer}{sleutel}2", "0" * 16, "O1IL" * 4, "é" * 16):
        with pytest.raises(OngeldigeOntvangstcode):
            parse(typed)


@pytest.mark.parametrize("flow", Flow)
def test_everybody_who_was_identified_has_a_receipt(ambtenaar: Medewerker, flow: Flow) -> None:
    row = completed(ambtenaar, flow)
    assert re.fullmatch(r"(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}", code_of(row))
    assert ontvangst.find_receipt(typed=code_of(row), now=NOW).identification_id == row.pk


def test_who_stopped_has_none(ambtenaar: Medewerker) -> None:
    checked(ambtenaar)
    assert not Ontvangst.objects.exists()


def test_the_table_holds_neither_the_code_nor_the_address(gemaild: Identification) -> None:
    stored = raw_bytes("identification_ontvangst") + raw_bytes()
    assert ADRES.encode() not in stored
    assert parse(code_of(gemaild))[1].encode() not in stored


def test_the_mail_says_what_happened_and_the_address_is_gone(gemaild: Identification) -> None:
    code = code_of(gemaild)
    work()
    (message,) = mail.outbox
    assert message.to == [ADRES]
    assert code in message.body
    assert gemaild.ambtenaar_naam in message.body
    assert "21-11-2026" in message.body
    assert not re.search(r"\d{9}", message.body + message.subject)
    row = Ontvangst.objects.get()
    assert (row.adres, row.gemaild_op, row.next_attempt_at) == (None, NOW, None)
    work(now=later(hours=1))
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "raised", [TimeoutError(), ConnectionRefusedError(), smtplib.SMTPServerDisconnected()]
)
def test_a_mail_server_that_is_away_is_tried_again(
    gemaild: Identification, monkeypatch: pytest.MonkeyPatch, raised: Exception
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", lambda _self: (_ for _ in ()).throw(raised))
        work()
    row = Ontvangst.objects.get()
    assert (row.attempts, row.fout, row.adres is None) == (1, "geen-antwoord", False)
    work(now=later(seconds=31))
    assert len(mail.outbox) == 1


def test_after_two_days_the_address_is_given_up(
    gemaild: Identification, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda _self: (_ for _ in ()).throw(OSError()))
    work(now=later(hours=49))
    assert Ontvangst.objects.get().adres is None
    assert Gebeurtenis.objects.filter(soort=Soort.ONTVANGST_NIET_GEMAILD, reden="geen-antwoord").exists()


@pytest.mark.usefixtures("logged_at_once")
def test_an_address_that_is_refused_is_not_logged(
    gemaild: Identification, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    refused = smtplib.SMTPRecipientsRefused({ADRES: (550, b"unknown")})
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda _self: (_ for _ in ()).throw(refused))
    work()
    assert Ontvangst.objects.get().adres is None
    assert ADRES not in caplog.text


def test_two_workers_send_one_mail(gemaild: Identification) -> None:
    ((pk, _place),) = ontvangst_werk.due(now=NOW)
    assert ontvangst_werk.take(pk=pk, now=NOW) is not None
    assert ontvangst_werk.take(pk=pk, now=NOW) is None


def test_a_new_link_keeps_the_address(ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.identification.gegevens import invited  # noqa: PLC0415 - beside its use

    real = uitnodigen.invite
    monkeypatch.setattr(uitnodigen, "invite", lambda **given: real(**given, ontvangst_mail=ADRES))
    renewed = uitnodigen.renew(identification=invited(ambtenaar), now=NOW)
    assert ontvangst.address_of(fresh(renewed.pk)) == ADRES


def test_the_page_shows_the_code_for_an_hour(ambtenaar: Medewerker) -> None:
    row = delivered(ambtenaar)
    code = code_of(row)
    opruimen.purge(now=later(minutes=59))
    assert code_of(row) == code
    opruimen.purge(now=later(minutes=61))
    assert code_of(row) == ""
    assert ontvangst.find_receipt(typed=code, now=later(days=29)).identification_id == row.pk


def test_the_key_of_the_day_waits_for_the_mail(gemaild: Identification) -> None:
    bezorgen.deliver(pk=gemaild.pk, zaaksysteem=Register(), now=NOW)
    assert fresh(gemaild.pk).status == Status.GEWIST
    opruimen.purge(now=later(days=2, hours=1))
    assert dagsleutel.existing_days()
    work(now=later(days=2, hours=1))
    opruimen.purge(now=later(days=2, hours=2))
    assert not list(dagsleutel.existing_days())


def test_disputing_marks_the_proof_in_the_zaak_once(ambtenaar: Medewerker) -> None:
    row = delivered(ambtenaar)
    found = ontvangst.find_receipt(typed=code_of(row), now=NOW)
    for _ in range(2):
        ontvangst.dispute(row=found, now=later(days=1))
        work(now=later(days=1, minutes=1))
    document = Document.objects.get()
    assert document.betwist_op == later(days=1)
    assert Zaakstatus.objects.filter(soort="identiteit_betwist").count() == 1
    assert Gebeurtenis.objects.filter(soort=Soort.BETWIST).count() == 1
    assert Ontvangst.objects.get().gemarkeerd_op == later(days=1, minutes=1)


def test_a_proof_that_is_still_on_its_way_is_marked_later(ambtenaar: Medewerker) -> None:
    row = completed(ambtenaar)
    ontvangst.dispute(row=ontvangst.find_receipt(typed=code_of(row), now=NOW), now=NOW)
    work()
    assert Ontvangst.objects.get().fout == "bewijs-onderweg"
    bezorgen.deliver(pk=row.pk, zaaksysteem=Register(), now=NOW)
    work(now=later(minutes=1))
    assert Document.objects.get().betwist_op == NOW


@pytest.mark.parametrize(("permanent", "soort"), [(False, None), (True, Soort.BETWIST_NIET_GEMARKEERD)])
def test_a_zaaksysteem_that_does_not_take_the_mark(
    ambtenaar: Medewerker, permanent: bool, soort: Soort | None
) -> None:
    class Weigert(Register):
        def mark_betwist(self, **_given: object) -> None:
            raise ZaaksysteemFout("dicht", permanent=permanent)

    row = delivered(ambtenaar)
    ontvangst.dispute(row=ontvangst.find_receipt(typed=code_of(row), now=NOW), now=NOW)
    work(zaaksysteem=Weigert())
    assert (Ontvangst.objects.get().next_attempt_at is None) is permanent
    assert Gebeurtenis.objects.filter(soort=Soort.BETWIST_NIET_GEMARKEERD).exists() is (soort is not None)


def test_without_a_zaak_there_is_nothing_to_mark(ambtenaar: Medewerker) -> None:
    row = completed(ambtenaar, Flow.AMBTENAAR, zaak=uitnodigen.GEEN_ZAAK)
    ontvangst.dispute(row=ontvangst.find_receipt(typed=code_of(row), now=NOW), now=NOW)
    work()
    assert Ontvangst.objects.get().gemarkeerd_op == NOW


def test_wrong_and_old_codes_are_refused_and_guessing_is_slow(ambtenaar: Medewerker) -> None:
    code = code_of(completed(ambtenaar))
    wrong = parse(code)[0] + "2" * 10
    with pytest.raises(ontvangst.OnbekendeOntvangst):
        ontvangst.find_receipt(typed=code, now=NOW + ontvangst.GELDIG)
    for _ in range(29):
        with pytest.raises(ontvangst.OnbekendeOntvangst):
            ontvangst.find_receipt(typed=wrong, now=NOW)
    with pytest.raises(ontvangst.TeVeelGeprobeerd):
        ontvangst.find_receipt(typed=code, now=later(seconds=1))
    assert ontvangst.find_receipt(typed=code, now=later(seconds=61))


def test_a_replaced_secret_key_still_opens_the_receipt(ambtenaar: Medewerker, settings: Settings) -> None:
    code, old = code_of(completed(ambtenaar)), settings.SECRET_KEY
    settings.SECRET_KEY = "another" * 10
    with pytest.raises(ontvangst.OnbekendeOntvangst):
        ontvangst.find_receipt(typed=code, now=NOW)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert ontvangst.find_receipt(typed=code, now=NOW)


def test_the_pages_lead_from_the_code_to_the_report(client: Client, ambtenaar: Medewerker) -> None:
    from django.utils import timezone  # noqa: PLC0415 - the views have a clock of their own

    row = delivered(ambtenaar, now=timezone.now() - timedelta(minutes=5))
    code = code_of(row)
    asked = client.post("/niet-u/", {"code": code})
    assert "Gaat het om dit gesprek?" in asked.content.decode()
    assert row.ambtenaar_naam in asked.content.decode()
    assert Ontvangst.objects.get().betwist_op is None
    told = client.post("/niet-u/melden/", {"code": code})
    assert "Uw melding is binnen" in told.content.decode()
    assert Ontvangst.objects.get().betwist_op is not None
    again = client.post("/niet-u/", {"code": code})
    assert "Uw melding is binnen" in again.content.decode()
    assert not client.cookies


@pytest.mark.parametrize(
    ("code", "status"), [("", 422), ("K7QM", 422), ("K7QM-3XTF-9RZA-W2HP", 404), ("\x00" * 16, 422)]
)
def test_a_code_that_is_not_there_says_what_to_do(client: Client, code: str, status: int) -> None:
    for address in ("/niet-u/", "/niet-u/melden/"):
        response = client.post(address, {"code": code})
        assert response.status_code == status
        assert "<title>Fout:" in response.content.decode()
