"""Two-way TLS with the zaaksysteem: whom we trust, and what we show."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_django import Settings

from simulator import certificates
from simulator.zaaksysteem.stuf import StufZaaksysteem
from tests.zaken.conftest import NOW
from tests.zaken.stuf.conftest import stuf_settings
from tests.zaken.stuf.server import running, write_pair
from zaken.stuf import Stuf
from zaken.zaaksysteem import ZaaksysteemFout

Opposite = Callable[..., None]


@contextmanager
def opposite(
    folder: Path, settings: Settings, *, host: str = "localhost", other_ca: bool = False
) -> Iterator[None]:
    """A server that asks for our certificate; its own one is for `host`, or of another authority."""
    ca, server_ca = certificates.authority(), certificates.authority()
    ca_file, _ = write_pair(folder, "ca", ca)
    pair = certificates.server("zaaksysteem", server_ca if other_ca else ca, host=host)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*write_pair(folder, "server", pair))
    context.load_verify_locations(ca_file)
    context.verify_mode = ssl.CERT_REQUIRED
    cert, key = write_pair(folder, "client", certificates.client("beeldpas", ca))
    with running(StufZaaksysteem(), context) as over:
        settings.STUF = stuf_settings(over.url, ca_file=ca_file, cert_file=cert, key_file=key)
        yield


def test_both_sides_show_themselves(tmp_path: Path, settings: Settings) -> None:
    with opposite(tmp_path, settings):
        assert Stuf().take_zaaknummer(now=NOW)


@pytest.mark.parametrize("wrong", [{"host": "elders.example"}, {"other_ca": True}])
def test_a_certificate_of_somebody_else(tmp_path: Path, settings: Settings, wrong: dict[str, object]) -> None:
    with opposite(tmp_path, settings, **wrong), pytest.raises(ZaaksysteemFout) as caught:
        Stuf().take_zaaknummer(now=NOW)
    assert (caught.value.reason, caught.value.permanent) == ("stuf-tls", False)


def test_without_our_certificate_there_is_no_answer(tmp_path: Path, settings: Settings) -> None:
    with opposite(tmp_path, settings):
        settings.STUF |= {"cert_file": "", "key_file": ""}
        with pytest.raises(ZaaksysteemFout, match="stuf-") as caught:
            Stuf().take_zaaknummer(now=NOW)
    assert not caught.value.permanent
