"""Prescribed texts in beheer: what may be filled in, what is written down, and who sees what."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone
from lxml import html

from begrippen.taal import Taal
from diensten.models import TekstWijziging, VoorgeschrevenTekst
from diensten.staat_vast import WijzigingStaatVast
from diensten.teksten.forms import TekstForm
from diensten.teksten.invullen import fill_in
from diensten.teksten.queries import all_texts
from diensten.teksten.woorden import Sleutel
from diensten.wijzigen import AnderWasEerst, Door
from inloggen.models import Medewerker
from tests.identification.gegevens import at_once
from tests.medewerkers import LoggedIn, QueriesOf

LIJST = "/beheer/teksten/logius/"
FOUT = "/beheer/teksten/digid-fout/"
INVOER = {"tekst": "Een tekst van de gemeente.", "bron": "Checklist, versie 9", "versie": "0"}
DOOR = Door(naam="Ingrid Bakker")


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def store(tekst: str = INVOER["tekst"], *, versie: int = 0) -> bool:
    return fill_in(
        sleutel=Sleutel.DIGID_FOUT, tekst=tekst, bron="x", versie=versie, door=DOOR, now=timezone.now()
    )


def form(**changes: str) -> TekstForm:
    return TekstForm(INVOER | changes, standaard="Onze eigen tekst. Echt.")


def errors(**changes: str) -> list[str]:
    return [str(error) for found in form(**changes).errors.values() for error in found]


def test_plain_text_is_taken(db: None) -> None:
    checked = form(tekst="  Eén\ttwee\u00a0drie. \r\n\r\n Zie www.example.nl & ‘vraag’. ")
    assert checked.is_valid()
    assert checked.cleaned_data["tekst"] == "Eén twee drie.\nZie www.example.nl & ‘vraag’."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tekst": ""}, "Vul de tekst van Logius in."),
        ({"tekst": " \n "}, "Vul de tekst van Logius in."),
        ({"bron": " "}, "Vul in waar u de tekst heeft gevonden."),
        ({"tekst": "<b>dik</b>"}, "zonder HTML"),
        ({"tekst": "a &lt;b"}, "zonder HTML"),
        ({"tekst": "a &#60; b"}, "zonder HTML"),
        ({"bron": "<script>"}, "zonder HTML"),
        ({"tekst": "omge\u202ekeerd"}, "niemand kan zien"),
        ({"tekst": "nul\u200bbreed"}, "niemand kan zien"),
        ({"tekst": "x" * 601}, "hoogstens 600 tekens. U heeft er nu 601."),
        ({"bron": "x" * 201}, "hoogstens 200 tekens. U heeft er nu 201."),
        ({"tekst": "onze  eigen tekst.\nEcht."}, "Dit is onze eigen tekst."),
    ],
)
def test_what_is_refused(changes: dict[str, str], words: str) -> None:
    (error,) = errors(**changes)
    assert words in error


def test_the_longest_text_fits_whatever_ends_its_lines(db: None) -> None:
    assert errors(tekst="\r\n".join(["x" * 99] * 6)) == []


def test_before_and_after(beheer: Client, beheerder: Medewerker) -> None:
    assert "Nog onze eigen tekst" in beheer.get(FOUT).content.decode()
    response = beheer.post(FOUT, INVOER | {"actie": "opslaan"}, follow=True)
    page = response.content.decode()
    assert response.redirect_chain == [(FOUT, 302)]
    for words in (INVOER["tekst"], INVOER["bron"], "Ingevuld op", "De tekst is opgeslagen."):
        assert words in page
    row = TekstWijziging.objects.get()
    assert (row.van, row.naar, row.bron) == ("", INVOER["tekst"], INVOER["bron"])
    assert (row.door, row.door_id) == (beheerder.naam, beheerder.pk)


def test_the_list_says_what_is_still_to_do(beheer: Client) -> None:
    before = html.document_fromstring(beheer.get(LIJST).content.decode())
    assert before.xpath("count(//strong[.='Dit moet u nog doen.'])") == 1
    store()
    after = beheer.get(LIJST).content.decode()
    assert "Dit moet u nog doen." not in after
    assert INVOER["tekst"] in after


def test_looking_first_stores_nothing(beheer: Client) -> None:
    response = beheer.post(FOUT, INVOER | {"actie": "voorbeeld"})
    page = html.document_fromstring(response.content.decode())
    shown = page.xpath("//div[contains(@class, 'utrecht-alert--error')]//p[@lang='nl' and @translate='no']")
    assert [one.text_content() for one in shown] == [INVOER["tekst"]] * len(
        Taal
    )  # in each language of the page
    assert page.xpath("string(//textarea)").strip() == INVOER["tekst"]
    assert not VoorgeschrevenTekst.objects.exists()


def test_back_to_our_own_words(beheer: Client) -> None:
    store()
    page = beheer.post(FOUT, {"actie": "standaard", "versie": "1"}, follow=True).content.decode()
    assert "Inwoners zien weer onze eigen tekst." in page
    assert "Nog onze eigen tekst" in page
    assert not all_texts()[Sleutel.DIGID_FOUT].ingevuld
    assert [row.naar for row in TekstWijziging.objects.order_by("id")] == [INVOER["tekst"], ""]


@pytest.mark.parametrize("versie", ["", "x", "-1", "7", "0"])
@pytest.mark.parametrize("actie", ["standaard", "opslaan"])
def test_who_looked_at_an_older_text_changes_nothing(beheer: Client, actie: str, versie: str) -> None:
    store()
    response = beheer.post(FOUT, {**INVOER, "tekst": "Anders.", "versie": versie, "actie": actie})
    assert response.status_code in {200, 409}
    assert all_texts()[Sleutel.DIGID_FOUT].tekst == INVOER["tekst"]


def test_a_conflict_shows_both_and_can_be_stored_again(beheer: Client) -> None:
    store()
    response = beheer.post(FOUT, INVOER | {"tekst": "Anders."})
    page = html.document_fromstring(response.content.decode())
    assert response.status_code == 409
    assert page.xpath("string(//textarea)").strip() == "Anders."
    assert INVOER["tekst"] in page.xpath("string(//dl)")
    versie = page.xpath("string(//form[.//textarea]//input[@name='versie']/@value)")
    assert beheer.post(FOUT, INVOER | {"tekst": "Anders.", "versie": versie}).status_code == 302
    assert all_texts()[Sleutel.DIGID_FOUT].tekst == "Anders."


@pytest.mark.django_db(transaction=True)
def test_two_who_fill_in_at_the_same_time() -> None:
    found = at_once(2, store)
    assert sorted(type(one).__name__ for one in found) == ["AnderWasEerst", "bool"]
    assert TekstWijziging.objects.count() == 1


def test_the_same_text_again_is_no_change(db: None) -> None:
    assert store()
    assert not store(versie=1)
    with pytest.raises(AnderWasEerst):
        store("Anders.", versie=0)


@pytest.mark.parametrize("values", [{"sleutel": "iets-anders"}, {"sleutel": "digid-fout", "tekst": "x"}])
def test_the_database_refuses_what_is_no_place_or_has_no_source(db: None, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        VoorgeschrevenTekst.objects.create(gewijzigd_op=timezone.now(), door="x", **values)


def test_what_was_written_down_stays(db: None) -> None:
    store()
    row = TekstWijziging.objects.get()
    for change in (row.save, row.delete):
        with pytest.raises(WijzigingStaatVast):
            change()


def test_hostile_text_from_elsewhere_is_shown_as_text(beheer: Client) -> None:
    store("<img src=x onerror=alert(1)>")
    for address in (LIJST, FOUT):
        page = beheer.get(address).content.decode()
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page


@pytest.mark.parametrize("actie", ["opslaan", "standaard"])
def test_a_form_without_its_token_is_refused(beheerder: Medewerker, actie: str) -> None:
    store()
    client = Client(enforce_csrf_checks=True)
    client.force_login(beheerder)
    data = INVOER | {"tekst": "Anders.", "versie": "1", "actie": actie}
    assert client.post(FOUT, data).status_code == 403
    assert all_texts()[Sleutel.DIGID_FOUT].tekst == INVOER["tekst"]


def test_an_unknown_place_is_not_found(beheer: Client) -> None:
    assert beheer.get("/beheer/teksten/iets-anders/").status_code == 404
    assert beheer.post("/beheer/teksten/iets-anders/", INVOER).status_code == 404


@pytest.mark.parametrize(("address", "count"), [(LIJST, 1), (FOUT, 2)])
def test_queries(beheer: Client, queries_of: QueriesOf, address: str, count: int) -> None:
    for versie in range(3):
        store(f"Tekst {versie}.", versie=versie)
    assert queries_of("diensten", beheer, address) == count
