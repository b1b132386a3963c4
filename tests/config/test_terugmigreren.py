"""Going back to an older version: what has no place there is named, and nothing is changed."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.core.management.sql import emit_pre_migrate_signal
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from diensten.inwonerteksten.models import Tekststap
from diensten.voorstellen.models import Voorstel
from tests.diensten.test_tekststand import publish
from tests.diensten.test_voorstellen import wait
from tests.tweede import SCHRIJFT
from toezicht.logboek import record
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort

pytestmark = pytest.mark.django_db


def look(app: str, target: str | None) -> None:
    """What `migrate` asks before it begins. `target`: None is back to nothing."""
    plan = MigrationExecutor(connection).migration_plan([(app, target)])
    assert plan
    assert all(backwards for _migration, backwards in plan)
    emit_pre_migrate_signal(verbosity=0, interactive=False, db="default", plan=plan)


@pytest.mark.parametrize(
    ("soort", "target", "over"),
    [
        (Soort.NIVEAU_VERLAAGD, "0011_tekst_ingegaan", "toezicht.0012"),
        (Soort.TEKST_INGEGAAN, "0010_zonder_persoon", "toezicht.0011"),
    ],
)
def test_a_row_of_a_newer_kind_is_kept_and_named(soort: Soort, target: str, over: str) -> None:
    record(soort=soort, door="proef", now=timezone.now())
    with pytest.raises(CommandError, match=rf"{over}.*1 rows of toezicht_gebeurtenis.*{soort}"):
        call_command("migrate", "toezicht", target, verbosity=0)
    record(soort=Soort.GEMEENTE_GEWIJZIGD, door="proef", now=timezone.now())  # the rules are those of before
    assert Gebeurtenis.objects.count() == 2


def test_without_such_a_row_the_way_back_is_open() -> None:
    record(soort=Soort.VOLTOOID, door="proef", now=timezone.now())
    look("toezicht", "0010_zonder_persoon")
    record(soort=Soort.TEKST_INGEGAAN, door="proef", now=timezone.now())
    look("toezicht", "0011_tekst_ingegaan")  # that one knows this kind


def test_the_steps_of_a_text_as_well() -> None:
    look("diensten", "0014_samen")
    versie = publish("Klopt dit nog?")
    Tekststap.objects.create(versie=versie, soort="ingegaan", moment=timezone.now(), door="klok")
    with pytest.raises(CommandError, match=r"diensten_tekststap.*ingegaan"):
        look("diensten", "0014_samen")


@pytest.mark.parametrize("target", ["0016_voorgeschreven_versies", "zero"])
def test_a_table_with_rows_is_not_dropped(target: str) -> None:
    look("diensten", None if target == "zero" else target)
    wait()
    with pytest.raises(CommandError, match=r"diensten\.0017.*diensten_voorstel, and the 1 rows in it"):
        call_command("migrate", "diensten", target, verbosity=0)
    assert Voorstel.objects.get().door == SCHRIJFT.naam
