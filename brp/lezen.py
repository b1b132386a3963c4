"""From the JSON of the BRP to our values. What is not known here is passed over; what must be there is demanded.

A field is left out of an answer when it is null, false or unknown (Haal Centraal, geen null en false).
"""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from begrippen.bsn import Bsn, OngeldigBsn
from brp.datum import Datum
from brp.fouten import ONBEGREPEN, BrpFout
from brp.gezag import Betrokkene, Gezag, GezagSoort
from brp.persoon import Deel, Geboorte, Naam, Opschorting, Persoon
from brp.verblijfplaats import Soort, Verblijfplaats

JsonObject = dict[str, Any]
_LONGEST = 650  # characters of the longest text that the description allows
_MOST = 50  # relations of gezag


def persoon_in(row: JsonObject) -> Persoon:
    """Raises `BrpFout` when it cannot be read as a person."""
    naam, geboorte = part(row, "naam"), part(row, "geboorte")
    stopped = part(row, "opschortingBijhouding")
    return Persoon(
        bsn=_own_bsn(row),
        naam=_naam(naam),
        geboorte=Geboorte(
            _datum(geboorte.get("datum")), _name_of(geboorte, "plaats"), _name_of(geboorte, "land")
        ),
        verblijfplaats=_verblijfplaats(part(row, "verblijfplaats")),
        gezag=_gezag(row),
        geheimhouding=row.get("geheimhoudingPersoonsgegevens") is True,
        in_onderzoek=_in_onderzoek(row),
        opgeschort=_opschorting(stopped),
        opgeschort_op=_datum(stopped.get("datum")),
    )


def gezag_in(row: JsonObject) -> tuple[Bsn, tuple[Gezag, ...]]:
    """Raises `BrpFout`."""
    return _own_bsn(row), _gezag(row)


def part(row: JsonObject, name: str) -> JsonObject:
    """A group of fields; an absent one is empty. Raises `BrpFout` when it is something else."""
    value = row.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise BrpFout(ONBEGREPEN)
    return value


def text(row: JsonObject, name: str) -> str:
    """Without characters that are no text: they could turn a line around or break it."""
    value = row.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return ""
    kept = "".join(letter for letter in value if unicodedata.category(letter)[0] != "C")
    return " ".join(kept.split())[:_LONGEST]


def _name_of(row: JsonObject, name: str) -> str:
    """The words of a code table."""
    return text(part(row, name), "omschrijving")


def _own_bsn(row: JsonObject) -> Bsn:
    found = _bsn(row)
    if found is None:
        raise BrpFout(ONBEGREPEN)
    return found


def _bsn(row: JsonObject) -> Bsn | None:
    value = row.get("burgerservicenummer")
    try:
        return Bsn(value) if isinstance(value, str) else None
    except OngeldigBsn:
        return None


def _naam(naam: JsonObject) -> Naam:
    honour = part(naam, "adellijkeTitelPredicaat")
    words = text(honour, "omschrijving")
    before = text(honour, "soort") == "predicaat"
    return Naam(
        voornamen=text(naam, "voornamen"),
        predicaat=words if before else "",
        titel="" if before else words,
        voorvoegsel=text(naam, "voorvoegsel"),
        geslachtsnaam=text(naam, "geslachtsnaam"),
        volledig=text(naam, "volledigeNaam"),
    )


def _datum(value: Any) -> Datum | None:
    """Four kinds; one that is not known here, or not right, is an unknown date."""
    if not isinstance(value, dict):
        return None
    kind = text(value, "type")
    if kind == "Datum":
        return _whole_date(value.get("datum"))
    jaar = _number(value.get("jaar"), 1, 9999)
    maand = _number(value.get("maand"), 1, 12) if jaar else None
    if kind in {"JaarDatum", "JaarMaandDatum"}:
        return Datum(jaar, maand)
    return Datum()


def _whole_date(value: Any) -> Datum:
    try:
        found = date.fromisoformat(value)
    except (TypeError, ValueError):
        return Datum()
    return Datum(found.year, found.month, found.day)


def _number(value: Any, low: int, high: int) -> int | None:
    return value if type(value) is int and low <= value <= high else None


def _opschorting(stopped: JsonObject) -> Opschorting | None:
    if not stopped:
        return None
    code = text(part(stopped, "reden"), "code")
    return Opschorting(code) if code in set(Opschorting) else Opschorting.ANDERS


def _verblijfplaats(row: JsonObject) -> Verblijfplaats | None:
    if not row:
        return None
    at = part(row, "verblijfadres")
    gone = row.get("indicatieVastgesteldVerblijftNietOpAdres") is True
    kind = row.get("type")
    if kind == "Adres":
        letters = text(part(row, "functieAdres"), "code") == "B"
        return Verblijfplaats(Soort.ADRES, _dutch(at), briefadres=letters, verblijft_er_niet=gone)
    if kind == "Locatie":
        lines = _lines(text(at, "locatiebeschrijving"))
        return Verblijfplaats(Soort.LOCATIE, lines, verblijft_er_niet=gone)
    if kind == "VerblijfplaatsBuitenland":
        lines = _lines(*(text(at, f"regel{number}") for number in (1, 2, 3)))
        return Verblijfplaats(Soort.BUITENLAND, lines, land=_name_of(at, "land"))
    return Verblijfplaats(Soort.ONBEKEND)


def _dutch(at: JsonObject) -> tuple[str, ...]:
    """`bij` and `tegenover` stand between the street and the number (NEN 5825)."""
    street = text(at, "officieleStraatnaam") or text(at, "korteStraatnaam")
    beside = {"to": "tegenover", "by": "bij"}.get(text(part(at, "aanduidingBijHuisnummer"), "code"), "")
    addition = text(at, "huisnummertoevoeging")
    number = f"{text(at, 'huisnummer')}{text(at, 'huisletter')}{'-' if addition else ''}{addition}"
    postcode = text(at, "postcode")
    if len(postcode) == 6:
        postcode = f"{postcode[:4]} {postcode[4:]}"
    return _lines(
        " ".join(filter(None, (street, beside, number))), f"{postcode} {text(at, 'woonplaats')}".strip()
    )


def _lines(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _in_onderzoek(row: JsonObject) -> frozenset[Deel]:
    """A part is being looked into when anything in its `inOnderzoek` is true; the whole type counts as well."""
    home = part(row, "verblijfplaats")
    groups = {
        Deel.PERSOON: (row,),
        Deel.NAAM: (part(row, "naam"),),
        Deel.GEBOORTE: (part(row, "geboorte"),),
        Deel.ADRES: (home, part(home, "verblijfadres")),
    }
    return frozenset(
        deel
        for deel, rows in groups.items()
        if any(True in part(one, "inOnderzoek").values() for one in rows)
    )


def _gezag(row: JsonObject) -> tuple[Gezag, ...]:
    found = row.get("gezag") or []
    if not isinstance(found, list):
        raise BrpFout(ONBEGREPEN)
    return tuple(_relation(one) for one in found[:_MOST] if isinstance(one, dict))


def _relation(row: JsonObject) -> Gezag:
    kind = row.get("type")
    third = row.get("derde")
    return Gezag(
        soort=GezagSoort(kind) if isinstance(kind, str) and kind in set(GezagSoort) else GezagSoort.ANDERS,
        minderjarige=_betrokkene(part(row, "minderjarige")),
        gezaghebbenden=tuple(_betrokkene(one) for one in _holders(row)),
        derde_onbekend=isinstance(third, dict) and third.get("type") == "OnbekendeDerde",
        in_onderzoek=row.get("inOnderzoek") is True,
    )


def _holders(row: JsonObject) -> list[JsonObject]:
    rows = [row.get("ouder"), *_list(row, "ouders"), row.get("derde"), *_list(row, "derden")]
    return [one for one in rows if isinstance(one, dict) and one.get("type") != "OnbekendeDerde"]


def _list(row: JsonObject, name: str) -> list[Any]:
    value = row.get(name)
    return value if isinstance(value, list) else []


def _betrokkene(row: JsonObject) -> Betrokkene:
    return Betrokkene(
        naam=text(part(row, "naam"), "volledigeNaam"),
        bsn=_bsn(row),
        leeftijd=_number(row.get("leeftijd"), 0, 150),
    )
