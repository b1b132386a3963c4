"""A dienst with a connection of its own, and DigiD that wants a form in place of a redirect."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from begrippen.vertegenwoordiging import Vertegenwoordiging
from identification.flow import aanmelden
from identification.models import Identification
from identification.status import Status
from inloggen.models import Medewerker
from inloggen.resultaat import DigidFout, LoginResult, LoginStart
from tests.identification.gegevens import ANDER, bound_browser, fresh, invited, login, make_dienst, token_of
from tests.identification.nepdigid import ORIGIN, NepDigid, come_back, press_login
from toezicht.models import Gebeurtenis
from zaken.register import Register

UUID = "f847dc11-ac24-47b2-84a8-a057440ce56d"
FIELDS = {"SAMLRequest": "PHg+", "RelayState": 'a"><script>'}


@pytest.fixture
def row(ambtenaar: Medewerker) -> Identification:
    return invited(ambtenaar, dienst=make_dienst(aansluiting="combi", service_uuid=UUID), now=timezone.now())


@pytest.fixture
def posting(digid: NepDigid, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A DigiD that takes a form; gives what it was asked."""
    asked: dict[str, Any] = {}

    def start(**given: Any) -> LoginStart:
        asked.update(given)
        digid.asked = given
        return LoginStart(url=f"{ORIGIN}/post", velden=FIELDS)

    monkeypatch.setattr(aanmelden.digid, "start", start)
    return asked


def for_another() -> LoginResult:
    result = login()
    return LoginResult(
        **{name: getattr(result, name) for name in LoginResult.__slots__ if name != "vertegenwoordiging"},
        vertegenwoordiging=Vertegenwoordiging(vertegenwoordigde=ANDER),
    )


def test_the_dienst_says_over_which_connection(
    client: Client, row: Identification, posting: dict[str, Any]
) -> None:
    press_login(client, f"/i/{token_of(row)}/")
    assert (posting["aansluiting"], posting["service_uuid"]) == ("combi", UUID)


def test_the_page_with_the_form(client: Client, row: Identification, posting: dict[str, Any]) -> None:
    response = press_login(client, f"/i/{token_of(row)}/")
    text = response.content.decode()
    assert response.status_code == 200
    assert f'<form method="post" action="{ORIGIN}/post">' in text
    assert '<input type="hidden" name="SAMLRequest" value="PHg+">' in text
    assert 'value="a&quot;&gt;&lt;script&gt;"' in text
    assert f"form-action 'self' {ORIGIN}" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_coming_back_in_the_browser_that_got_the_form(
    client: Client, row: Identification, posting: dict[str, Any], settings: Settings
) -> None:
    press_login(client, f"/i/{token_of(row)}/")
    assert settings.INWONER_COOKIE_NAME in client.cookies
    assert come_back(client).status_code == 302
    assert fresh(row.pk).status == Status.INGELOGD


def test_a_reload_of_the_form_leads_to_the_page_of_the_link(client: Client, row: Identification) -> None:
    assert client.get(f"/i/{token_of(row)}/inloggen/")["Location"] == f"/i/{token_of(row)}/"


def test_who_acts_for_another_is_not_let_in(row: Identification) -> None:
    with pytest.raises(DigidFout, match="vertegenwoordiging-niet-toegestaan"):
        aanmelden.attach_login(
            sessie=bound_browser(row, now=timezone.now()),
            result=for_another(),
            zaaksysteem=Register(),
            now=timezone.now(),
        )
    assert fresh(row.pk).status == Status.UITGENODIGD
    assert not fresh(row.pk).bsn


def test_who_acts_for_another_is_told_that_it_did_not_work(
    client: Client, row: Identification, digid: NepDigid
) -> None:
    digid.outcome = for_another()
    press_login(client, f"/i/{token_of(row)}/")
    back = come_back(client)
    assert back["Location"] == f"/i/{token_of(row)}/"
    assert fresh(row.pk).login_fout == "digid-fout"
    assert Gebeurtenis.objects.filter(reden="vertegenwoordiging-niet-toegestaan").count() == 1


def test_a_connection_that_is_not_set_up_is_no_crash(
    client: Client, row: Identification, digid: NepDigid, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: Any) -> LoginStart:
        raise DigidFout("niet-ingesteld", onderwerp=row.pk)

    monkeypatch.setattr(aanmelden.digid, "start", refuse)
    assert press_login(client, f"/i/{token_of(row)}/")["Location"] == f"/i/{token_of(row)}/"
    assert fresh(row.pk).login_fout == "digid-fout"
