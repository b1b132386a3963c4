"""Forms that store a version: what was typed beside what stands there, and the log in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from machtigen.staat_vast import Versie


@dataclass(frozen=True, slots=True)
class Logregel:
    """What changed with one version: for each field what it was and what it became, in words."""

    versie: int
    moment: datetime
    door: str
    wijzigingen: tuple[tuple[str, str, str], ...]


class VersieForm(forms.Form):
    """`versie` is the one that stood there when the page was opened; 0 when there was none."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    @property
    def gegevens(self) -> dict[str, Any]:
        """What is stored; only after `is_valid`."""
        return {name: value for name, value in self.cleaned_data.items() if name != "versie"}

    @property
    def zichtbaar(self) -> list[forms.BoundField]:
        return self.visible_fields()


def initial_of(row: Versie | None, form: type[VersieForm]) -> dict[str, Any]:
    """What stands in `form` for `row`: the names of the fields are those of the row."""
    if row is None:
        return {"versie": 0}
    return {name: getattr(row, name) for name in form.base_fields}


def verschillen(form: forms.Form, van: Versie, naar: Any) -> list[tuple[str, str, str]]:
    """Label, what it was and what it became. `naar`: a later row, or what was typed, by name."""
    found = []
    for name, field in form.fields.items():
        if name == "versie":
            continue
        before = getattr(van, name)
        after = naar[name] if isinstance(naar, dict) else getattr(naar, name)
        if before != after:
            found.append((str(field.label), in_woorden(field, before), in_woorden(field, after)))
    return found


def logregels(form: forms.Form, rows: Sequence[Versie]) -> list[Logregel]:
    """`rows`: newest first. The oldest given has nothing to stand beside."""
    pairs: Iterable[tuple[Versie, Versie | None]] = zip_longest(rows, rows[1:])
    return [
        Logregel(row.versie, row.moment, row.door, tuple(verschillen(form, before, row)) if before else ())
        for row, before in pairs
    ]


def in_woorden(field: forms.Field, value: Any) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, date):
        return date_format(value, "j E Y")
    if value in (None, "", []):
        return "–"
    choices = {str(code): str(label) for code, label in getattr(field, "choices", [])}
    if isinstance(value, list):
        return ", ".join(choices.get(str(one), str(one)) for one in value)
    return choices.get(str(value), str(value))
