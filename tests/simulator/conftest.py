"""A simulator in a process of its own, as `make run` starts it, with a dienstverlener opposite."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dev.ports import free_port
from simulator import keys
from simulator.addresses import Addresses
from tests.simulator.berichten import Werkplaats
from tests.simulator.dienstverlener import Dienstverlener, MetadataServer
from tests.simulator.dienstverlener_eid import DienstverlenerEid


def command(folder: Path, portal: str, port: int, tls_port: int, *more: str) -> list[str]:
    ports = ["--port", str(port), "--tls-port", str(tls_port)]
    return [sys.executable, "-m", "simulator", "--dir", str(folder), "--portal", portal, *ports, *more]


@contextmanager
def running(folder: Path, *more: str) -> Iterator[tuple[Dienstverlener, MetadataServer]]:
    server = MetadataServer()
    portal, port, tls_port = f"http://localhost:{server.server_port}", free_port(), free_port()
    keys.make(folder, Addresses(portal, port, tls_port))
    start = command(folder, portal, port, tls_port, *more)
    with subprocess.Popen(start, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            assert b"Simulator" in process.stdout.readline()
            yield Dienstverlener(portal, port, tls_port, folder), server
        finally:
            process.terminate()
            _, errors = process.communicate(timeout=60)
            server.shutdown()
            server.server_close()
    assert process.returncode == 0
    assert b"Traceback" not in errors, errors.decode()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Dienstverlener, MetadataServer]]:
    with running(tmp_path_factory.mktemp("simulator")) as pair:
        yield pair


@pytest.fixture(scope="session")
def sleutels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sleutels")
    keys.make(folder, Addresses("http://localhost:8000", 8001, 8002))
    return folder


@pytest.fixture
def werkplaats(sleutels: Path, monkeypatch: pytest.MonkeyPatch) -> Werkplaats:
    return Werkplaats(sleutels, monkeypatch)


@pytest.fixture
def portal_server(shared: tuple[Dienstverlener, MetadataServer]) -> MetadataServer:
    return shared[1]


@pytest.fixture
def dienstverlener(shared: tuple[Dienstverlener, MetadataServer]) -> Dienstverlener:
    """A fresh request id for every test, and the metadata as it should be."""
    old, server = shared
    new = Dienstverlener(old.base, old.sim, old.tls, old.keys)
    server.content = new.metadata()
    return new


@pytest.fixture
def eid(shared: tuple[Dienstverlener, MetadataServer]) -> DienstverlenerEid:
    old, server = shared
    new = DienstverlenerEid(old.base, old.sim, old.tls, old.keys)
    server.eid = new.metadata()
    return new
