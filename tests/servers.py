"""Pytest plugin: a PostgreSQL and a Redis of the suite's own, and the environment the settings read.

Loaded with `-p tests.servers`, because pytest-django reads the settings before any conftest is looked at.
With `DATABASE_URL` or `REDIS_URL` given, that server is used and none is started for it. With pytest-xdist the
servers are started once, and each worker has a database, two Redis databases and folders of its own on them.
"""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from dev.postgres import start_postgres
from dev.processes import Process, private_folder, stop
from dev.valkey import start_valkey
from tests import sjabloon

_started: list[Process] = []
_at_the_end: list[Callable[[], None]] = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(args: list[str]) -> Iterator[None]:
    """A wrapper, so that it comes before pytest-django's own."""
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        _take_part(int(worker.removeprefix("gw")))
    elif not {"--version", "-V", "--help", "-h"}.intersection(args):
        folder = private_folder("beeldpas-test-")
        for name, value in _environment(folder).items():
            os.environ.setdefault(name, value)
        os.environ.setdefault(sjabloon.RUN, secrets.token_hex(4))
        # The processes of pytest-xdist must find the same tests, also where a set names them.
        os.environ.setdefault("PYTHONHASHSEED", str(secrets.randbelow(2**32)))
        _start_servers(folder)
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    for leave in _at_the_end:
        leave()
    _at_the_end.clear()
    stop(_started)
    _started.clear()


def redis_database(above: int) -> str:
    """The address of the Redis database that lies `above` this process's own."""
    address = urlsplit(os.environ["REDIS_URL"])
    number = int(address.path.strip("/") or 0) + above
    return address._replace(path=f"/{number}").geturl()


def _take_part(worker: int) -> None:
    """What one of several processes must have for itself; pytest-django sees to the database."""
    folder = private_folder("beeldpas-test-")
    os.environ |= {
        "REDIS_URL": redis_database(above=2 * worker),
        "DAGSLEUTEL_MAP": str(folder / "dagsleutels"),
        "STATIC_ROOT": str(_made(folder / "static-root")),
    }


def _start_servers(folder: Path) -> None:
    """Both at the same time: initdb takes the better part of a second."""
    with ThreadPoolExecutor() as pool:
        if "REDIS_URL" not in os.environ:
            redis = pool.submit(start_valkey, folder=_made(folder / "valkey"))
        if "DATABASE_URL" not in os.environ:
            postgres = start_postgres(folder=private_folder("beeldpas-postgres-"))
            _started.append(postgres.process)
            os.environ["DATABASE_URL"] = postgres.socket_url()
        else:
            _at_the_end.append(sjabloon.drop)
        if "REDIS_URL" not in os.environ:
            valkey = redis.result()
            _started.append(valkey.process)
            os.environ["REDIS_URL"] = valkey.url()


def _environment(folder: Path) -> dict[str, str]:
    return {
        "OMGEVING": "test",
        "BASE_URL": "http://localhost:8000",
        "SECRET_KEY": secrets.token_hex(32),
        "CODE_SLEUTELS": f"test:{_key()}",
        "REGISTER_SLEUTELS": f"test:{_key()}",
        "DAGSLEUTEL_MAP": str(folder / "dagsleutels"),
        "STATIC_ROOT": str(_made(folder / "static-root")),
        "DATABASE_POOL": "4",
        "OIDC_CLIENT_ID": "beeldpas",
        "OIDC_CLIENT_SECRET": secrets.token_hex(16),
        "OIDC_DISCOVERY_URL": "http://localhost:1/oidc/.well-known/openid-configuration",
        **_key_pair(_made(folder / "digid"), "SIGN"),
        **_key_pair(folder / "digid", "TLS"),
    }


def _key_pair(folder: Path, use: str) -> dict[str, str]:
    """The portal's own key and certificate for `use`; tests that need an identity provider make one."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Beeldpas test {use}")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=2))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    key_file, cert_file = folder / f"{use}.key", folder / f"{use}.crt"
    key_file.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    cert_file.write_bytes(certificate.public_bytes(pem))
    return {f"DIGID_{use}_KEY_FILE": str(key_file), f"DIGID_{use}_CERT_FILE": str(cert_file)}


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
