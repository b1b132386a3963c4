"""Which fields there are, and what of a person goes into an answer (BRP API Personen 2.7.0)."""

from __future__ import annotations

from typing import Any

JsonObject = dict[str, Any]
VANZELF = frozenset(
    {"inOnderzoek", "geheimhoudingPersoonsgegevens", "opschortingBijhouding", "rni", "verificatie"}
)
_DATUM: JsonObject = {"datum": {}, "jaar": {}, "maand": {}, "type": {}, "langFormaat": {}, "onbekend": {}}
_TABEL: JsonObject = {"code": {}, "omschrijving": {}, "soort": {}}
_VOLLEDIG: JsonObject = {"naam": {"volledigeNaam": {}}, "burgerservicenummer": {}, "leeftijd": {}, "type": {}}
_ADRES: JsonObject = {
    **{name: {} for name in ("officieleStraatnaam", "korteStraatnaam", "huisnummer", "huisletter")},
    **{name: {} for name in ("huisnummertoevoeging", "postcode", "woonplaats", "locatiebeschrijving")},
    **{name: {} for name in ("regel1", "regel2", "regel3")},
    "aanduidingBijHuisnummer": _TABEL,
    "land": _TABEL,
}
BEKEND: JsonObject = {
    "aNummer": {},
    "burgerservicenummer": {},
    "geslacht": _TABEL,
    "leeftijd": {},
    "indicatieCurateleRegister": {},
    "naam": {
        **{
            name: {} for name in ("voornamen", "voorvoegsel", "geslachtsnaam", "voorletters", "volledigeNaam")
        },
        "adellijkeTitelPredicaat": _TABEL,
        "aanduidingNaamgebruik": _TABEL,
    },
    "geboorte": {"datum": _DATUM, "plaats": _TABEL, "land": _TABEL},
    "overlijden": {"datum": _DATUM, "plaats": _TABEL, "land": _TABEL},
    "verblijfplaats": {
        "type": {},
        "verblijfadres": _ADRES,
        "functieAdres": _TABEL,
        "datumVan": _DATUM,
        "adresseerbaarObjectIdentificatie": {},
        "nummeraanduidingIdentificatie": {},
        "indicatieVastgesteldVerblijftNietOpAdres": {},
    },
    "gemeenteVanInschrijving": _TABEL,
    "datumInschrijvingInGemeente": _DATUM,
    "adressering": {name: {} for name in ("adresregel1", "adresregel2", "adresregel3", "land", "aanhef")},
    "gezag": {
        "type": {},
        "minderjarige": _VOLLEDIG,
        "ouders": _VOLLEDIG,
        "ouder": _VOLLEDIG,
        "derde": _VOLLEDIG,
        "derden": _VOLLEDIG,
        "toelichting": {},
    },
    "kinderen": {"burgerservicenummer": {}, "naam": {}, "geboorte": {}},
    "ouders": {"burgerservicenummer": {}, "naam": {}, "geboorte": {}},
    "partners": {"burgerservicenummer": {}, "naam": {}, "geboorte": {}},
    "nationaliteiten": {"type": {}, "nationaliteit": _TABEL},
}


def is_known(veld: str) -> bool:
    """A path to something that may be asked for."""
    tree: Any = BEKEND
    for name in veld.split("."):
        if name in VANZELF or not isinstance(tree, dict) or name not in tree:
            return False
        tree = tree[name]
    return True


def select(persoon: JsonObject, velden: list[str]) -> JsonObject:
    """What was asked, and what comes by itself. A part of a date or of a code table brings the whole of it."""
    chosen: JsonObject = {name: persoon[name] for name in VANZELF if name in persoon}
    for veld in velden:
        _copy(persoon, chosen, veld.split("."))
    return chosen


def _copy(source: Any, target: JsonObject, path: list[str]) -> None:
    name, rest = path[0], path[1:]
    if name not in source:
        return
    value = source[name]
    if not rest or not isinstance(value, dict) or "langFormaat" in value or "omschrijving" in value:
        target[name] = value
        return
    inner = target.setdefault(name, {})
    inner |= {always: value[always] for always in ("type", "inOnderzoek") if always in value}
    _copy(value, inner, rest)
