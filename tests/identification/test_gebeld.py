"""Is it really the gemeente that calls? The number of the conversation says so, and gives away nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from diensten.models import Dienst
from identification.flow import afronden, gebeld
from identification.flow.aanhaken import find_call
from identification.models import Identification, Signaal, SignaalSoort
from identification.status import Afloop
from inloggen.models import Medewerker
from tests.identification.gegevens import fresh, invited, make_dienst
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort

pytestmark = pytest.mark.django_db


@pytest.fixture
def nummer(row: Identification) -> str:
    assert row.gesprek is not None
    return row.gesprek.nummer


@pytest.mark.parametrize("between", ["", " ", "-", "."])
def test_the_number_shows_who_calls_about_what(
    client: Client, row: Identification, nummer: str, between: str
) -> None:
    typed = f" {nummer[:2]}{between}{nummer[2:]} "
    page = client.post("/gebeld/", {"nummer": typed}).content.decode()
    assert row.ambtenaar_naam in page
    assert row.dienst.naam in page
    assert "Dit gesprek is van de gemeente" in page
    assert not client.cookies


def test_the_page_needs_no_link_and_says_what_is_never_asked(client: Client) -> None:
    page = client.get("/gebeld/").content.decode()
    assert "Dit vragen wij nooit" in page
    assert "Meld een nepgesprek" in page


def test_a_number_of_nobody_is_a_warning(client: Client, nummer: str) -> None:
    other = f"{(int(nummer) + 1 - 10_000) % 90_000 + 10_000}"
    page = client.post("/gebeld/", {"nummer": other})
    assert page.status_code == 200
    assert "Pas op" in page.content.decode()
    assert Gebeurtenis.objects.filter(soort=Soort.GEBELD_ONBEKEND).count() == 1


def test_after_the_call_the_number_names_nobody(client: Client, row: Identification, nummer: str) -> None:
    afronden.stop(identification=row, reden="niet-gelukt", now=timezone.now())
    assert fresh(row.pk).afloop == Afloop.INGETROKKEN
    assert "Pas op" in client.post("/gebeld/", {"nummer": nummer}).content.decode()


def test_when_the_link_is_over_the_number_names_nobody(row: Identification, nummer: str) -> None:
    assert gebeld.who_calls(nummer=nummer, now=row.verloopt_op - timedelta(seconds=1)) is not None
    assert gebeld.who_calls(nummer=nummer, now=row.verloopt_op) is None


@pytest.mark.parametrize("typed", ["", "1234", "123456", "abcde", "１２３４５", "\x00", "1" * 500])
def test_what_is_no_number_is_asked_again(client: Client, typed: str) -> None:
    response = client.post("/gebeld/", {"nummer": typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Fout:" in page
    assert not Gebeurtenis.objects.exists()


def test_a_report_reaches_the_ambtenaar_in_that_call(
    client: Client, row: Identification, nummer: str
) -> None:
    page = client.post("/gebeld/melden/", {"nummer": nummer}).content.decode()
    assert "Dank u wel voor uw melding" in page
    assert Signaal.objects.get(identification=row).soort == SignaalSoort.GEMELD
    assert Gebeurtenis.objects.filter(soort=Soort.MELDING_NEPGESPREK, reden="gesprek-bekend").count() == 1


def test_a_report_without_a_number_is_taken_too(client: Client, row: Identification) -> None:
    assert client.post("/gebeld/melden/").status_code == 200
    assert not Signaal.objects.exists()
    assert Gebeurtenis.objects.filter(soort=Soort.MELDING_NEPGESPREK, reden="gesprek-onbekend").count() == 1


def test_trying_all_numbers_is_slow(client: Client, ambtenaar: Medewerker, dienst: Dienst) -> None:
    now = timezone.now()
    gesprek = invited(ambtenaar, dienst=dienst, now=now).gesprek
    assert gesprek is not None
    other = "10000" if gesprek.nummer != "10000" else "10001"
    for _ in range(30):
        gebeld.who_calls(nummer=other, now=now)
    assert client.post("/gebeld/", {"nummer": gesprek.nummer}).status_code == 429
    assert gebeld.who_calls(nummer=gesprek.nummer, now=now + timedelta(seconds=61)) is not None


def test_unknown_numbers_at_a_standing_link_do_not_close_this_page(
    client: Client, nummer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gebeld, "_ONBEKEND_PER_MINUUT", 3)
    standing = make_dienst(slug="vragend", gespreksnummer_vragen=True)
    for _ in range(4):
        assert find_call(dienst=standing, typed=nummer, now=timezone.now()) is None
    assert client.post("/gebeld/", {"nummer": nummer}).status_code == 200
