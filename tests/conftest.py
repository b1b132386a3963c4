"""What every test gets: no network but this machine, Debian's Chromium, and the whole system on demand."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker
from pytest_socket import socket_allow_hosts
from whitenoise import WhiteNoise

from dev.ports import free_port
from dev.processes import private_folder
from dev.stack import Stack
from dev.system import find_chromium
from tests import sjabloon
from tests.servers import redis_database

# How fast the machine is, is not what these tests are about: figures stand in `make bench`.
hypothesis_settings.register_profile("beeldpas", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("beeldpas")

pytest_plugins = ["tests.eisen", "tests.vandaag", "tests.medewerkers", "tests.brp.overkant"]

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
# A page of the tests lives for a second: compiling its scripts well costs more than it gives. Not for the bench.
QUICK_SCRIPTS = "--js-flags=--no-opt --no-maglev"
# Shorter than in production, so that a test does not wait for the next look at the work list.
INTERVALS = {"BEZORG_INTERVAL": "1", "OPRUIM_INTERVAL": "2", "BEZORG_LEASE": "3"}
# More systems beside the one that most of these tests use, and a worker that is started a dozen times.
LONG = {"sqlite_stack", "keten", "worker_back"}
STACKS = {"stack", *LONG}
# The other site that may hold the side panel: another host name than the portal's, so another site to a browser.
INBEDDER_PORT = free_port()
INBEDDER = f"http://127.0.0.1:{INBEDDER_PORT}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Groups before pytest-xdist reads them, and the order after pytest-django has its own.

    The end-to-end tests go last: once a browser runs, Django refuses its database to the tests of this thread.
    """
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(_group(item)))
    result = yield
    items.sort(key=_turn)
    return result


def pytest_collection_finish() -> None:
    """What is there now stays to the end: a tenth of all time went to looking whether it was garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _turn(item: pytest.Item) -> tuple[int, str]:
    """In the browser first what needs no stack, for a stack works on when nobody asks it anything.

    Then the longest of the end-to-end tests before the others, so that no process is left with them at the end. What
    asks for the same installation stands together, also where one of them needs a browser and another does not.
    """
    if item.get_closest_marker("e2e") is None:
        return 0, ""
    used = STACKS.intersection(getattr(item, "fixturenames", ()))
    if not used:
        return 1, ""
    chosen = (
        item.callspec.params.get("keten", "")
        if isinstance(item, pytest.Function) and hasattr(item, "callspec")
        else ""
    )
    return (2, str(chosen)) if LONG.intersection(used) else (3, "")


def _group(item: pytest.Item) -> str:
    """What several processes leave together: the tests of one file, and all that need the second stack.

    An end-to-end test takes seconds and goes alone, so that no process is left with a whole file at the end.
    """
    if "sqlite_stack" in getattr(item, "fixturenames", ()):
        return "sqlite_stack"
    together = item.get_closest_marker("e2e") is None or _shares_with_its_file(item)
    return item.nodeid.partition("::")[0] if together else item.nodeid


def _shares_with_its_file(item: pytest.Item) -> bool:
    used: dict[str, Any] = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    return any(one.scope == "module" for definitions in used.values() for one in definitions)


@pytest.hookimpl(trylast=True)
def pytest_runtest_setup() -> None:
    """A test that reaches for the outside fails here, and not on a machine without a network."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture
def logged_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines of the audit trail come after a commit, and the transaction around a test never gets one."""
    monkeypatch.setattr("toezicht.logboek.transaction", SimpleNamespace(on_commit=lambda tell: tell()))


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Pages name their style sheets by content, as in production: the names must be known first."""
    call_command("collectstatic", interactive=False, verbosity=0)
    _read_static_files_once()


def _read_static_files_once() -> None:
    """Each browser of Django's test client makes the middleware anew, and WhiteNoise reads every file for it."""
    read = WhiteNoise.update_files_dictionary
    found: dict[tuple[str, str], dict[str, Any]] = {}

    def remember(self: WhiteNoise, root: str, prefix: str) -> None:
        if (root, prefix) not in found:
            read(self, root, prefix)
            found[root, prefix] = dict(self.files)
        self.files.update(found[root, prefix])

    WhiteNoise.update_files_dictionary = remember


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = sjabloon.make()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Django empties the tables after a test with transactions of its own; the audit trail refuses that."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE toezicht_gebeurtenis DISABLE TRIGGER gebeurtenis_tabel")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Pytest-playwright, with the machine's Chromium in place of a download where there is one."""
    chromium = find_chromium()
    chosen = {"executable_path": chromium} if chromium else {}
    return {**browser_type_launch_args, **chosen, "args": [*CHROMIUM_FLAGS, QUICK_SCRIPTS]}


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The whole system in real processes, on a database and a Redis database of its own on the suite's servers.

    Django's ORM in the test process does not see this database, and Playwright's event loop would make Django
    refuse it anyway: look in it with `psycopg.connect(stack.database_url)`.
    """
    suite, name = os.environ["DATABASE_URL"], f"beeldpas_e2e_{os.getpid()}"
    sjabloon.create(name)
    database_url = urlsplit(suite)._replace(path=f"/{name}").geturl()
    yield from _running(database_url=database_url, redis_url=redis_database(above=1))
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
