"""The diensten there are. This package does not know them: `MACHTIGEN_DIENSTEN` names the function that does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string


class Dienst(Protocol):
    """What is needed of a dienst. `service_uuid`, `aansluiting`: as the dienst itself has them; `niveau`: 10 to 30."""

    @property
    def slug(self) -> str: ...
    @property
    def naam(self) -> str: ...
    @property
    def actief(self) -> bool: ...
    @property
    def service_uuid(self) -> str: ...
    @property
    def aansluiting(self) -> str: ...
    @property
    def niveau(self) -> int: ...


def all_diensten() -> Sequence[Dienst]:
    """Those in use first, by name."""
    return cast("Sequence[Dienst]", import_string(settings.MACHTIGEN_DIENSTEN)())


def dienst_by_slug(slug: str) -> Dienst | None:
    """Also one that has stopped."""
    return next((dienst for dienst in all_diensten() if dienst.slug == slug), None)
