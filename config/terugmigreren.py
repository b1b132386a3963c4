"""Before `migrate` goes back: a row that has no place in the older tables is in the way, and is named.

A row that the older rules do not know: the database would refuse halfway, in words about a constraint, and what came
before it is undone already. A table that the older version does not have: its rows would be gone without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from django.apps import AppConfig, apps
from django.core.management import CommandError
from django.db import connections
from django.db.migrations import AddConstraint, CreateModel, Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models import CheckConstraint, Model, Q
from django.db.models.signals import pre_migrate
from django.dispatch import receiver

# The kinds grow with nearly every version; a row of a newer kind has no place in an older one.
_VELD = "soort"
_NIETS_GEDAAN = "They are kept, so nothing was changed. To go back, restore the backup of before the upgrade."


@receiver(pre_migrate, dispatch_uid="terugmigreren")
def refuse_newer_rows(
    *, app_config: AppConfig, using: str, plan: Sequence[tuple[Migration, bool]] = (), **_more: Any
) -> None:
    """Raises `CommandError` before anything is changed."""
    back = [
        migration for migration, backwards in plan if backwards and migration.app_label == app_config.label
    ]
    loader = MigrationLoader(connections[using]) if back else None
    for migration in back:
        _refuse_to_drop(migration, using)
        assert loader is not None  # noqa: S101 - there is one where there is something to go back over
        state = loader.project_state((migration.app_label, migration.name), at_end=False)
        for model, kinds in _older_rules(migration, state):
            _refuse(migration, model, kinds, using)


def _refuse_to_drop(migration: Migration, using: str) -> None:
    for model in _made_by(migration):
        count = model._base_manager.using(using).count()
        if count:
            message = (
                f"Cannot go back over {migration}: the version before it does not have the table "
                f"{model._meta.db_table}, and the {count} rows in it would be lost. {_NIETS_GEDAAN}"
            )
            raise CommandError(message)


def _made_by(migration: Migration) -> Iterator[type[Model]]:
    """The models whose table this migration made, and that are there still: one of today has today's table."""
    for step in migration.operations:
        if isinstance(step, CreateModel):
            with suppress(LookupError):
                yield apps.get_model(migration.app_label, step.name)


def _older_rules(migration: Migration, state: ProjectState) -> Iterator[tuple[str, list[str]]]:
    """The models whose rule about kinds this migration made wider, with the kinds of before."""
    for step in migration.operations:
        if not (isinstance(step, AddConstraint) and _kinds(step.constraint)):
            continue
        model = state.models.get((migration.app_label, step.model_name.lower()))
        for rule in model.options.get("constraints", []) if model else []:
            if rule.name == step.constraint.name:
                yield step.model_name, _kinds(rule)


def _kinds(rule: object) -> list[str]:
    """Empty for a rule about something else."""
    condition = rule.condition if isinstance(rule, CheckConstraint) else None
    children = condition.children if isinstance(condition, Q) else []
    return [
        kind
        for child in children
        if isinstance(child, tuple) and child[0] == f"{_VELD}__in"
        for kind in child[1]
    ]


def _refuse(migration: Migration, model_name: str, kinds: list[str], using: str) -> None:
    model = apps.get_model(migration.app_label, model_name)
    newer = model._default_manager.using(using).exclude(**{f"{_VELD}__in": kinds})
    found = sorted(set(newer.order_by().values_list(_VELD, flat=True).distinct()))
    if found:
        message = (
            f"Cannot go back over {migration}: {newer.count()} rows of {model._meta.db_table} are of a kind that the "
            f"version before it does not know ({', '.join(found)}). {_NIETS_GEDAAN}"
        )
        raise CommandError(message)
