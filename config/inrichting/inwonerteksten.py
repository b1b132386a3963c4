"""Texts of the gemeente for inwoners, as they stand in the file: what holds, what is planned, what waits for a yes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from begrippen.taal import Taal
from config.inrichting.delen import Geweigerd, Waarden, check
from config.inrichting.diensten import known_dienst
from config.inrichting.lezen import Schema, Vorm
from diensten.inwonerteksten.forms import VersieForm
from diensten.inwonerteksten.models import Tekstversie
from diensten.inwonerteksten.opstellen import offer, still_right, store, take_over, versions_of
from diensten.inwonerteksten.register import PLAATSEN
from diensten.inwonerteksten.stand import MEESTE_GEPLAND, Inhoud, Stand, in_force, stand_of
from diensten.models import Dienst, Wijziging
from diensten.queries import any_dienst
from diensten.verhoging.tijdlijn import day_of
from diensten.wijzigen import Door

HET_BESTAND = UUID("6f1b6f0e-5f0c-5c0e-9d5e-0b1d7a1e0002")  # who wrote a text that a command read in
# What holds, what is approved for a later day (`gepland`, `gepland_2`, … in the order of their days), what waits.
_GEPLAND = tuple(f"gepland{f'_{number}' if number > 1 else ''}." for number in range(1, MEESTE_GEPLAND + 1))
_GROEPEN = ("", *_GEPLAND, "voorstel.")


@dataclass(frozen=True, slots=True)
class _Plek:
    sleutel: str
    taal: Taal
    dienst: Dienst | None

    def versions(self) -> list[Tekstversie]:
        return versions_of(sleutel=self.sleutel, dienst=self.dienst, taal=self.taal)


@dataclass(frozen=True, slots=True)
class _Tekst:
    """`inhoud`: of `diensten.inwonerteksten.stand.Inhoud`. `vanaf`, `controleer_op`: days as 2027-06-15, or empty."""

    inhoud: str
    tekst: str
    vanaf: str
    controleer_op: str


class Inwonerteksten:
    """By place and language, and the slug of a dienst where it is for one: `start-uitleg/nl/wmo`.

    `inhoud` stands there where it is not a text: `weg` (hidden), `standaard` (our own words), or `tekst` with none.
    """

    naam = "inwonerteksten"
    schema: Schema = {
        "inhoud": Vorm.TEKST,
        "tekst": Vorm.TEKST,
        "controleer_op": Vorm.TEKST,
        **{
            f"{groep}{veld}": Vorm.TEKST
            for groep in _GROEPEN[1:]
            for veld in ("inhoud", "tekst", "vanaf", "controleer_op")
        },
    }

    def stored(self, *, now: datetime) -> dict[str, Waarden]:
        by_place: dict[str, list[Tekstversie]] = {}
        for row in Tekstversie.objects.select_related("dienst").filter(sleutel__in=list(PLAATSEN)):
            key = "/".join(filter(None, (row.sleutel, row.taal, row.dienst.slug if row.dienst else "")))
            by_place.setdefault(key, []).append(row)
        found = {key: _waarden(rows, now=now) for key, rows in sorted(by_place.items())}
        return {key: waarden for key, waarden in found.items() if waarden}

    def new(self, sleutel: str, gegeven: Waarden) -> Waarden:  # noqa: ARG002 - the same for each
        _place(sleutel)
        return {}

    def store(self, sleutel: str, waarden: Waarden, *, door: Door, now: datetime) -> None:
        plek = _place(sleutel)
        writer = door if door.id is not None else Door(naam=door.naam, id=HET_BESTAND)
        first = door.id is None and is_empty(now=now)
        before = _waarden(plek.versions(), now=now)
        wanted = _wanted(waarden, before, now=now)
        for groep in [groep for groep in wanted if _only_the_day(waarden, before, groep)]:
            _look_again(plek, waarden, groep, door=writer, now=now)
            wanted.remove(groep)
        if not first and len(wanted) > 1:
            text = _("Er kan één voorstel tegelijk zijn. Laat eerst het andere goedkeuren.")
            raise Geweigerd({f"{wanted[1]}tekst": text})
        for groep in wanted:
            _propose(plek, groep, waarden, door=writer, now=now, first=first)


def replaced(gegeven: Waarden) -> frozenset[str]:
    """A text takes the place of `weg`, and the other way round, with the day from which it holds."""
    return frozenset(
        f"{groep}{veld}"
        for groep in _GROEPEN
        if {f"{groep}inhoud", f"{groep}tekst"} & set(gegeven)
        for veld in ("inhoud", "tekst", "vanaf")
    )


def _wanted(waarden: Waarden, before: Waarden, *, now: datetime) -> list[str]:
    """What the file says that does not stand there. A planned text is known by its words and days, not by its place.

    In a file of before the day of a planned text, that text holds now in the place of the one that held then.
    """
    begun = _begun(waarden, now=now)
    holds = _of(before, "")
    late = begun if begun and holds and _same_words(_of(waarden, begun[-1]), holds) else []
    past = {"", *late} if late else set()
    return [
        groep
        for groep in _GROEPEN
        if groep not in past and (one := _of(waarden, groep)) and one not in _alike(before, groep)
    ]


def _alike(before: Waarden, groep: str) -> list[_Tekst]:
    groepen = _GEPLAND if groep in _GEPLAND else (groep,)
    return [one for one in (_of(before, alike) for alike in groepen) if one is not None]


def _only_the_day(waarden: Waarden, before: Waarden, groep: str) -> bool:
    """Of what was approved: nothing that an inwoner reads is otherwise."""
    wanted = _of(waarden, groep)
    if wanted is None or groep == "voorstel.":
        return False
    stands = (replace(one, controleer_op="") for one in _alike(before, groep))
    return replace(wanted, controleer_op="") in stands


def _look_again(plek: _Plek, waarden: Waarden, groep: str, *, door: Door, now: datetime) -> None:
    """Another day to look again is no other text: nobody has to approve it. Raises `Geweigerd`."""
    rows, tekst = plek.versions(), _of(waarden, groep)
    holds = in_force(rows, now)
    approved = _planned(rows, now=now) if groep else [row for row in rows if row is holds]
    for row in approved:
        if tekst is not None and (groep == "" or _says(row) == replace(tekst, controleer_op="")):
            _checked(plek, groep, tekst, na=rows[0].nummer, now=now)
            day = date.fromisoformat(tekst.controleer_op) if tekst.controleer_op else None
            still_right(pk=row.pk, volgende=day, door=door, now=now)
            return


def _planned(rows: list[Tekstversie], *, now: datetime) -> list[Tekstversie]:
    """Approved for a later day, in the order in which they begin."""
    found = [(row.geldt_vanaf, row.nummer, row) for row in rows if row.geldt_vanaf is not None]
    return [row for *_when, row in sorted(found) if stand_of(row, rows, now) is Stand.GEPLAND]


def _propose(plek: _Plek, groep: str, waarden: Waarden, *, door: Door, now: datetime, first: bool) -> None:
    """A version that somebody else must approve. Only what the file of a first set-up says that holds, holds."""
    tekst = _of(waarden, groep)
    if tekst is None or _waits_already(plek, tekst, now=now):
        return
    rows = plek.versions()
    form = _checked(plek, groep, tekst, na=rows[0].nummer if rows else 0, now=now)
    day = date.fromisoformat(tekst.controleer_op) if tekst.controleer_op else None
    versie = store(
        sleutel=plek.sleutel,
        dienst=plek.dienst,
        taal=plek.taal,
        door=door,
        now=now,
        **(form.cleaned_data | {"controleer_op": day}),
    )
    offer(pk=versie.pk, door=door, now=now)
    if first and groep != "voorstel.":
        take_over(versie=versie, now=now)


def _checked(plek: _Plek, groep: str, tekst: _Tekst, *, na: int, now: datetime) -> VersieForm:
    """A day to look again that has come is kept: it says that somebody has to look now. Raises `Geweigerd`."""
    tomorrow = (day_of(now) + timedelta(days=1)).isoformat()
    look = max(tekst.controleer_op, tomorrow) if is_day(tekst.controleer_op) else tekst.controleer_op
    posted = {"na": na, "inhoud": tekst.inhoud, "tekst": tekst.tekst, "publiceer_op": tekst.vanaf}
    form = VersieForm(
        posted | {"controleer_op": look},
        plaats=PLAATSEN[plek.sleutel],
        taal=plek.taal,
        now=now,
        een_dienst=plek.dienst is not None,
    )
    names = {"publiceer_op": "vanaf"} | {veld: veld for veld in ("inhoud", "tekst", "controleer_op")}
    check(form, {name: f"{groep}{veld}" for name, veld in names.items()})
    return form


def _waits_already(plek: _Plek, tekst: _Tekst, *, now: datetime) -> bool:
    """The same file once more is not a second proposal."""
    waits = _of(_waarden(plek.versions(), now=now), "voorstel.")
    same = (tekst.inhoud, tekst.tekst, tekst.vanaf)
    return waits is not None and (waits.inhoud, waits.tekst, waits.vanaf) == same


def _waarden(rows: list[Tekstversie], *, now: datetime) -> dict[str, str | bool]:
    found: dict[str, str | bool] = {}
    holds = in_force(rows, now)
    if holds is not None:
        found |= _words(holds, "")
        found |= {"controleer_op": holds.controleer_op.isoformat()} if holds.controleer_op else {}
    waits = [row for row in rows if stand_of(row, rows, now) is Stand.TER_GOEDKEURING]
    later = [*zip(_GEPLAND, _planned(rows, now=now), strict=False), *(("voorstel.", row) for row in waits)]
    for groep, row in later:
        found |= _words(row, groep)
        found |= {f"{groep}vanaf": day} if (day := _says(row).vanaf) else {}
        found |= {f"{groep}controleer_op": row.controleer_op.isoformat()} if row.controleer_op else {}
    return found


def _says(row: Tekstversie) -> _Tekst:
    """As the file says it, without the day to look again."""
    day = day_of(row.geldt_vanaf) if row.geldt_vanaf else row.publiceer_op
    tekst = "\n".join(row.tekst.splitlines())
    return _Tekst(row.inhoud, tekst, day.isoformat() if day else "", "")


def _words(row: Tekstversie, groep: str) -> dict[str, str]:
    if row.tekst:
        return {f"{groep}tekst": "\n".join(row.tekst.splitlines())}
    return {f"{groep}inhoud": row.inhoud}


def _of(waarden: Waarden, groep: str) -> _Tekst | None:
    """None when the file says nothing of this."""
    inhoud, tekst, vanaf, look = (
        str(waarden.get(f"{groep}{veld}") or "") for veld in ("inhoud", "tekst", "vanaf", "controleer_op")
    )
    if not (inhoud or tekst or vanaf):
        return None
    return _Tekst(inhoud or Inhoud.TEKST.value, tekst, vanaf, look)


def _begun(waarden: Waarden, *, now: datetime) -> list[str]:
    """The planned texts of the file whose day has come, in the order of their days."""
    days = [(one.vanaf, groep) for groep in _GEPLAND if (one := _of(waarden, groep)) and is_day(one.vanaf)]
    return [groep for day, groep in sorted(days) if date.fromisoformat(day) <= day_of(now)]


def _same_words(one: _Tekst | None, other: _Tekst) -> bool:
    return one is not None and (one.inhoud, one.tekst) == (other.inhoud, other.tekst)


def _place(sleutel: str) -> _Plek:
    """Raises `Geweigerd`."""
    name, _slash, rest = sleutel.partition("/")
    taal, _slash, slug = rest.partition("/")
    if name not in PLAATSEN:
        raise Geweigerd({"": _("Deze plek kennen wij niet. Een sleutel ziet eruit als hulp-digid/nl.")})
    if taal not in list(Taal):
        raise Geweigerd({"": _("Zet achter de plek een taal: %s.") % ", ".join(Taal)})
    if slug:
        known_dienst(slug)
        if not PLAATSEN[name].kent_dienst:
            raise Geweigerd({"": _("Deze tekst is voor alle diensten. Laat de dienst weg.")})
    return _Plek(name, Taal(taal), any_dienst(slug) if slug else None)


def is_empty(*, now: datetime) -> bool:
    """Nobody set up anything before this moment: everything there is came from this file."""
    older = (model.objects.exclude(moment=now) for model in (Tekstversie, Wijziging))
    return not any(rows.exists() for rows in older)


def is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
