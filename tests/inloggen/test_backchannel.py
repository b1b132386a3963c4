"""DigiD behind the browser's back: slow, broken, or somebody else."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import requests
from pytest_django import Settings

from inloggen.resultaat import DigidFout, DigidOnbereikbaar
from tests.inloggen.idp import Reply, TestIdp, send, serving
from tests.inloggen.keys import ELSEWHERE, pair
from tests.traag import PATIENCE, drops, silent


def dripping(handler: BaseHTTPRequestHandler) -> None:
    send(handler, b"", length=1000)
    for _ in drops(0.1):
        handler.wfile.write(b"<")


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    start = b"HTTP/1.1 200 OK "
    for number in drops(0.1):
        handler.wfile.write(start[number : number + 1] or b"a")


def half(handler: BaseHTTPRequestHandler) -> None:
    send(handler, b"<a>", length=1000)


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()


def huge(handler: BaseHTTPRequestHandler) -> None:
    send(handler, b"<a>" + b" " * 1_000_000 + b"</a>")


def not_found(handler: BaseHTTPRequestHandler) -> None:
    send(handler, b"<html/>", status=404)


def elsewhere(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "/elsewhere")
    handler.end_headers()


def packed(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.end_headers()


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (silent, "digid-traag"),
        (dripping, "digid-traag"),
        (dripping_headers, "digid-traag"),
        (half, "digid-geen-verbinding"),
        (hang_up, "digid-geen-verbinding"),
        (huge, "digid-te-groot"),
        (not_found, "digid-http-status"),
        (elsewhere, "digid-http-status"),
        (packed, "digid-codering"),
    ],
)
def test_an_answer_that_is_none(idp: TestIdp, settings: Settings, reply: Reply, reason: str) -> None:
    slow = reason == "digid-traag"
    settings.DIGID = idp.settings(timeout=1.0 if slow else 10.0)
    idp.reply = reply
    begin = time.monotonic()
    with pytest.raises(DigidOnbereikbaar) as caught:
        idp.login()
    assert caught.value.reason == reason
    assert not slow or time.monotonic() - begin < PATIENCE
    assert len(idp.asked) == 1


def test_nobody_listens(idp: TestIdp, settings: Settings) -> None:
    idp.port = 1
    settings.DIGID = idp.settings()
    with pytest.raises(DigidOnbereikbaar, match="digid-geen-verbinding"):
        idp.login()


@contextmanager
def full() -> Iterator[int]:
    """The port of a server that accepts nobody any more: its queue is full."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as server, ExitStack() as waiting:
        for _ in range(4):
            client = waiting.enter_context(socket.socket())
            client.setblocking(False)
            client.connect_ex(server.getsockname())
        yield server.getsockname()[1]


def test_the_addresses_of_a_host_share_the_time(
    idp: TestIdp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thirty that say nothing take one second together, not thirty."""
    settings.DIGID = idp.settings(timeout=1.0)
    relay_state = idp.start()
    with full() as port:
        there = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", port))
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [there] * 30)
        begin = time.monotonic()
        with pytest.raises(DigidOnbereikbaar, match="digid-traag"):
            idp.finish(relay_state)
    assert time.monotonic() - begin < PATIENCE


@pytest.mark.parametrize(
    "server",
    [
        {"server": "other-name", "san": ELSEWHERE},
        {"server": "other-ca", "signer": "attacker"},
        {"server": "expired", "days": -1},
    ],
)
def test_a_server_that_is_not_digid(
    tmp_path: Path, settings: Settings, db: None, server: dict[str, object]
) -> None:
    with serving(TestIdp(tmp_path), **server) as idp:
        settings.DIGID = idp.settings()
        with pytest.raises(DigidOnbereikbaar, match="digid-geen-verbinding"):
            idp.login()
        assert idp.asked == []


def test_the_test_idp_itself_wants_a_client_certificate(idp: TestIdp) -> None:
    """The control: without ours it answers nobody."""
    with pytest.raises((requests.RequestException, ssl.SSLError)):
        requests.post(idp.url, data=b"", verify=idp.settings()["tls_ca_file"], timeout=1)


def test_a_proxy_in_the_environment_is_not_used(idp: TestIdp, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://localhost:1")
    assert idp.login().result


@pytest.mark.parametrize("missing", ["tls_key_file", "tls_cert_file", "tls_ca_file"])
def test_without_a_file_the_setting_is_named(
    idp: TestIdp, settings: Settings, missing: str, caplog: pytest.LogCaptureFixture
) -> None:
    relay_state = idp.start()
    settings.DIGID = idp.settings(**{missing: ""})
    with pytest.raises(DigidFout, match="niet-ingesteld"):
        idp.finish(relay_state)
    assert missing.upper() in caplog.text


def test_a_key_of_another_certificate(
    idp: TestIdp, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    relay_state = idp.start()
    settings.DIGID = idp.settings(tls_key_file=idp.write("x.key", pair("sp").key_pem))
    with pytest.raises(DigidFout, match="niet-ingesteld"):
        idp.finish(relay_state)
    assert "not one pair" in caplog.text
