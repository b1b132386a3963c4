from __future__ import annotations

from typing import Any

import pytest
from environs import Env

from begrippen.verwerking import is_verwerking
from brp.checks import brp_is_safe
from brp.instelling import instelling
from brp.velden import VANZELF, may_be_asked
from config.brp import brp as read
from config.omgeving import Omgeving

GOOD: dict[str, Any] = read(Env()) | {"url": "https://brp.example.nl/haalcentraal/api/brp", "api_key": "x"}
OAUTH = {"token_url": "https://brp.example.nl/token", "client_id": "a", "client_secret": "b"}


@pytest.fixture
def production(settings: Any) -> Any:
    settings.OMGEVING, settings.BRP = Omgeving.PRODUCTIE, GOOD
    return settings


def test_what_is_right_says_nothing(production: Any) -> None:
    assert brp_is_safe() == []
    production.BRP = GOOD | OAUTH | {"api_key": ""}
    assert brp_is_safe() == []


def test_without_an_address_there_is_nothing_to_say(production: Any) -> None:
    production.BRP = read(Env())
    assert brp_is_safe() == []


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"url": "http://brp.example.nl"}, 1),
        ({"url": "https://brp.example.nl/?x=1"}, 1),
        (OAUTH | {"token_url": "http://brp.example.nl/token"}, 1),
        ({"url": "https://localhost:8001/brp"}, 2),
        ({"url": "https://simulator.example.nl/brp"}, 2),
        ({"api_key": ""}, 3),
        (OAUTH | {"client_secret": ""}, 4),
        ({"client_auth": "geheim"}, 5),
        ({"ca_file": "/there/is/none"}, 6),
        ({"cert_file": __file__}, 6),
        ({"header_gebruiker": "x gebruiker"}, 7),
        ({"headers": {"x:y": "1"}}, 7),
        ({"verwerking": "a@b@c"}, 8),
        ({"verwerking": "a" * 243}, 8),
        ({"velden": ["naam", "verblijfplaats.inOnderzoek"]}, 9),
        ({"velden": []}, 9),
        ({"seconds": 0.0}, 10),
        ({"seconds": 21.0}, 10),
        ({"per_uur": 0}, 11),
        ({"oin": "123"}, 12),
    ],
)
def test_what_is_wrong_stops_production(production: Any, changes: dict[str, Any], number: int) -> None:
    production.BRP = GOOD | changes
    assert [message.id for message in brp_is_safe()] == [f"brp.E{number:03}"]
    production.OMGEVING = Omgeving.DEMO
    assert brp_is_safe() == []


def test_every_setting_comes_from_the_environment(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "BRP_URL": "https://brp.example.nl/",
        "BRP_TOKEN_URL": "https://brp.example.nl/token",
        "BRP_CLIENT_AUTH": "client_secret_post",
        "BRP_TOKEN_EXTRA": "resourceServer=R1",
        "BRP_HEADER_OIN": "",
        "BRP_OIN": "00000001123456782000",
        "BRP_HEADERS": "x-a=1,x-b=2",
        "BRP_VELDEN": "naam,geboorte",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    settings.BRP = read(Env())
    found = instelling()
    assert found.oauth is not None
    assert (found.url, found.oauth.basic, found.kopnamen.oin) == ("https://brp.example.nl", False, "")
    assert (found.oauth.extra, found.kop_extra) == ((("resourceServer", "R1"),), (("x-a", "1"), ("x-b", "2")))
    assert found.velden == ("naam", "geboorte")


@pytest.mark.parametrize("veld", [*VANZELF, "geboorte.inOnderzoek", "", "naam..x", "naam voor"])
def test_what_may_not_be_asked(veld: str) -> None:
    assert not may_be_asked(veld)


def test_a_verwerking() -> None:
    assert [is_verwerking(text) for text in ("", "a@b", "a" * 242, "a@b@c", "a" * 243)] == [
        *(True, True, True),
        *(False, False),
    ]
