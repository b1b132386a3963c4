"""DigiD through a broker, from the button of the inwoner to the page after it: the real adapter, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from begrippen.bsn import Bsn
from config.logging import OneLine
from identification.models import Identification
from identification.status import Status
from identification.verzegeld import Verzegeld
from tests.identification.gegevens import fresh
from tests.identification.nepdigid import press_login
from tests.inloggen.makelaar import BSN, TestBroker
from tests.inloggen.provider import serving

CALLBACK = "/digid/oidc/callback/"


@pytest.fixture
def broker(settings: Settings, db: None) -> Iterator[TestBroker]:
    with serving(TestBroker()) as running:
        settings.DIGID, settings.DIGID_VERDER = running.settings(), {}
        yield running


def to_broker(client: Client, link: str, broker: TestBroker) -> dict[str, str]:
    """Presses the button; gives the parameters of the way back."""
    response = press_login(client, link)
    assert response["Location"].startswith(f"{broker.issuer}/authorization?")
    query = parse_qs(urlsplit(response["Location"]).query)
    broker.query = {name: values[0] for name, values in query.items()}
    return {"code": "c", "state": broker.query["state"]}


def failed(client: Client, link: str, back: HttpResponse) -> str:
    assert (back.status_code, back["Location"]) == (302, link)
    return client.get(link).content.decode()


def test_a_login(client: Client, row: Identification, link: str, broker: TestBroker) -> None:
    back = client.get(CALLBACK, to_broker(client, link, broker))
    assert (back.status_code, back["Location"]) == (302, "/i/")
    found = fresh(row.pk)
    assert found.status == Status.INGELOGD
    assert Verzegeld.of(found).unseal_bsn("bsn", found.bsn) == Bsn(BSN)
    assert client.get("/i/").status_code == 200


def test_the_page_lets_its_form_go_to_the_broker(client: Client, link: str, broker: TestBroker) -> None:
    policy = client.get(link)["Content-Security-Policy"]
    assert f"form-action 'self' {broker.issuer.removesuffix('/oidc')}" in policy


@pytest.mark.parametrize(
    ("answer", "claims", "words", "fout"),
    [
        ({"error": "access_denied"}, {}, "U bent gestopt met inloggen", "geannuleerd"),
        ({"error": "server_error"}, {}, "Inloggen met DigiD is niet gelukt", "digid-fout"),
        ({"code": "c"}, {"loa": "10"}, "Deze manier van inloggen is niet genoeg", "niveau-te-laag"),
        ({"code": "c"}, {"iss": "x"}, "Inloggen met DigiD is niet gelukt", "digid-fout"),
        ({"code": "\x00"}, {}, "Inloggen met DigiD is niet gelukt", "digid-fout"),
        ({}, {}, "Inloggen met DigiD is niet gelukt", "digid-fout"),
    ],
)
def test_a_login_that_gave_nothing(
    client: Client, row: Identification, link: str, broker: TestBroker,
    answer: dict[str, str], claims: dict[str, Any], words: str, fout: str,
) -> None:  # fmt: skip
    broker.claims = claims
    state = to_broker(client, link, broker)["state"]
    assert words in failed(client, link, client.get(CALLBACK, {"state": state, **answer}))
    assert (fresh(row.pk).login_fout, fresh(row.pk).bsn) == (fout, None)
    broker.claims = {}
    assert client.get(CALLBACK, to_broker(client, link, broker))["Location"] == "/i/"


def test_a_broker_that_fails_is_an_outage(
    client: Client, row: Identification, link: str, broker: TestBroker
) -> None:
    broker.token_status = 500
    back = client.get(CALLBACK, to_broker(client, link, broker))
    assert back["Location"] == link
    assert client.get(link).status_code == 503
    assert fresh(row.pk).login_fout == "digid-onbereikbaar"


def test_a_broker_that_cannot_be_found(
    client: Client, row: Identification, link: str, broker: TestBroker, settings: Settings
) -> None:
    settings.DIGID = broker.settings(discovery_url="http://localhost:1/.well-known/openid-configuration")
    response = press_login(client, link)
    assert (response.status_code, response["Location"]) == (302, link)
    assert client.get(link).status_code == 503
    assert fresh(row.pk).login_fout == "digid-onbereikbaar"


def test_another_browser_comes_back(
    client: Client, row: Identification, link: str, broker: TestBroker
) -> None:
    answer = to_broker(client, link, broker)
    response = Client().get(CALLBACK, answer)
    assert (response.status_code, "kwijtgeraakt" in response.content.decode()) == (400, True)
    assert not broker.seen
    assert client.get(CALLBACK, answer)["Location"] == "/i/"
    assert client.get(CALLBACK, answer)["Location"] == "/i/"
    assert len(broker.seen) == 1


@pytest.mark.parametrize("query", ["", "state=x", "code=%00&state=%00", "error=x&iss=é", "x=" + "9" * 9000])
def test_whatever_stands_in_the_address_it_is_one_of_our_pages(
    client: Client, db: None, broker: TestBroker, query: str
) -> None:
    response = client.get(f"{CALLBACK}?{query}")
    assert (response.status_code, "kwijtgeraakt" in response.content.decode()) == (400, True)


def test_somebody_who_acts_for_another_does_not_get_in(
    client: Client, row: Identification, link: str, broker: TestBroker, settings: Settings
) -> None:
    settings.DIGID = broker.settings(claim_acting="acting", claim_represented="other")
    broker.claims = {"acting": BSN, "other": "999993653"}
    back = client.get(CALLBACK, to_broker(client, link, broker))
    assert (back["Location"], fresh(row.pk).bsn) == (link, None)


def test_the_log_names_the_reason_and_nobody(
    client: Client, link: str, broker: TestBroker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    client.get(CALLBACK, to_broker(client, link, broker))
    broker.claims = {"bsn": f"s00000001:{BSN}"}
    client.get(CALLBACK, to_broker(client, link, broker))
    assert BSN not in "\n".join(OneLine().format(record) for record in caplog.records)
