"""The whole system in real processes, on PostgreSQL and on what `make run` embeds."""

from __future__ import annotations

import sqlite3
import urllib.request
from contextlib import closing

import psycopg
import pytest

from dev.ports import loopback_hosts, wait_for
from dev.run import DEMO_DIENST
from dev.stack import Stack

pytestmark = pytest.mark.e2e


def status(url: str, host: str = "") -> int:
    request = urllib.request.Request(url, headers={"Host": host} if host else {})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.status


def test_the_portal_answers_on_every_loopback_address(sqlite_stack: Stack) -> None:
    for address in loopback_hosts():
        shown = f"[{address}]" if ":" in address else address
        url = f"http://{shown}:{sqlite_stack.port}/inloggen/"
        assert status(url, host=f"localhost:{sqlite_stack.port}") == 200


def test_the_demo_has_its_diensten_on_sqlite(sqlite_stack: Stack) -> None:
    # Closed at once: a test that reads the file as bytes would take its locks from this process (POSIX), and the
    # write-ahead log could then be removed under it.
    with closing(sqlite3.connect(sqlite_stack.run_dir / "beeldpas.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM diensten_dienst").fetchone()[0] > 0
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_demo_has_its_diensten_on_postgresql(stack: Stack) -> None:
    with psycopg.connect(stack.database_url) as database:
        assert database.execute("SELECT count(*) FROM diensten_dienst").fetchone()[0] > 0


def test_a_killed_worker_is_told_and_comes_back(stack: Stack) -> None:
    assert wait_for(lambda: " ready." in stack.log("worker"), seconds=60)
    before = stack.log("worker").count(" ready.")  # other tests of this stack may have started it again too
    worker = stack.processes["worker"]
    worker.popen.kill()
    assert wait_for(lambda: stack.dead() is worker, seconds=60)
    stack.kill("worker")
    stack.start_process("worker", extra_env={"LOG_LEVEL": "DEBUG"})
    assert stack.dead() is None
    assert wait_for(lambda: stack.log("worker").count(" ready.") > before, seconds=60)


def test_two_stacks_share_nothing(stack: Stack, sqlite_stack: Stack) -> None:
    assert stack.env["SECRET_KEY"] != sqlite_stack.env["SECRET_KEY"]
    for name in ("BASE_URL", "DATABASE_URL", "REDIS_URL", "DAGSLEUTEL_MAP", "DIGID_SIGN_KEY_FILE"):
        assert stack.env[name] != sqlite_stack.env[name]


def test_the_standing_link_of_the_screen_exists(sqlite_stack: Stack) -> None:
    assert status(f"{sqlite_stack.portal_url}/nieuw/{DEMO_DIENST}/") == 200
