"""The test persons of the BRP: those of the simulator of DigiD, and the families of RvIG's own test numbers.

The numbers and some names are those of public test sets; what they live through here is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

JsonObject = dict[str, Any]
_MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)


def datum(jaar: int = 0, maand: int = 0, dag: int = 0) -> JsonObject:
    """One of the four kinds of date."""
    if dag:
        text = f"{dag} {_MAANDEN[maand - 1]} {jaar}"
        return {"type": "Datum", "datum": f"{jaar:04}-{maand:02}-{dag:02}", "langFormaat": text}
    if maand:
        text = f"{_MAANDEN[maand - 1]} {jaar}"
        return {"type": "JaarMaandDatum", "jaar": jaar, "maand": maand, "langFormaat": text}
    if jaar:
        return {"type": "JaarDatum", "jaar": jaar, "langFormaat": str(jaar)}
    return {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}


def tabel(code: str, omschrijving: str) -> JsonObject:
    return {"code": code, "omschrijving": omschrijving}


def naam(voornamen: str, geslachtsnaam: str, voorvoegsel: str = "", **others: Any) -> JsonObject:
    parts = (voornamen, voorvoegsel, geslachtsnaam)
    letters = "".join(f"{name[0]}." for name in voornamen.split())
    given = {
        "voornamen": voornamen,
        "voorletters": letters,
        "voorvoegsel": voorvoegsel,
        "geslachtsnaam": geslachtsnaam,
        "volledigeNaam": " ".join(filter(None, parts)),
        "aanduidingNaamgebruik": tabel("E", "eigen geslachtsnaam"),
    }
    return {name: value for name, value in (given | others).items() if value}


def geboren(wanneer: JsonObject, plaats: str = "Utrecht", land: str = "Nederland") -> JsonObject:
    return {"datum": wanneer, "plaats": {"omschrijving": plaats}, "land": {"omschrijving": land}}


def adres(
    straat: str, nummer: int, postcode: str, woonplaats: str = "Voorbeeld", **others: Any
) -> JsonObject:
    """`others`: more of the address, except what belongs to the verblijfplaats itself."""
    outside = {"inOnderzoek", "indicatieVastgesteldVerblijftNietOpAdres", "functieAdres"}
    at = {
        "officieleStraatnaam": straat,
        "korteStraatnaam": straat[:24],
        "huisnummer": nummer,
        "postcode": postcode,
        "woonplaats": woonplaats,
        **{name: value for name, value in others.items() if name not in outside},
    }
    return {
        "type": "Adres",
        "verblijfadres": at,
        "functieAdres": tabel("W", "woonadres"),
        "datumVan": datum(2019, 4, 1),
        **{name: value for name, value in others.items() if name in outside},
    }


def _eighteen_tomorrow(today: date) -> JsonObject:
    """On the day before 29 February nobody is: then the day after that."""
    tomorrow = today + timedelta(days=1)
    if (tomorrow.month, tomorrow.day) == (2, 29):
        tomorrow += timedelta(days=1)
    return datum(tomorrow.year - 18, tomorrow.month, tomorrow.day)


def _persoon(bsn: str, **parts: Any) -> JsonObject:
    return {"burgerservicenummer": bsn, **parts}


_VAN_DE_DEMO = (
    _persoon(
        "999990019",
        naam=naam("Wilhelmina Maria", "Boer", "de", aanduidingNaamgebruik=tabel("V", "partner voor eigen")),
        geboorte=geboren(datum(1961, 3, 14)),
        verblijfplaats=adres("Lindelaan", 12, "3511AB", huisletter="A"),
    ),
    _persoon(
        "999993653",
        naam=naam("Suzanne", "Moulin"),
        geboorte=geboren(datum(1985, 12, 1), "Thann", "Frankrijk"),
        verblijfplaats=adres("Boterkade", 31, "3077AW", huisnummertoevoeging="2"),
        geheimhoudingPersoonsgegevens=True,
    ),
    _persoon(
        "999991772",
        naam=naam("Aylin", "Yılmaz"),
        geboorte=geboren(datum(1979), "Yozgat", "Turkije"),
        verblijfplaats=adres(
            "Dorpsstraat",
            5,
            "3521BC",
            inOnderzoek={"datumIngangOnderzoek": datum(2026, 9, 3), "type": True},
            indicatieVastgesteldVerblijftNietOpAdres=True,
        ),
    ),
    _persoon(
        "999999047",
        naam=naam("Johannes Pieter", "Vries", "de"),
        geboorte=geboren(datum(1984, 7, 30)),
        verblijfplaats=adres("Parkweg", 88, "3531CD"),
    ),
    _persoon(
        "999999990",
        naam=naam("Maria", "Berg", "van den"),
        geboorte=geboren(datum(1990, 2)),
        verblijfplaats={
            "type": "VerblijfplaatsBuitenland",
            "verblijfadres": {
                "regel1": "Kerkstraat 9 bus 4",
                "regel2": "2000 Antwerpen",
                "land": tabel("5010", "België"),
            },
            "datumVan": datum(2024, 6, 1),
        },
        opschortingBijhouding={"reden": tabel("E", "emigratie"), "datum": datum(2024, 6, 1)},
    ),
    _persoon(
        "000000012",
        naam=naam("Petrus", "Oud"),
        geboorte=geboren(datum(), "Voorbeeld"),
        verblijfplaats={
            "type": "Locatie",
            "verblijfadres": {"locatiebeschrijving": "Woonboot De Drie Zusters, kade west"},
            "functieAdres": tabel("W", "woonadres"),
            "datumVan": datum(1999, 1, 1),
        },
        indicatieCurateleRegister=True,
    ),
    _persoon(
        "999990123",
        naam=naam("Hendrika", "Visser"),
        geboorte=geboren(datum(1938, 11, 2)),
        verblijfplaats=adres("Lindelaan", 40, "3511AB"),
        opschortingBijhouding={"reden": tabel("O", "overlijden"), "datum": datum(2025, 1, 19)},
    ),
    _persoon(
        "999990111",
        naam=naam("Lotte", "Vries", "de"),
        geboorte=geboren(datum(2017, 5, 20)),
        verblijfplaats=adres("Parkweg", 88, "3531CD"),
    ),
    _persoon(
        "999990135",
        naam=naam("Daan", "Vries", "de"),
        geboorte=geboren(datum(2014, 2, 11)),
        verblijfplaats=adres("Parkweg", 88, "3531CD"),
    ),
    _persoon(
        "999990147",
        naam=naam("Noor", "Demir"),
        geboorte=geboren(datum(2013, 6, 2)),
        verblijfplaats=adres("Dorpsstraat", 5, "3521BC"),
    ),
    _persoon(
        "999990159",
        naam=naam("Sam", "Oud"),
        geboorte=geboren(datum(2012, 9, 9)),
        verblijfplaats=adres("Lindelaan", 40, "3511AB"),
    ),
    # Eighteen tomorrow, whichever day that is: `person_of` knows when he was born.
    _persoon(
        "999990160",
        naam=naam("Bram", "Moulin"),
        verblijfplaats=adres("Boterkade", 31, "3077AW"),
    ),
)
_VAN_RVIG = (
    _persoon(
        "999971116",
        naam=naam("Carolien Hélène", "Kooijmans", "van"),
        geboorte=geboren(datum(1965, 5, 11)),
        verblijfplaats=adres("Molenpad", 3, "3541DE"),
    ),
    _persoon(
        "999971128",
        naam=naam("Gerold Björn", "Breggen", "van der"),
        geboorte=geboren(datum(1963, 12, 5)),
        verblijfplaats=adres("Molenpad", 3, "3541DE"),
    ),
    *(
        _persoon(
            bsn,
            naam=naam(voornamen, "Breggen", "van der"),
            geboorte=geboren(wanneer),
            verblijfplaats=adres("Molenpad", 3, "3541DE"),
        )
        for bsn, voornamen, wanneer in (
            ("999971141", "Marc René", datum(2001, 4, 3)),
            ("999971153", "Anneke", datum(2010, 10, 11)),
            ("999971165", "Gert Jan", datum(2012, 8, 31)),
            ("999971177", "Joep", datum(2016, 3, 29)),
        )
    ),
    _persoon(
        "999990676",
        naam=naam("Cornelia Francisca", "Wiegman"),
        geboorte=geboren(datum(1970, 8, 8)),
        verblijfplaats={"type": "VerblijfplaatsOnbekend", "datumVan": datum(2025, 3)},
        inOnderzoek={"burgerservicenummer": True, "datumIngangOnderzoekPersoon": datum(2026, 1, 5)},
    ),
    _persoon(
        "999994086",
        naam=naam(
            "Casper Willem",
            "Meerlo",
            "van",
            adellijkeTitelPredicaat={**tabel("JH", "jonkheer"), "soort": "predicaat"},
            volledigeNaam="jonkheer Casper Willem van Meerlo",
        ),
        geboorte=geboren(datum(1958, 6, 6), "Brussel", "België"),
        verblijfplaats=adres("Kasteellaan", 1, "3551EF", aanduidingBijHuisnummer=tabel("to", "tegenover")),
    ),
    _persoon(
        "999990408",
        naam={"geslachtsnaam": "Sukarno", "volledigeNaam": "Sukarno"},
        geboorte=geboren(datum(1949), "Bandung", "Indonesië"),
        verblijfplaats=adres("Postweg", 7, "3561FG", functieAdres=tabel("B", "briefadres")),
        opschortingBijhouding={"reden": tabel("F", "fout"), "datum": datum(2020, 1, 1)},
    ),
)
PERSONEN: dict[str, JsonObject] = {row["burgerservicenummer"]: row for row in (*_VAN_DE_DEMO, *_VAN_RVIG)}

# The minor, the kind, who has gezag (BSN), and whether it is being looked into.
_RELATIES = (
    ("999990111", "EenhoofdigOuderlijkGezag", ("999999047",), False),
    ("999990135", "GezamenlijkOuderlijkGezag", ("999999047", "999999990"), False),
    ("999990147", "Voogdij", ("999991772",), False),
    ("999990159", "TijdelijkGeenGezag", (), False),
    ("999990160", "EenhoofdigOuderlijkGezag", ("999993653",), False),
    ("999971153", "GezamenlijkOuderlijkGezag", ("999971116", "999971128"), False),
    ("999971165", "EenhoofdigOuderlijkGezag", ("999971116",), True),
    ("999971177", "GezagNietTeBepalen", (), False),
)


def person_of(bsn: str, *, today: date) -> JsonObject:
    """Raises `KeyError` for who is not in the BRP."""
    row = PERSONEN[bsn]
    return row if "geboorte" in row else row | {"geboorte": geboren(_eighteen_tomorrow(today))}


def gezag_of(bsn: str, *, today: date) -> list[JsonObject]:
    """Every relation in which this person is the minor, or has gezag."""
    found = [row for row in _RELATIES if bsn == row[0] or bsn in row[2]]
    return [_relatie(*row, today=today) for row in found]


def _relatie(kind: str, soort: str, houders: tuple[str, ...], onderzoek: bool, *, today: date) -> JsonObject:
    named = [{"burgerservicenummer": bsn, **_full_name(bsn)} for bsn in houders]
    shape: dict[str, Callable[[], JsonObject]] = {
        "GezamenlijkOuderlijkGezag": lambda: {"ouders": named},
        "EenhoofdigOuderlijkGezag": lambda: {"ouder": named[0]},
        "Voogdij": lambda: {"derden": [{"type": "BekendeDerde", **one} for one in named]},
        "TijdelijkGeenGezag": lambda: {"toelichting": "Tijdelijk geen gezag."},
        "GezagNietTeBepalen": lambda: {"toelichting": "Gezag is niet te bepalen."},
    }
    minor = {"burgerservicenummer": kind, **_full_name(kind), "leeftijd": _age(kind, today=today)}
    extra = {"inOnderzoek": True} if onderzoek else {}
    return {"type": soort, "minderjarige": minor, **shape[soort](), **extra}


def _full_name(bsn: str) -> JsonObject:
    return {"naam": {"volledigeNaam": PERSONEN[bsn]["naam"]["volledigeNaam"]}}


def _age(bsn: str, *, today: date) -> int:
    born = date.fromisoformat(person_of(bsn, today=today)["geboorte"]["datum"]["datum"])
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
