"""The door of the API: from where, how often, and what is said when something is wrong."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from identification.flow import deur
from identification.models import ApiClient, SleutelSoort
from inloggen.models import Medewerker
from tests.identification.api.gegevens import ROOT, Systeem, code_of, fetch, secret_of
from tests.identification.gegevens import PERSOON
from toezicht.models import Gebeurtenis


def test_only_from_the_networks_of_the_client(systeem: Systeem, settings: Settings) -> None:
    ApiClient.objects.update(netwerken=["10.2.0.0/16", "2001:db8::/32"])
    assert code_of(systeem.get("/diensten")) == (401, "niet-aangemeld")
    settings.PROXY_ADRES_HEADER = "X-Adres"
    for address, status in {
        "10.2.3.4": 200,
        "::ffff:10.2.3.4": 200,
        "2001:db8::1": 200,
        "10.3.0.1": 401,
        "": 401,
        "10.2.3.4, 1.2.3.4": 401,
    }.items():
        assert systeem.get("/diensten", **{"X-Adres": address}).status_code == status, address


def test_no_network_holds_for_a_proxy_that_does_not_say_who_called(
    systeem: Systeem, settings: Settings
) -> None:
    """The connection is the proxy's own, and the proxy is in every network."""
    ApiClient.objects.update(netwerken=["127.0.0.0/8"])
    assert systeem.get("/diensten").status_code == 200
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert code_of(systeem.get("/diensten")) == (401, "niet-aangemeld")
    settings.PROXY_ADRES_HEADER = "X-Adres"
    assert systeem.get("/diensten", **{"X-Adres": "127.0.0.1"}).status_code == 200


def test_too_many_calls(systeem: Systeem, settings: Settings) -> None:
    settings.API_PER_MINUUT = 3
    answers = [systeem.get("/diensten") for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 60


def test_too_many_tokens(systeem: Systeem, beheerder: Medewerker, settings: Settings) -> None:
    settings.API_PER_MINUUT = 2
    secret = secret_of(systeem.client, beheerder, SleutelSoort.GEHEIM)
    answers = [fetch(systeem.client, secret) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert code_of(answers[-1]) == (429, "te-veel")


def test_too_many_links(systeem: Systeem, settings: Settings) -> None:
    settings.API_STARTS_PER_MINUUT = 2
    assert [systeem.start().status_code for _ in range(3)] == [201, 201, 429]
    assert systeem.get("/diensten").status_code == 200


def test_refusals_are_written_down_but_not_without_end(systeem: Systeem) -> None:
    systeem.token = "x"
    for _ in range(40):
        systeem.get("/diensten")
    written = Gebeurtenis.objects.filter(soort="api_geweigerd", reden="token-onbekend")
    assert written.count() == deur._GEWEIGERD_PER_MINUUT


BODIES = {
    b"{": "geen-json",
    b"[]": "geen-json",
    b'{"flow": NaN}': "geen-json",
    b'{"flow": "NIEUW", "flow": "BEKEND"}': "geen-json",
    b'{"naam": "\\ud800"}': "geen-json",
    b"\xff": "geen-json",
    b'{"onbekend": 1}': "ongeldig",
    b'{"ambtenaar": {"id": "a\\u0000"}}': "ongeldig",
}


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_a_body_that_cannot_be_read(systeem: Systeem, body: bytes) -> None:
    response = systeem.http.post(
        f"{ROOT}/identificaties",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {systeem.token}"},
    )
    assert response.status_code in {400, 422}
    assert code_of(response)[1] == BODIES[body]


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
        ("application/json; charset=utf-16", 415),
        ("application/json; charset=UTF-8", 422),
    ],
)
def test_the_kind_of_body(systeem: Systeem, kind: str, status: int) -> None:
    headers = {"Authorization": f"Bearer {systeem.token}"}
    response = systeem.http.post(f"{ROOT}/identificaties", b"{}", content_type=kind, headers=headers)
    assert response.status_code == status


def test_a_body_that_is_too_large(systeem: Systeem) -> None:
    assert code_of(systeem.start(bsn="9" * 20_000)) == (413, "te-groot")


@pytest.mark.parametrize(
    ("method", "address", "found"),
    [
        ("get", "/bestaat-niet", (404, "niet-gevonden")),
        ("get", "/identificaties/geen-id", (404, "niet-gevonden")),
        ("get", "/identificaties", (405, "methode")),
        ("put", "/identificaties", (405, "methode")),
        ("post", "/openapi.json", (405, "methode")),
        ("get", "/../../api/v2", (404, "niet-gevonden")),
    ],
)
def test_errors_that_django_makes_have_the_same_form(
    systeem: Systeem, method: str, address: str, found: tuple[int, str]
) -> None:
    assert code_of(getattr(systeem.http, method)(ROOT + address)) == found


def test_another_host_is_told_in_the_same_form(client: Client, db: None) -> None:
    response = client.get(f"{ROOT}/diensten", headers={"Host": "evil.example"})
    assert code_of(response) == (400, "ongeldig-verzoek")


def test_a_fault_of_ours_says_nothing(systeem: Systeem, monkeypatch: pytest.MonkeyPatch, caplog) -> None:  # type: ignore[no-untyped-def]
    def broken(**_kwargs: object) -> None:
        raise RuntimeError("999990019 of token bpt_x")

    monkeypatch.setattr("identification.flow.uitnodigen.invite", broken)
    systeem.http.raise_request_exception = False
    assert code_of(systeem.start()) == (500, "fout")
    assert "999990019" not in caplog.text
    assert "RuntimeError at broken" in caplog.text


def test_a_wrong_value_is_named_by_its_place_and_never_repeated(systeem: Systeem) -> None:
    response = systeem.start(flow="BEKEND", bsn="123456789", zaak={"soort": "bestaand", "zaaknummer": "a b"})
    assert code_of(response) == (422, "ongeldig")
    places = {fout["veld"] for fout in response.json()["fouten"]}
    assert {place.rpartition(".")[2] for place in places} == {"bsn", "zaaknummer"}
    assert "123456789" not in response.content.decode()
    assert "a b" not in response.content.decode()


@pytest.mark.parametrize("zaaknummer", [PERSOON.reveal(), "..", "/x", "a" * 41])
def test_a_bsn_or_a_path_is_no_zaaknummer(systeem: Systeem, zaaknummer: str) -> None:
    response = systeem.start(zaak={"soort": "bestaand", "zaaknummer": zaaknummer})
    assert response.status_code == 422
    assert PERSOON.reveal() not in response.content.decode()
