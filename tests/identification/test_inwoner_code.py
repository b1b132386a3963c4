"""After DigiD: the code, the poll, the end, and logging out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from begrippen.flow import Flow
from diensten.models import Dienst
from identification.flow import afronden, controle
from identification.models import Identification, InwonerSessie
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from kluis import dagsleutel
from tests.identification.gegevens import ANDER, PERSOON, fresh, invited, token_of
from tests.identification.nepdigid import (
    NepDigid,
    come_back,
    log_in_at_digid,
    press_login,
    shows_code,
    text_of,
)
from zaken.register import Register


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock of the portal stands still."""
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    return now


@pytest.mark.parametrize("flow", Flow)
def test_after_digid(client: Client, ambtenaar: Medewerker, digid: NepDigid, flow: Flow) -> None:
    row = invited(ambtenaar, flow, now=timezone.now())
    response = log_in_at_digid(client, row, digid)
    assert (response.status_code, response["Location"]) == (302, "/i/")
    page, row = text_of(client), fresh(row.pk)
    if flow is Flow.AMBTENAAR:
        assert row.code is None
    else:
        code = Verzegeld.of(row).unseal_text("code", row.code)
        assert shows_code(page, code)
        assert row.zaaknummer in page
    assert PERSOON.reveal() not in page


def test_reloading_shows_the_same_page_and_the_link_leads_there(
    client: Client, row: Identification, link: str, digid: NepDigid, frozen: datetime
) -> None:
    log_in_at_digid(client, row, digid)
    assert len({text_of(client) for _ in range(3)}) == 1
    assert client.get(link)["Location"] == "/i/"


def test_in_flow_bekend_another_person_gets_the_same_page_to_the_byte(
    ambtenaar: Medewerker, digid: NepDigid, dienst: Dienst, monkeypatch: pytest.MonkeyPatch, frozen: datetime
) -> None:
    monkeypatch.setattr("identification.flow.sleutelcode.keyed_code", lambda **_: "358974")
    seen = []
    for wie in (PERSOON, ANDER):
        browser, row = Client(), invited(ambtenaar, Flow.BEKEND, dienst=dienst, now=frozen)
        back = log_in_at_digid(browser, row, digid, wie=wie)
        response = browser.get("/i/")
        versie = response.context["pagina"].versie
        page = response.content.decode().replace(row.zaaknummer, "ZAAK")
        headers = sorted((name, value) for name, value in response.items() if name != "Expires")  # the clock
        seen.append((back.status_code, back["Location"], headers, versie, page))
    assert "358" in seen[0][4]
    assert seen[0] == seen[1]


def test_the_code_of_another_browser_is_not_shown(
    client: Client, row: Identification, link: str, digid: NepDigid
) -> None:
    log_in_at_digid(client, row, digid)
    other = Client()
    assert "al gebruikt" in text_of(other, link, 410)
    assert "kwijtgeraakt" in text_of(other, "/i/", 400)
    assert press_login(other, link)["Location"] == link
    assert [signaal.soort for signaal in row.signalen.all()] == ["tweede-apparaat"]


def test_a_planted_cookie_is_worth_nothing_after_the_login(
    client: Client, row: Identification, digid: NepDigid
) -> None:
    press_login(client, f"/i/{token_of(row)}/")
    planted = client.cookies["inwoner"].value
    come_back(client)
    assert client.cookies["inwoner"].value != planted
    thief, code = Client(), controle.expected_code(fresh(row.pk))
    thief.cookies["inwoner"] = planted
    page = text_of(thief)
    assert ("U bent uitgelogd" in page, shows_code(page, code), row.zaaknummer in page) == (
        True,
        False,
        False,
    )
    assert thief.get("/i/status/?versie=x").json() == {"verder": "/i/"}


def test_the_poll_says_nothing_until_something_changes(
    client: Client, row: Identification, digid: NepDigid, django_assert_max_num_queries: Any
) -> None:
    log_in_at_digid(client, row, digid)
    address = client.get("/i/").context["pagina"]
    poll = f"{address.status_url}?versie={address.versie}"
    with django_assert_max_num_queries(2):
        assert client.get(poll).status_code == 204
    row = fresh(row.pk)
    controle.check_code(identification=row, typed=controle.expected_code(row), now=timezone.now())
    assert client.get(poll).json() == {"verder": "/i/"}
    assert "De code klopt" in text_of(client)


def test_polling_is_no_activity(client: Client, row: Identification, digid: NepDigid) -> None:
    log_in_at_digid(client, row, digid)
    before = InwonerSessie.objects.values_list("laatst_actief_op").get()
    client.get("/i/status/?versie=x")
    assert InwonerSessie.objects.values_list("laatst_actief_op").get() == before
    client.post("/i/meer-tijd/")
    assert InwonerSessie.objects.values_list("laatst_actief_op").get() > before


def test_after_completing_it_says_ready_and_the_code_is_gone(
    client: Client, row: Identification, digid: NepDigid
) -> None:
    log_in_at_digid(client, row, digid)
    row = fresh(row.pk)
    code = controle.expected_code(row)
    controle.check_code(identification=row, typed=code, now=timezone.now())
    afronden.complete(
        identification=fresh(row.pk), verklaard=True, zaaksysteem=Register(), now=timezone.now()
    )
    page = text_of(client)
    assert "Klaar" in page
    assert code not in page
    assert text_of(Client(), "/i/", 400)


def test_after_logging_out_the_code_is_not_shown(
    client: Client, row: Identification, digid: NepDigid
) -> None:
    log_in_at_digid(client, row, digid)
    code = controle.expected_code(fresh(row.pk))
    assert client.post("/i/uitloggen/")["Clear-Site-Data"] == '"cache"'
    page = text_of(client)
    assert "U bent uitgelogd" in page
    assert code not in page
    assert client.get("/i/status/?versie=x").json() == {"verder": "/i/"}


def test_the_same_person_logs_in_again_and_sees_the_same_code(
    client: Client, row: Identification, digid: NepDigid
) -> None:
    log_in_at_digid(client, row, digid)
    code = controle.expected_code(fresh(row.pk))
    client.post("/i/uitloggen/")
    assert client.post("/i/opnieuw/").status_code == 302
    assert come_back(client)["Location"] == "/i/"
    assert controle.expected_code(fresh(row.pk)) == code
    assert shows_code(text_of(client), code)


def test_after_inactivity_the_code_is_not_shown(
    client: Client, row: Identification, digid: NepDigid, settings: Settings
) -> None:
    log_in_at_digid(client, row, digid)
    settings.INWONER_INACTIEF = 0
    assert "U bent uitgelogd" in text_of(client)


def test_without_the_key_of_the_day_the_page_is_one_of_ours(
    client: Client, row: Identification, digid: NepDigid
) -> None:
    log_in_at_digid(client, row, digid)
    dagsleutel.destroy(row.dag)
    assert "Er gaat iets mis bij ons" in text_of(client, "/i/", 503)


def test_the_session_of_the_portal_is_not_used(client: Client, row: Identification, digid: NepDigid) -> None:
    log_in_at_digid(client, row, digid)
    client.get("/i/?taal=en")
    assert set(client.cookies) == {"inwoner"}


def test_the_page_is_of_the_last_login_in_this_browser(
    client: Client, ambtenaar: Medewerker, row: Identification, digid: NepDigid
) -> None:
    log_in_at_digid(client, row, digid)
    second = invited(ambtenaar, now=timezone.now())
    log_in_at_digid(client, second, digid)
    assert second.zaaknummer in text_of(client)
