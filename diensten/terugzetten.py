"""A dienst as it stood after an earlier change, read back from the change log."""

from __future__ import annotations

from typing import Any

from django.db.models import Field

from diensten.forms import BEVESTIGING
from diensten.instellingen import Stand
from diensten.models import GEMAAKT, VROEGER_ACTIEF, Dienst, Wijziging
from diensten.wijzigen import VELDEN


class GeenVersie(Exception):
    """There is no such row in the change log of this dienst, or nothing came after it."""


def values_after(dienst: Dienst, *, wijziging: int) -> dict[str, Any]:
    """Each field with its value after the change with this id; what was never changed as it stands now.

    Raises `GeenVersie`.
    """
    rows = Wijziging.objects.filter(dienst=dienst)
    later = list(rows.filter(pk__gt=wijziging).exclude(veld=GEMAAKT).order_by("-id"))
    if not later or not rows.filter(pk=wijziging).exists():
        raise GeenVersie
    text = {}  # the earliest one comes last, and counts
    for row in later:
        if row.veld in VELDEN:
            text[row.veld] = row.van
        elif row.veld == VROEGER_ACTIEF:
            text["stand"] = (Stand.ACTIEF if row.van == "True" else Stand.GESTOPT).value
    return {veld: _read(veld, text[veld]) if veld in text else getattr(dienst, veld) for veld in VELDEN}


def as_posted(values: dict[str, Any], *, versie: int) -> dict[str, Any]:
    """What a browser would send for these values, so that the form of the dienst checks them as any other change."""
    sent = {veld: ("on" if value is True else value) for veld, value in values.items() if value is not False}
    return {**sent, "versie": versie, **dict.fromkeys(BEVESTIGING, "on")}


def _read(veld: str, text: str) -> Any:
    """`text`: as `Wijziging` keeps it."""
    if text in {"True", "False"}:
        return text == "True"
    field = Dienst._meta.get_field(veld)
    assert isinstance(field, Field)  # noqa: S101 - `VELDEN` are fields of the dienst
    return field.to_python(text)
