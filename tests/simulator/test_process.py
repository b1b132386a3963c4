"""The process: how it starts, how it stops, what it leaves in its log."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from pathlib import Path

import pytest
import requests

from dev.ports import free_port
from simulator import keys
from simulator.addresses import Addresses
from tests.simulator.conftest import command
from tests.simulator.dienstverlener import Dienstverlener


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | environment
    return subprocess.run(arguments, check=False, capture_output=True, text=True, timeout=120, env=env)


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    port, tls_port = free_port(), free_port()
    keys.make(tmp_path, Addresses("http://localhost:1", port, tls_port))
    with socket.socket() as other:
        other.bind(("127.0.0.1", tls_port))
        other.listen()
        done = start(*command(tmp_path, "http://localhost:1", port, tls_port))
    assert done.returncode == 1
    assert f"Poort {tls_port} is al in gebruik" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_keys_it_says_how_to_make_them(tmp_path: Path) -> None:
    done = start(*command(tmp_path, "http://localhost:1", free_port(), free_port()))
    assert done.returncode == 1
    assert "python -m simulator.keys" in done.stderr


def test_it_does_not_start_in_production(tmp_path: Path) -> None:
    done = start(*command(tmp_path, "http://localhost:1", 1, 2), OMGEVING="productie")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_at_once_and_its_log_holds_no_bsn(tmp_path: Path, number: signal.Signals) -> None:
    port, tls_port = free_port(), free_port()
    keys.make(tmp_path, Addresses("http://localhost:1", port, tls_port))
    run = command(tmp_path, "http://localhost:1", port, tls_port)
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with socket.create_connection(("localhost", port)):  # a browser that says nothing holds up nobody
            requests.get(f"http://localhost:{port}/999993653?bsn=999993653", timeout=30)
            process.send_signal(number)
            _, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "999993653" not in errors


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_the_first_page_says_that_this_is_not_digid(dienstverlener: Dienstverlener, host: str) -> None:
    page = requests.get(f"http://{host}:{dienstverlener.sim}/", timeout=30)
    assert page.status_code == 200
    assert "Dit is niet DigiD" in page.text
    assert '<html lang="nl">' in page.text


def test_a_page_that_does_not_exist(dienstverlener: Dienstverlener) -> None:
    page = requests.get(f"http://localhost:{dienstverlener.sim}/weg", timeout=30)
    assert page.status_code == 404
    assert "bestaat niet" in page.text
