"""Settings of a dienst that another part of the house keeps: they stand in the change log of the dienst, and go back
with it. Who keeps them registers itself when the apps are loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from diensten.models import Dienst
    from diensten.wijzigen import Door

Waarden = Mapping[str, str]  # as `Wijziging` keeps them; empty for what is not set


class Elders(Protocol):
    @property
    def velden(self) -> Mapping[str, _StrPromise]:
        """What its rows of the change log are called, in words. No field of `Dienst` has such a name."""
        ...

    def in_words(self, veld: str, waarde: str) -> str: ...
    def values(self, slug: str) -> dict[str, str]:
        """Each field, as it stands now."""
        ...

    def faults(self, waarden: Waarden) -> list[str]:
        """Why these cannot stand there, in words."""
        ...

    def store(self, dienst: Dienst, waarden: Waarden, *, door: Door, now: datetime) -> None:
        """Write it, and who did. Raises `AnderWasEerst`."""
        ...


_delen: list[Elders] = []


def register(deel: Elders) -> None:
    if deel not in _delen:
        _delen.append(deel)


def values_of(slug: str) -> dict[str, str]:
    """Of all parts, as they stand now."""
    return {veld: waarde for deel in _delen for veld, waarde in deel.values(slug).items()}


def faults_of(waarden: Waarden) -> list[str]:
    return [fault for deel, own in _parted(waarden) for fault in deel.faults(own)]


def store(dienst: Dienst, waarden: Waarden, *, door: Door, now: datetime) -> None:
    """Raises `AnderWasEerst`."""
    for deel, own in _parted(waarden):
        deel.store(dienst, own, door=door, now=now)


def field_in_words(veld: str) -> str:
    """Raises `KeyError` for a field that nobody keeps."""
    return str(_keeper(veld).velden[veld])


def value_in_words(veld: str, waarde: str) -> str:
    """Raises `KeyError` for a field that nobody keeps."""
    return _keeper(veld).in_words(veld, waarde)


def is_kept(veld: str) -> bool:
    with suppress(KeyError):
        return bool(_keeper(veld))
    return False


def _keeper(veld: str) -> Elders:
    for deel in _delen:
        if veld in deel.velden:
            return deel
    raise KeyError(veld)


def _parted(waarden: Waarden) -> Iterator[tuple[Elders, dict[str, str]]]:
    for deel in _delen:
        yield deel, {veld: waarden[veld] for veld in deel.velden}
