from __future__ import annotations

from typing import Any

import pytest
from environs import Env

from config.omgeving import Omgeving
from config.zgw import zgw as read
from zaken.zaaksysteem import load_zaaksysteem
from zaken.zgw import Zgw
from zaken.zgw.checks import zgw_is_safe
from zaken.zgw.instelling import instelling

GOOD: dict[str, Any] = {
    "zaken_url": "https://zaken.example.nl/zaken/api/v1/",
    "documenten_url": "https://zaken.example.nl/documenten/api/v1/",
    "catalogi_url": "https://zaken.example.nl/catalogi/api/v1/",
    "catalogus_url": "",
    "client_id": "portaal",
    "secret": "x" * 32,
    "rsin": "123456782",
    "ca_file": "",
    "cert_file": "",
    "key_file": "",
    "seconds": 6.0,
    "eigenschappen": {},
}


@pytest.fixture
def production(settings: Any) -> Any:
    settings.OMGEVING, settings.ZAAKSYSTEEM, settings.BEZORG_LEASE = Omgeving.PRODUCTIE, "zaken.zgw.Zgw", 20.0
    settings.ZGW = GOOD
    return settings


def test_the_adapter_is_found_by_its_path(settings: Any) -> None:
    settings.ZGW = read(Env())
    assert isinstance(load_zaaksysteem.__wrapped__("zaken.zgw.Zgw"), Zgw)


def test_what_is_right_says_nothing(production: Any) -> None:
    assert zgw_is_safe() == []


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"zaken_url": "http://zaken.example.nl/zaken/api/v1/"}, 1),
        ({"documenten_url": ""}, 1),
        ({"catalogi_url": "https://u:p@zaken.example.nl/"}, 1),
        ({"catalogus_url": "http://zaken.example.nl/x"}, 1),
        ({"zaken_url": "https://localhost:8001/zgw/zaken/api/v1/"}, 2),
        ({"zaken_url": "https://127.0.0.1/"}, 2),
        ({"client_id": ""}, 3),
        ({"secret": "short"}, 4),
        ({"rsin": "123456789"}, 5),
        ({"ca_file": "/there/is/none"}, 6),
        ({"cert_file": __file__}, 6),
        ({"seconds": 0.0}, 7),
        ({"eigenschappen": {"bsn": "bsn"}}, 8),
    ],
)
def test_what_is_wrong_stops_production(production: Any, changes: dict[str, Any], number: int) -> None:
    production.ZGW = GOOD | changes
    assert [message.id for message in zgw_is_safe()] == [f"zaken.zgw.E00{number}"]
    production.OMGEVING = Omgeving.DEMO
    assert zgw_is_safe() == []


def test_another_zaaksysteem_needs_no_settings(production: Any) -> None:
    production.ZAAKSYSTEEM, production.ZGW = "zaken.register.Register", read(Env())
    assert zgw_is_safe() == []


def test_the_environment_becomes_the_setting(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZGW_ZAKEN_URL", "https://zaken.example.nl/zaken/api/v1")
    monkeypatch.setenv("ZGW_EIGENSCHAPPEN", "niveau=betrouwbaarheid")
    monkeypatch.setenv("ZGW_CA_FILE", "/etc/ca.pem")
    settings.ZGW = read(Env())
    found = instelling()
    assert found.zaken_url == "https://zaken.example.nl/zaken/api/v1/"
    assert (found.eigenschappen, found.tls.ca_file) == ({"niveau": "betrouwbaarheid"}, "/etc/ca.pem")
