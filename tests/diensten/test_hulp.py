"""Help for who cannot log in: every situation, every language, the numbers of the gemeente, and no cookie."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from begrippen.taal import Taal
from diensten.gemeente.forms import DAGEN
from diensten.hulp.situaties import SITUATIES
from diensten.voorstellen.models import Onderwerp
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn
from tests.tweede import agree

CONTACT = {
    "vorige": "0",
    "telefoon": "14 0123",
    "adres": "Dorpsplein 1\n1234 AB Voorbeeld",
    "digid_telefoon": "088 000 00 00",
    "digid_tijden": "werkdagen van 8.00 tot 22.00 uur",
    **dict.fromkeys(DAGEN, "0.00–23.59"),
}


def page(address: str) -> html.HtmlElement:
    answer = Client().get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    return html.document_fromstring(answer.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize("taal", list(Taal))
@pytest.mark.parametrize("slug", ["", *(f"{slug}/" for slug in SITUATIES)])
def test_every_page_in_every_language_has_a_way_without_a_computer(slug: str, taal: Taal) -> None:
    shown = page(f"/hulp/{slug}?taal={taal.value}")
    assert shown.get("lang") == taal.value
    assert len(shown.xpath("//h1")) == 1
    assert shown.xpath("//main//a[starts-with(@href, 'tel:')]")
    inside = shown.xpath("//main//a[starts-with(@href, '/hulp/')][not(@hreflang)]/@href")
    assert inside
    assert taal is Taal.NEDERLANDS or all(href.endswith(f"?taal={taal.value}") for href in inside)


@pytest.mark.django_db
def test_films_and_the_call_from_abroad_are_named() -> None:
    shown = page("/hulp/buitenland/")
    text = " ".join(shown.xpath("string(//main)").split())
    assert "videogesprek met Nederland Wereldwijd" in text
    assert "staan filmpjes met uitleg" in text
    assert set(shown.xpath("//main//a[contains(., 'digid.nl')]/@href")) == {"https://www.digid.nl/"}


@pytest.mark.django_db
def test_a_situation_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/hulp/iets-anders/").status_code == 404


def test_what_the_gemeente_filled_in_stands_there(logged_in: LoggedIn, beheerder: Medewerker) -> None:
    assert logged_in(beheerder).post("/beheer/contact/", CONTACT).status_code == 302
    agree(Onderwerp.CONTACT)
    text = " ".join(page("/hulp/telefoon-kwijt/").xpath("string(//main)").split())
    for part in (
        "14 0123",
        "Dorpsplein 1",
        "1234 AB",
        "088 000 00 00",
        "werkdagen van 8.00",
        "U kunt nu bellen",
    ):
        assert part in text
    assert "U kunt nu bellen, tot 23.59 uur." in " ".join(page("/hulp/").xpath("string(//footer)").split())


@pytest.mark.django_db
def test_without_a_number_nobody_is_sent_to_a_wrong_one(settings: Any) -> None:
    settings.GEMEENTE_TELEFOON = ""
    shown = Client().get("/hulp/").content.decode()
    assert "Bel het nummer dat u van de gemeente kent." in shown
    assert 'href="tel:"' not in shown.partition("<main")[2].partition("</main>")[0]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/i/onbekend/", "/dit/is/er/niet/", "/nieuw/onbekend/"])
def test_a_dead_end_leads_to_it(client: Client, address: str) -> None:
    ends = html.document_fromstring(client.get(f"{address}?taal=de").content.decode())
    assert ends.xpath("//main//a/@href[starts-with(., '/hulp/')]")
