"""B4 as a beheerder meets it, and the page on which inwoners read of it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from lxml import html

from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from begrippen.taal import Taal
from diensten.inwonerteksten import opstellen
from diensten.models import Dienst
from diensten.verhoging.cijfers import Aandeel, bron
from diensten.verhoging.ingaan import settle
from diensten.verhoging.models import Verhoging, VerhogingStap
from diensten.verhoging.tijdlijn import day_of, latest_day
from inloggen.models import Medewerker
from tests.diensten.test_tekstplaatsen import put
from tests.diensten.test_tekststand import NOOR, NU, PETER
from tests.medewerkers import LoggedIn

PAGE = "/beheer/diensten/aangifte-overlijden/verhogen/"
OPEN = "/aankondiging/aangifte-overlijden/"


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker, overlijden: Dienst) -> Client:
    Dienst.objects.update(niveau=10)
    return logged_in(beheerder)


def tree(client: Client, address: str = PAGE) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode())


def stand(client: Client) -> str:
    return tree(client).xpath("string(//input[@name='stand']/@value)")


def filled(client: Client, *, days: int = 120, announce: int | None = 0) -> dict[str, str]:
    today = day_of(timezone.now())
    start = "" if announce is None else f"{today + timedelta(days=announce):%d-%m-%Y}"
    datum = f"{today + timedelta(days=days):%d-%m-%Y}"
    return {"stand": stand(client), "naar": "20", "datum": datum, "aankondigen_vanaf": start}


def planned(client: Client, **when: int) -> None:
    assert client.post(PAGE, filled(client, **when)).status_code == 302


def move_to(days: int) -> None:
    """As if the plan was made for another day: the clock of the views cannot be set."""
    datum = day_of(timezone.now()) + timedelta(days=days)
    Verhoging.objects.update(datum=datum, aankondigen_vanaf=datum - timedelta(days=100))


def test_plan_it_and_read_what_it_brings(beheer: Client) -> None:
    planned(beheer)
    text = tree(beheer).xpath("string(//main)")
    for words in ("Gepland", "DigiD app of sms-controle", "Begin met aankondigen", "Vraag Logius"):
        assert words in text
    assert "Vanaf " in tree(beheer, "/beheer/").xpath("string(//table)")


def test_without_a_start_it_is_six_months_or_today(beheer: Client) -> None:
    planned(beheer, announce=None)
    assert Verhoging.objects.get().aankondigen_vanaf == day_of(timezone.now())


def test_looking_first_stores_nothing(beheer: Client) -> None:
    response = beheer.post(PAGE, filled(beheer, days=20) | {"actie": "voorbeeld"})
    text = response.content.decode()
    assert "Er is nog niets opgeslagen" in text
    assert "minder dan 3 maanden van tevoren" in text
    assert not Verhoging.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"datum": "01-01-2020"}, "Deze dag is al begonnen of voorbij"),
        ({"datum": "01-01-0001", "aankondigen_vanaf": ""}, "Deze dag is al begonnen of voorbij"),
        ({"aankondigen_vanaf": "01-01-0001"}, "Deze dag is te lang geleden. Kies een dag vanaf"),
        ({"datum": "30-02-2027"}, "Vul een dag in"),
        ({"datum": "15-06-2999"}, "Deze dag is te ver weg"),
        ({"datum": ""}, "Vul een dag in"),
        ({"naar": "10"}, "Kies een manier die sterker is dan nu"),
        ({"naar": "99"}, "Kies een manier die sterker is dan nu"),
        ({"aankondigen_vanaf": "15-06-2998"}, "Begin met aankondigen voor de dag"),
        ({"stand": "x" * 61}, "x"),
    ],
)
@pytest.mark.parametrize("actie", ["plan", "voorbeeld"])
def test_what_is_wrong_is_said_and_stays(
    beheer: Client, wrong: dict[str, str], said: str, actie: str
) -> None:
    response = beheer.post(PAGE, filled(beheer) | wrong | {"actie": actie})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert "<title>Fout: " in response.content.decode()
    assert not Verhoging.objects.exists()


def test_two_beheerders_at_once(beheer: Client) -> None:
    mine = filled(beheer, days=200)
    planned(beheer)
    response = beheer.post(PAGE, mine)
    page = html.document_fromstring(response.content.decode())
    assert response.status_code == 409
    assert page.xpath("string(//input[@name='datum']/@value)") == mine["datum"]
    again = mine | {"stand": page.xpath("string(//input[@name='stand']/@value)")}
    assert beheer.post(PAGE, again).status_code == 302
    assert list(VerhogingStap.objects.order_by("id").values_list("soort", flat=True)) == [
        "gepland",
        "gewijzigd",
    ]


def test_withdraw_with_a_reason(beheer: Client) -> None:
    planned(beheer)
    address = f"{PAGE}intrekken/"
    assert beheer.post(address, {"stand": stand(beheer), "reden": ""}).status_code == 422
    assert beheer.post(address, {"stand": stand(beheer), "reden": "Te vroeg"}).status_code == 302
    assert "Te vroeg" in tree(beheer).xpath("string(//table)")
    assert "Het gaat niet door" in tree(beheer).xpath("string(//main)")


def test_roll_back_with_one_button_and_a_reason(beheer: Client) -> None:
    planned(beheer)
    move_to(-13)
    settle(now=timezone.now())
    address = f"{PAGE}terugdraaien/"
    assert beheer.post(address, {"stand": "1-1-1", "reden": "Storing"}).status_code == 409
    assert beheer.post(address, {"stand": stand(beheer), "reden": "Storing"}).status_code == 302
    assert Dienst.objects.get().niveau == 10
    assert "Draai de verhoging terug" not in tree(beheer).xpath("string(//main)")


def test_after_two_weeks_the_button_is_gone_and_says_why(beheer: Client) -> None:
    planned(beheer)
    move_to(-14)
    settle(now=timezone.now())
    assert "Draai de verhoging terug" not in tree(beheer).xpath("string(//main)")
    response = beheer.post(f"{PAGE}terugdraaien/", {"stand": stand(beheer), "reden": "x"})
    assert (response.status_code, "Terugdraaien kon tot en met" in response.content.decode()) == (422, True)


def test_a_point_is_ticked_and_opened_again(beheer: Client) -> None:
    planned(beheer)
    for gedaan, shown in (("ja", "Klaar"), ("nee", "Nog doen")):
        beheer.post(f"{PAGE}afvinken/", {"punt": "logius", "gedaan": gedaan})
        assert shown in tree(beheer).xpath("string(//ul[contains(@class, 'regels')]/li[1])")
    assert beheer.post(f"{PAGE}afvinken/", {"punt": "onzin", "gedaan": "ja"}).status_code == 302


@pytest.mark.parametrize(
    ("te_laag", "said", "hidden"),
    [
        ({10: 3, 20: 6}, "te weinig voor een cijfer", ""),
        ({10: 9, 20: 200}, "minder dan 10 geweigerd", "9 geweigerd"),
        ({10: 48, 20: 150}, "ongeveer 50 geweigerd (25%)", "198"),
        ({10: 195, 20: 5}, "minder dan 10 niet geweigerd", "195"),
        ({}, "te weinig voor een cijfer", ""),
    ],
)
def test_small_numbers_are_not_told(
    beheer: Client, monkeypatch: pytest.MonkeyPatch, te_laag: dict[int, int], said: str, hidden: str
) -> None:
    counts = {Niveau(niveau): aantal for niveau, aantal in te_laag.items()}
    monkeypatch.setattr(bron, "_telling", lambda **_: counts)
    planned(beheer)
    text = tree(beheer).xpath("string(//main)")
    assert said in " ".join(text.split())
    assert not hidden or hidden not in text


def test_a_share_without_logins_is_no_division_by_zero() -> None:
    assert (Aandeel(0, 0).procent, Aandeel(0, 0).te_weinig) == (0, True)


def test_the_announcement_is_public_from_its_first_day(beheer: Client) -> None:
    anybody = Client()
    assert anybody.get(OPEN).status_code == 404
    planned(beheer, announce=1)
    assert anybody.get(OPEN).status_code == 404
    Verhoging.objects.update(aankondigen_vanaf=day_of(timezone.now()))
    text = tree(anybody, OPEN).xpath("string(//main)")
    assert "verandert" in text
    assert "alleen nog in met de DigiD app of sms-controle" in text
    assert tree(anybody, OPEN).xpath("//main//a[starts-with(@href, 'tel:')]")
    assert not anybody.get(OPEN).cookies


@pytest.mark.parametrize(("days", "word"), [(1, "Vanaf "), (0, "Sinds "), (-200, "Sinds ")])
def test_the_words_turn_on_the_day_also_when_the_clock_did_not(beheer: Client, days: int, word: str) -> None:
    planned(beheer)
    move_to(days)
    assert tree(Client(), OPEN).xpath("string(//main)").count(word) == 1


def test_who_read_of_it_reads_that_it_is_off(beheer: Client) -> None:
    planned(beheer)
    beheer.post(f"{PAGE}intrekken/", {"stand": stand(beheer), "reden": "Te vroeg"})
    text = tree(Client(), OPEN).xpath("string(//main)")
    assert "Dat gaat nu niet door" in text
    assert "Te vroeg" not in text


@pytest.mark.parametrize("kanaal", ["website", "mail", "social", "brief"])
@pytest.mark.parametrize("taal", ["nl", "en"])
def test_texts_to_copy(beheer: Client, kanaal: str, taal: str) -> None:
    planned(beheer)
    for fase in ("vooraf", "vanaf"):
        response = beheer.get(f"{PAGE}{fase}/{kanaal}/?taal={taal}")
        text = response.content.decode()
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert f'filename="aangifte-overlijden-{fase}-{kanaal}.txt"' in response["Content-Disposition"]
        assert OPEN in text
        assert not re.search(r"[<>]|niveau|%\(", text)
        assert len(text) <= 280 or kanaal != "social"


def test_what_the_gemeente_adds_stands_in_the_announcement_and_in_its_texts(
    beheer: Client, overlijden: Dienst
) -> None:
    planned(beheer)
    words = "Vraag ons vóór [datum] om hulp bij ‘[dienst]’."
    row = opstellen.store(
        sleutel="aankondiging-vooraf",
        dienst=overlijden,
        taal=Taal.NEDERLANDS,
        na=0,
        tekst=words,
        door=NOOR,
        now=NU,
    )
    opstellen.offer(pk=row.pk, door=NOOR, now=NU)
    assert "om hulp bij" not in tree(Client(), OPEN).xpath("string(//main)")
    opstellen.approve(pk=row.pk, door=PETER, now=NU)
    datum = date_format(Verhoging.objects.get().datum, "j E Y")
    expected = f"Vraag ons vóór {datum} om hulp bij ‘{overlijden.naam}’."
    assert expected in tree(Client(), OPEN).xpath("string(//main)")
    assert expected in beheer.get(f"{PAGE}vooraf/brief/").content.decode()
    assert expected not in beheer.get(f"{PAGE}vooraf/social/").content.decode()
    assert expected not in beheer.get(f"{PAGE}vanaf/brief/").content.decode()


@pytest.mark.parametrize("end", ["vooraf/telex/", "van-de-baan/mail/", "nooit/mail/"])
def test_there_is_no_text_that_is_not_true(beheer: Client, end: str) -> None:
    assert beheer.get(f"{PAGE}vooraf/mail/").status_code == 404
    planned(beheer)
    assert beheer.get(f"{PAGE}{end}").status_code == 404


def test_the_latest_day_is_two_years_on(beheer: Client) -> None:
    today = day_of(timezone.now())
    planned(beheer, days=(latest_day(today) - today).days)


def test_lowering_asks_for_a_yes(beheer: Client, invoer: dict[str, str]) -> None:
    Dienst.objects.update(niveau=20)
    address = "/beheer/diensten/aangifte-overlijden/"
    response = beheer.post(address, invoer | {"niveau": "10"})
    assert "Kruis aan dat u dat wilt" in response.content.decode()
    assert Dienst.objects.get().niveau == 20
    assert "id_verlagen" not in beheer.get(address).content.decode()
    assert beheer.post(address, invoer | {"niveau": "10", "verlagen": "on"}).status_code == 302
    assert Dienst.objects.get().niveau == 10


def test_the_form_of_the_dienst_says_that_a_raise_is_planned(beheer: Client, invoer: dict[str, str]) -> None:
    planned(beheer)
    response = beheer.post("/beheer/diensten/aangifte-overlijden/", invoer | {"niveau": "30"})
    assert "Er is een verhoging gepland" in response.content.decode()
    assert Dienst.objects.get().niveau == 10


def test_a_number_at_digid_has_to_be_raised_there_too(beheer: Client) -> None:
    planned(beheer)
    assert "ServiceUUID" not in tree(beheer).xpath("string(//main)")
    Dienst.objects.update(service_uuid="f847dc11-ac24-47b2-84a8-a057440ce56d")
    assert "ServiceUUID" in tree(beheer).xpath("string(//main)")


def test_what_the_gemeente_adds_stands_in_every_text(beheer: Client) -> None:
    planned(beheer)
    put("w-heeft-u-nog-geen-digid-vraag-die", "Nog geen DigiD? Wij helpen u.")
    page = tree(beheer)
    assert "Nog geen DigiD? Wij helpen u." in page.xpath("string(//main)")
    downloads = [beheer.get(link).content.decode() for link in page.xpath("//a[@download]/@href")]
    assert sum("Nog geen DigiD? Wij helpen u." in one for one in downloads) >= 3
