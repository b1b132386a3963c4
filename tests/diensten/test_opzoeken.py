"""What the BRP is told about a dienst."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import Settings

from diensten.forms import DienstForm
from diensten.models import Dienst, Wijziging
from diensten.opzoeken import BRP_VELDEN
from diensten.wijzigen import Door, change_dienst
from tests.identification.gegevens import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def connected(settings: Settings) -> None:
    settings.BRP = settings.BRP | {"url": "https://brp.example.nl"}


def shown(form: DienstForm) -> set[str]:
    return {field.name for part in form.parts for field in part.velden}


def test_without_a_connection_there_is_nothing_to_set(overlijden: Dienst) -> None:
    form = DienstForm(instance=overlijden)
    assert not shown(form) & set(BRP_VELDEN)
    assert set(BRP_VELDEN) <= {field.name for field in form.hidden_fields()}
    assert "" not in {part.kop for part in form.parts if not part.velden}


def test_what_was_set_stays_to_be_seen(overlijden: Dienst) -> None:
    overlijden.brp_doelbinding = "BRPACT-Wmo"
    assert set(BRP_VELDEN) <= shown(DienstForm(instance=overlijden))


@pytest.mark.usefixtures("connected")
@pytest.mark.parametrize(
    ("field", "value", "good"),
    [
        ("brp_doelbinding", "BRPACT-Wmo", True),
        ("brp_doelbinding", "x" * 101, False),
        ("brp_doelbinding", "één", False),
        ("brp_doelbinding", "a\tb", False),
        ("brp_verwerking", "Wmo@Hulp in huis", True),
        ("brp_verwerking", "é" * 242, True),
        ("brp_verwerking", "x" * 243, False),
        ("brp_verwerking", "a@b@c", False),
    ],
)
def test_what_a_gateway_takes(invoer: dict[str, Any], field: str, value: str, good: bool) -> None:
    form = DienstForm(invoer | {field: value})
    assert set(form.errors) == (set() if good else {field})


@pytest.mark.usefixtures("connected")
def test_a_change_is_written_down(invoer: dict[str, Any], overlijden: Dienst) -> None:
    long = "Wmo@" + "x" * 238
    form = DienstForm(invoer | {"brp_verwerking": long, "brp_gezag": "on"}, instance=overlijden)
    assert form.is_valid(), form.errors
    fresh = Dienst.objects.get(pk=overlijden.pk)
    change_dienst(dienst=fresh, versie=fresh.versie, gegevens=form.gegevens, door=Door("Ingrid"), now=NOW)
    fresh.refresh_from_db()
    assert (fresh.brp_verwerking, fresh.brp_gezag) == (long, True)
    assert Wijziging.objects.get(veld="brp_verwerking").naar == long
