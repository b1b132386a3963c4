from __future__ import annotations

from typing import Any

import pytest

from begrippen.flow import BsnOpBewijs
from begrippen.taal import Taal
from diensten.forms import DienstForm
from diensten.formulierdelen import BEVESTIGING
from diensten.models import Dienst
from diensten.nieuwform import NieuweDienstForm

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


@pytest.mark.parametrize("slug", ["Met-Hoofdletter", "onder_streepje", "999990019", "met spatie", "a" * 61])
def test_a_slug_is_plain(invoer: dict[str, Any], slug: str) -> None:
    assert set(NieuweDienstForm(invoer | {"slug": slug}).errors) == {"slug"}


def test_without_a_slug_the_name_gives_one(db: None, invoer: dict[str, Any]) -> None:
    form = NieuweDienstForm(invoer | {"slug": "", "naam": "Uittreksel BRP – één kind"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["slug"] == "uittreksel-brp-een-kind"
    assert set(NieuweDienstForm(invoer | {"slug": "", "naam": "2026"}).errors) == {"slug"}


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


def open_parts(form: DienstForm) -> set[str]:
    return {part.kop for part in form.parts if part.vouwt and part.open}


@pytest.mark.parametrize(
    ("changes", "opens"),
    [
        ({"naam": ""}, set()),
        ({}, set()),
        ({"link_minuten": "4"}, {"Hoe lang"}),
        ({"bewaar_minuten": "120"}, {"Hoe lang"}),
        ({"taal": "fr"}, {"Taal van de inwoner"}),
        ({"talen": ["en"]}, {"Taal van de inwoner"}),
        ({"samen": ["tolk"]}, {"Met meer mensen in een gesprek"}),
        ({"bsn_op_bewijs": "volledig"}, {"Zaak en bewijs"}),
        ({"zaak_verplicht": ""}, {"Zaak en bewijs"}),
        ({"wederzijds": "on", "volgorde": "brp_eerst"}, {"Controleren"}),
    ],
)
def test_what_is_wrong_or_not_as_in_most_diensten_stands_open(
    overlijden: Dienst, invoer: dict[str, Any], changes: dict[str, Any], opens: set[str]
) -> None:
    """Also after looking at it first, which is then all there is wrong with it."""
    assert open_parts(NieuweDienstForm(invoer | {"slug": "nieuw-iets"} | changes)) == opens
    first = {"De dienst"} if "naam" in changes else set()
    assert open_parts(DienstForm(invoer | changes, instance=overlijden)) == opens | first
    assert open_parts(NieuweDienstForm()) == set()


def test_what_is_set_otherwise_than_in_most_diensten_stands_open(overlijden: Dienst) -> None:
    assert open_parts(DienstForm(instance=overlijden)) == set()
    overlijden.niveau, overlijden.talen, overlijden.samen = 25, "nl,en", "tolk"
    assert open_parts(DienstForm(instance=overlijden)) == {
        "Inloggen",
        "Taal van de inwoner",
        "Met meer mensen in een gesprek",
    }


def test_going_back_to_what_is_usual_is_a_change_too(overlijden: Dienst, invoer: dict[str, Any]) -> None:
    overlijden.bewaar_minuten = 120
    assert open_parts(DienstForm(invoer, instance=overlijden)) == {"Hoe lang"}


def test_a_part_that_is_folded_up_says_what_is_set(overlijden: Dienst) -> None:
    overlijden.naam, overlijden.bewaar_minuten, overlijden.bsn_op_bewijs = "Iets", 90, "volledig"
    overlijden.zaak_verplicht, overlijden.staande_link, overlijden.talen = False, True, "nl,en"
    said = {part.kop: part.nu for part in DienstForm(instance=overlijden).parts}
    assert said == {
        "De dienst": "U geeft een overlijden aan; in gebruik",
        "Hoe medewerkers met deze dienst werken": "BSN nog niet bekend; BSN bekend; Met naam van de ambtenaar, "
        "zonder code; vaste link open",
        "Inloggen": "DigiD app of sms-controle (Midden)",
        "Taal van de inwoner": "Eerst Nederlands; English",
        "Controleren": "Getal kiezen; ambtenaar typt de code; eerst de code",
        "Met meer mensen in een gesprek": "Niemand",
        "Hoe lang": "Link 10 minuten; code 60 minuten; gegevens 90 minuten",
        "Zaak en bewijs": "Afronden kan zonder bewijs; het hele BSN op het bewijs",
    }


KEUZES = (
    "stand",
    "niveau",
    "taal",
    "getalcontrole",
    "codecontrole",
    "volgorde",
    "bsn_op_bewijs",
    "zaakwoord",
)
AAN_OF_UIT = (
    "flow_nieuw",
    "staande_link",
    "gespreksnummer_vragen",
    "wederzijds",
    "zaak_verplicht",
    "code_in_zaak",
)


@pytest.mark.parametrize("name", [*KEUZES, *AAN_OF_UIT])
def test_what_is_set_otherwise_reads_otherwise(name: str) -> None:
    """Else a part that is folded up would hide it."""
    values = [code for code, _label in Dienst._meta.get_field(name).flatchoices] or [True, False]
    forms = [DienstForm(instance=Dienst(**{name: value})) for value in values]
    assert len({tuple(part.nu for part in form.parts) for form in forms}) == len(values)


def test_a_new_dienst_offers_every_language_until_somebody_takes_one_away() -> None:
    form = NieuweDienstForm()
    assert form["talen"].value() == [taal.value for taal in Taal]
