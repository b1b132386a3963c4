"""A dienst as it stood after an earlier change, read back from the change log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Field

from diensten import elders
from diensten.door import fingerprint
from diensten.formulierdelen import BEVESTIGING
from diensten.instellingen import Stand
from diensten.models import GEMAAKT, VROEGER_ACTIEF, Dienst, Wijziging
from diensten.voorstellen.indienen import Gedaan
from diensten.wijzigen import VELDEN, AnderWasEerst, DienstGegevens, Door, change_dienst


class GeenVersie(Exception):
    """There is no such row in the change log of this dienst, or nothing came after it."""


def values_after(dienst: Dienst, *, wijziging: int) -> dict[str, Any]:
    """Each field with its value after the change with this id; what was never changed as it stands now.

    Raises `GeenVersie`.
    """
    text = _texts_after(dienst, wijziging)
    return {veld: _read(veld, text[veld]) if veld in text else getattr(dienst, veld) for veld in VELDEN}


def elders_after(dienst: Dienst, *, wijziging: int) -> dict[str, str]:
    """The same of what others keep for this dienst. Raises `GeenVersie`."""
    text = _texts_after(dienst, wijziging)
    return {veld: text.get(veld, now) for veld, now in elders.values_of(dienst.slug).items()}


@dataclass(frozen=True, slots=True)
class Gezien:
    """What the page was made at: of the dienst, and of what others keep for it (`fingerprint`)."""

    versie: int
    elders: str


@transaction.atomic
def put_back(
    *,
    dienst: Dienst,
    gezien: Gezien,
    gegevens: DienstGegevens,
    waarden: Mapping[str, str],
    door: Door,
    now: datetime,
) -> Gedaan:
    """`waarden`: of what others keep. All of it, or nothing, but what another person has to approve.

    The page shows no proposal, so none is replaced. Raises `AnderWasEerst`, `WachtAl`, `VerhogingGepland`.
    """
    Dienst.objects.select_for_update().get(pk=dienst.pk)
    if fingerprint(elders.values_of(dienst.slug)) != gezien.elders:
        raise AnderWasEerst
    gedaan = change_dienst(
        dienst=dienst, versie=gezien.versie, gegevens=gegevens, door=door, now=now, saw_proposal=False
    )
    elders.store(dienst, waarden, door=door, now=now)
    return gedaan


def _texts_after(dienst: Dienst, wijziging: int) -> dict[str, str]:
    """Of each field that was changed after it, as `Wijziging` keeps it. Raises `GeenVersie`."""
    rows = Wijziging.objects.filter(dienst=dienst)
    later = list(rows.filter(pk__gt=wijziging).exclude(veld=GEMAAKT).order_by("-id"))
    if not later or not rows.filter(pk=wijziging).exists():
        raise GeenVersie
    text = {}  # the earliest one comes last, and counts
    for row in later:
        if row.veld == VROEGER_ACTIEF:
            text["stand"] = (Stand.ACTIEF if row.van == "True" else Stand.GESTOPT).value
        else:
            text[row.veld] = row.van
    return text


def as_posted(values: dict[str, Any], *, versie: int) -> dict[str, Any]:
    """What a browser would send for these values, so that the form of the dienst checks them as any other change."""
    sent = {veld: ("on" if value is True else value) for veld, value in values.items() if value is not False}
    return {**sent, "versie": versie, **dict.fromkeys(BEVESTIGING, "on")}


def _read(veld: str, text: str) -> Any:
    """`text`: as `Wijziging` keeps it. What "True" means depends on the field: a dienst may be called so."""
    field = Dienst._meta.get_field(veld)
    assert isinstance(field, Field)  # noqa: S101 - `VELDEN` are fields of the dienst
    return field.to_python(text)
