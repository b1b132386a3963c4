"""A day is asked for in a test, and not while the tests are gathered."""

from __future__ import annotations

from datetime import date
from types import ModuleType

import pytest

from tests.vandaag import not_yet

TODAY = date(2026, 11, 22)


def imported(name: str, text: str) -> ModuleType:
    module = ModuleType(name)
    module.__dict__["localdate"] = not_yet(lambda moment=TODAY: moment)
    exec(compile(text, name, "exec"), module.__dict__)
    return module


@pytest.mark.parametrize("text", ["DAY = localdate()", "def day():\n    return localdate()\n\nDAY = day()"])
def test_a_module_of_tests_does_not_ask_at_import(text: str) -> None:
    with pytest.raises(RuntimeError, match="inside the test"):
        imported("tests.test_something", text)


def test_a_test_may_ask_and_our_own_modules_too_and_a_moment_may_be_told() -> None:
    module = imported("tests.test_something", "def day():\n    return localdate()")
    assert module.day() == TODAY
    assert imported("diensten.something", "DAY = localdate()").DAY == TODAY
    assert imported("tests.test_something", "DAY = localdate(1)").DAY == 1
