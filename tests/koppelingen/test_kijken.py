"""A look at a door says which of the ten things is wrong with it."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from begrippen.toets import Stand, ernstigste
from simulator import certificates
from tests.traag import PATIENCE
from tests.zaken.stuf.server import write_pair
from verkeer.bevindingen import _REDENEN, of_certificate, of_look
from verkeer.kijken import Blik, look
from verkeer.oproep import Tls


class Handler(BaseHTTPRequestHandler):
    shift = timedelta()

    def do_HEAD(self) -> None:
        self.send_response(404)
        self.end_headers()

    def date_time_string(self, timestamp: float | None = None) -> str:
        return format_datetime(datetime.now(UTC) + self.shift, usegmt=True)

    def log_message(self, *args: Any) -> None: ...


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args: Any) -> None: ...


@contextmanager
def serving(context: ssl.SSLContext | None = None, shift: timedelta = timedelta()) -> Iterator[str]:
    server = Server(("127.0.0.1", 0), type("Shifted", (Handler,), {"shift": shift}))
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"{'https' if context else 'http'}://127.0.0.1:{server.server_port}/stuf"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def secured(
    folder: Path, *, other_ca: bool = False, mutual: bool = False, **how: Any
) -> Iterator[tuple[str, Tls]]:
    """An address on https, and the authority that we trust."""
    ca, elsewhere = certificates.authority(), certificates.authority()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    pair = certificates.server("zaaksysteem", elsewhere if other_ca else ca, **how)
    context.load_cert_chain(*write_pair(folder, "server", pair))
    ca_file, _ = write_pair(folder, "ca", ca)
    if mutual:
        context.load_verify_locations(ca_file)
        context.verify_mode = ssl.CERT_REQUIRED
    with serving(context) as url:
        yield url, Tls(ca_file)


def test_a_good_door_shows_its_certificate_and_its_clock(tmp_path: Path) -> None:
    with secured(tmp_path) as (url, tls):
        blik = look(url, seconds=20, tls=tls)
    assert (blik.reden, blik.status, blik.host) == ("", 404, "127.0.0.1")
    assert blik.klok is not None
    assert abs(blik.klok) < 5
    assert blik.tot is not None
    assert blik.tot > datetime.now(UTC) + timedelta(days=3000)
    assert ernstigste(of_look(blik, instelling="X")) is Stand.GOED


@pytest.mark.parametrize(
    ("how", "reden"),
    [
        ({"age": certificates.TEN_YEARS}, "certificaat-verlopen"),
        ({"age": -timedelta(days=2)}, "certificaat-nog-niet"),
        ({"host": "elders.example"}, "certificaat-naam"),
        ({"other_ca": True}, "certificaat-onbekend"),
        ({"mutual": True}, "eigen-certificaat"),
    ],
)
def test_what_is_wrong_with_a_certificate_is_told_apart(
    tmp_path: Path, how: dict[str, Any], reden: str
) -> None:
    with secured(tmp_path, **how) as (url, tls):
        blik = look(url, seconds=20, tls=tls)
    assert blik.reden == reden
    (bevinding,) = of_look(blik, instelling="STUF_CA_FILE")
    assert bevinding.stand is Stand.STUK
    assert bevinding.doen


def test_our_own_pair_that_fits_opens_the_door(tmp_path: Path) -> None:
    ca = certificates.authority()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*write_pair(tmp_path, "server", certificates.server("zaaksysteem", ca)))
    ca_file, _ = write_pair(tmp_path, "ca", ca)
    context.load_verify_locations(ca_file)
    context.verify_mode = ssl.CERT_REQUIRED
    ours = write_pair(tmp_path, "ours", certificates.client("beeldpas", ca))
    with serving(context) as url:
        assert look(url, seconds=20, tls=Tls(ca_file, *ours)).reden == ""
        (tmp_path / "ours.key").write_text("geen sleutel")
        assert look(url, seconds=20, tls=Tls(ca_file, *ours)).reden == "eigen-bestand"


def test_doors_that_are_not_there() -> None:
    with socket.socket() as bound:  # and does not listen: nobody else can either
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
        assert look(f"http://127.0.0.1:{port}/", seconds=20).reden == "geweigerd"
    assert look("ftp://127.0.0.1/", seconds=20).reden == "adres"
    assert look("", seconds=20).reden == "adres"
    assert look("http://[::1", seconds=20).reden == "adres"


def test_who_says_nothing_is_slow_and_costs_no_more_than_its_time() -> None:
    started = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert look(f"http://127.0.0.1:{silent.getsockname()[1]}/", seconds=0.3).reden == "traag"
    assert time.monotonic() - started < PATIENCE


@pytest.mark.parametrize(
    ("shift", "stand"), [(5, Stand.GOED), (60, Stand.LET_OP), (-90, Stand.LET_OP), (400, Stand.STUK)]
)
def test_a_clock_that_differs_is_seen(shift: int, stand: Stand) -> None:
    with serving(shift=timedelta(seconds=shift)) as url:
        found = list(of_look(look(url, seconds=20), instelling="X"))
    assert ernstigste(found) is stand


@pytest.mark.parametrize(
    ("days", "stand"),
    [(3652, Stand.STUK), (3640, Stand.LET_OP), (10, Stand.GOED), (-10, Stand.STUK)],
)
def test_our_own_certificate_and_its_dates(tmp_path: Path, days: int, stand: Stand) -> None:
    pair = certificates.server("beeldpas", certificates.authority(), age=timedelta(days=days))
    file, key = write_pair(tmp_path, "own", pair)
    now = datetime.now(UTC)
    assert of_certificate(file, instelling="ZGW_CERT_FILE", now=now).stand is stand
    assert of_certificate(key, instelling="ZGW_CERT_FILE", now=now).stand is Stand.STUK
    assert of_certificate("/er/niet", instelling="ZGW_CERT_FILE", now=now).stand is Stand.STUK


def test_every_reason_has_its_own_words() -> None:
    words = {next(of_look(Blik("h", reden), instelling="X")).tekst for reden in _REDENEN}
    assert len(words) == len(_REDENEN)
