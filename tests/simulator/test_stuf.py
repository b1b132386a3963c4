"""The StUF stand-in as the simulator serves it, over plain HTTP and over two-way TLS."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
import requests

from tests.simulator.dienstverlener import Dienstverlener
from zaken.stuf.antwoord import read_nummer
from zaken.stuf.bericht import Soort, Stuur, actie, nummer_bericht
from zaken.stuf.envelop import envelop, headers
from zaken.stuf.instelling import Soap, Systeem, Versie

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def sim(dienstverlener: Dienstverlener) -> Iterator[str]:
    """Its address; nothing stays armed."""
    base = f"http://localhost:{dienstverlener.sim}"
    yield base
    assert requests.delete(f"{base}/api/stuf/fout", timeout=30).json()["scherp"] is None


def question() -> tuple[Stuur, bytes, dict[str, str]]:
    stuur = Stuur(Versie.V1_2, Systeem("BEELDPAS"), Systeem("ZAAKSYSTEEM"), uuid4(), NOW)
    bericht = nummer_bericht(Soort.ZAAKNUMMER, stuur)
    sent = envelop(bericht, soap=Soap.V1_1, wss=None, now=NOW)
    return stuur, sent, headers(Soap.V1_1, actie(Soort.ZAAKNUMMER, Versie.V1_2))


def test_a_zaaknummer_over_plain_http(sim: str) -> None:
    stuur, sent, head = question()
    answer = requests.post(f"{sim}/stuf", data=sent, headers=head, timeout=30)
    nummer = read_nummer(answer.content, soort=Soort.ZAAKNUMMER, referentienummer=stuur.referentienummer)
    assert nummer.startswith("20")


def test_a_zaaknummer_over_two_way_tls(dienstverlener: Dienstverlener) -> None:
    stuur, sent, head = question()
    answer = requests.post(
        f"https://localhost:{dienstverlener.tls}/stuf",
        data=sent,
        headers=head,
        timeout=30,
        verify=str(dienstverlener.keys / "ca.crt"),
        cert=(str(dienstverlener.keys / "portal-tls.crt"), str(dienstverlener.keys / "portal-tls.key")),
    )
    assert read_nummer(answer.content, soort=Soort.ZAAKNUMMER, referentienummer=stuur.referentienummer)


def test_a_switch_that_breaks_the_connection(sim: str) -> None:
    armed = requests.post(f"{sim}/api/stuf/fout", json={"fout": "verwerkt-en-weg"}, timeout=30).json()
    assert armed["scherp"]["fout"] == "verwerkt-en-weg"
    _, sent, head = question()
    with pytest.raises(requests.exceptions.RequestException):
        requests.post(f"{sim}/stuf", data=sent, headers=head, timeout=30)
    assert requests.get(f"{sim}/api/stuf/fout", timeout=30).json()["scherp"] is None


@pytest.mark.parametrize("given", ["", "[]", "{}", '{"fout": "anders"}', '{"fout": "fo", "code": "&"}'])
def test_a_switch_that_is_not_there(sim: str, given: str) -> None:
    assert requests.post(f"{sim}/api/stuf/fout", data=given, timeout=30).status_code == 400


def test_a_zaak_that_was_there_already(sim: str) -> None:
    made = requests.post(f"{sim}/api/stuf/zaken", json={"zaaknummer": "ZK-1234"}, timeout=30).json()
    assert [zaak["zaaknummer"] for zaak in made["zaken"]] == ["ZK-1234"]
    assert requests.post(f"{sim}/api/stuf/zaken", data="{}", timeout=30).status_code == 400


def test_what_is_no_message_gets_a_fault(sim: str) -> None:
    answer = requests.post(f"{sim}/stuf", data=b"<a/>", timeout=30)
    assert answer.status_code == 400
    assert b"faultcode>soap:Client<" in answer.content
