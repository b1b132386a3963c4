"""Somebody who acts for another: the pages of the inwoner before the login, and those of the ambtenaar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from identification.namens import Keuze
from identification.paginas import AnderPagina, IdentificatiePagina, KapotPagina
from identification.paginas.namens import (
    GezagPagina,
    KindRegel,
    MeekijkPagina,
    Nakijkpunt,
    NamensBlok,
    StukPagina,
)
from identification.queries import kapot
from identification.queries.draaiboek import now_step
from identification.queries.namens import keuze_words
from identification.queries.verbergen import hide
from identification.queries.vertegenwoordiging import stuk_words
from machtigen.rules import Afwijzing, Reden
from machtigen.woorden import REDENEN, SOORTEN
from tests.voorkant.voorbeelden import cockpit
from tests.voorkant.voorbeelden.gegevens import DIENST, NAAM, NU, ZAAK
from tests.voorkant.voorbeelden.inwoner import start


def _ander(fout: str = "") -> Callable[[], AnderPagina]:
    return lambda: AnderPagina(
        DIENST, tuple((keuze.value, keuze_words(keuze)) for keuze in Keuze), "/i/x/ander/", "/i/x/", fout
    )


def _refused(afwijzing: Afwijzing) -> Callable[[], KapotPagina]:
    return lambda: kapot.refused(afwijzing)


def _point(reden: Reden, *, toelichting: bool = False, eigen: bool = True) -> Nakijkpunt:
    url = "/werkblad/1/namens/" if eigen else ""
    return Nakijkpunt(reden.value, str(REDENEN[reden]), toelichting, url)


def _block(**changes: Any) -> NamensBlok:
    values: dict[str, Any] = {
        "stand": "nakijken",
        "reden": str(REDENEN[Reden.PERSOON_NAKIJKEN]),
        "keuze": keuze_words(Keuze.WETTELIJK),
        "soort": "Curator",
        "uitleg": "De rechter wees deze persoon aan voor alle zaken.",
        "vaststelling": "Verklaard door een medewerker",
        "voorwaarden": ("medewerker kijkt na of het klopt",),
        "handelende_masker": "•••••0019",
        "vertegenwoordigde_masker": "•••••0012",
        "feiten": (("Gezien", "Besluit van de rechter"), ("Geldt tot en met", "31 december 2027")),
        "te_doen": (
            _point(Reden.PERSOON_NAKIJKEN),
            _point(Reden.LEEFTIJD_NAKIJKEN, toelichting=True),
            _point(Reden.TWEEDE_MEDEWERKER, eigen=False),
        ),
        "meekijk_adres": "https://beeldpas.voorbeeld.nl/werkblad/1/meekijken/",
        "nakijk_url": "/werkblad/1/namens/",
        "brp_url": "/werkblad/1/brp/",
        "gezag_url": "/werkblad/1/gezag/",
        "stuk_url": "/werkblad/1/stuk/",
        "geldt_url": "/werkblad/1/namens/geldt/",
        "kan_weg": True,
    }
    return NamensBlok(**values | changes)


def _page(block: NamensBlok, **row: Any) -> IdentificatiePagina:
    shown = cockpit._logged_in(code_klopt_op=NU, opgezocht_op=NU, **row)
    page = cockpit._page(shown, persoon=replace(cockpit._PERSOON, opgezocht_op=NU), nieuwe_link_url="")
    return replace(page, nu=now_step(shown, getal=None, verborgen=False, now=NU), namens=block)


_CURATOR = {"namens_keuze": "wettelijk", "namens_soort": "curator", "namens_uitkomst": 1}
_KINDEREN = (
    KindRegel(
        "2014-02-11_0",
        "11 februari 2014",
        "Daan de Vries",
        "Deze persoon heeft het gezag samen met een ander",
    ),
    KindRegel("2017-05-20_0", "20 mei 2017", "Lotte de Vries", "Deze persoon heeft alleen het gezag"),
)
_GEZAG = GezagPagina(
    "Over welk kind gaat het?", ZAAK, "/werkblad/1/gezag/", "/werkblad/1/", "/werkblad/1/stuk/", bekend=False
)
_CODES = ("beschikking", "erfrecht", "volmacht")


def _paper(**changes: Any) -> Callable[[], StukPagina]:
    values: dict[str, Any] = {
        "zaaknummer": ZAAK,
        "url": "/werkblad/1/stuk/",
        "terug_url": "/werkblad/1/",
        "bekend": False,
        "soorten": tuple((soort.value, str(words)) for soort, words in SOORTEN.items()),
        "stukken": tuple((code, stuk_words(code)) for code in _CODES),
        "ingevuld": {},
    }
    return lambda: StukPagina(**values | changes)


_FACTS = (("Gezien", "Besluit van de rechter"), ("Datum op het stuk", "1 februari 2026"))
_MEEKIJKEN = MeekijkPagina(
    DIENST, NAAM, "Curator", "De rechter wees deze persoon aan.", _FACTS, "/werkblad/1/meekijken/"
)

INWONER: dict[str, object] = {
    "inwoner/ander.html": _ander(),
    "inwoner/ander.html#fout": _ander("Kies voor wie u dit regelt."),
    "inwoner/start.html#ander": replace(start, melding=None, ander_url="/i/x/ander/"),
    "inwoner/start.html#namens": lambda: replace(
        start, melding=None, namens="kind", namens_tekst=keuze_words(Keuze.KIND), zelf_url="/i/x/"
    ),
    **{f"inwoner/kapot.html#namens-{one}": _refused(one) for one in Afwijzing},
}
_NAAM = "werkblad/identificatie.html#namens-"
WERKBLAD: dict[str, object] = {
    f"{_NAAM}wie": lambda: _page(
        NamensBlok("wie", "Leg vast voor wie.", keuze_words(Keuze.KIND), gezag_url="/x/", stuk_url="/x/"),
        namens_keuze="kind",
    ),
    f"{_NAAM}nakijken": lambda: _page(_block(), **_CURATOR),
    f"{_NAAM}fout": lambda: _page(
        _block(fout="Schrijf op waarom u dit besluit.", fout_bij="leeftijd-nakijken"), **_CURATOR
    ),
    f"{_NAAM}mag": lambda: _page(
        _block(
            stand="mag",
            reden=str(REDENEN[Reden.MAG]),
            te_doen=(),
            meekijk_adres="",
            nagekeken=("Opgezocht.",),
        ),
        **_CURATOR | {"namens_uitkomst": 2},
    ),
    f"{_NAAM}niet": lambda: _page(
        _block(
            stand="niet",
            reden=str(REDENEN[Reden.INGETROKKEN]),
            soort="Gemachtigde",
            te_doen=(),
            meekijk_adres="",
            intrekken="geldt",
        ),
        **_CURATOR | {"namens_uitkomst": 0, "namens_reden": "ingetrokken"},
    ),
    f"{_NAAM}verborgen": lambda: hide(replace(_page(_block(), **_CURATOR), verborgen=True)),
    "werkblad/gezag.html": _GEZAG,
    "werkblad/gezag.html#kinderen": replace(_GEZAG, kinderen=_KINDEREN),
    "werkblad/gezag.html#geen": replace(_GEZAG, kinderen=()),
    "werkblad/gezag.html#fout": replace(_GEZAG, fout="De BRP kent dit kind niet.", fout_bij="bsn"),
    "werkblad/stuk.html": _paper(),
    "werkblad/stuk.html#bekend": _paper(bekend=True),
    "werkblad/stuk.html#fout": _paper(
        ingevuld={"soort": "curator", "stuk": "volmacht", "datum": "1-2-2099"},
        fouten=(("bsn", "Dit is geen goed BSN."), ("datum", "Deze dag is nog niet geweest.")),
    ),
    "werkblad/meekijken.html": _MEEKIJKEN,
    "werkblad/meekijken.html#klaar": replace(_MEEKIJKEN, klaar=True),
}
