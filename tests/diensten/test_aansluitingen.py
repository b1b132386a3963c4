"""Which connection with DigiD a dienst uses."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import Settings

from diensten import queries
from diensten.forms import DienstForm
from diensten.models import Dienst, Wijziging
from diensten.wijzigen import Door, change_dienst

pytestmark = pytest.mark.django_db
UUID = "f847dc11-ac24-47b2-84a8-a057440ce56d"
OTHER = "11111111-1111-1111-1111-111111111111"


@pytest.fixture
def combi(settings: Settings) -> None:
    """Beside the default, a connection of eID 4.x and one that asks no ServiceUUID."""
    settings.DIGID_VERDER = {
        "combi": {"naam": "combi", "profiel": "eid-4"},
        "tweede": {"naam": "tweede", "profiel": "digid-3"},
    }


def shown(form: DienstForm) -> set[str]:
    return {field.name for part in form.parts for field in part.velden}


def test_without_a_choice_there_is_no_question(overlijden: Dienst) -> None:
    form = DienstForm(instance=overlijden)
    assert {"aansluiting", "service_uuid"}.isdisjoint(shown(form))
    assert {"aansluiting", "service_uuid"} <= {field.name for field in form.hidden_fields()}


def test_a_connection_that_has_gone_is_shown(overlijden: Dienst) -> None:
    overlijden.aansluiting, overlijden.service_uuid = "weg", UUID
    assert {"aansluiting", "service_uuid"} <= shown(DienstForm(instance=overlijden))


def test_the_connections_there_are(combi: None, overlijden: Dienst) -> None:
    form = DienstForm(instance=overlijden)
    assert {"aansluiting", "service_uuid"} <= shown(form)
    assert [code for code, _ in form.fields["aansluiting"].choices] == ["", "combi", "tweede"]


@pytest.mark.parametrize(
    ("aansluiting", "service_uuid"),
    [("", ""), ("tweede", ""), ("", UUID), ("combi", UUID), ("combi", f" {UUID.upper()} ")],
)
def test_what_fits(combi: None, invoer: dict[str, Any], aansluiting: str, service_uuid: str) -> None:
    form = DienstForm(invoer | {"aansluiting": aansluiting, "service_uuid": service_uuid})
    assert form.is_valid(), form.errors
    assert form.gegevens.aansluiting == aansluiting
    assert form.gegevens.service_uuid == service_uuid.strip().lower()


@pytest.mark.parametrize(
    ("aansluiting", "service_uuid", "field"),
    [
        ("weg", UUID, "aansluiting"),
        ("combi", "", "service_uuid"),
        ("combi", "geen nummer", "service_uuid"),
        ("combi", UUID[:-1], "service_uuid"),
        ("", f"{UUID}0", "service_uuid"),
    ],
)
def test_what_does_not_fit(
    combi: None, invoer: dict[str, Any], aansluiting: str, service_uuid: str, field: str
) -> None:
    form = DienstForm(invoer | {"aansluiting": aansluiting, "service_uuid": service_uuid})
    assert set(form.errors) == {field}
    assert len(form.errors[field]) == 1


def test_the_default_connection_may_ask_a_number_too(settings: Settings, invoer: dict[str, Any]) -> None:
    settings.DIGID = {**settings.DIGID, "profiel": "eid-4"}
    assert set(DienstForm(invoer).errors) == {"service_uuid"}


def test_a_change_of_connection_is_written_down(
    combi: None, overlijden: Dienst, invoer: dict[str, Any]
) -> None:
    form = DienstForm(invoer | {"aansluiting": "combi", "service_uuid": UUID}, instance=overlijden)
    assert form.is_valid()
    change_dienst(
        dienst=overlijden,
        versie=1,
        gegevens=form.gegevens,
        door=Door("Ingrid Bakker"),
        now=overlijden.gewijzigd_op,
    )
    rows = Wijziging.objects.values_list("veld", "van", "naar")
    assert {("aansluiting", "", "combi"), ("service_uuid", "", UUID)} <= set(rows)


def test_the_diensten_of_a_connection(overlijden: Dienst) -> None:
    values = {"omschrijving": "x", "gewijzigd_op": overlijden.gewijzigd_op}
    Dienst.objects.filter(pk=overlijden.pk).update(service_uuid=UUID)
    Dienst.objects.create(naam="Zelfde", slug="zelfde", service_uuid=UUID, **values)
    Dienst.objects.create(naam="Zonder", slug="zonder", **values)
    far = Dienst.objects.create(naam="Ver", slug="ver", aansluiting="combi", service_uuid=OTHER, **values)
    near = (overlijden.pk, overlijden.naam, UUID)
    assert queries.afnemersdiensten("digid", is_default=True) == [near]
    assert queries.afnemersdiensten("digid", is_default=False) == []
    assert queries.afnemersdiensten("combi", is_default=False) == [(far.pk, "Ver", OTHER)]
