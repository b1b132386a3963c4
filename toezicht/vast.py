"""The audit trail is only added to, and the database holds that: triggers refuse every change to a row."""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

_TABLE = "toezicht_gebeurtenis"
_SAYS = "the audit trail is only added to"
_POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION gebeurtenis_staat_vast() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{_SAYS}' USING ERRCODE = 'restrict_violation'; END $$;
CREATE OR REPLACE TRIGGER gebeurtenis_rij BEFORE UPDATE OR DELETE ON {_TABLE}
FOR EACH ROW EXECUTE FUNCTION gebeurtenis_staat_vast();
CREATE OR REPLACE TRIGGER gebeurtenis_tabel BEFORE TRUNCATE ON {_TABLE}
FOR EACH STATEMENT EXECUTE FUNCTION gebeurtenis_staat_vast();
"""
_SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS gebeurtenis_{verb.lower()} BEFORE {verb} ON {_TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
    for verb in ("UPDATE", "DELETE")
]


def lay_triggers(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers there; a second time changes nothing."""
    with connection.cursor() as cursor:
        for statement in [_POSTGRESQL] if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


def lift_triggers(connection: BaseDatabaseWrapper) -> None:
    """For going back over the migration alone."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS gebeurtenis_staat_vast() CASCADE")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS gebeurtenis_update")
            cursor.execute("DROP TRIGGER IF EXISTS gebeurtenis_delete")


def lay_again(using: str, **_kwargs: Any) -> None:
    """After every migrate: on SQLite a migration that changes the table makes it anew, without its triggers."""
    if connections[using].vendor == "sqlite" and _TABLE in connections[using].introspection.table_names():
        lay_triggers(connections[using])
