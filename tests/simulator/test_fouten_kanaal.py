"""Switches on the way: chosen on the login page or armed by the API, felt on the back channel."""

from __future__ import annotations

import gc
import socket
import time
from collections.abc import Iterator

import pytest
import requests

from simulator.digid.fouten import Fout
from tests.simulator.dienstverlener import NS, Dienstverlener, statuses

BSN = "999993653"


@pytest.fixture
def clear(dienstverlener: Dienstverlener) -> Iterator[str]:
    """The address of the API; nothing stays armed."""
    url = f"http://localhost:{dienstverlener.sim}/api/fout"
    yield url
    assert requests.delete(url, timeout=30).json()["scherp"] is None


def artifact(dienstverlener: Dienstverlener, **fields: str) -> str:
    return dienstverlener.artifact(bsn=BSN, actie="inloggen", **fields)


def fetch(dienstverlener: Dienstverlener, **fields: str) -> requests.Response:
    body = dienstverlener.resolve_request(artifact(dienstverlener, **fields))
    return dienstverlener.post_resolve(body)


def arm(url: str, fout: Fout, **more: float) -> None:
    assert requests.post(url, json={"fout": fout, **more}, timeout=30).status_code == 200


def test_a_switch_of_the_page_works_on_that_login_only(dienstverlener: Dienstverlener) -> None:
    assert b"<ds:Signature" not in fetch(dienstverlener, fout="alles-ongetekend").content
    assert b"<ds:Signature" in fetch(dienstverlener).content


def test_the_api_arms_for_a_number_of_answers(dienstverlener: Dienstverlener, clear: str) -> None:
    arm(clear, Fout.LEEG, aantal=2)
    assert requests.get(clear, timeout=30).json()["scherp"] == {"fout": "leeg", "aantal": 2}
    sizes = [len(fetch(dienstverlener).content) for _ in range(3)]
    assert sizes[:2] == [0, 0]
    assert sizes[2] > 1000


def test_the_api_lists_every_switch_with_one_line(clear: str) -> None:
    listed = requests.get(clear, timeout=30).json()["fouten"]
    assert [entry["naam"] for entry in listed] == list(Fout)
    assert all(entry["tekst"] and entry["groep"] for entry in listed)


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", '{"fout": "x"}', '{"fout": "leeg", "aantal": 0}', '{"fout": "leeg", "aantal": []}'],
)
def test_the_api_refuses_what_it_does_not_know(clear: str, body: str) -> None:
    assert requests.post(clear, data=body, timeout=30).status_code == 400
    assert requests.get(clear, timeout=30).json()["scherp"] is None


def test_a_bar_says_what_is_armed_and_switches_it_off(dienstverlener: Dienstverlener, clear: str) -> None:
    home, text = f"http://localhost:{dienstverlener.sim}/", "Kapot antwoord staat aan"
    assert text not in requests.get(home, timeout=30).text
    arm(clear, Fout.HTML)
    page = requests.get(home, timeout=30).text
    assert text in page
    assert Fout.HTML.tekst in page
    assert text not in requests.post(f"{home}fout/uit", timeout=30).text


def test_an_artifact_that_answers_twice(dienstverlener: Dienstverlener) -> None:
    found = artifact(dienstverlener, fout="artifact-tweemaal")
    assert all(dienstverlener.resolve(found).find("samlp:Response", NS) is not None for _ in range(2))


def test_an_artifact_that_digid_does_not_know(dienstverlener: Dienstverlener) -> None:
    answer = dienstverlener.resolve(artifact(dienstverlener, fout="artifact-onbekend"))
    assert statuses(answer) == ["Requester", "RequestDenied"]


@pytest.mark.parametrize(
    ("fout", "status", "kind", "start"),
    [
        (Fout.SOAP_FOUT, 500, "text/xml", b"<soap:Envelope"),
        (Fout.HTML, 200, "text/html", b"<!doctype html>"),
        (Fout.LEEG, 200, "text/xml", b""),
        (Fout.VERKEERD_SOORT, 200, "text/html", b"<?xml"),
        (Fout.HTTP_500, 500, "text/xml", b""),
    ],
)
def test_another_kind_of_answer(
    dienstverlener: Dienstverlener, fout: Fout, status: int, kind: str, start: bytes
) -> None:
    answer = fetch(dienstverlener, fout=fout)
    assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (status, kind)
    assert answer.content.startswith(start)


def test_a_redirect_goes_elsewhere(dienstverlener: Dienstverlener) -> None:
    pair = [str(dienstverlener.keys / f"portal-tls.{kind}") for kind in ("crt", "key")]
    body = dienstverlener.resolve_request(artifact(dienstverlener, fout="doorverwijzing"))
    answer = requests.post(
        f"https://localhost:{dienstverlener.tls}/digid/resolve",
        data=body,
        cert=(pair[0], pair[1]),
        verify=str(dienstverlener.keys / "ca.crt"),
        allow_redirects=False,
        timeout=30,
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "https://elders.example/resolve")


def test_an_answer_with_much_too_much_behind_it(dienstverlener: Dienstverlener) -> None:
    content = fetch(dienstverlener, fout="te-groot").content
    assert len(content) > 16 * 1024 * 1024
    assert content.rstrip(b" ").endswith(b"Envelope>")


def test_half_an_answer(dienstverlener: Dienstverlener) -> None:
    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        fetch(dienstverlener, fout="half")


def test_a_slow_answer(dienstverlener: Dienstverlener, clear: str) -> None:
    arm(clear, Fout.TRAAG, seconden=0.5)
    start = time.monotonic()
    assert b"Envelope>" in fetch(dienstverlener).content
    assert time.monotonic() - start > 0.5


def test_a_dripping_answer(dienstverlener: Dienstverlener) -> None:
    pair = [str(dienstverlener.keys / f"portal-tls.{kind}") for kind in ("crt", "key")]
    url = f"https://localhost:{dienstverlener.tls}/digid/resolve"
    body = dienstverlener.resolve_request(artifact(dienstverlener, fout="druppelend"))
    ca = str(dienstverlener.keys / "ca.crt")
    start = time.monotonic()
    with requests.post(url, data=body, cert=(pair[0], pair[1]), verify=ca, stream=True, timeout=20) as answer:
        assert answer.raw.read(4) == b"<?xm"
    assert 0.2 < time.monotonic() - start < 20


# `requests` leaves the socket of a certificate it refused to the garbage collector, which is called here so that
# its warning falls in this test; the simulator is another process, so no socket of ours is meant.
@pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <ssl.SSLSocket:pytest.PytestUnraisableExceptionWarning"
)
@pytest.mark.parametrize(
    "fout", [Fout.VERBINDING_VERBROKEN, Fout.TLS_ANDERE_NAAM, Fout.TLS_ANDERE_CA, Fout.TLS_VERLOPEN]
)
def test_a_bad_connection_once(dienstverlener: Dienstverlener, clear: str, fout: Fout) -> None:
    body = dienstverlener.resolve_request(artifact(dienstverlener, fout=fout))
    with pytest.raises(requests.ConnectionError) as caught:
        dienstverlener.post_resolve(body)
    tls = isinstance(caught.value, requests.exceptions.SSLError)
    assert tls is (fout is not Fout.VERBINDING_VERBROKEN)
    del caught
    gc.collect()
    assert dienstverlener.post_resolve(body).status_code == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_a_closed_port_opens_again(dienstverlener: Dienstverlener, clear: str, host: str) -> None:
    arm(clear, Fout.VERBINDING_GEWEIGERD)
    with pytest.raises(ConnectionRefusedError), socket.create_connection((host, dienstverlener.tls)):
        pass
    requests.delete(clear, timeout=30)
    assert fetch(dienstverlener).status_code == 200


def test_a_closed_port_opens_by_itself(dienstverlener: Dienstverlener, clear: str) -> None:
    arm(clear, Fout.VERBINDING_GEWEIGERD, seconden=0.1)
    deadline = time.monotonic() + 30
    while requests.get(clear, timeout=30).json()["scherp"] is not None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert fetch(dienstverlener).status_code == 200
