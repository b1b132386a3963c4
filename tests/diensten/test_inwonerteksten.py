"""B5 in the browser: who may do what with a text, what is refused, and what the inwoner then reads."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation
from lxml import html

from begrippen.leesbaarheid import vakwoorden
from begrippen.taal import Taal
from diensten.inwonerteksten.models import Tekststap, Tekstversie
from diensten.inwonerteksten.queries import Plek, our_words
from diensten.inwonerteksten.register import PLAATSEN
from diensten.models import Dienst
from inloggen.models import Medewerker
from tests.diensten.test_tekststand import publish
from tests.medewerkers import LoggedIn, QueriesOf

LIJST = "/beheer/teksten/"
PLEK = f"{LIJST}plaats/hulp-buitenland/nl/"
INVOER = {
    "na": "0",
    "inhoud": "tekst",
    "tekst": "Bel [telefoon] & vraag om hulp.",
    "publiceer_op": "",
    "controleer_op": "",
    "toelichting": "",
    "actie": "aanbieden",
}


@pytest.fixture
def noor(logged_in: LoggedIn, schrijver: Medewerker) -> Client:
    return logged_in(schrijver)


@pytest.fixture
def peter(logged_in: LoggedIn, keurder: Medewerker) -> Client:
    return logged_in(keurder)


@pytest.fixture
def ingrid(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def newest() -> Tekstversie:
    return Tekstversie.objects.latest("pk")


def page_of(pk: int) -> str:
    return f"{LIJST}versie/{pk}/"


def press(client: Client, actie: str, *, stand: str = "ter-goedkeuring", **more: str) -> int:
    data = {"actie": actie, "stand": stand, **more}
    return client.post(page_of(newest().pk), data).status_code


def help_page(taal: str = "nl") -> str:
    return " ".join(Client().get(f"/i/bestaat-niet/hulp/?taal={taal}").content.decode().split())


def test_from_draft_to_the_page_of_the_inwoner(noor: Client, peter: Client) -> None:
    noor.post(PLEK, INVOER | {"actie": "concept"})
    noor.post(PLEK, INVOER | {"na": "1"})  # offered as it stood: no second version
    assert Tekstversie.objects.count() == 1
    assert "Bel <a" not in help_page().split("andere-weg")[0]
    assert press(peter, "goedkeuren") == 302
    page = help_page()
    assert f'Bel <a class="telefoon" href="tel:{settings.GEMEENTE_TELEFOON.replace(" ", "")}"' in page
    assert "&amp; vraag om hulp." in page
    assert [row.soort for row in Tekststap.objects.order_by("id")] == [
        "opgeslagen",
        "aangeboden",
        "goedgekeurd",
    ]


def test_the_author_does_not_approve(ingrid: Client) -> None:
    ingrid.post(PLEK, INVOER)
    page = ingrid.get(page_of(newest().pk)).content.decode()
    assert 'value="goedkeuren"' not in page
    assert press(ingrid, "goedkeuren") == 403
    assert press(ingrid, "teruggeven", reden="x") == 403
    assert newest().geldt_vanaf is None


def test_the_draft_of_another_is_offered_only_as_a_version_of_ones_own(noor: Client, ingrid: Client) -> None:
    noor.post(PLEK, INVOER | {"actie": "concept"})
    assert press(ingrid, "aanbieden", stand="concept") == 403
    assert newest().aangeboden_op is None
    ingrid.post(PLEK, INVOER | {"na": "1"})
    assert (newest().nummer, newest().door) == (2, "Ingrid Bakker")
    assert press(ingrid, "goedkeuren") == 403


def test_who_approves_sees_what_is_planned_in_its_place(noor: Client, peter: Client) -> None:
    """And the list shows both."""
    noor.post(PLEK, INVOER | {"publiceer_op": f"{timezone.localdate() + timedelta(days=40):%d-%m-%Y}"})
    press(peter, "goedkeuren")
    noor.post(PLEK, INVOER | {"na": "1", "tekst": "Bel [telefoon] en vraag om raad."})
    assert "Versie 1 komt op" in peter.get(page_of(newest().pk)).content.decode()
    assert "Gepland: " in noor.get("/beheer/teksten/").content.decode()
    assert press(peter, "goedkeuren") == 302
    assert "Versie 1 komt op" in noor.get(page_of(newest().pk)).content.decode()


def test_each_role_does_its_own_part(noor: Client, peter: Client, sanne_in: Client, client: Client) -> None:
    assert peter.get(PLEK).status_code == 403
    assert peter.post(PLEK, INVOER).status_code == 403
    noor.post(PLEK, INVOER)
    assert press(noor, "goedkeuren") == 403
    assert press(peter, "aanbieden", stand="concept") == 403
    for address in (LIJST, PLEK, page_of(newest().pk), f"/voorbeeld/tekst/{newest().pk}/"):
        assert sanne_in.get(address).status_code == 403
        assert client.get(address)["Location"].startswith("/inloggen/")
    assert newest().geldt_vanaf is None


@pytest.fixture
def sanne_in(logged_in: LoggedIn, ambtenaar: Medewerker) -> Client:
    return logged_in(ambtenaar)


@pytest.mark.parametrize(
    "address", ["/beheer/", "/beheer/medewerkers/", "/werkblad/", "/toezicht/", "/zaken/"]
)
def test_who_works_on_texts_gets_in_nowhere_else(noor: Client, peter: Client, address: str) -> None:
    assert {noor.get(address).status_code, peter.get(address).status_code} == {403}
    assert noor.get("/", follow=True).redirect_chain == [(LIJST, 302)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tekst": "Bel [telefon]."}, "[telefon] kennen wij hier niet. U kunt kiezen uit: [dienst]"),
        ({"tekst": "Vanaf [datum]."}, "[datum] kennen wij hier niet"),
        ({"tekst": "Bel [telefoon"}, "haak te veel of te weinig"),
        ({"tekst": "Uw niveau is te laag."}, "niet iedereen: niveau"),
        ({"tekst": "Log in met sms-controle of de DigiD app."}, "Noem eerst de DigiD app"),
        ({"tekst": "<b>Let op</b>"}, "zonder HTML"),
        ({"tekst": "x" * 601}, "hoogstens 600 tekens"),
        ({"tekst": "Bel 088 123 65 55."}, "Er staat een nummer, bedrag, tijd of adres in de tekst"),
        ({"inhoud": "iets"}, "Selecteer een geldige keuze"),
        ({"inhoud": ""}, "Kies wat de inwoner hier ziet"),
        ({"publiceer_op": "01-01-2020"}, "al begonnen of voorbij"),
        ({"publiceer_op": "31-02-2027"}, "Vul een dag in"),
        ({"publiceer_op": "01-01-2099"}, "te ver weg"),
        ({"tekst": ""}, "wat er nu al geldt"),
        ({"na": ""}, "verplicht"),
    ],
)
def test_what_is_refused_keeps_what_was_typed(noor: Client, changes: dict[str, str], words: str) -> None:
    response = noor.post(PLEK, INVOER | changes)
    page = html.document_fromstring(response.content.decode())
    assert response.status_code == 422
    assert words in " ".join(page.text_content().split())
    assert page.xpath("string(//textarea)").strip() == (INVOER | changes)["tekst"]
    assert not Tekstversie.objects.exists()


def test_everything_wrong_with_one_field_is_told_at_once(noor: Client) -> None:
    answer = noor.post(PLEK, INVOER | {"inhoud": "weg", "tekst": "Uw niveau is te laag."})
    page = html.document_fromstring(answer.content.decode())
    said = page.xpath("string(//p[@id='id_tekst_error'])")
    assert ("niet iedereen: niveau" in said, "Er staat nog een tekst" in said) == (True, True)
    assert "Leest makkelijk" not in page.xpath("string(//section[@aria-labelledby='nu'])")


def test_looking_first_stores_nothing_and_says_how_it_reads(noor: Client) -> None:
    tekst = "Wij verzoeken u vriendelijk de benodigde documentatie mee te nemen."
    page = noor.post(PLEK, INVOER | {"tekst": tekst, "actie": "voorbeeld"}).content.decode()
    assert tekst in html.document_fromstring(page).xpath("string(//*[@data-voorbeeld])")
    assert "Kan makkelijker" in page
    assert not Tekstversie.objects.exists()


def test_two_who_write_the_same_text(noor: Client, ingrid: Client) -> None:
    ingrid.post(PLEK, INVOER | {"tekst": "Van Ingrid."})
    response = noor.post(PLEK, INVOER | {"tekst": "Van Noor."})
    page = html.document_fromstring(response.content.decode())
    assert response.status_code == 409
    assert page.xpath("string(//textarea)").strip() == "Van Noor."
    assert "Van Ingrid." in page.text_content()
    na = page.xpath("string(//input[@name='na']/@value)")
    assert noor.post(PLEK, INVOER | {"tekst": "Van Noor.", "na": na}).status_code == 302


def test_a_version_that_was_replaced_is_not_approved(noor: Client, peter: Client) -> None:
    noor.post(PLEK, INVOER)
    old = newest().pk
    noor.post(PLEK, INVOER | {"na": "1", "tekst": "Beter."})
    assert peter.post(page_of(old), {"actie": "goedkeuren", "stand": "ter-goedkeuring"}).status_code == 409
    assert "Geldt nu" not in peter.get(page_of(old)).content.decode()


def test_given_back_with_a_reason(noor: Client, peter: Client) -> None:
    noor.post(PLEK, INVOER)
    assert press(peter, "teruggeven") == 422
    assert press(peter, "teruggeven", reden="Te lang.") == 302
    assert "Te lang." in noor.get(page_of(newest().pk)).content.decode()
    assert press(peter, "goedkeuren", stand="teruggegeven") == 409


def test_a_wrong_number_is_gone_at_once(peter: Client) -> None:
    publish("Dit nummer is fout.")
    assert "Dit nummer is fout." in help_page()
    assert press(peter, "intrekken", stand="gepubliceerd", reden="Fout nummer") == 302
    assert "Dit nummer is fout." not in help_page()


def test_a_fact_comes_back_on_its_day(noor: Client) -> None:
    row = publish("Bel 088 123 65 55.")
    assert "Kijk na of dit nog klopt" not in noor.get(LIJST).content.decode()
    Tekstversie.objects.filter(pk=row.pk).update(controleer_op=timezone.localdate())
    assert "Kijk na of dit nog klopt" in noor.get(LIJST).content.decode()
    assert press(noor, "nagekeken", stand="gepubliceerd") == 422  # there is a number in it: when again?
    day = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)
    assert press(noor, "nagekeken", stand="gepubliceerd", volgende=f"{day:%d-%m-%Y}") == 302
    assert newest().controleer_op == day
    assert "Kijk na of dit nog klopt" not in noor.get(LIJST).content.decode()


def test_back_to_a_version_goes_the_same_way(noor: Client) -> None:
    old = publish("Eerst.")
    publish("Daarna.", na=1)
    page = html.document_fromstring(noor.get(f"{PLEK}?versie={old.pk}").content.decode())
    assert page.xpath("string(//textarea)").strip() == "Eerst."
    assert noor.post(PLEK, INVOER | {"na": "2", "tekst": "Eerst."}).status_code == 302
    assert "Daarna." in help_page()  # until somebody else approved it


def test_what_is_typed_is_text(noor: Client) -> None:
    publish("<img src=x onerror=alert(1)> [gemeente] [onbekend]")
    for page in (
        help_page(),
        noor.get(PLEK).content.decode(),
        noor.get(page_of(newest().pk)).content.decode(),
    ):
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page
    assert f"{settings.GEMEENTE_NAAM} [onbekend]" in help_page()


def test_a_dutch_text_does_not_stand_in_an_english_page(db: None) -> None:
    publish("Bel ons nu meteen.")
    assert "Bel ons nu meteen." in help_page()
    assert "Bel ons nu meteen." not in help_page("en")


def test_the_page_to_look_at_shows_the_text_and_does_nothing(noor: Client, overlijden: Dienst) -> None:
    noor.post(f"{PLEK}?dienst={overlijden.slug}", INVOER | {"tekst": "Alleen voor [dienst]."})
    address = f"/voorbeeld/tekst/{newest().pk}/"
    for response in (noor.get(address), noor.post(address)):
        assert response.status_code == 200
        assert overlijden.naam in html.document_fromstring(response.content.decode()).xpath("string(//main)")
    assert "Alleen voor" not in help_page()


@pytest.mark.parametrize(
    "name",
    ["?dienst=x", "?dienst=%00", "?tekst_taal=xx", "plaats/x/nl/", "plaats/hulp-digid/xx/", "versie/9/"],
)
def test_what_is_not_there_is_not_found(noor: Client, name: str) -> None:
    assert noor.get(f"{LIJST}{name}").status_code == 404


@pytest.mark.parametrize("taal", list(Taal))
def test_our_own_words_pass_the_check(taal: Taal) -> None:
    for sleutel in PLAATSEN:
        with translation.override(taal.value):
            text = " ".join(our_words(Plek(sleutel, taal, None)))
        assert vakwoorden(text, taal) == (), sleutel


@pytest.mark.parametrize("count", [1, 5])
def test_texts_cost_a_page_one_query(
    client: Client, overlijden: Dienst, queries_of: QueriesOf, count: int
) -> None:
    for na in range(count):
        publish(f"Tekst {na}.", na=na, dienst=overlijden)
    assert queries_of("diensten", client, f"/nieuw/{overlijden.slug}/hulp/") == 2  # the dienst, and its texts


@pytest.mark.parametrize("count", [1, 5])
def test_queries_of_the_list(noor: Client, queries_of: QueriesOf, count: int) -> None:
    for na in range(count):
        publish(f"Tekst {na}.", na=na)
    assert queries_of("diensten", noor, LIJST) == 6  # the versions, the diensten, and what waits
