from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn, QueriesOf
from toezicht.logboek import record
from toezicht.models import Gebeurtenis
from toezicht.queries import PER_PAGE
from toezicht.soorten import Soort

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def tom(logged_in: LoggedIn, toezichthouder: Medewerker) -> Client:
    return logged_in(toezichthouder)


def fill(count: int, soort: Soort = Soort.LOGIN_GELUKT) -> None:
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(soort=soort.value, door=f"nummer {n}", moment=NOW) for n in range(count)
    )


def rows(client: Client, query: str = "") -> str:
    response = client.get(f"/toezicht/{query}")
    assert response.status_code == 200
    return response.content.decode().partition("<tbody")[2]


def test_toezichthouder_and_beheerder_read(tom: Client, logged_in: LoggedIn, beheerder: Medewerker) -> None:
    for client in (tom, logged_in(beheerder)):
        response = client.get("/toezicht/")
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]


def test_an_ambtenaar_may_not(logged_in: LoggedIn, ambtenaar: Medewerker) -> None:
    assert logged_in(ambtenaar).get("/toezicht/").status_code == 403


@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_login(client: Client) -> None:
    response = client.get("/toezicht/")
    assert (response.status_code, response["Location"]) == (302, "/inloggen/?next=/toezicht/")


def test_nothing_can_be_posted(tom: Client) -> None:
    assert tom.post("/toezicht/").status_code == 405


def test_an_empty_trail_says_so(tom: Client) -> None:
    assert "Er is nog niets gebeurd." in tom.get("/toezicht/").content.decode()
    assert "Niets gevonden." in tom.get("/toezicht/?signalen=on").content.decode()


def test_the_number_of_a_proposal_is_no_amount(tom: Client) -> None:
    record(soort=Soort.VOORSTEL_GOEDGEKEURD, door="Peter", now=NOW, reden="contact_telefoon", aantal=7)
    record(soort=Soort.BEZORGING_OPNIEUW, door="Ingrid", now=NOW, aantal=3)
    shown = rows(tom)
    assert ("Telefoonnummer, nummer 7" in shown, "Aantal: 3" in shown, "Aantal: 7" in shown) == (
        True,
        True,
        False,
    )


def test_filter_on_soort_and_on_signals(tom: Client) -> None:
    for soort in (Soort.LOGIN_GELUKT, Soort.GEWIST, Soort.CODE_DRIE_KEER_ONJUIST):
        record(soort=soort, door=f"door {soort.value}", now=NOW)
    assert all(f"door {soort}" in rows(tom) for soort in ("login_gelukt", "gewist"))
    assert "door gewist" in rows(tom, "?soort=gewist")
    assert "door login_gelukt" not in rows(tom, "?soort=gewist")
    signals = rows(tom, "?signalen=on")
    assert "door code_drie_keer_onjuist" in signals
    assert "door gewist" not in signals


@pytest.mark.parametrize("query", ["?soort=bestaat-niet", "?voor=x", "?voor=-1", f"?voor={2**70}"])
def test_a_filter_that_does_not_exist_shows_everything(tom: Client, query: str) -> None:
    response = tom.get(f"/toezicht/{query}")
    assert (response.status_code, response["Location"]) == (302, "/toezicht/")


def test_pages_follow_each_other_and_keep_the_filter(tom: Client) -> None:
    fill(PER_PAGE + 1)
    first = tom.get("/toezicht/?soort=login_gelukt")
    oldest_shown = Gebeurtenis.objects.order_by("-id")[PER_PAGE - 1].pk
    link = f"?soort=login_gelukt&amp;voor={oldest_shown}"
    assert f'href="{link}"' in first.content.decode()
    second = rows(tom, link.replace("&amp;", "&"))
    assert "nummer 0<" in second
    assert "nummer 1<" not in second
    assert 'href="/toezicht/?soort=login_gelukt"' in second


@pytest.mark.parametrize("count", [1, PER_PAGE * 2])
def test_the_page_takes_one_query(tom: Client, queries_of: QueriesOf, count: int) -> None:
    fill(count)
    assert queries_of("toezicht", tom, "/toezicht/?soort=login_gelukt") == 1
