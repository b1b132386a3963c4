"""Looking into the database of a stack, past Django."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from dev.ports import wait_for
from dev.stack import Stack

PERSOONLIJK = (
    "data_sleutel",
    "bsn",
    "bekend_bsn",
    "code",
    "verwachte_code",
    "link",
    "bewijs",
    "assertion_digest",
    "geopend_land",
    "geopend_netwerk",
    "woord",
)


def rows(stack: Stack, query: str, *values: str) -> list[dict[str, Any]]:
    """`query` with `?` for each value. Ids are UUIDs with hyphens on both databases."""
    if stack.database_url.startswith("sqlite"):
        with closing(sqlite3.connect(stack.run_dir / "beeldpas.sqlite3", timeout=20)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(query, [_plain(value) for value in values])]
    with psycopg.connect(stack.database_url, row_factory=dict_row) as postgres:
        return list(postgres.execute(query.replace("?", "%s").encode(), values))


def _plain(value: str) -> str:
    """SQLite keeps an id without its hyphens."""
    try:
        return UUID(value).hex
    except ValueError:
        return value


def identification(stack: Stack, pk: str) -> dict[str, Any]:
    return rows(stack, "SELECT * FROM identification_identification WHERE id = ?", pk)[0]


def getal_of(stack: Stack, link: str) -> str:
    """The number that the ambtenaar says in the call of this link; empty where none is said."""
    path = urlsplit(link).path.strip("/").split("/")
    token = path[1] if len(path) > 1 and path[0] == "i" else ""
    hashed = hashlib.sha256(token.encode()).hexdigest()
    found = rows(stack, "SELECT getal FROM identification_identification WHERE token_hash = ?", hashed)
    return str(found[0]["getal"]) if found else ""


def count(stack: Stack, table: str) -> int:
    return int(rows(stack, f"SELECT count(*) AS n FROM {table}")[0]["n"])


def wait_for_status(stack: Stack, pk: str, status: str = "GEWIST", *, seconds: float = 30) -> None:
    arrived = wait_for(lambda: identification(stack, pk)["status"] == status, seconds=seconds)
    assert arrived, f"{identification(stack, pk)['status']} after {seconds} s, not {status}"


def assert_wiped(stack: Stack, pk: str) -> None:
    """GEWIST, and no column that holds anything of a person."""
    row = identification(stack, pk)
    assert row["status"] == "GEWIST"
    assert {name: row[name] for name in PERSOONLIJK if row[name]} == {}
    assert [name for name, value in row.items() if isinstance(value, bytes | memoryview)] == []


def soorten(stack: Stack, pk: str) -> list[str]:
    """What the audit trail says of it, in order."""
    query = "SELECT soort FROM toezicht_gebeurtenis WHERE onderwerp = ? ORDER BY id"
    return [row["soort"] for row in rows(stack, query, pk)]


def assert_delivered_once(stack: Stack, pk: str) -> None:
    """Exactly one zaak, one document in it, one link between them, and nothing personal left."""
    assert_wiped(stack, pk)
    zaaknummer = identification(stack, pk)["zaaknummer"]
    documents = rows(
        stack,
        "SELECT zaaknummer FROM zaken_document LEFT JOIN zaken_zaak ON zaken_zaak.id = zaak_id WHERE identificatie = ?",
        pk,
    )
    assert documents == [{"zaaknummer": zaaknummer}]
    assert len(rows(stack, "SELECT 1 AS one FROM zaken_zaak WHERE zaaknummer = ?", zaaknummer)) == 1
