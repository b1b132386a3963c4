from __future__ import annotations

from typing import Any

import pytest

from begrippen.flow import BsnOpBewijs
from begrippen.taal import Taal
from diensten.forms import BEVESTIGING, DienstForm, NieuweDienstForm
from diensten.models import Dienst

pytestmark = pytest.mark.django_db


def test_what_is_filled_in_well_becomes_gegevens(invoer: dict[str, Any]) -> None:
    form = DienstForm(invoer | {"link_minuten": "5", "omschrijving": "  U geeft  iets aan. "})
    assert form.is_valid(), form.errors
    assert form.gegevens.link_minuten == 5
    assert form.gegevens.omschrijving == "U geeft iets aan."
    assert form.gegevens.staande_link is False
    assert form.gegevens.bsn_op_bewijs == BsnOpBewijs.LAATSTE_VIER.value


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"naam": ""}, "naam"),
        ({"naam": "x" * 81}, "naam"),
        ({"naam": "Aangifte \u202eoverlijden"}, "naam"),
        ({"naam": "Aangifte <b>"}, "naam"),
        ({"omschrijving": "Voor authenticatie noemt u uw wachtwoord."}, "omschrijving"),
        ({"omschrijving": "Log in met sms of met de DigiD app."}, "omschrijving"),
        ({"omschrijving": " "}, "omschrijving"),
        ({"omschrijving": "x" * 201}, "omschrijving"),
        ({"flow_nieuw": "", "flow_bekend": "", "flow_ambtenaar": ""}, "flow_nieuw"),
        ({"flow_nieuw": "", "staande_link": "on"}, "staande_link"),
        ({"niveau": "21"}, "niveau"),
        ({"niveau": ""}, "niveau"),
        ({"codecontrole": "raden"}, "codecontrole"),
        ({"volgorde": ""}, "volgorde"),
        ({"bsn_op_bewijs": "alles"}, "bsn_op_bewijs"),
        ({"stand": ""}, "stand"),
        ({"zaakwoord": "case"}, "zaakwoord"),
        ({"taal": "fr"}, "taal"),
        ({"taal": "pl", "talen": ["en"]}, "taal"),
        ({"talen": ["fr"]}, "talen"),
        ({"code_minuten": "4"}, "code_minuten"),
        ({"flow_nieuw": "", "code_in_zaak": "on"}, "code_in_zaak"),
        ({"link_minuten": "4"}, "link_minuten"),
        ({"link_minuten": "121"}, "link_minuten"),
        ({"link_minuten": "veel"}, "link_minuten"),
        ({"bewaar_minuten": "14"}, "bewaar_minuten"),
        ({"bewaar_minuten": "99999999999"}, "bewaar_minuten"),
        ({"versie": "0"}, "versie"),
        ({"versie": ""}, "versie"),
    ],
)
def test_what_is_wrong_is_said_at_its_own_field(
    invoer: dict[str, Any], values: dict[str, str], field: str
) -> None:
    assert set(DienstForm(invoer | values).errors) == {field}


@pytest.mark.parametrize(
    "slug", ["", "Met-Hoofdletter", "onder_streepje", "999990019", "met spatie", "a" * 61]
)
def test_a_slug_is_plain(invoer: dict[str, Any], slug: str) -> None:
    assert set(NieuweDienstForm(invoer | {"slug": slug}).errors) == {"slug"}


def test_a_slug_that_is_an_address_of_ours_is_refused(db: None, invoer: dict[str, Any]) -> None:
    form = NieuweDienstForm(invoer | {"slug": "nieuw"})
    assert form.errors == {"slug": ["Deze naam gebruiken wij zelf al in een adres. Kies een andere."]}


def test_a_slug_that_exists_is_refused(overlijden: Dienst, invoer: dict[str, Any]) -> None:
    assert set(NieuweDienstForm(invoer | {"slug": overlijden.slug}).errors) == {"slug"}


def test_every_field_stands_on_the_page() -> None:
    for form in (NieuweDienstForm(), DienstForm(instance=Dienst())):
        shown = {bound.name for part in form.parts for bound in part.velden}
        # these are only asked for when a change is worth asking about
        assert shown == {bound.name for bound in form.visible_fields()} - set(BEVESTIGING)


@pytest.mark.parametrize(
    ("changes", "opens"),
    [({"naam": ""}, False), ({"link_minuten": "4"}, True), ({"taal": "fr"}, True), ({}, True)],
)
def test_what_is_folded_up_opens_where_something_is_wrong(
    db: None, invoer: dict[str, Any], changes: dict[str, str], opens: bool
) -> None:
    form = NieuweDienstForm(invoer | {"slug": "nieuw-iets"} | changes)
    assert form.opens_more is opens
    assert not NieuweDienstForm().opens_more


def test_a_new_dienst_offers_every_language_until_somebody_takes_one_away() -> None:
    form = NieuweDienstForm()
    assert form["talen"].value() == [taal.value for taal in Taal]
