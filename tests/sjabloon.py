"""The tables of the portal are made once in a run: every other database on the suite's PostgreSQL is a copy of them.

Making them costs seconds of computing, for each process of pytest-xdist and for each whole system anew. Copying takes
a tenth of one. `make run` and the systems on SQLite make their own, so that way is walked as well.
"""

from __future__ import annotations

import os

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg.sql import SQL, Identifier

_LOCK = 20_261_122  # any number: whoever holds it looks after the one template
RUN = "BEELDPAS_TEST_RUN"


def name() -> str:
    """The same in all processes of a run."""
    return f"beeldpas_sjabloon_{os.environ[RUN]}"


def make() -> str:
    """The first who asks makes it and the others wait. Returns its name. Leaves the connection closed."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        if not _exists(server):
            whole, half = Identifier(name()), Identifier(_half())
            server.execute(SQL("CREATE DATABASE {}").format(half))
            _migrate(_half())
            server.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(half, whole))
    return name()


def create(database: str) -> None:
    """A database with the tables where they have been made already, an empty one where nobody needed them yet."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        template = name() if _exists(server) else "template1"
        server.execute(
            SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(database), Identifier(template))
        )


def drop() -> None:
    """On a server that stays when the run is over."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        for left in (name(), _half()):
            server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(left)))


def _half() -> str:
    """Until it is whole nobody sees it."""
    return f"{name()}_half"


def _exists(server: psycopg.Connection[tuple[object, ...]]) -> bool:
    return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name()]).fetchone() is not None


def _migrate(database: str) -> None:
    connection = connections["default"]
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        call_command("migrate", interactive=False, verbosity=0)
    finally:
        connection.close()
        connection.close_pool()  # nobody may be connected with what is copied
        connection.settings_dict["NAME"] = before
