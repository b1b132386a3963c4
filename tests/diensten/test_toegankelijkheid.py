"""The accessibility statement: for everybody, also when nobody filled it in, and never two at once."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from lxml import html

from diensten.models import Toegankelijkheid
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn

BEHEER = "/beheer/toegankelijkheid/"
INGEVULD = {
    "vorige": "0",
    "status": "B",
    "sinds": "01-11-2026",
    "email": "toegankelijk@voorbeeld.nl",
    "onderzoek_url": "https://www.voorbeeld.nl/onderzoek",
    "problemen": "De kaart werkt niet.\nEen film heeft geen ondertitels.",
}


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def _page(client: Client) -> html.HtmlElement:
    answer = client.get("/toegankelijkheid/")
    assert answer.status_code == 200
    return html.document_fromstring(answer.content.decode())


@pytest.mark.django_db
def test_it_says_when_it_is_not_filled_in(client: Client) -> None:
    page = _page(client)
    assert "nog niet ingevuld" in page.xpath("string(//main)")
    assert page.xpath("//main//a[starts-with(@href, 'tel:')]")


def test_what_is_filled_in_stands_there(beheer: Client) -> None:
    assert beheer.post(BEHEER, INGEVULD).status_code == 302
    page = _page(Client())
    text = " ".join(page.xpath("string(//main)").split())
    assert "B: voldoet gedeeltelijk" in text
    assert "1 november 2026" in text
    assert [one.text_content() for one in page.xpath("//main//ul[@lang='nl']/li")] == INGEVULD[
        "problemen"
    ].split("\n")
    assert page.xpath("//main//a/@href[. = 'mailto:toegankelijk@voorbeeld.nl']")
    assert page.xpath("//main//a/@href[. = 'https://www.voorbeeld.nl/onderzoek']")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "F"),
        ("sinds", "ooit"),
        ("sinds", "01-01-2999"),
        ("email", "x"),
        ("onderzoek_url", "http://x.nl"),
        ("problemen", "<b>x</b>"),
    ],
)
def test_what_is_wrong_is_not_stored(beheer: Client, field: str, value: str) -> None:
    answer = beheer.post(BEHEER, INGEVULD | {field: value})
    assert answer.status_code == 422
    assert not Toegankelijkheid.objects.exists()


def test_a_second_person_is_told_and_loses_nothing(beheer: Client) -> None:
    beheer.post(BEHEER, INGEVULD)
    answer = beheer.post(BEHEER, INGEVULD | {"status": "A"})
    assert answer.status_code == 409
    page = html.document_fromstring(answer.content.decode())
    assert page.xpath("string(//title)").strip().startswith("Fout:")
    assert page.xpath("//input[@name='status' and @value='A' and @checked]")
    (again,) = page.xpath("//input[@name='vorige']/@value")
    assert beheer.post(BEHEER, INGEVULD | {"status": "A", "vorige": again}).status_code == 302
    assert list(Toegankelijkheid.objects.order_by("id").values_list("status", flat=True)) == ["B", "A"]


@pytest.mark.django_db
def test_the_database_takes_one_after_each() -> None:
    one = {"status": "B", "sinds": timezone.localdate(), "moment": timezone.now(), "door": "x", "volgt_op": 0}
    Toegankelijkheid.objects.create(**one)
    with pytest.raises(IntegrityError), transaction.atomic():
        Toegankelijkheid.objects.create(**one)


@pytest.mark.django_db
def test_every_page_leads_to_it(client: Client) -> None:
    for address in ("/inloggen/", "/i/onbekend/", "/dit/is/er/niet/"):
        page = html.document_fromstring(client.get(address).content.decode())
        assert page.xpath("//footer//a/@href[. = '/toegankelijkheid/']")
