"""The stand-in keeps the rules that Open Klant 2.18 was seen to keep; and the page that shows what arrived."""

from __future__ import annotations

import pytest
import requests

from simulator.klantinteracties.views import TOKEN
from tests.simulator.dienstverlener import Dienstverlener

GOED = {"kanaal": "videobellen", "onderwerp": "Proef", "taal": "nld", "vertrouwelijk": True}


@pytest.fixture
def root(dienstverlener: Dienstverlener) -> str:
    return f"http://localhost:{dienstverlener.sim}/klantinteracties/api/v1/"


def post(url: str, body: dict[str, object], token: str = TOKEN) -> requests.Response:
    return requests.post(url, json=body, headers={"Authorization": f"Token {token}"}, timeout=30)


def test_without_a_token_it_is_a_401(root: str) -> None:
    assert post(f"{root}klantcontacten", GOED, token="anders").status_code == 401
    assert requests.get(f"{root}klantcontacten", timeout=30).status_code == 401


@pytest.mark.parametrize("missing", GOED)
def test_what_is_required_is_required(root: str, missing: str) -> None:
    body = {name: value for name, value in GOED.items() if name != missing}
    answer = post(f"{root}klantcontacten", body)
    assert (answer.status_code, answer.json()["invalidParams"][0]["name"]) == (400, missing)


def test_one_call_makes_all_parts_or_none(root: str) -> None:
    zaak = {"wasKlantcontact": None, "onderwerpobjectidentificator": {"objectId": "zaak-1"}}
    made = post(f"{root}maak-klantcontact", {"klantcontact": GOED, "onderwerpobject": zaak})
    assert made.status_code == 201
    assert made.json()["onderwerpobject"]["klantcontact"]["uuid"] == made.json()["klantcontact"]["uuid"]
    assert made.headers["API-version"] == "0.9.0"
    assert post(f"{root}maak-klantcontact", {"klantcontact": {}}).status_code == 400


def test_a_bsn_passes_its_test_and_stands_there_once(root: str) -> None:
    def answer(bsn: str) -> int:
        identificator = {"codeSoortObjectId": "bsn", "objectId": bsn}
        return post(f"{root}partij-identificatoren", {"partijIdentificator": identificator}).status_code

    assert [answer("999990019"), answer("999990019"), answer("999990018")] == [201, 400, 400]


def test_a_number_stands_there_once_and_finds_it(root: str) -> None:
    body = GOED | {"referentienummer": "ABCDEFGH22"}
    assert [post(f"{root}klantcontacten", body).status_code for _ in range(2)] == [201, 400]
    headers = {"Authorization": f"Token {TOKEN}"}
    for number, count in (("ABCDEFGH22", 1), ("ABCDEFGH23", 0)):
        found = requests.get(f"{root}klantcontacten?referentienummer={number}", headers=headers, timeout=30)
        assert found.json()["count"] == count


def test_a_switch_makes_an_answer_wrong(root: str, dienstverlener: Dienstverlener) -> None:
    switches = f"http://localhost:{dienstverlener.sim}/api/klantinteracties/fout"
    assert requests.post(switches, json={"fout": "storing"}, timeout=30).json()["scherp"]["fout"] == "storing"
    assert [post(f"{root}klantcontacten", GOED).status_code for _ in range(2)] == [500, 201]
    assert requests.post(switches, json={"fout": "niets"}, timeout=30).status_code == 400


def test_the_page_of_what_arrived(dienstverlener: Dienstverlener) -> None:
    base = f"http://localhost:{dienstverlener.sim}"
    requests.post(f"{base}/api/stuf/zaken", json={"zaaknummer": "ZK-1234"}, timeout=30)
    assert "Zaak ZK-1234" in requests.get(f"{base}/zaaksysteem", timeout=30).text
    assert requests.get(f"{base}/zaaksysteem/ZK-1234", timeout=30).status_code == 200
    assert requests.get(f"{base}/zaaksysteem/ER-NIET", timeout=30).status_code == 404
    assert requests.get(f"{base}/zaaksysteem/document/zgw/niets", timeout=30).status_code == 404
