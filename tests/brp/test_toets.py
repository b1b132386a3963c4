"""The test of the coupling with the BRP: it says what is wrong, and looks nobody up."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from begrippen.toets import Bevinding, Stand, ernstigste
from brp.toets import koppelingen
from simulator.brp.brp import Brp as Overkant
from tests.brp.overkant import Arm
from tests.brp.server import API_KEY, Server


def run(settings: Settings, **changes: Any) -> list[Bevinding]:
    settings.BRP = (
        settings.BRP
        | {"url": "", "api_key": API_KEY, "oin": "00000001123456782000", "seconds": 5.0}
        | changes
    )
    (koppeling,) = koppelingen()
    return list(koppeling.toets(timezone.now()))


def test_who_is_let_in_hears_that_it_is_good(
    settings: Settings, brp_server: Server, overkant: Overkant
) -> None:
    found = run(settings, url=brp_server.base)
    assert (ernstigste(found), found[-1].tekst) == (
        Stand.GOED,
        "De BRP laat ons binnen. Er is niemand opgezocht.",
    )
    assert all(b"burgerservicenummer" not in vraag.body for vraag in overkant.vragen)


@pytest.mark.parametrize(
    ("fout", "words"),
    [
        ("geen-recht", "niet mogen"),
        ("niet-ingelogd", "neemt onze toegang niet aan"),
        ("storing", "storing"),
        ("html", "Het lukt niet"),
    ],
)
def test_what_is_wrong_is_said(
    settings: Settings, brp_server: Server, arm_brp: Arm, fout: str, words: str
) -> None:
    arm_brp(fout, aantal=9)
    found = run(settings, url=brp_server.base)
    assert (found[-1].stand, words in found[-1].tekst, bool(found[-1].doen)) == (Stand.STUK, True, True)


@pytest.mark.django_db
def test_an_oin_that_nobody_filled_in_is_said(settings: Settings, brp_server: Server) -> None:
    told = [bevinding for bevinding in run(settings, url=brp_server.base, oin="") if "OIN" in bevinding.tekst]
    assert [bevinding.stand for bevinding in told] == [Stand.LET_OP]
    assert not [b for b in run(settings, url=brp_server.base, oin="", header_oin="") if "OIN" in b.tekst]


def test_a_wrong_key_is_said(settings: Settings, brp_server: Server, overkant: Overkant) -> None:
    assert overkant.vragen == []
    found = run(settings, url=brp_server.base, api_key="another one")
    assert "neemt onze toegang niet aan" in found[-1].tekst


def test_without_a_connection_it_is_off(settings: Settings) -> None:
    assert [bevinding.stand for bevinding in run(settings)] == [Stand.UIT]
    assert settings.BRP["url"] == ""
