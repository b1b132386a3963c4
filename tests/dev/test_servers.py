"""The private servers that the suite and `make run` start."""

from __future__ import annotations

import os
from pathlib import Path

import psycopg
import pytest
import redis

from dev import postgres
from dev.processes import private_folder, stop
from dev.valkey import start_valkey
from tests import servers


def test_valkey_comes_back_at_the_same_address_with_nothing_in_it(tmp_path: Path) -> None:
    first = start_valkey(folder=tmp_path, prefer_wheel=True)
    redis.Redis.from_url(first.url()).set("a", "b")
    stop([first.process])
    second = start_valkey(folder=tmp_path, again=first, prefer_wheel=True)
    assert second.url() == first.url()
    with redis.Redis.from_url(second.url()) as client:
        assert client.get("a") is None
    stop([second.process])


def test_valkey_wants_its_password(tmp_path: Path) -> None:
    server = start_valkey(folder=tmp_path)
    with redis.Redis(port=server.port) as stranger, pytest.raises(redis.AuthenticationError):
        stranger.ping()
    assert server.password not in Path(f"/proc/{server.process.popen.pid}/cmdline").read_text()
    stop([server.process])


def test_postgres_from_the_wheel(monkeypatch) -> None:
    monkeypatch.setattr(postgres, "system_binaries", lambda: None)
    server = postgres.start_postgres(folder=private_folder("beeldpas-postgres-"))
    with psycopg.connect(server.url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    stop([server.process])


def test_postgres_wants_its_password() -> None:
    server = postgres.start_postgres(folder=private_folder("beeldpas-postgres-"))
    for address in (server.url(), server.socket_url()):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(address.replace(server.password, "verkeerd"))
    stop([server.process])


def test_postgres_runs_as_an_ordinary_user() -> None:
    server = postgres.start_postgres(folder=private_folder("beeldpas-postgres-"))
    assert Path(f"/proc/{server.process.popen.pid}").stat().st_uid != 0
    stop([server.process])


def test_a_server_that_does_not_start_says_why(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres, "_CONFIG", "no such setting")
    with pytest.raises(postgres.PostgresStartError, match=r"no such setting|syntax error"):
        postgres.start_postgres(folder=private_folder("beeldpas-postgres-"))


def test_the_suite_has_its_own_servers() -> None:
    assert os.environ["OMGEVING"] == "test"
    with redis.Redis.from_url(os.environ["REDIS_URL"]) as client:
        assert client.ping()


def test_a_second_process_of_the_suite_shares_the_servers_and_nothing_on_them(monkeypatch) -> None:
    own = {name: os.environ[name] for name in ("REDIS_URL", "DAGSLEUTEL_MAP", "STATIC_ROOT")}
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("REDIS_URL", "redis://:x@127.0.0.1:6379/0")
    servers._take_part(1)
    assert os.environ["REDIS_URL"] == "redis://:x@127.0.0.1:6379/2"
    assert servers.redis_database(above=1).endswith("/3")
    assert os.environ["DAGSLEUTEL_MAP"] != own["DAGSLEUTEL_MAP"]
    assert os.environ["STATIC_ROOT"] != own["STATIC_ROOT"]
