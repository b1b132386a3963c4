from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from toezicht.logboek import GeenVasteReden, record
from toezicht.models import Gebeurtenis, LogboekStaatVast
from toezicht.soorten import Soort

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ONDERWERP = UUID("6a8f1d0e-0f4b-4a53-9d7e-3f5f0d1a2b3c")
pytestmark = pytest.mark.django_db
Commit = Callable[..., AbstractContextManager[Any]]


def test_record_writes_a_row_and_a_line_without_the_name(
    caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Commit
) -> None:
    with (
        caplog.at_level(logging.INFO, logger="toezicht"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        record(
            soort=Soort.GEWIST,
            door="Sanne de Vries",
            now=NOW,
            onderwerp=ONDERWERP,
            reden="voltooid",
            aantal=3,
        )
    row = Gebeurtenis.objects.get()
    assert (row.soort, row.door, row.moment) == ("gewist", "Sanne de Vries", NOW)
    assert (row.onderwerp, row.reden, row.aantal) == (ONDERWERP, "voltooid", 3)
    assert caplog.messages == [f"soort=gewist onderwerp={ONDERWERP} reden=voltooid aantal=3"]


def test_a_signal_is_a_warning(
    caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Commit
) -> None:
    with (
        caplog.at_level(logging.INFO, logger="toezicht"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        record(soort=Soort.SIGNAAL_NIET_BEZORGD, door="ruim_op", now=NOW)
        record(soort=Soort.LOGIN_GELUKT, door="inwoner", now=NOW)
    assert [entry.levelname for entry in caplog.records] == ["WARNING", "INFO"]


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_leaves_no_line(caplog: pytest.LogCaptureFixture) -> None:
    """Half of a transaction as well: a trial of a file stores each dienst in a savepoint of its own."""
    with caplog.at_level(logging.INFO, logger="toezicht"):
        with transaction.atomic():
            with transaction.atomic():
                record(soort=Soort.VERLOPEN, door="ruim_op", now=NOW)
                transaction.set_rollback(True)
            record(soort=Soort.GEWIST, door="ruim_op", now=NOW)
            assert caplog.messages == []
        record(soort=Soort.BETWIST, door="inwoner", now=NOW)
    assert [one.partition(" ")[0] for one in caplog.messages] == ["soort=gewist", "soort=betwist"]


@pytest.mark.parametrize("reden", ["999990019", "code-358974", "J. de Vries", "x\ny", "a" * 61, "1234"])
def test_a_reason_has_no_room_for_personal_data(reden: str) -> None:
    with pytest.raises(GeenVasteReden) as caught:
        record(soort=Soort.LOGIN_MISLUKT, door="inwoner", now=NOW, reden=reden)
    assert reden not in str(caught.value)
    assert not Gebeurtenis.objects.exists()


@pytest.mark.parametrize("values", [{"soort": "iets"}, {"door": ""}])
def test_the_database_refuses(values: dict[str, str]) -> None:
    row = {"soort": "gewist", "door": "ruim_op"} | values
    with pytest.raises(IntegrityError), transaction.atomic():
        Gebeurtenis.objects.create(moment=NOW, **row)


def test_the_trail_is_only_added_to() -> None:
    record(soort=Soort.GEWIST, door="ruim_op", now=NOW)
    row = Gebeurtenis.objects.get()
    with pytest.raises(LogboekStaatVast):
        row.save()
    with pytest.raises(LogboekStaatVast):
        row.delete()
    assert Gebeurtenis.objects.count() == 1


@pytest.mark.parametrize("change", ["UPDATE {} SET door = 'een ander'", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_database_refuses_every_change(change: str) -> None:
    record(soort=Soort.GEWIST, door="ruim_op", now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE toezicht_gebeurtenis ENABLE TRIGGER gebeurtenis_tabel")
    with (
        pytest.raises(IntegrityError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format("toezicht_gebeurtenis"))
    assert Gebeurtenis.objects.get().door == "ruim_op"
