"""A broker on https under an authority of its own, with and without a certificate of ours."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from begrippen.bsn import Bsn
from inloggen.digid.aansluiting import DigidNietIngesteld
from inloggen.makelaar.checks import broker_settings
from inloggen.makelaar.instelling import makelaar
from inloggen.resultaat import DigidOnbereikbaar
from tests.inloggen.keys import ELSEWHERE, pair
from tests.inloggen.makelaar import BSN, TestBroker
from tests.inloggen.provider import serving

OURS = {"tls_cert_file": "client.crt", "tls_key_file": "client.key"}


@pytest.fixture
def folder(tmp_path: Path, db: None) -> Path:
    for name, signer in (("ca", None), ("other-ca", None), ("client", "ca"), ("stranger", "other-ca")):
        made = pair(name, signer=signer) if signer else pair(name)
        (tmp_path / f"{name}.crt").write_bytes(made.cert_pem)
        (tmp_path / f"{name}.key").write_bytes(made.key_pem)
    return tmp_path


@contextmanager
def broker_on_tls(
    folder: Path,
    settings: Settings,
    *,
    asks: bool = False,
    files: dict[str, str] | None = None,
    **server: Any,
) -> Iterator[TestBroker]:
    """`asks`: lets only those in who show a certificate. `files`: settings and what they name in the folder."""
    made = pair(**{"name": "broker-tls", "signer": "ca", **server})
    (folder / "server.crt").write_bytes(made.cert_pem)
    (folder / "server.key").write_bytes(made.key_pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.crt", folder / "server.key")
    if asks:
        context.load_verify_locations(folder / "ca.crt")
        context.verify_mode = ssl.CERT_REQUIRED
    named = {"tls_ca_file": "ca.crt", **(files or {})}
    with serving(TestBroker(), context) as running:
        paths = {name: str(folder / file) if file else "" for name, file in named.items()}
        settings.DIGID, settings.DIGID_VERDER = running.settings(userinfo=True, **paths), {}
        running.userinfo = {"sub": "a-random-name"}
        yield running


def test_a_login_under_an_own_authority(folder: Path, settings: Settings) -> None:
    with broker_on_tls(folder, settings) as broker:
        assert broker.log_in().result.bsn == Bsn(BSN)


@pytest.mark.parametrize(
    ("server", "files"),
    [
        ({"name": "b-other-ca", "signer": "other-ca"}, {}),
        ({"name": "b-other-host", "san": ELSEWHERE}, {}),
        ({"name": "b-expired", "days": -1}, {}),
        ({"name": "b-itself", "signer": None}, {}),
        ({}, {"tls_ca_file": "other-ca.crt"}),
        ({}, {"tls_ca_file": ""}),
    ],
    ids=["other authority", "other host", "expired", "by itself", "we trust another", "the usual ones"],
)
def test_a_server_that_is_not_the_broker(
    folder: Path, settings: Settings, server: dict[str, Any], files: dict[str, str]
) -> None:
    with broker_on_tls(folder, settings, files=files, **server) as broker:
        with pytest.raises(DigidOnbereikbaar, match="digid-geen-verbinding"):
            broker.start()
        assert broker.keys_fetched == 0


@pytest.mark.parametrize("place", ["token", "jwks", "userinfo"])
def test_each_call_is_to_the_broker_itself(folder: Path, settings: Settings, place: str) -> None:
    """The discovery document may name another address; whoever answers there needs a certificate too."""
    with (
        broker_on_tls(folder, settings, name="b-other-host", san=ELSEWHERE) as other,
        broker_on_tls(folder, settings) as broker,
    ):
        field = "jwks_uri" if place == "jwks" else f"{place}_endpoint"
        broker.discovery = {field: f"{other.issuer}/{place}"}
        state = broker.start()
        with pytest.raises(DigidOnbereikbaar, match="digid-geen-verbinding"):
            broker.finish(state)
        assert (other.seen, other.keys_fetched) == ([], 0)


def test_a_broker_that_asks_for_our_certificate(folder: Path, settings: Settings) -> None:
    with broker_on_tls(folder, settings, asks=True, files=OURS) as broker:
        assert broker.log_in().result.bsn == Bsn(BSN)


@pytest.mark.parametrize(
    "files",
    [{}, {"tls_cert_file": "stranger.crt", "tls_key_file": "stranger.key"}],
    ids=["none", "a stranger's"],
)
def test_without_the_right_certificate(folder: Path, settings: Settings, files: dict[str, str]) -> None:
    with broker_on_tls(folder, settings, asks=True, files=files) as broker:
        with pytest.raises(DigidOnbereikbaar, match="digid-geen-verbinding"):
            broker.start()
        assert broker.seen == []


def test_the_pair_that_comes_next(folder: Path, settings: Settings) -> None:
    files = {"next_tls_cert_file": "client.crt", "next_tls_key_file": "client.key"}
    with broker_on_tls(folder, settings, asks=True, files=files) as broker:
        settings.DIGID = settings.DIGID | {"tls_with": "next"}
        assert broker.log_in().result.bsn == Bsn(BSN)


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"tls_ca_file": "nowhere.crt"}, "DIGID_TLS_CA_FILE"),
        ({"tls_ca_file": "ca.key"}, "DIGID_TLS_CA_FILE"),
        ({"tls_cert_file": "client.crt"}, "DIGID_TLS_CERT_FILE: goes with"),
        (
            {"tls_cert_file": "client.crt", "tls_key_file": "stranger.key"},
            "DIGID_TLS_CERT_FILE: .*not one pair",
        ),
        ({"encryption_key_file": "nowhere.key"}, "DIGID_ENCRYPTION_KEY_FILE"),
        ({"encryption_key_file": "client.crt"}, "DIGID_ENCRYPTION_KEY_FILE: no RSA"),
        ({"userinfo_cert_file": "client.key"}, "DIGID_USERINFO_CERT_FILE: no certificate"),
    ],
)
def test_a_file_that_is_wrong_is_named(
    folder: Path, settings: Settings, files: dict[str, str], named: str
) -> None:
    paths = {name: str(folder / file) for name, file in files.items()}
    settings.DIGID, settings.DIGID_VERDER = TestBroker().settings(**paths), {}
    with pytest.raises(DigidNietIngesteld, match=named):
        makelaar()
    assert "inloggen.W020" in {message.id for message in broker_settings()}
