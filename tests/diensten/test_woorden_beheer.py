"""A word of the gemeente from the list to the page: written, looked at, approved and seen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext
from lxml import html

from diensten.inwonerteksten import opstellen
from diensten.inwonerteksten.models import Tekstversie
from diensten.wijzigen import Door
from identification.queries import woordvoorbeeld
from identification.queries.mailvoorbeeld import example_mail
from inloggen.models import Medewerker
from tests.diensten.test_tekstplaatsen import NU, put
from tests.diensten.test_tekststand import PETER
from tests.diensten.test_woorden import WOORDEN, Zegt
from tests.medewerkers import LoggedIn


@pytest.fixture
def noor(logged_in: LoggedIn, schrijver: Medewerker) -> Client:
    return logged_in(schrijver)


def test_who_works_here_reads_our_own_words(noor: Client) -> None:
    put("w-fout", "Oeps:")
    put("w-toegankelijkheid", "Voor iedereen")
    page = noor.get("/beheer/teksten/plaats/w-fout/nl/").content.decode()
    assert ("Oeps:" in html.document_fromstring(page).xpath("string(//title)"), "Voor iedereen<" in page) == (
        False,
        False,
    )
    assert gettext("Fout:") == "Fout:"


def test_a_word_can_be_found_in_the_list(noor: Client) -> None:
    put("w-terug-naar-alle-hulp", "Naar de lijst")
    found = html.document_fromstring(noor.get("/beheer/teksten/?zoek=naar+de+LIJST").content)
    assert [link.text for link in found.xpath("//*[@class='tekstregels__wat']/a")] == [
        "‘Terug naar alle hulp’"
    ]
    assert len(found.xpath("//details[@class='tekstgroep'][@open]")) == 1
    nothing = noor.get("/beheer/teksten/", {"zoek": "dit staat nergens"}).content.decode()
    assert "Geen enkele tekst heeft ‘dit staat nergens’" in nothing


def test_the_list_opens_where_something_waits(noor: Client) -> None:
    assert 'tekstgroep" open' not in noor.get("/beheer/teksten/").content.decode()
    put("w-terug", "Ga terug", now=timezone.now() + timedelta(days=1))
    page = html.document_fromstring(noor.get("/beheer/teksten/").content)
    opened = page.xpath("//details[@class='tekstgroep'][@open]//h2")
    assert [kop.text for kop in opened] == ["Losse woorden: knoppen en links"]


@pytest.mark.parametrize(
    ("sleutel", "tekst", "fout"),
    [
        ("w-terug", "Terug & verder", "Dit kan hier niet staan: &"),
        ("w-verder", "Verder op inloggen.evil.nl", "Zet hier geen webadres of e-mailadres."),
        ("w-dan-kunt-u-bellen", "Mail ons op hulp＠evil.nl", "Zet hier geen webadres of e-mailadres."),
        ("w-terug", "100% zeker", "Dit kan hier niet staan: %"),
        ("w-terug", "Terug\nnaar het begin", "Hier past één regel."),
        ("w-terug", "Terug naar [gemeente]", "[gemeente] kennen wij hier niet. In deze tekst"),
        ("w-tijd-uur", "vanmiddag", "[tijd] moet in de tekst blijven staan"),
        ("w-terug", "ga VERDER {code}", "Dit kan hier niet staan: { }"),
        ("w-terug", "Verder", "Zo heet al iets anders."),
        ("w-uitloggen", "niet UITLOGGEN bij DigiD", "Zo heet al iets anders."),
        ("w-verder", "Uit loggen!", "Zo heet al iets anders."),
        ("w-verder", "Inloggen met DigiD", "Zo heet al iets anders."),
        ("w-terug", "Ga verder", "Zo heet al iets anders."),
        ("w-verder", "Uitl\u043eggen", "Deze letters horen niet bij deze taal: \u043e."),
        ("w-u-bent-uitgelogd", "Om [tijd] uur.", "[tijd] kennen wij hier niet"),
        ("w-terug", "Uw authenticatie", "Deze woorden begrijpt niet iedereen: authenticatie"),
    ],
)
def test_a_word_is_looked_at_before_it_is_stored(noor: Client, sleutel: str, tekst: str, fout: str) -> None:
    data = {"na": "0", "inhoud": "tekst", "tekst": tekst, "actie": "aanbieden"}
    response = noor.post(f"/beheer/teksten/plaats/{sleutel}/nl/", data)
    assert response.status_code == 422
    assert fout in html.document_fromstring(response.content).text_content()
    assert not Tekstversie.objects.exists()


def test_two_buttons_have_two_names(noor: Client) -> None:
    """Also before the other one holds: both could be approved."""
    data = {"na": "0", "inhoud": "tekst", "tekst": "Ga naar het begin", "actie": "opslaan"}
    assert noor.post("/beheer/teksten/plaats/w-terug-naar-inloggen/nl/", data).status_code == 302
    again = noor.post("/beheer/teksten/plaats/w-terug/nl/", data | {"tekst": "Ga naar  het begin!"})
    assert (again.status_code, "Zo heet al iets anders." in again.content.decode()) == (422, True)
    assert noor.post("/beheer/teksten/plaats/w-terug/en/", data).status_code == 302
    assert noor.post("/beheer/teksten/plaats/w-gemeente/nl/", data).status_code == 302


def test_a_word_is_written_by_one_and_approved_by_another(noor: Client) -> None:
    data = {"na": "0", "inhoud": "tekst", "tekst": "Ga terug", "actie": "aanbieden"}
    assert noor.post("/beheer/teksten/plaats/w-terug-naar-alle-hulp/nl/", data).status_code == 302
    row = Tekstversie.objects.get()
    assert "Ga terug" not in Client().get("/hulp/geen-app/").content.decode()
    with pytest.raises(opstellen.EigenTekst):
        opstellen.approve(pk=row.pk, door=Door(naam=row.door, id=row.door_id), now=NU)
    opstellen.approve(pk=row.pk, door=PETER, now=NU)
    assert "Ga terug" in Client().get("/hulp/geen-app/").content.decode()


@pytest.mark.parametrize(
    "sleutel",
    [
        "w-privacy",
        "w-gespreksnummer",
        "w-deze-pagina-is-er-niet",
        "w-uw-videogesprek-met-gemeente",
        "w-u-kunt-alles-doen-met-het",
        "w-deze-vertaling-is-nog-niet",  # stands where the example says that it is one
    ],
)
def test_a_word_can_be_looked_at_on_a_page_that_shows_it(noor: Client, sleutel: str) -> None:
    row = put(sleutel, Zegt("Wij helpen u").own(sleutel))
    page = noor.get(f"/voorbeeld/tekst/{row.pk}/")
    assert page.status_code == 200
    assert "Wij helpen u" in html.document_fromstring(page.content).text_content()


def test_most_words_can_be_looked_at_in_a_page(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest comes by in a form with an error, or in a mail that says that something changed."""
    monkeypatch.setattr(woordvoorbeeld, "_gevonden", {})
    request, now = client.get("/hulp/").wsgi_request, timezone.now()
    alone = [
        woord.naam
        for sleutel, woord in WOORDEN.items()
        if not woordvoorbeeld.page_with(sleutel, request=request, now=now)
    ]
    assert len(alone) <= 49, alone


def test_the_words_of_a_mail(db: None) -> None:
    proef = ("w-uw-videogesprek-met-gemeente", "tekst", "Afspraak met [gemeente]")
    mail = example_mail("mail-uitnodiging", None, taal="nl", now=NU, proef=proef)
    assert mail.onderwerp == f"Afspraak met {settings.GEMEENTE_NAAM}"
