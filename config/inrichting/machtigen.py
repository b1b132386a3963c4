"""The matrix of representatives and the dienstensets, as they stand in the file."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from begrippen.vertegenwoordiging import Soort
from config.inrichting.delen import Geweigerd, Waarden, check
from config.inrichting.diensten import known_dienst
from config.inrichting.lezen import Schema, Vorm
from diensten.wijzigen import Door
from machtigen import staat_vast
from machtigen.forms import RegelsForm, initial_of
from machtigen.instelling import Instelling, voorstel
from machtigen.models import Dienstenset, Omgeving, Vraagmoment
from machtigen.queries import instellingen, stand_of
from machtigen.regels import Aard
from machtigen.sets.forms import OmgevingForm, SetForm
from machtigen.wijzigen import store

_SETVELDEN: dict[str, Vorm] = {
    "omgeving": Vorm.TEKST,
    "naam": Vorm.TEKST,
    "diensten": Vorm.LIJST,
    "geldig_maanden": Vorm.GETAL_OF_LEEG,
    "vraagmoment": Vorm.TEKST,
    "nabestaanden": Vorm.JA_NEE,
    "in_gebruik": Vorm.JA_NEE,
}


class Machtigen:
    """By slug of the dienst; the six kinds each with their own names below them."""

    naam = "machtigen"

    @property
    def schema(self) -> Schema:
        fields = _flat(voorstel(Aard.OVERIG))
        return {name: _vorm(name, value) for name, value in fields.items()}

    def stored(self, *, now: datetime) -> dict[str, Waarden]:  # noqa: ARG002 - holds until it is changed
        return {slug: _flat(stand) for slug, stand in sorted(instellingen().items())}

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:
        known_dienst(sleutel)
        aard = gegeven.get("aard")
        return _flat(voorstel(Aard(aard) if aard in list(Aard) else Aard.OVERIG))

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:
        posted = {_form_name(name): value for name, value in waarden.items() if value not in (False, None)}
        form = RegelsForm({**posted, "versie": 1})
        try:
            check(form)
        except Geweigerd as fout:
            raise Geweigerd({_file_name(name): text for name, text in fout.fouten.items()}) from None
        store(
            slug=sleutel,
            versie=stand_of(sleutel).versie,
            instelling=form.instelling,
            door=staat_vast.Door(naam=door.naam, id=door.id),
            now=now,
        )


class Dienstensets:
    """By their UUID. What a set is for, preproductie or productie, is chosen once."""

    naam = "dienstensets"
    schema: Schema = _SETVELDEN

    def stored(self, *, now: datetime) -> dict[str, Waarden]:  # noqa: ARG002 - holds until it is changed
        rows = staat_vast.newest(Dienstenset.objects.all(), "set_id").order_by("set_id")
        return {str(row.set_id): {veld: getattr(row, veld) for veld in self.schema} for row in rows}

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the same for each
        try:
            found = UUID(sleutel)
        except ValueError:
            found = None
        if found is None or str(found) != sleutel:
            raise Geweigerd({"": _("Een set heet naar zijn UUID: 36 tekens, in kleine letters.")})
        return {
            "omgeving": "",
            "naam": "",
            "diensten": [],
            "geldig_maanden": None,
            "vraagmoment": Vraagmoment.INWONER.value,
            "nabestaanden": False,
            "in_gebruik": True,
        }

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:
        where, form = OmgevingForm(dict(waarden)), SetForm(_posted(waarden))
        check(where)
        check(form)
        omgeving = where.cleaned_data["omgeving"]
        last = Dienstenset.objects.filter(set_id=sleutel).order_by("-versie").first()
        if last is not None and last.omgeving != omgeving:
            text = _("Deze set is voor %s. Dat verandert niet meer.") % Omgeving(last.omgeving).label
            raise Geweigerd({"omgeving": text})
        staat_vast.add(
            Dienstenset,
            sleutel={"set_id": UUID(sleutel), "omgeving": omgeving},
            versie=last.versie if last else 0,
            gegevens=form.gegevens,
            door=staat_vast.Door(naam=door.naam, id=door.id),
            now=now,
        )


def _posted(waarden: Waarden) -> dict[str, Any]:
    """What a browser would send."""
    sent = {name: value for name, value in waarden.items() if value not in (False, None)}
    return {**sent, "versie": 0}


def _flat(instelling: Instelling) -> dict[str, Any]:
    return {_file_name(name): value for name, value in initial_of(instelling).items()}


def _file_name(name: str) -> str:
    """`ouder_jonger_dan` is `ouder.jonger_dan` in the file."""
    for soort in Soort:
        if name.startswith(f"{soort.value}_"):
            return f"{soort.value}.{name.removeprefix(f'{soort.value}_')}"
    return name


def _form_name(name: str) -> str:
    return name.replace(".", "_", 1)


def _vorm(name: str, value: object) -> Vorm:
    if name.endswith(".jonger_dan"):
        return Vorm.GETAL_OF_LEEG
    return Vorm.JA_NEE if isinstance(value, bool) else Vorm.TEKST
