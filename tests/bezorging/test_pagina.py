"""The pages about proofs that wait, and the way of a kept proof to the people who may have it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from identification.flow.bezorgen import deliver
from identification.flow.opruimen import purge
from identification.models import BewaardBewijs, Identification
from identification.queries.bezorging import PER_PAGE, overview
from identification.status import Status
from inloggen.models import Medewerker
from tests.bezorging.conftest import PDF, Many
from tests.identification.gegevens import completed, fresh, is_wiped, later
from tests.identification.test_bezorgen import Kapot
from tests.medewerkers import LoggedIn
from toezicht.models import Gebeurtenis
from zaken.models import Zaak

ANDERE_ZAAK = "2026-20001"
BASE = "/beheer/bezorging/"


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def waiting(ambtenaar: Medewerker, now: datetime) -> Identification:
    row = completed(ambtenaar, now=now)
    deliver(pk=row.pk, zaaksysteem=Kapot("zaak", permanent=True), now=now)
    return fresh(row.pk)


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def test_the_page_says_what_waits_and_why_without_a_person(
    beheer: Client, waiting: Identification, now: datetime
) -> None:
    Identification.objects.update(bezorg_fout="zaak-gesloten")
    page = beheer.get(BASE).content.decode()
    for words in (waiting.zaaknummer, "Geweigerd", "Deze zaak is gesloten.", "Sanne de Vries", "Wacht op u"):
        assert words in page
    assert "999990019" not in page
    assert "0019" not in page


def test_pages_and_filters_ask_the_database_the_same_however_much_waits(
    many: Many, django_assert_max_num_queries: Any
) -> None:
    many(PER_PAGE + 5)
    Identification.objects.filter(zaaknummer__endswith="1").update(
        geweigerd=True, bezorg_fout="zaak-gesloten"
    )
    with django_assert_max_num_queries(8):
        first = overview(now=later(hours=1))
    assert (len(first.regels), bool(first.meer_url)) == (PER_PAGE, True)
    last = Identification.objects.get(zaaknummer=first.regels[-1].zaaknummer)
    assert len(overview(now=later(hours=1), na=last.pk).regels) == 5
    refused = overview(now=later(hours=1), stand="geweigerd", reden="zaak-gesloten").regels
    assert {line.stand_naam for line in refused} == {"Geweigerd"}


def test_the_way_to_another_zaak_asks_first_and_does_it_once(
    beheer: Client, waiting: Identification, other_zaak: Zaak
) -> None:
    address = f"{BASE}{waiting.pk}/omleiden/"
    assert "Vul het zaaknummer in." in beheer.post(address, {"zaaknummer": ""}).content.decode()
    wrong = beheer.post(address, {"zaaknummer": "999990019"})
    assert (wrong.status_code, "999990019" in wrong.content.decode()) == (422, False)
    asked = beheer.post(address, {"zaaknummer": ANDERE_ZAAK})
    assert "Ja, stuur het daarheen" in asked.content.decode()
    assert fresh(waiting.pk).zaaknummer == waiting.zaaknummer
    for _ in range(2):
        done = beheer.post(address, {"zaaknummer": ANDERE_ZAAK, "bevestigd": "ja"})
        assert done["Location"] == f"{BASE}{waiting.pk}/"
    assert fresh(waiting.pk).zaaknummer == ANDERE_ZAAK
    assert Gebeurtenis.objects.filter(soort="bezorging_omgeleid").count() == 1


def test_a_zaak_that_is_not_there_is_said_at_the_field(beheer: Client, waiting: Identification) -> None:
    answer = beheer.post(f"{BASE}{waiting.pk}/omleiden/", {"zaaknummer": "ZK/1", "bevestigd": "ja"})
    assert answer.status_code == 409
    assert "Deze zaak bestaat niet (meer)." in answer.content.decode()


def test_giving_up_needs_a_reason_and_a_second_press_finds_it_done(
    beheer: Client, waiting: Identification
) -> None:
    address = f"{BASE}{waiting.pk}/opgeven/"
    assert beheer.post(address, {}).status_code == 422
    assert fresh(waiting.pk).status == Status.VASTGELEGD
    for _ in range(2):
        assert beheer.post(address, {"reden": "onjuist"})["Location"] == BASE
    assert is_wiped(fresh(waiting.pk))
    assert "Er wacht niets." in beheer.get(BASE).content.decode()


def test_again_for_one_and_for_all(beheer: Client, waiting: Identification, nudged: list[Any]) -> None:
    beheer.post(f"{BASE}{waiting.pk}/opnieuw/")
    assert (fresh(waiting.pk).geweigerd, nudged) == (False, [waiting.pk])
    Identification.objects.update(geweigerd=True, next_attempt_at=None)
    assert "Er wacht 1 bewijs." in beheer.get(f"{BASE}opnieuw/").content.decode()
    beheer.post(f"{BASE}opnieuw/")
    assert not fresh(waiting.pk).geweigerd


@pytest.fixture
def kept_now(waiting: Identification) -> Identification:
    purge(now=waiting.verloopt_op)
    BewaardBewijs.objects.update(bewaar_tot=timezone.now() + timezone.timedelta(days=30))
    return fresh(waiting.pk)


def test_a_kept_proof_is_fetched_by_post_and_that_is_written_down(
    beheer: Client, kept_now: Identification, logged_in: LoggedIn, ambtenaar: Medewerker
) -> None:
    page = beheer.get(f"{BASE}?stand=bewaard").content.decode()
    assert "Niet in de zaak, versleuteld bewaard" in page
    assert beheer.get(f"{BASE}{kept_now.pk}/bewijs/").status_code == 302
    own = logged_in(ambtenaar)
    assert "versleuteld bewaard tot" in own.get(f"/werkblad/{kept_now.pk}/").content.decode()
    assert kept_now.zaaknummer in own.get("/werkblad/").content.decode()
    for client, address in (
        (beheer, f"{BASE}{kept_now.pk}/bewijs/"),
        (own, f"/werkblad/{kept_now.pk}/bewaard-bewijs/"),
    ):
        answer = client.post(address)
        assert (answer["Content-Type"], answer.content[:8]) == ("application/pdf", PDF[:8])
        assert "no-store" in answer["Cache-Control"]
    assert Gebeurtenis.objects.filter(soort="bewijs_opgehaald", onderwerp=kept_now.pk).count() == 2


def test_another_ambtenaar_gets_no_kept_proof(
    kept_now: Identification, logged_in: LoggedIn, andere_ambtenaar: Medewerker
) -> None:
    answer = logged_in(andere_ambtenaar).post(f"/werkblad/{kept_now.pk}/bewaard-bewijs/")
    assert (answer.status_code, b"%PDF" in answer.content) == (404, False)


def test_a_kept_proof_is_wiped_by_hand_when_it_is_in_the_zaak(
    beheer: Client, kept_now: Identification
) -> None:
    beheer.post(f"{BASE}{kept_now.pk}/opgeven/", {"reden": "met-de-hand"})
    assert BewaardBewijs.objects.get().bewijs is None
    assert Gebeurtenis.objects.get(soort="bewaard_bewijs_gewist").reden == "met-de-hand"
