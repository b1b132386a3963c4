"""A StUF zaaksysteem opposite, in both versions; where the official schemas are at hand it checks every message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from lxml import etree
from pytest_django import Settings

from simulator.zaaksysteem.stuf import StufZaaksysteem
from simulator.zaaksysteem.stuf_fouten import Stand, StufFout
from tests.zaken.stuf import schemas
from tests.zaken.stuf.server import Overkant, running
from zaken.koppeling import Zaaktypekoppeling
from zaken.stuf import Stuf

collect_ignore = [] if schemas.specs() else ["test_schemas.py"]


def pytest_report_header() -> str:
    return "StUF-ZDS schemas: " + ("validated against" if schemas.specs() else "not at hand (SPECS_DIR)")


def _valid(versie: str) -> Callable[[etree._Element], bool]:
    if schemas.specs() is None:
        return lambda _: True
    schema = schemas.schema(versie)  # now, and not while a message waits
    return lambda root: bool(schema.validate(etree.ElementTree(root)))


def stuf_settings(url: str, **changes: Any) -> dict[str, Any]:
    values = {
        "versie": "1.2",
        "soap": "1.1",
        "vrij_url": url,
        "ontvang_url": url,
        "vraag_url": "",
        "zaak_ongezien": False,
        "controle": True,
        "zender_applicatie": "BEELDPAS",
        "zender_organisatie": "0000",
        "zender_administratie": "",
        "zender_gebruiker": "",
        "ontvanger_applicatie": "ZAAKSYSTEEM",
        "ontvanger_organisatie": "0000",
        "ontvanger_administratie": "",
        "ontvanger_gebruiker": "",
        "organisatorische_eenheid": "0000",
        "formaat": "application/pdf",
        "timeout": 20.0,  # a busy machine is no slow zaaksysteem
        "ca_file": "",
        "cert_file": "",
        "key_file": "",
        "wss_gebruiker": "",
        "wss_wachtwoord": "",
    }
    return values | changes


@pytest.fixture(params=["1.1", "1.2"])
def versie(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def overkant(versie: str, settings: Settings) -> Iterator[Overkant]:
    with running(StufZaaksysteem(valid=_valid(versie))) as opposite:
        settings.STUF = stuf_settings(opposite.url, versie=versie)
        yield opposite


@pytest.fixture
def stuf(db: None, overkant: Overkant) -> Stuf:
    Zaaktypekoppeling.objects.create(
        dienst_slug="aangifte-overlijden",
        zaaktype="B0333",
        informatieobjecttype="Bewijs van identificatie",
        statustype="2 Identiteit vastgesteld",
    )
    return Stuf()


@pytest.fixture
def arm(overkant: Overkant) -> Callable[..., None]:
    """Arm a switch: `arm("fo", soort="creeerZaak", code="058")`."""

    def run(fout: str, **values: Any) -> None:
        overkant.zaaksysteem.schakelaar.arm(Stand(StufFout(fout), **values))

    return run
