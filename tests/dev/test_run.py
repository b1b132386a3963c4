"""What a person sees who starts `make run` where something is in the way."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dev.ports import free_port
from dev.processes import ROOT
from dev.run import _without_password
from dev.stack import Stack, StackError


def run(tmp_path: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"RUN_DIR": str(tmp_path / "run"), "PORT": str(free_port())} | settings
    command = [sys.executable, "-m", "dev.run"]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("name", ["PORT", "SIM_PORT"])
def test_a_taken_port_is_named_with_its_variable(tmp_path: Path, name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(tmp_path, **{"SIM_PORT": str(free_port()), name: str(port)})
    assert done.returncode == 1
    assert f"Poort {port} is al bezet" in done.stderr
    assert f"make run {name}=" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_taken_on_ipv6_alone_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as taken:
        done = run(tmp_path, PORT=str(taken.getsockname()[1]), SIM_PORT=str(free_port()))
    assert "is al bezet" in done.stderr


@pytest.mark.parametrize("text", ["tachtig", "0", "65536", "-1"])
def test_what_is_no_port_is_refused(tmp_path: Path, text: str) -> None:
    done = run(tmp_path, PORT=text)
    assert done.returncode == 1
    assert f"PORT={text} is geen poort" in done.stderr


def test_a_second_start_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    first = Stack(run_dir=tmp_path, port=free_port(), sim_port=free_port())
    second = Stack(run_dir=tmp_path, port=free_port(), sim_port=free_port())
    first._claim()
    with pytest.raises(StackError, match="draait Beeldpas al"):
        second._claim()
    first.stop()
    second._claim()
    second.stop()


def test_the_screen_shows_no_password_of_the_database() -> None:
    assert _without_password("postgres://u:geheim@h/db") == "postgres://u:…@h/db"
    assert _without_password("sqlite:////a/b") == "sqlite:////a/b"
