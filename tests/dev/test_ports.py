"""A free port stays free until its server starts, also beside a second process that looks for one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dev.ports import OURS, claim, free_port
from dev.processes import ROOT

LOOK = (
    "from dev.ports import *; port = int(__import__('sys').argv[1]); print(claim(port), flush=True); input()"
)


def elsewhere(port: int) -> subprocess.Popen[str]:
    argv = [sys.executable, "-c", LOOK, str(port)]
    return subprocess.Popen(argv, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_no_port_is_given_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dev.ports.OURS", OURS[:40])
    ports = [free_port() for _ in range(10)]
    assert len(set(ports)) == len(ports)
    assert not any(claim(port) for port in ports)


def test_what_one_process_has_no_other_gets_until_it_ends() -> None:
    ours = free_port()
    with elsewhere(ours) as other:
        said, _ = other.communicate("\n")
    assert said == "False\n"
    theirs = next(port for port in reversed(OURS) if port != ours)
    with elsewhere(theirs) as other:
        assert other.stdout.readline() == "True\n"
        assert not claim(theirs)
        other.communicate("\n")
    assert claim(theirs)
