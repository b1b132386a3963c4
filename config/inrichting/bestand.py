"""The set-up as a file, and a file as the set-up: looked at first, or stored, the same way both times."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import yaml
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from config.inrichting.delen import Deel, Geweigerd, Waarden
from config.inrichting.diensten import Diensten
from config.inrichting.lezen import Document, Fout, NietTeLezen, Record, Waarde, read
from config.inrichting.lijst import DELEN, merge
from config.inrichting.verhogingen import leave_out_past
from diensten.bezig import going_on
from diensten.gemeente import lezen
from diensten.instellingen import Stand as Dienststand
from diensten.queries import any_dienst
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
    """`van` is None for something new. `lager`: the way to log in becomes less strong. `bezig`: this stops a dienst,
    and that is what still goes on there, in words."""

    deel: str
    sleutel: str
    veld: str
    van: str | None
    naar: str
    lager: bool = False
    bezig: tuple[str, ...] = ()


class StoptDiensten(Exception):
    """Something still goes on at a dienst that this file stops, and nobody said yes to that."""

    def __init__(self, verschillen: list[Verschil]) -> None:
        super().__init__(", ".join(one.sleutel for one in verschillen if one.bezig))
        self.verschillen = tuple(verschillen)


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


def run(text: str, *, door: Door, now: datetime, store: bool, stoppen: bool = False) -> list[Verschil]:
    """What differs from what stands there, in the order of the file; nothing when nothing does.

    With `store` all of it is stored, or none; without it, it is stored and undone: what is said beforehand is what
    would happen. `stoppen`: also stop a dienst at which something still goes on. Raises `NietTeLezen` with everything
    that is wrong, and `StoptDiensten`.
    """
    document = leave_out_past(read(text, {deel.naam: deel.schema for deel in DELEN}))
    verschillen: list[Verschil] = []
    fouten: list[Fout] = []
    try:
        with transaction.atomic():
            for deel in DELEN:
                _store_part(deel, document, verschillen, fouten, door=door, now=now)
            verschillen = [replace(one, bezig=_going_on(one, now=now)) for one in verschillen]
            if fouten or not store:
                raise _Terug
            if not stoppen and any(one.bezig for one in verschillen):
                raise StoptDiensten(verschillen)
            _write_down(verschillen, door=door, now=now)
    except _Terug:
        lezen.forget()  # what was read meanwhile never held
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
        stands = before.get(sleutel)
        if stands is not None and merge(deel.naam, stands, wanted.waarden) == dict(stands):
            continue
        try:
            with transaction.atomic():
                whole = merge(deel.naam, stands or deel.new(sleutel, wanted.waarden), wanted.waarden)
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


def _going_on(one: Verschil, *, now: datetime) -> tuple[str, ...]:
    """At a dienst that was in use until this file, in words."""
    actief = Dienststand.ACTIEF.value
    if (one.deel, one.veld) != (Diensten.naam, "stand") or one.van != actief or one.naar == actief:
        return ()
    dienst = any_dienst(one.sleutel)
    return going_on(dienst, now=now).regels if dienst is not None else ()


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


__all__ = ["NietTeLezen", "StoptDiensten", "Verschil", "export", "fingerprint", "run"]
