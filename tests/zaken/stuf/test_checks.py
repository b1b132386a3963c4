"""What `manage.py check` says of a coupling by StUF that cannot work, or is not safe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.checks import Error
from pytest_django import Settings

from simulator import certificates
from tests.zaken.stuf.conftest import stuf_settings
from tests.zaken.stuf.server import write_pair
from zaken.stuf.checks import stuf_is_connected

GOED = "https://zaken.example.nl/stuf"


@pytest.fixture
def pair(tmp_path: Path) -> dict[str, Any]:
    ca = certificates.authority()
    ca_file, _ = write_pair(tmp_path, "ca", ca)
    cert, key = write_pair(tmp_path, "own", certificates.client("beeldpas", ca))
    return {"ca_file": ca_file, "cert_file": cert, "key_file": key, "vraag_url": GOED}


def found(settings: Settings, **values: Any) -> set[str]:
    settings.ZAAKSYSTEEM, settings.OMGEVING = "zaken.stuf.Stuf", "productie"
    settings.STUF = stuf_settings(GOED, **values)
    messages = stuf_is_connected()
    assert all(isinstance(message, Error) for message in messages)
    return {str(message.id)[-4:] for message in messages}


def test_a_good_coupling(settings: Settings, pair: dict[str, Any]) -> None:
    assert found(settings, **pair) == set()


def test_another_zaaksysteem_is_not_our_affair(settings: Settings) -> None:
    settings.STUF = {}
    assert stuf_is_connected() == []


@pytest.mark.parametrize(
    ("wrong", "number"),
    [
        ({"versie": "2.0"}, "E001"),
        ({"vrij_url": ""}, "E002"),
        ({"ontvang_url": "http://zaken.example.nl/"}, "E003"),
        ({"vraag_url": "https://127.0.0.1/"}, "E003"),
        ({"ontvanger_applicatie": "ZS"}, "E004"),
        ({"cert_file": ""}, "E005"),
        ({"key_file": "/bestaat/niet.key"}, "E006"),
        ({"wss_gebruiker": "beeldpas"}, "E007"),
        ({"vraag_url": ""}, "E008"),
    ],
)
def test_what_is_wrong(settings: Settings, pair: dict[str, Any], wrong: dict[str, Any], number: str) -> None:
    assert found(settings, **(pair | wrong)) == {number}
