"""The calls to a broker: what is no answer, comes late or is about somebody else is no login, and no crash."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import jwt
import pytest
from pytest_django import Settings

from inloggen.resultaat import DigidOnbereikbaar
from tests.inloggen.idp import send
from tests.inloggen.keys import pair
from tests.inloggen.makelaar import BSN, TestBroker, refused, send_as
from tests.inloggen.provider import CLIENT_ID
from tests.traag import PATIENCE, drops, silent


@pytest.mark.parametrize(
    ("tokens", "reason"),
    [
        ({"id_token": None}, "token-ontbreekt"),
        ({"id_token": ["a"]}, "token-ontbreekt"),
        ({"access_token": ""}, "token-ontbreekt"),
        ({"token_type": "MAC"}, "token-soort"),
        ({"token_type": None}, "token-soort"),
    ],
)
def test_tokens_that_are_not_whole(broker: TestBroker, tokens: dict[str, Any], reason: str) -> None:
    broker.tokens = tokens
    refused(broker, reason)


def says(body: bytes, status: int = 200) -> Callable[[BaseHTTPRequestHandler], None]:
    return lambda handler: send(handler, body, status=status)


def redirects(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(307)
    handler.send_header("Location", handler.path)
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def compressed(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True


def stops_halfway(handler: BaseHTTPRequestHandler) -> None:
    send(handler, b'{"id_token"', length=500)
    handler.close_connection = True


REPLIES: list[tuple[str, Callable[[BaseHTTPRequestHandler], None]]] = [
    ("digid-geen-json", says(b"<html><body>Onderhoud</body></html>")),
    ("digid-geen-json", says(b"")),
    ("digid-geen-json", says(b"[]")),
    ("digid-geen-json", says(b"[" * 100_000)),
    ("digid-geen-json", says(b'{"a": NaN}')),
    ("digid-geen-json", says(b"\xff\xfe{")),
    ("digid-http-status", says(b"{}", 500)),
    ("digid-http-status", says(b"{}", 404)),
    ("digid-http-status", redirects),
    ("digid-codering", compressed),
    ("digid-te-groot", says(b" " * 300_000)),
    ("digid-geen-verbinding", hangs_up),
    ("digid-geen-verbinding", stops_halfway),
]


@pytest.mark.parametrize("place", ["token", "jwks", "userinfo"])
@pytest.mark.parametrize(("reason", "reply"), REPLIES)
def test_answers_that_are_none(
    broker: TestBroker, settings: Settings, reason: str, reply: Callable[..., None], place: str
) -> None:
    settings.DIGID = broker.settings(userinfo=True)
    broker.userinfo = {"sub": "a-random-name"}
    broker.replies[place] = reply
    refused(broker, reason, DigidOnbereikbaar)


@pytest.mark.parametrize(
    ("error", "status", "reason"),
    [
        ("invalid_grant", 400, "token-invalidgrant"),
        ("invalid_client", 401, "token-invalidclient"),
        ("999990019", 400, "token-fout"),
        ({"a": 1}, 400, "token-fout"),
    ],
)
def test_a_code_that_is_refused(broker: TestBroker, error: object, status: int, reason: str) -> None:
    broker.replies["token"] = says(json.dumps({"error": error}).encode(), status)
    refused(broker, reason)


def drips(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in drops(0.05):
        handler.wfile.write(b" ")


def drips_in_the_header(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in drops(0.05):
        handler.wfile.write(b"y")


@pytest.mark.parametrize("reply", [drips, drips_in_the_header, silent])
@pytest.mark.parametrize("place", ["token", "jwks"])
def test_a_slow_broker_is_left(
    broker: TestBroker, settings: Settings, reply: Callable[..., None], place: str
) -> None:
    settings.DIGID = broker.settings(timeout=0.6)
    broker.replies[place] = reply
    begin = time.monotonic()
    refused(broker, "digid-traag", DigidOnbereikbaar)
    assert time.monotonic() - begin < PATIENCE


@pytest.mark.parametrize(
    "discovery",
    [
        {"issuer": "https://other.test"},
        {"issuer": None},
        {"token_endpoint": "ftp://x.test/"},
        {"token_endpoint": None},
        {"jwks_uri": 1},
        {"userinfo_endpoint": "file:///etc/passwd"},
    ],
)
def test_a_discovery_document_of_another(broker: TestBroker, discovery: dict[str, Any]) -> None:
    broker.discovery = discovery
    with pytest.raises(DigidOnbereikbaar, match="digid-discovery"):
        broker.start()


def test_the_issuer_of_the_settings_counts(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID = broker.settings(issuer="https://other.test")
    with pytest.raises(DigidOnbereikbaar, match="digid-discovery-issuer"):
        broker.start()


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("sub", ["other", None, "", 1])
def test_userinfo_about_somebody_else(
    broker: TestBroker, settings: Settings, sub: object, signed: bool
) -> None:
    settings.DIGID = broker.settings(userinfo=True)
    broker.claims = {"bsn": None}
    broker.userinfo = {"sub": sub, "bsn": BSN}
    if signed:
        broker.signed_userinfo = broker.sign({"iss": broker.issuer, "aud": CLIENT_ID, **broker.userinfo})
    refused(broker, "userinfo-sub")


@pytest.mark.parametrize(
    ("claims", "signer", "reason"),
    [
        ({"iss": "https://other.test"}, "oidc", "userinfo-iss"),
        ({"aud": "other"}, "oidc", "userinfo-aud"),
        ({}, "attacker", "userinfo-handtekening"),
    ],
)
def test_signed_userinfo_of_another(
    broker: TestBroker, settings: Settings, claims: dict[str, Any], signer: str, reason: str
) -> None:
    settings.DIGID = broker.settings(userinfo=True)
    about = {"iss": broker.issuer, "aud": CLIENT_ID, "sub": "a-random-name", "bsn": BSN, **claims}
    broker.signed_userinfo = jwt.encode(about, pair(signer).key, algorithm="RS256", headers={"kid": "one"})
    refused(broker, reason)


def test_two_sources_that_differ_are_none(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID = broker.settings(userinfo=True)
    broker.userinfo = {"sub": "a-random-name", "bsn": "999993653"}
    refused(broker, "claims-tegenstrijdig")


def test_userinfo_is_not_believed_by_its_looks(broker: TestBroker, settings: Settings) -> None:
    settings.DIGID = broker.settings(userinfo=True)
    broker.replies["userinfo"] = lambda handler: send_as(handler, b'{"sub": "x"}', "application/jwt")
    refused(broker, "userinfo-vorm")
