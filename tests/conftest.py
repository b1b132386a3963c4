"""What every test gets: no network but this machine, Debian's Chromium, and the whole system on demand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.management import call_command
from pytest_socket import socket_allow_hosts

from dev.ports import free_port
from dev.processes import private_folder
from dev.stack import Stack
from dev.system import find_chromium

pytest_plugins = ["tests.medewerkers"]

CHROMIUM_FLAGS = (
    "--no-sandbox",  # Chromium refuses root without it; the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
# Shorter than in production, so that a test does not wait for the next look at the work list.
INTERVALS = {"BEZORG_INTERVAL": "1", "OPRUIM_INTERVAL": "2", "BEZORG_LEASE": "3"}
# The other site that may hold the side panel: another host name than the portal's, so another site to a browser.
INBEDDER_PORT = free_port()
INBEDDER = f"http://127.0.0.1:{INBEDDER_PORT}"


@pytest.hookimpl(trylast=True)
def pytest_runtest_setup() -> None:
    """A test that reaches for the outside fails here, and not on a machine without a network."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Pages name their style sheets by content, as in production: the names must be known first."""
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Pytest-playwright, with the machine's Chromium in place of a download where there is one."""
    chromium = find_chromium()
    chosen = {"executable_path": chromium} if chromium else {}
    return {**browser_type_launch_args, **chosen, "args": list(CHROMIUM_FLAGS)}


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The whole system in real processes, on a database and a Redis database of its own on the suite's servers.

    Django's ORM in the test process does not see this database, and Playwright's event loop would make Django
    refuse it anyway: look in it with `psycopg.connect(stack.database_url)`.
    """
    suite, name = os.environ["DATABASE_URL"], f"beeldpas_e2e_{os.getpid()}"
    with psycopg.connect(suite, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    database_url = urlsplit(suite)._replace(path=f"/{name}").geturl()
    redis_url = urlsplit(os.environ["REDIS_URL"])._replace(path="/1").geturl()
    yield from _running(database_url=database_url, redis_url=redis_url)
    with psycopg.connect(suite, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite_stack() -> Iterator[Stack]:
    """The same on what `make run` embeds: a Valkey, and SQLite in `sqlite_stack.run_dir / "beeldpas.sqlite3"`."""
    yield from _running(database_url=None, redis_url=None)


def _running(*, database_url: str | None, redis_url: str | None) -> Iterator[Stack]:
    one = Stack(
        run_dir=private_folder("beeldpas-e2e-"),
        port=free_port(),
        sim_port=free_port(),
        database_url=database_url,
        redis_url=redis_url,
        extra_env={**INTERVALS, "INBEDDEN_ORIGINS": INBEDDER},
    )
    one.start()
    try:
        yield one
    finally:
        one.stop()
