"""The BRP stand-in refuses what the features of BRP API Personen 2.7.0 refuse, and knows the people of the demo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import requests

from begrippen.bsn import Bsn
from simulator.brp import views
from simulator.brp.bericht import Vraag
from simulator.brp.brp import TYPE, Brp
from simulator.brp.personen import PERSONEN, gezag_of
from simulator.brp.toegang import Toegang
from simulator.people import BANDEN, TESTPERSONEN
from tests.simulator.dienstverlener import Dienstverlener

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()
BSN = "999999047"
KOP = {
    "accept": "application/json",
    "content-type": "application/json; charset=utf-8",
    "x-api-key": "sleutel",
}


@pytest.fixture
def brp() -> Brp:
    return Brp(Toegang(api_key="sleutel", client_secret="geheim"), clock=lambda: NOW)


def ask(brp: Brp, body: Any = None, method: str = "POST", **headers: str) -> tuple[int, Any]:
    asked = {"type": TYPE, "burgerservicenummer": [BSN], "fields": ["naam"]} | (body or {})
    names = KOP | {name.replace("_", "-"): value for name, value in headers.items()}
    given = {name: value for name, value in asked.items() if value is not None}
    answer = brp.answer(Vraag(method, "/personen", names, json.dumps(given).encode()))
    return answer.status, json.loads(answer.body)


def fields_of(brp: Brp, *velden: str, bsn: str = BSN) -> Any:
    _, answer = ask(brp, {"fields": list(velden), "burgerservicenummer": [bsn]})
    return answer["personen"][0]


@pytest.mark.parametrize(
    ("body", "code", "param"),
    [
        ({"type": None}, "paramsValidation", ("type", "required")),
        ({"type": "Anders"}, "paramsValidation", ("type", "value")),
        ({"burgerservicenummer": None}, "paramsCombination", None),
        ({"burgerservicenummer": []}, "paramsValidation", ("burgerservicenummer", "minItems")),
        ({"burgerservicenummer": BSN}, "paramsValidation", ("burgerservicenummer", "array")),
        ({"burgerservicenummer": [BSN] * 21}, "paramsValidation", ("burgerservicenummer", "maxItems")),
        ({"burgerservicenummer": ["12"]}, "paramsValidation", ("burgerservicenummer[0]", "pattern")),
        ({"fields": None}, "paramsValidation", ("fields", "required")),
        ({"fields": []}, "paramsValidation", ("fields", "minItems")),
        ({"fields": ["naam"] * 131}, "paramsValidation", ("fields", "maxItems")),
        ({"fields": ["naam", "schoenmaat"]}, "paramsValidation", ("fields[1]", "fields")),
        ({"fields": ["inOnderzoek"]}, "paramsValidation", ("fields[0]", "fields")),
        ({"fields": ["geheimhoudingPersoonsgegevens"]}, "paramsValidation", ("fields[0]", "fields")),
        ({"fields": ["opschortingBijhouding.reden"]}, "paramsValidation", ("fields[0]", "fields")),
        ({"fields": ["geboorte.inOnderzoek"]}, "paramsValidation", ("fields[0]", "fields")),
        ({"anders": 1}, "unknownParam", ("anders", "unknownParam")),
    ],
)
def test_what_is_wrong_is_refused_by_name(brp: Brp, body: Any, code: str, param: Any) -> None:
    status, answer = ask(brp, body)
    assert (status, answer["code"]) == (400, code)
    found = [(each["name"], each["code"]) for each in answer.get("invalidParams", [])]
    assert found == ([param] if param else [])
    assert BSN not in json.dumps(answer)


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"method": "GET"}, 405),
        ({"content_type": "text/plain"}, 415),
        ({"content_type": "application/json; charset=latin-1"}, 415),
        ({"accept": "text/html"}, 406),
        ({"x_api_key": "anders"}, 401),
        ({"x_api_key": "", "authorization": "Bearer niets"}, 401),
        ({"x_verwerking": "a@b@c"}, 400),
    ],
)
def test_the_form_and_the_access(brp: Brp, how: dict[str, str], status: int) -> None:
    assert ask(brp, **how)[0] == status  # type: ignore[arg-type]


def test_a_gateway_that_wants_to_know_why() -> None:
    brp = Brp(Toegang(api_key="sleutel", verplicht=("x-doelbinding",)))
    assert [ask(brp)[0], ask(brp, x_doelbinding="BRPACT")[0]] == [403, 200]


def test_only_what_was_asked_and_what_comes_by_itself(brp: Brp) -> None:
    assert set(fields_of(brp, "naam.voornamen")["naam"]) == {"voornamen"}
    dead = fields_of(brp, "burgerservicenummer", bsn="999990123")
    assert set(dead) == {"burgerservicenummer", "opschortingBijhouding"}
    whole = fields_of(brp, "geboorte.datum.jaar")["geboorte"]["datum"]
    assert whole["type"] == "Datum"  # a part of a date brings all of it
    home = fields_of(brp, "verblijfplaats.verblijfadres.postcode", bsn="999991772")["verblijfplaats"]
    assert (set(home), set(home["verblijfadres"])) == ({"type", "inOnderzoek", "verblijfadres"}, {"postcode"})


def test_nobody_is_an_empty_list(brp: Brp) -> None:
    assert ask(brp, {"burgerservicenummer": ["999999011"]}) == (200, {"type": TYPE, "personen": []})


def test_everybody_who_can_log_in_is_known() -> None:
    demo = {person.bsn for person in TESTPERSONEN} | {band.ander.bsn for band in BANDEN}
    assert demo <= {Bsn(number) for number in PERSONEN}


def test_gezag_grows_up_with_the_child() -> None:
    (now,) = gezag_of("999990111", today=date(2026, 5, 19))
    (later,) = gezag_of("999990111", today=date(2026, 5, 20))
    assert (now["minderjarige"]["leeftijd"], later["minderjarige"]["leeftijd"]) == (8, 9)
    assert [gezag_of(bsn, today=date(2026, 1, 1)) for bsn in ("999971141", "999990019")] == [[], []]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"grant_type": "client_credentials", "client_id": "beeldpas", "client_secret": "geheim"}, 200),
        ({"grant_type": "client_credentials", "client_id": "beeldpas", "client_secret": "fout"}, 401),
        ({"grant_type": "password", "client_id": "beeldpas", "client_secret": "geheim"}, 400),
        ({}, 401),
    ],
)
def test_tokens(brp: Brp, form: dict[str, str], status: int) -> None:
    body = "&".join(f"{name}={value}" for name, value in form.items()).encode()
    answer = brp.answer(Vraag("POST", "/token", {}, body))
    assert answer.status == status
    token = json.loads(answer.body).get("access_token", "")
    assert ask(brp, x_api_key="", authorization=f"Bearer {token}")[0] == (200 if status == 200 else 401)


# --- in the process of the simulator ------------------------------------------------------------------------------


@pytest.fixture
def url(dienstverlener: Dienstverlener) -> Iterator[str]:
    base = f"http://localhost:{dienstverlener.sim}"
    yield base
    requests.delete(f"{base}/api/brp/fout", timeout=30)


def question(url: str, **headers: str) -> requests.Response:
    names = {
        "X-API-KEY": views.API_KEY,
        "x-doelbinding": "a",
        "x-gebruiker": "b",
        "x-origin-oin": "1",
    } | headers
    body = {"type": TYPE, "burgerservicenummer": [BSN], "fields": ["naam"]}
    return requests.post(f"{url}/brp/personen", json=body, headers=names, timeout=30)


def test_over_http(url: str) -> None:
    assert question(url).json()["personen"][0]["naam"]["geslachtsnaam"] == "Vries"
    assert question(url, **{"x-doelbinding": ""}).status_code == 403


def test_switches_over_http(url: str) -> None:
    switch = f"{url}/api/brp/fout"
    assert (
        requests.post(switch, json={"fout": "te-druk", "aantal": 2}, timeout=30).json()["scherp"]["aantal"]
        == 2
    )
    assert [question(url).status_code for _ in range(3)] == [429, 429, 200]
    requests.post(switch, json={"fout": "half"}, timeout=30)
    with pytest.raises(requests.RequestException):
        question(url)
    assert requests.post(switch, json={"fout": "onzin"}, timeout=30).status_code == 400
    assert requests.delete(switch, timeout=30).json()["scherp"] is None
