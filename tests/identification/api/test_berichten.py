"""Webhooks: signed, at least once, never to the inside, and never in the way of anybody else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from berichten import webhook
from berichten.webhook import Mislukt, OngeldigAdres, check_url
from config.omgeving import networks
from identification.flow import berichten, clients
from identification.flow.berichten import NietBezorgd, Zending, deliver, due, give_up
from identification.flow.controle import expected_code
from identification.flow.opruimen import purge
from identification.models import ApiClient, Bericht, Identification, SleutelSoort
from identification.tasks import berichten_alles
from inloggen.models import Medewerker
from tests.identification.api.gegevens import Systeem, secret_of
from tests.identification.api.ontvanger import Ontvanger, luister, verify
from tests.identification.gegevens import PERSOON, attach, fresh
from tests.traag import PATIENCE
from toezicht.models import Gebeurtenis
from verkeer.oproep import Onbereikbaar, call


@pytest.fixture
def ontvanger() -> Iterator[Ontvanger]:
    with luister() as one:
        yield one


@pytest.fixture
def secret(systeem: Systeem, ontvanger: Ontvanger, beheerder: Medewerker) -> str:
    ApiClient.objects.update(webhook_url=ontvanger.url)
    return secret_of(systeem.client, beheerder, SleutelSoort.HANDTEKENING)


@pytest.fixture
def changed(systeem: Systeem, secret: str) -> Identification:
    """Somebody logged in: one message."""
    row = systeem.started()
    attach(row, now=timezone.now())
    return fresh(row.pk)


def again() -> None:
    """As if the wait is over."""
    Bericht.objects.exclude(next_attempt_at=None).update(next_attempt_at=timezone.now())


def test_every_change_of_status_is_told_once(
    systeem: Systeem, changed: Identification, ontvanger: Ontvanger
) -> None:
    systeem.do(changed, "code", code=expected_code(changed))
    systeem.do(changed, "trek-in", reden="niet-gelukt")
    for _ in range(2):
        berichten_alles()
    told = [(one["status"], one["afloop"], one["identificatie"]) for one in ontvanger.inhoud]
    pk = str(changed.pk)
    assert told == [
        ("INGELOGD", "", pk),
        ("AFGEBROKEN", "ingetrokken", pk),
        ("GEWIST", "ingetrokken", pk),
    ]
    assert len({headers["webhook-id"] for headers, _ in ontvanger.kreeg}) == 3


def test_it_is_signed_with_both_keys_while_they_change(
    systeem: Systeem, changed: Identification, ontvanger: Ontvanger, secret: str, beheerder: Medewerker
) -> None:
    second = secret_of(systeem.client, beheerder, SleutelSoort.HANDTEKENING)
    berichten_alles()
    headers, body = ontvanger.kreeg[0]
    now = time.time()
    assert verify(headers, body, secret=secret, now=now)
    assert verify(headers, body, secret=second, now=now)
    assert not verify(headers, body + b" ", secret=secret, now=now)
    assert not verify(headers, body, secret=secret, now=now + 301)
    assert not verify({**headers, "webhook-id": "x"}, body, secret=secret, now=now)


def test_nothing_of_a_person_is_in_it(
    systeem: Systeem, changed: Identification, ontvanger: Ontvanger
) -> None:
    code = expected_code(changed)
    berichten_alles()
    sent = b"".join(str(headers).encode() + body for headers, body in ontvanger.kreeg).decode()
    for part in (PERSOON.reveal(), code, "Sanne", changed.zaaknummer):
        assert part not in sent
    assert set(ontvanger.inhoud[0]) == {"type", "timestamp", "identificatie", "status", "afloop", "adres"}


@pytest.mark.parametrize(
    ("hoe", "fout"),
    [("fout", "antwoord-5xx"), ("elders", "redirect"), ("eindeloos", "te-groot"), ("hangt", "traag")],
)
def test_what_is_not_taken_comes_again(
    changed: Identification, ontvanger: Ontvanger, hoe: str, fout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "_SECONDS", 1.0 if hoe == "hangt" else 20.0)
    ontvanger.hoe = hoe
    berichten_alles()
    row = Bericht.objects.get()
    assert (row.fout, row.attempts, row.bezorgd_op) == (fout, 1, None)
    assert row.next_attempt_at > timezone.now() + timedelta(seconds=5)
    monkeypatch.setattr(webhook, "_SECONDS", 20.0)
    ontvanger.hoe = "goed"
    again()
    berichten_alles()
    assert Bericht.objects.get().bezorgd_op is not None
    assert ontvanger.kreeg[0][0]["webhook-id"] == ontvanger.kreeg[-1][0]["webhook-id"]


def test_one_that_hangs_costs_one_try_and_keeps_nobody_else_waiting(
    systeem: Systeem, changed: Identification, ontvanger: Ontvanger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "_SECONDS", 0.5)
    for _ in range(3):
        attach(systeem.started(), now=timezone.now())
    ontvanger.hoe = "hangt"
    began = time.monotonic()
    berichten_alles()
    assert (len(ontvanger.kreeg), time.monotonic() - began < PATIENCE) == (1, True)


def test_the_wait_grows_and_ends_after_a_day_with_one_signal(changed: Identification) -> None:
    def refuse(_zending: Zending) -> None:
        raise NietBezorgd("antwoord-5xx")

    now, waits = timezone.now(), []
    while Bericht.objects.filter(next_attempt_at__isnull=False).exists():
        row = Bericht.objects.get()
        now = max(now, row.next_attempt_at)
        deliver(pk=row.pk, send=refuse, now=now)
        waits.append((Bericht.objects.get().next_attempt_at - now).total_seconds())
        give_up(now=now)
    assert 8 <= waits[0] <= 12
    assert 2800 <= waits[-1] <= 4400
    assert 25 <= len(waits) <= 45
    assert now - changed.ingelogd_op < timedelta(hours=26)
    event = Gebeurtenis.objects.get(soort="bericht_niet_bezorgd")
    assert (event.onderwerp, event.aantal) == (ApiClient.objects.get().pk, 1)


def test_a_lost_change_takes_its_message_along(systeem: Systeem, secret: str) -> None:
    """The message is written with the change: one without the other is not there."""
    row = systeem.started()
    with pytest.raises(ZeroDivisionError):
        _withdraw_and_fail(systeem, row)
    assert (fresh(row.pk).status, Bericht.objects.count()) == ("UITGENODIGD", 0)


def _withdraw_and_fail(systeem: Systeem, row: Identification) -> None:
    with transaction.atomic():
        systeem.do(row, "trek-in", reden="niet-gelukt")
        _ = 1 / 0


def test_two_workers_send_it_once(changed: Identification) -> None:
    sent: list[Zending] = []
    (pk, _client), now = due(now=timezone.now())[0], timezone.now()
    assert deliver(pk=pk, send=sent.append, now=now)
    Bericht.objects.update(bezorgd_op=None, next_attempt_at=now + timedelta(seconds=60))
    assert deliver(pk=pk, send=sent.append, now=now)
    assert len(sent) == 1


def test_a_client_that_was_withdrawn_is_told_nothing(
    systeem: Systeem, changed: Identification, ontvanger: Ontvanger, beheerder: Medewerker
) -> None:
    clients.withdraw_client(client=systeem.client, door=beheerder, now=timezone.now())
    berichten_alles()
    assert ontvanger.kreeg == []
    assert due(now=timezone.now()) == []


def test_without_a_key_nothing_goes_out_unsigned(
    systeem: Systeem, changed: Identification, ontvanger: Ontvanger, beheerder: Medewerker
) -> None:
    number = systeem.client.sleutels.get(soort=SleutelSoort.HANDTEKENING).pk
    clients.withdraw_secret(client=systeem.client, nummer=number, door=beheerder, now=timezone.now())
    berichten_alles()
    assert (ontvanger.kreeg, Bericht.objects.get().fout) == ([], "geen-handtekening")


def test_it_is_forgotten_after_a_week(changed: Identification, ontvanger: Ontvanger) -> None:
    berichten_alles()
    purge(now=timezone.now() + timedelta(days=6))
    assert Bericht.objects.filter(bereikt="INGELOGD").exists()
    Bericht.objects.update(op=timezone.now() - berichten.BEWAREN)
    purge(now=timezone.now())
    assert not Bericht.objects.filter(next_attempt_at=None).exists()


# --- where it may go ----------------------------------------------------------------------------------------------

INSIDE = [
    "https://127.0.0.1/",
    "https://localhost/",
    "https://[::1]/",
    "https://10.1.2.3/",
    "https://192.168.0.1/",
    "https://169.254.169.254/latest/",
    "https://[fd00::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://0.0.0.0/",
]


@pytest.mark.parametrize("url", INSIDE)
def test_in_production_nothing_goes_to_the_inside(url: str) -> None:
    with pytest.raises(Mislukt):
        webhook.send(url=url, id="x", inhoud={}, keys=[b"k"], now=timezone.now(), public_only=True)


def test_the_address_that_is_connected_to_is_asked_and_not_the_name(ontvanger: Ontvanger) -> None:
    may_call = webhook._may_call
    assert may_call("93.184.216.34", allowed=())
    assert not may_call("10.1.2.3", allowed=())
    assert may_call("10.1.2.3", allowed=networks(["10.1.0.0/16"]))
    assert not may_call("::ffff:10.9.2.3", allowed=networks(["10.1.0.0/16"]))
    for wrapped in ("64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1"):
        assert not may_call(wrapped, allowed=())
    port = ontvanger.url.split(":")[2].split("/")[0]
    for host in ("127.0.0.1", "localhost", "localhost.", "%6cocalhost"):
        with pytest.raises(Onbereikbaar):
            call("POST", f"http://{host}:{port}/", seconds=2, may_connect=lambda address: False)
    assert ontvanger.kreeg == []


@pytest.mark.parametrize(
    "url",
    [
        "http://example.nl/",
        "ftp://example.nl/",
        "https://",
        "https://u:p@example.nl/",
        "https://example.nl/#x",
        "https://example.nl:99999/",
        "https://exa mple.nl/",
        "https://ex\u00e4mple.nl/",
        "javascript:alert(1)",
        "https://localhost./",
        "https://%6cocalhost/",
    ],
)
def test_what_is_no_address_for_a_webhook(url: str) -> None:
    with pytest.raises(OngeldigAdres):
        check_url(url, http=False)


def test_in_production_the_round_asks_for_the_outside(
    changed: Identification, ontvanger: Ontvanger, settings: Settings
) -> None:
    settings.OMGEVING = "productie"
    berichten_alles()
    assert ontvanger.kreeg == []
    assert Bericht.objects.get().fout == "adres"  # http
