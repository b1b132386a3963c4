"""What a part of the set-up has to offer to stand in the file. A new part is a class and a line in `lijst.py`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Protocol

from django import forms

from config.inrichting.lezen import Schema, Waarde
from diensten.wijzigen import Door

Waarden = Mapping[str, Waarde]


class Geweigerd(Exception):
    """`fouten`: words by name of the field; `""` for the whole."""

    def __init__(self, fouten: Mapping[str, str]) -> None:
        super().__init__(", ".join(fouten))
        self.fouten = dict(fouten)


class Deel(Protocol):
    """`stored` and `store` speak the values of the file, with each field of `schema`; names that lie deeper with a dot.

    `store` checks as the page of beheer does, through the form of that page, and writes as it does: with who and
    when. What is given holds each field. It raises `Geweigerd`.
    """

    @property
    def naam(self) -> str: ...
    @property
    def schema(self) -> Schema: ...
    def stored(self, *, now: datetime) -> dict[str, Waarden]:
        """By key, in an order that does not change by itself. A field that is left out is empty."""
        ...

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:
        """What stands in a new one where `gegeven` says nothing. Raises `Geweigerd` for a key that cannot be."""
        ...

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None: ...


def check(form: forms.Form | forms.ModelForm[Any], names: Mapping[str, str] = MappingProxyType({})) -> None:
    """Raises `Geweigerd` with the words of the form. `names`: of the form → of the file, where they differ."""
    if not form.is_valid():
        raise errors_of(form, names)


def errors_of(
    form: forms.Form | forms.ModelForm[Any], names: Mapping[str, str] = MappingProxyType({})
) -> Geweigerd:
    return Geweigerd(
        {
            ("" if name == "__all__" else names.get(name, name)): str(errors[0])
            for name, errors in form.errors.items()
        }
    )
