"""The set-up as a file, and a file as the set-up: looked at first, or stored, the same way both times."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import yaml
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from config.inrichting.delen import Deel, Geweigerd, Waarden
from config.inrichting.lezen import Document, Fout, NietTeLezen, Record, Waarde, read
from config.inrichting.lijst import DELEN, merge
from config.inrichting.verhogingen import leave_out_past
from diensten.wijzigen import AnderWasEerst, Door
from machtigen import staat_vast
from toezicht.logboek import record
from toezicht.soorten import Soort

_LANGST = 1000  # characters of a value that are shown: a picture is longer, and nobody reads it
_KOP = """\
# De inrichting van Beeldpas. Lees dit bestand in met: manage.py importeer_inrichting BESTAND --proef
# Wat hier niet in staat, blijft zoals het is. Er staan geen sleutels, wachtwoorden of gegevens van inwoners in.
"""


@dataclass(frozen=True, slots=True)
class Verschil:
    """`van` is None for something new. `lager`: the way to log in becomes less strong."""

    deel: str
    sleutel: str
    veld: str
    van: str | None
    naar: str
    lager: bool = False


class _Terug(Exception):
    """Nothing of this stays."""


def export(*, now: datetime) -> str:
    """The whole set-up. The same state gives the same bytes."""
    whole: dict[str, Any] = {"beeldpas": 1}
    for deel in DELEN:
        whole[deel.naam] = {sleutel: _nested(waarden) for sleutel, waarden in deel.stored(now=now).items()}
    return _KOP + yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=100)


def fingerprint(*, now: datetime) -> str:
    """Changes with each change of the set-up."""
    return hashlib.sha256(export(now=now).encode()).hexdigest()


def run(text: str, *, door: Door, now: datetime, store: bool) -> list[Verschil]:
    """What differs from what stands there, in the order of the file; nothing when nothing does.

    With `store` all of it is stored, or none; without it, it is stored and undone: what is said beforehand is what
    would happen. Raises `NietTeLezen` with everything that is wrong.
    """
    document = leave_out_past(read(text, {deel.naam: deel.schema for deel in DELEN}))
    verschillen: list[Verschil] = []
    fouten: list[Fout] = []
    try:
        with transaction.atomic():
            for deel in DELEN:
                _store_part(deel, document, verschillen, fouten, door=door, now=now)
            if fouten or not store:
                raise _Terug
            _write_down(verschillen, door=door, now=now)
    except _Terug:
        pass
    if fouten:
        raise NietTeLezen(fouten)
    return verschillen


def _write_down(verschillen: list[Verschil], *, door: Door, now: datetime) -> None:
    if verschillen:
        record(soort=Soort.INRICHTING_INGELEZEN, door=door.naam, now=now, aantal=len(verschillen))


def _store_part(
    deel: Deel,
    document: Document,
    verschillen: list[Verschil],
    fouten: list[Fout],
    *,
    door: Door,
    now: datetime,
) -> None:
    before, refused = deel.stored(now=now), {fout.waar.split(".")[1] for fout in fouten}
    for sleutel, wanted in document.get(deel.naam, {}).items():
        if sleutel in refused:
            continue  # what belongs to a dienst that is refused: one mistake is told once
        try:
            with transaction.atomic():
                stands = before.get(sleutel) or deel.new(sleutel, wanted.waarden)
                whole = merge(deel.naam, stands, wanted.waarden)
                if sleutel in before and whole == dict(stands):
                    continue
                deel.store(sleutel, whole, door=door, now=now)
        except Geweigerd as fout:
            fouten.extend(_at(deel, sleutel, wanted, fout.fouten))
        except (AnderWasEerst, staat_vast.AnderWasEerst):
            text = _("Iemand wijzigde dit op hetzelfde moment. Probeer het nog een keer.")
            fouten.extend(_at(deel, sleutel, wanted, {"": text}))
        except IntegrityError:
            text = _("Deze waarden gaan niet samen.")
            fouten.extend(_at(deel, sleutel, wanted, {"": text}))
    verschillen.extend(_verschillen(deel, before, deel.stored(now=now)))


def _verschillen(deel: Deel, before: dict[str, Waarden], after: dict[str, Waarden]) -> list[Verschil]:
    """Of what was really stored: a form may have taken out spaces."""
    found = []
    for sleutel in before | after:
        old, new = before.get(sleutel), after.get(sleutel, {})
        for veld in (name for name in deel.schema if name in new or name in (old or {})):
            naar = _in_words(new.get(veld))
            if old is None or old.get(veld) != new.get(veld):
                van = _in_words(old.get(veld)) if old is not None else None
                found.append(Verschil(deel.naam, sleutel, veld, van, naar, _is_lower(veld, van, naar)))
    return found


def _is_lower(veld: str, van: str | None, naar: str) -> bool:
    order = ("basis", "midden", "substantieel", "hoog")
    return veld == "niveau" and van in order and naar in order and order.index(naar) < order.index(van)


def _at(deel: Deel, sleutel: str, wanted: Record, fouten: dict[str, str]) -> list[Fout]:
    """Where it stands in the file; what is not there is told at the thing itself."""
    return [
        Fout(
            wanted.plekken.get(veld, wanted.plek),
            ".".join(filter(None, (deel.naam, sleutel, veld))),
            tekst,
        )
        for veld, tekst in fouten.items()
    ]


def _in_words(value: Waarde) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(value)
    text = "" if value is None else str(value)
    return text if len(text) <= _LANGST else f"{text[:60]}… ({len(text)})"


def _nested(waarden: Waarden) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in waarden.items():
        group, _dot, inner = name.partition(".")
        if inner:
            found.setdefault(group, {})[inner] = value
        else:
            found[group] = value
    return found


__all__ = ["NietTeLezen", "Verschil", "export", "fingerprint", "run"]
