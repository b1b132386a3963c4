"""Each automatic check of the checklist: once good, once not, and never a guess outside production."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from config.omgeving import Omgeving
from diensten.checklist import toetsen
from diensten.checklist.toetsen import Gegevens, Stand, Toets
from diensten.teksten.queries import all_texts
from diensten.teksten.woorden import Sleutel
from tests.inloggen.idp import TestIdp
from tests.voorgeschreven import hold

GOED, NOG_DOEN, NVT = Stand.GOED, Stand.NOG_DOEN, Stand.NVT
FRAME = {"DIRECTIVES": {"frame-ancestors": ["'none'"]}}
OPEN_FRAME = {"DIRECTIVES": {"frame-ancestors": ["'self'"]}}


def gegevens(*texts: str) -> Gegevens:
    return Gegevens(teksten=all_texts(now=timezone.now()), inwonerteksten=texts)


@pytest.mark.parametrize(
    ("toets", "values", "stand"),
    [
        (toetsen.kwartier, {"INWONER_INACTIEF": 900}, GOED),
        (toetsen.kwartier, {"INWONER_INACTIEF": 901}, NOG_DOEN),
        (toetsen.balk, {"OMGEVING": Omgeving.PRODUCTIE}, GOED),
        (toetsen.balk, {"OMGEVING": Omgeving.DEMO}, NVT),
        (toetsen.naam_organisatie, {"GEMEENTE_NAAM": "Zuiderveld"}, GOED),
        (toetsen.naam_organisatie, {"GEMEENTE_NAAM": "Voorbeeld"}, NOG_DOEN),
        (toetsen.naam_organisatie, {"GEMEENTE_NAAM": " "}, NOG_DOEN),
        (toetsen.https, {"BASE_URL": "https://id.zuiderveld.nl"}, GOED),
        (toetsen.https, {"BASE_URL": "http://id.zuiderveld.nl"}, NOG_DOEN),
        (toetsen.hsts, {"SECURE_HSTS_SECONDS": 63_072_000}, GOED),
        (toetsen.hsts, {"SECURE_HSTS_SECONDS": 3600}, NOG_DOEN),
        (toetsen.cookies, {"SESSION_COOKIE_SECURE": True}, GOED),
        (toetsen.cookies, {"SESSION_COOKIE_SECURE": False}, NOG_DOEN),
        (toetsen.cookies, {"SESSION_COOKIE_SECURE": True, "SESSION_COOKIE_HTTPONLY": False}, NOG_DOEN),
        (toetsen.logo, {"DIGID_LOGO_FILE": __file__}, GOED),
        (toetsen.logo, {"DIGID_LOGO_FILE": "/bestaat/niet.svg"}, NOG_DOEN),
        (toetsen.logo, {"DIGID_LOGO_FILE": ""}, NOG_DOEN),
        (toetsen.geen_frame, {"CONTENT_SECURITY_POLICY": FRAME}, GOED),
        (toetsen.geen_frame, {"CONTENT_SECURITY_POLICY": OPEN_FRAME}, NOG_DOEN),
        (toetsen.geen_frame, {"X_FRAME_OPTIONS": "SAMEORIGIN"}, NOG_DOEN),
        (toetsen.zelfde_host, {"DIGID": {"acs_url": "http://localhost:8000/digid/acs/"}}, GOED),
        (toetsen.zelfde_host, {"DIGID": {"acs_url": "http://localhost:80000/digid/acs/"}}, NOG_DOEN),
        (toetsen.zelfde_host, {"DIGID_VERDER": {"tvs": {"acs_url": "http://elders/digid/acs/"}}}, NOG_DOEN),
        (toetsen.eenmalig_inloggen, {"DIGID": {}}, NVT),
        (toetsen.eenmalig_inloggen, {"DIGID_VERDER": {"tvs": {"eenmalig_inloggen": True}}}, GOED),
        (toetsen.eenmalig_inloggen, {"DIGID": {"eenmalig_inloggen": True}}, GOED),
    ],
)
def test_a_setting(db: None, settings: Settings, toets: Toets, values: dict[str, Any], stand: Stand) -> None:
    for name, value in values.items():
        setattr(settings, name, value)
    uitslag = toets(gegevens())
    assert uitslag.stand == stand
    assert uitslag.uitleg


def test_the_fixed_text(db: None) -> None:
    assert toetsen.vaste_tekst(gegevens()).stand == NOG_DOEN
    hold("Een tekst van de gemeente.")
    uitslag = toetsen.vaste_tekst(gegevens())
    assert uitslag.stand == GOED
    assert str(timezone.localdate().year) in uitslag.uitleg


def test_our_own_words_do_for_who_stopped(db: None) -> None:
    assert "de tekst van Beeldpas" in toetsen.tekst_bij_stoppen(gegevens()).uitleg
    hold("Gestopt.", sleutel=Sleutel.DIGID_GEANNULEERD)
    uitslag = toetsen.tekst_bij_stoppen(gegevens())
    assert (uitslag.stand, "ingevuld op" in uitslag.uitleg) == (GOED, True)


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        ("Hulp bij het huishouden", GOED),
        ("Protest en attestatie de vita", GOED),
        ("Demo van de dienst", NOG_DOEN),
        ("Dit is een TEST", NOG_DOEN),
        ("Pagina in aanbouw", NOG_DOEN),
    ],
)
def test_words_of_a_test(db: None, settings: Settings, text: str, stand: Stand) -> None:
    assert toetsen.geen_testteksten(gegevens(text)).stand == NVT
    settings.OMGEVING = Omgeving.PRODUCTIE
    assert toetsen.geen_testteksten(gegevens(text)).stand == stand


def test_a_filled_in_text_is_read_too(db: None, settings: Settings) -> None:
    settings.OMGEVING = Omgeving.PRODUCTIE
    hold("Lorem ipsum.")
    assert toetsen.geen_testteksten(gegevens()).stand == NOG_DOEN


@pytest.mark.parametrize(
    ("link", "stand"),
    [
        ("https://www.digid.nl", GOED),
        ("https://digid.nl/", GOED),
        ("https://mijn.digid.nl/inloggen", NOG_DOEN),
        ("http://www.digid.nl/aanvragen", NOG_DOEN),
    ],
)
def test_a_link_into_digid(db: None, settings: Settings, tmp_path: Path, link: str, stand: Stand) -> None:
    """In our own pages there is none; a gemeente may have put pages of its own before them."""
    assert toetsen.geen_diepe_links(gegevens()).stand == GOED
    (tmp_path / "voet.html").write_text(f'<a href="{link}">DigiD</a>', encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    assert toetsen.geen_diepe_links(gegevens()).stand == stand


def test_logging_out_is_on_every_page(db: None, settings: Settings, tmp_path: Path) -> None:
    assert toetsen.uitloggen_zichtbaar(gegevens()).stand == GOED
    (tmp_path / "inwoner").mkdir()
    (tmp_path / "inwoner" / "klopt.html").write_text("<h1>Klopt</h1>", encoding="utf-8")
    ours = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**ours, "DIRS": [tmp_path, *ours["DIRS"]]}]
    uitslag = toetsen.uitloggen_zichtbaar(gegevens())
    assert (uitslag.stand, "inwoner/klopt.html" in uitslag.uitleg) == (NOG_DOEN, True)


def test_a_simulator(db: None, settings: Settings) -> None:
    assert toetsen.geen_simulator(gegevens()).stand == NVT
    settings.OMGEVING = Omgeving.PRODUCTIE
    assert toetsen.geen_simulator(gegevens()).stand == NOG_DOEN  # OIDC_DISCOVERY_URL of the test run
    settings.OIDC_DISCOVERY_URL = "https://login.zuiderveld.nl/.well-known/openid-configuration"
    assert toetsen.geen_simulator(gegevens()).stand == GOED


def test_the_coupling(db: None, settings: Settings, tmp_path: Path) -> None:
    """Without files of DigiD it is not finished; with those of an identity provider it is."""
    assert toetsen.koppeling(gegevens()).stand == NOG_DOEN
    settings.DIGID = {**settings.DIGID, **TestIdp(tmp_path).settings()}
    assert toetsen.koppeling(gegevens()).stand == GOED
