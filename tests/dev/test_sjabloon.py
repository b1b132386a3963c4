"""Databases that are copied and not made."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

from tests import sjabloon


def names(database: str) -> set[object]:
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()
    with psycopg.connect(address) as copy:
        return {one for (one,) in copy.execute("SELECT app || name FROM django_migrations")}


@pytest.mark.django_db
def test_a_copy_has_every_migration() -> None:
    copied = f"beeldpas_kopie_{os.getpid()}"
    sjabloon.create(copied)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app || name FROM django_migrations")
            assert names(copied) == {one for (one,) in cursor.fetchall()} != set()
    finally:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(f"DROP DATABASE {copied}")


def test_a_run_that_made_none_gets_an_empty_one_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sjabloon.RUN, f"elders_{os.getpid()}")
    sjabloon.create(sjabloon.name())
    try:
        with pytest.raises(psycopg.errors.UndefinedTable):
            names(sjabloon.name())
    finally:
        sjabloon.drop()
    with psycopg.connect(os.environ["DATABASE_URL"]) as server:
        assert not sjabloon._exists(server)
