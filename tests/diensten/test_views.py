from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from lxml import html

from diensten.lijstbronnen import bronnen
from diensten.models import Dienst, Wijziging
from diensten.wijzigen import DienstGegevens
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn, QueriesOf

PAGES = ["/beheer/", "/beheer/diensten/nieuw/", "/beheer/diensten/aangifte-overlijden/"]
DIENST = PAGES[2]


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


@pytest.mark.parametrize("address", PAGES)
def test_a_beheerder_opens_the_page(beheer: Client, overlijden: Dienst, address: str) -> None:
    response = beheer.get(address)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_is_sent_to_the_login(client: Client, overlijden: Dienst, address: str) -> None:
    for response in (client.get(address), client.post(address)):
        assert response.status_code == 302
        assert response["Location"].startswith("/inloggen/?next=/beheer/")


@pytest.mark.parametrize("address", PAGES)
def test_other_roles_are_refused(
    logged_in: LoggedIn, ambtenaar: Medewerker, toezichthouder: Medewerker, overlijden: Dienst, address: str
) -> None:
    for medewerker in (ambtenaar, toezichthouder):
        assert logged_in(medewerker).get(address).status_code == 403


def test_a_form_without_its_token_is_refused(
    beheerder: Medewerker, overlijden: Dienst, invoer: dict[str, Any]
) -> None:
    beheer = Client(enforce_csrf_checks=True)
    beheer.force_login(beheerder)
    assert beheer.post(DIENST, invoer).status_code == 403
    assert Wijziging.objects.count() == 1


def test_an_unknown_dienst_is_not_found(beheer: Client) -> None:
    assert beheer.get("/beheer/diensten/bestaat-niet/").status_code == 404


def test_without_diensten_the_page_says_what_to_do(beheer: Client) -> None:
    text = beheer.get("/beheer/").content.decode()
    assert "Er zijn nog geen diensten" in text
    assert 'href="/beheer/diensten/nieuw/"' in text


def test_the_list_shows_how_people_log_in(beheer: Client, overlijden: Dienst) -> None:
    Dienst.objects.update(niveau=25, stand="gestopt")
    text = beheer.get("/beheer/").content.decode()
    for words in ("Aangifte overlijden", "DigiD app met ID-check", "Substantieel", "Gestopt", "Dicht"):
        assert words in text


@pytest.mark.parametrize("count", [1, 25])
def test_the_list_takes_as_many_queries_for_one_as_for_many(
    beheer: Client, overlijden: Dienst, queries_of: QueriesOf, count: int
) -> None:
    values = {"omschrijving": "x", "gewijzigd_op": overlijden.gewijzigd_op}
    Dienst.objects.bulk_create(Dienst(naam=f"D{n}", slug=f"d{n}", **values) for n in range(count))
    # The list; drafts taken away; what waits: texts twice, those of Logius, proposals, raises, and appointments with
    # another explanation.
    assert queries_of("diensten", beheer, "/beheer/") == 8


def test_make_a_dienst(beheer: Client, beheerder: Medewerker, invoer: dict[str, Any]) -> None:
    response = beheer.post("/beheer/diensten/nieuw/", invoer | {"slug": "aangifte-overlijden"})
    assert (response.status_code, response["Location"]) == (302, DIENST)
    (said,) = get_messages(response.wsgi_request)
    assert str(said) == "De dienst is gemaakt en staat aan. Medewerkers kunnen ermee werken."
    row = Wijziging.objects.get(dienst__slug="aangifte-overlijden")
    assert (row.door, row.door_id) == (beheerder.naam, beheerder.pk)


def test_change_a_dienst(beheer: Client, overlijden: Dienst, invoer: dict[str, Any]) -> None:
    response = beheer.post(DIENST, invoer | {"niveau": "30", "slug": "iets-anders"}, follow=True)
    text = response.content.decode()
    assert response.redirect_chain == [(DIENST, 302)]  # the slug stays
    assert "De wijzigingen zijn opgeslagen." in text
    assert "DigiD app of sms-controle (Midden)</td>" in text.replace("\n", "")  # from, in the change log
    assert "Niet iedereen kan zo inloggen" in text


def test_nothing_changed_is_said(beheer: Client, overlijden: Dienst, invoer: dict[str, Any]) -> None:
    assert "Er is niets gewijzigd." in beheer.post(DIENST, invoer, follow=True).content.decode()


@pytest.mark.parametrize("address", PAGES[1:])
def test_an_error_is_said_in_title_summary_and_field(
    beheer: Client, overlijden: Dienst, invoer: dict[str, Any], address: str
) -> None:
    response = beheer.post(address, invoer | {"slug": "nieuw-iets", "link_minuten": "4", "versie": "1"})
    text = response.content.decode()
    assert "<title>Fout: " in text
    assert '<a href="#id_link_minuten">Vul een getal in van 5 tot en met 120.</a>' in text
    assert 'aria-invalid="true"' in text
    assert 'value="4"' in text
    assert Wijziging.objects.count() == 1


def test_with_an_error_the_page_keeps_the_stored_name(
    beheer: Client, overlijden: Dienst, invoer: dict[str, Any]
) -> None:
    text = beheer.post(DIENST, invoer | {"naam": "Anders", "link_minuten": "4"}).content.decode()
    assert "<h1>Aangifte overlijden</h1>" in text
    assert 'value="Anders"' in text


def test_the_second_beheerder_sees_both_and_may_choose(
    beheer: Client, overlijden: Dienst, invoer: dict[str, Any]
) -> None:
    beheer.post(DIENST, invoer | {"link_minuten": "20"})
    response = beheer.post(DIENST, invoer | {"link_minuten": "40"})
    text = response.content.decode()
    assert response.status_code == 409
    assert "Iemand anders wijzigde deze dienst net ook" in text
    assert 'name="versie" value="2"' in text
    assert 'value="40"' in text
    overlijden.refresh_from_db()
    assert overlijden.link_minuten == 20
    assert beheer.post(DIENST, invoer | {"link_minuten": "40", "versie": "2"}).status_code == 302
    overlijden.refresh_from_db()
    assert overlijden.link_minuten == 40


@pytest.mark.parametrize(("niveau", "shown"), [(10, False), (20, False), (25, True), (30, True)])
def test_who_cannot_log_in_is_said(beheer: Client, overlijden: Dienst, niveau: int, shown: bool) -> None:
    Dienst.objects.update(niveau=niveau)
    assert (
        "buitenlands identiteitsbewijs" in beheer.get(DIENST).content.decode().replace("\n", " ")
    ) is shown


def test_the_standing_link_is_shown_when_it_is_open(beheer: Client, overlijden: Dienst) -> None:
    assert "/nieuw/aangifte-overlijden/" not in beheer.get(DIENST).content.decode()
    Dienst.objects.update(staande_link=True)
    assert "http://testserver/nieuw/aangifte-overlijden/" in beheer.get(DIENST).content.decode()


def test_names_are_escaped(beheer: Client, invoer: dict[str, Any]) -> None:
    text = beheer.post(
        "/beheer/diensten/nieuw/", invoer | {"slug": "xss", "naam": "<script>x"}, follow=True
    ).content.decode()
    assert "<script>x" not in text
    assert "&lt;script&gt;x" in text


def test_the_form_fields_are_those_of_the_gegevens(invoer: dict[str, Any]) -> None:
    left_out = {
        "staande_link",
        "gespreksnummer_vragen",
        "wederzijds",
        "brp_gezag",
        "code_in_zaak",
        "contactmoment",
        "samen",
    }  # boxes that are not ticked
    assert set(DienstGegevens.__slots__) - left_out == set(invoer) - {"versie"}


def test_an_empty_change_log_says_so(beheer: Client, overlijden: Dienst) -> None:
    Wijziging.objects.all().delete()
    assert "Aan deze dienst is nog niets gewijzigd." in beheer.get(DIENST).content.decode()


def test_a_dienst_has_three_states(beheer: Client, overlijden: Dienst, invoer: dict[str, Any]) -> None:
    for versie, (stand, words) in enumerate(
        [("concept", ">Concept<"), ("gestopt", ">Gestopt<"), ("actief", ">Actief<")], start=1
    ):
        assert beheer.post(DIENST, invoer | {"stand": stand, "versie": versie}).status_code == 302
        assert words in beheer.get("/beheer/").content.decode()
    assert beheer.post(DIENST, invoer | {"stand": "weg"}).status_code == 422


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "<td>0</td>"), (9, "Minder dan 10"), (10, "<td>Ongeveer 10</td>"), (55, "Ongeveer 60")],
)
def test_the_list_says_how_often_people_logged_in(
    beheer: Client, overlijden: Dienst, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    monkeypatch.setattr(bronnen, "logins", lambda _since: {overlijden.pk: number})
    assert words in beheer.get("/beheer/").content.decode()


@pytest.mark.parametrize(
    ("mapped", "words"),
    [(None, "Niet nodig"), (frozenset({"aangifte-overlijden"}), "Ingevuld"), (frozenset(), "Nog invullen")],
)
def test_the_list_says_whether_there_is_a_zaaktype(
    beheer: Client, overlijden: Dienst, monkeypatch: pytest.MonkeyPatch, mapped: Any, words: str
) -> None:
    monkeypatch.setattr(bronnen, "met_zaaktype", lambda: mapped)
    assert words in beheer.get("/beheer/").content.decode()
    assert words in beheer.get(DIENST).content.decode()


def test_a_dienst_leads_to_what_else_there_is_to_set(beheer: Client, overlijden: Dienst) -> None:
    page = html.document_fromstring(beheer.get(DIENST).content)
    found = page.xpath("//input[@name='naam']/preceding::a/@href")  # near the top, before the long form
    assert {
        f"/beheer/machtigen/diensten/{overlijden.slug}/",
        f"{DIENST}verhogen/",
        f"{DIENST}zaaktype/",
        "#wijzigingen",
    } <= set(found)
    assert page.xpath("//h2[@id='wijzigingen']")
