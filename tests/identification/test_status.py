"""The state machine: complete, without loops, ending in GEWIST; and written in one place only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from identification.management.commands.statusdiagram import page
from identification.status import (
    KAN_VERLOPEN,
    OPEN,
    OVERGANGEN,
    TE_BEZORGEN,
    OngeldigeOvergang,
    Status,
    as_mermaid,
    check_overgang,
)

WRITER = "identification/flow/overgang.py"
OF_THE_STATEMENT = "diensten/toegankelijkheid/verklaring.py"  # another status: of the accessibility statement
PACKAGES = ("identification", "config", "diensten", "inloggen", "toezicht", "zaken", "kluis", "toegang")


def paths(van: Status) -> list[list[Status]]:
    """Every way from `van` to an end. Recursion without end means a loop."""
    if not OVERGANGEN[van]:
        return [[van]]
    return [[van, *rest] for naar in OVERGANGEN[van] for rest in paths(naar)]


def test_the_table_has_every_status() -> None:
    assert set(OVERGANGEN) == set(Status)


def test_every_way_ends_in_gewist_and_meets_no_status_twice() -> None:
    ways = paths(Status.UITGENODIGD)
    assert len(ways) == 8
    assert all(way[-1] is Status.GEWIST and len(way) == len(set(way)) for way in ways)
    assert set().union(*ways) == set(Status)


def test_the_ways_that_the_design_names() -> None:
    for van, naar in zip(list(Status)[:4], list(Status)[1:5], strict=True):
        check_overgang(van, naar)
    assert OVERGANGEN[Status.AFGEBROKEN] == OVERGANGEN[Status.VERLOPEN] == {Status.GEWIST}
    assert {van for van in Status if Status.AFGEBROKEN in OVERGANGEN[van]} == OPEN
    assert OPEN | TE_BEZORGEN - {Status.GELEVERD} == KAN_VERLOPEN


def test_there_is_no_other_arrow() -> None:
    for van in Status:
        for naar in set(Status) - OVERGANGEN[van]:
            with pytest.raises(OngeldigeOvergang):
                check_overgang(van, naar)


def test_nothing_leaves_gewist_and_nothing_comes_back() -> None:
    assert OVERGANGEN[Status.GEWIST] == frozenset()
    assert not any(Status.UITGENODIGD in naar for naar in OVERGANGEN.values())


def test_the_diagram_has_every_arrow() -> None:
    lines = as_mermaid().splitlines()
    assert sum("-->" in line for line in lines) == 2 + sum(len(naar) for naar in OVERGANGEN.values())


def test_the_drawn_page_is_that_of_the_table() -> None:
    drawn = settings.BASE_DIR / "docs" / "statussen.md"
    assert drawn.read_text(encoding="utf-8") == page(), "run: manage.py statusdiagram"


def sources() -> Iterator[tuple[str, ast.Module]]:
    root = Path(settings.BASE_DIR)
    for package in PACKAGES:
        for path in (root / package).rglob("*.py"):
            if "migrations" not in path.parts:
                yield str(path.relative_to(root)), ast.parse(path.read_text(encoding="utf-8"))


def writes_status(node: ast.AST) -> bool:
    """`x.status = …`, `….update(status=…)` and its kin, `setattr(x, "status", …)`, `**{"status": …}`."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(target, ast.Attribute) and target.attr == "status" for target in targets)
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name == "setattr":
        return any(isinstance(arg, ast.Constant) and arg.value == "status" for arg in node.args)
    writers = {"update", "create", "get_or_create", "update_or_create", "bulk_update", "Identification"}
    return name in writers and any(keyword.arg == "status" for keyword in node.keywords)


def test_the_status_is_written_in_one_place() -> None:
    written = {name for name, tree in sources() if any(writes_status(node) for node in ast.walk(tree))}
    assert written == {WRITER, OF_THE_STATEMENT}


@pytest.mark.parametrize(
    "code",
    [
        "row.status = Status.GEWIST",
        "rows.filter(pk=1).update(status=new, bsn=None)",
        "Identification(status=x)",
        "setattr(row, 'status', x)",
        "Identification.objects.create(status=x)",
    ],
)
def test_the_walk_sees_every_side_door(code: str) -> None:
    assert any(writes_status(node) for node in ast.walk(ast.parse(code)))
