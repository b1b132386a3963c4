"""Pytest plugin: no test reads what day it is while the tests are gathered.

It may run after midnight. A day that stands in a parameter or a constant is yesterday by then, and the test compares
it with what it makes today.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from types import FrameType
from typing import ParamSpec, TypeVar

import pytest
from django.utils import timezone

Given = ParamSpec("Given")
Read = TypeVar("Read", date, datetime)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "localdate", not_yet(timezone.localdate))
        patch.setattr(timezone, "localtime", not_yet(timezone.localtime))
        return (yield)


def not_yet(read: Callable[Given, Read]) -> Callable[Given, Read]:
    """The same, but what it is now is not for a module of tests that is being imported."""

    def asked(*args: Given.args, **kwargs: Given.kwargs) -> Read:
        if not (args or kwargs) and _is_imported_by_a_test(sys._getframe(1)):
            message = "a test asks what day it is while it is gathered; ask it inside the test"
            raise RuntimeError(message)
        return read(*args, **kwargs)

    return asked


def _is_imported_by_a_test(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_name == "<module>" and frame.f_globals.get("__name__", "").startswith("tests."):
            return True
        frame = frame.f_back
    return False
