"""Buttons, labels and errors: words of the gemeente wherever an inwoner reads ours, and nowhere else."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from django.utils.translation import gettext, override
from hypothesis import given
from hypothesis import strategies as st

from begrippen.taal import Taal
from diensten.inwonerteksten.nakijken import judge
from diensten.inwonerteksten.namen import VASTE_KNOPPEN, strange_letters
from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.register import PLAATSEN
from diensten.inwonerteksten.spreken import spoken
from diensten.inwonerteksten.woorden import NIET_IN_EEN_WOORD, Woord
from diensten.models import Dienst
from identification.queries import kapot
from identification.views import poort
from tests.diensten.test_tekstplaatsen import put

WOORDEN = {sleutel: plaats for sleutel, plaats in PLAATSEN.items() if isinstance(plaats, Woord)}
LINK = "/i/bestaat-niet/"


class Zegt:
    """The gemeente says `tekst` at every word."""

    def __init__(self, tekst: str) -> None:
        self.tekst = tekst

    def own(self, sleutel: str) -> str:
        return " ".join([self.tekst, *(f"[{naam}]" for naam in WOORDEN[sleutel].moet)])


def test_a_button_has_the_name_that_the_gemeente_gave_it(client: Client, db: None) -> None:
    put("w-toegankelijkheid", "Voor iedereen te lezen")
    page = client.get(LINK).content.decode()
    assert ("Voor iedereen te lezen" in page, ">Toegankelijkheid<" in page) == (True, False)


def test_another_language_keeps_our_words(client: Client, db: None) -> None:
    put("w-terug-naar-alle-hulp", "Naar de lijst")
    assert "Naar de lijst" in client.get("/hulp/geen-app/").content.decode()
    page = client.get("/hulp/geen-app/?taal=en").content.decode()
    assert ("Naar de lijst" in page, "Back to all help" in page) == (False, True)


def test_a_dienst_has_words_of_its_own(client: Client, overlijden: Dienst) -> None:
    put("w-terug-naar-inloggen", "Terug naar het begin", dienst=overlijden)
    page = client.get(f"/nieuw/{overlijden.slug}/hulp/").content.decode()
    assert "Terug naar het begin" in page
    assert "Terug naar het begin" not in client.get("/i/bestaat-niet/hulp/").content.decode()


def test_one_press_does_not_carry_over_to_the_next_page(client: Client, overlijden: Dienst) -> None:
    put("w-toegankelijkheid", "Van deze dienst", dienst=overlijden)
    assert "Van deze dienst" in client.get(f"/nieuw/{overlijden.slug}/hulp/").content.decode()
    assert "Van deze dienst" not in client.get("/hulp/").content.decode()
    assert gettext("Toegankelijkheid") == "Toegankelijkheid"


@pytest.mark.parametrize("taal", Taal)
def test_every_word_says_what_is_filled_in_wherever_it_stands(taal: Taal) -> None:
    """With the values that the sources fill in; ours stay where they keep somebody safe."""
    for sleutel, woord in WOORDEN.items():
        values = {naam: f"<{naam}>" for naam in woord.vult}
        with override(taal.value):
            ours = gettext(woord.bron)
            with spoken(Zegt("Nieuw")):
                found = gettext(woord.bron)
        filled = found % values if values else found
        assert "Nieuw" in filled, sleutel
        assert all(value in filled for value in values.values()), sleutel
        assert (found in {f"{ours} Nieuw", f"{ours} – Nieuw"}) == woord.vast, sleutel
        assert "[" not in filled, sleutel


def test_markup_around_a_name_stays() -> None:
    ander = WOORDEN["w-tijd-uur"]
    assert ander.says("Om [tijd].", ours="x") == "Om %(tijd)s."
    met = Woord(
        ander.pagina,
        ander.standaard,
        vult={"naam": "naam"},
        bron='<strong translate="no">%(naam)s</strong> wacht.',
    )
    assert met.says("Wacht op [naam].", ours="x") == 'Wacht op <strong translate="no">%(naam)s</strong>.'
    half = Woord(
        ander.pagina, ander.standaard, vult={"naam": "naam"}, bron="<strong>Gemeente %(naam)s</strong> wacht."
    )
    assert half.says("Wacht op [naam].", ours="x") == "Wacht op %(naam)s."


_NIET = NIET_IN_EEN_WOORD + "\n\r\u2028\u202e[]"


@given(st.text(alphabet=st.sampled_from(_NIET + "ab ’"), min_size=1, max_size=30))
def test_a_row_that_is_more_than_words_says_nothing(tekst: str) -> None:
    """A bracket alone is a letter; a name between brackets is one that this word does not know."""
    found = WOORDEN["w-terug"].says(tekst, ours="Terug")
    wrong = set(tekst) & (set(_NIET) - set("[]")) or not set(tekst) & set("ab")
    assert found == "Terug" if wrong else found in {"Terug", tekst}


def test_a_subject_ends_where_its_line_ends() -> None:
    """A header with a line break is no header: the mail would never go."""
    woord = WOORDEN["w-uw-videogesprek-met-gemeente"]
    assert woord.says("Gesprek met [gemeente]\n", ours="%(gemeente)s") == "%(gemeente)s"


@pytest.mark.parametrize("tekst", ["\u2800", "—", " ’ "])
def test_a_button_always_has_a_name(tekst: str) -> None:
    """An empty pattern of braille is a sign that one can print, and nobody sees it."""
    woord = WOORDEN["w-terug"]
    assert woord.says(tekst, ours="Terug") == "Terug"
    assert judge(tekst, plaats=woord, taal=Taal.NEDERLANDS).fouten


@pytest.mark.parametrize(
    "tekst", ["Uw gesprek", "Uw gesprek met [gemeente] en [naam]", "Uw gesprek met [stad]"]
)
def test_a_row_of_before_our_words_had_other_values_says_nothing(tekst: str) -> None:
    woord = WOORDEN["w-uw-videogesprek-met-gemeente"]
    assert woord.says(tekst, ours="%(gemeente)s") == "%(gemeente)s"


def test_our_own_words_are_not_judged_as_wrong() -> None:
    """Who takes over our words as they are can store them."""
    wrong = {}
    for sleutel, woord in WOORDEN.items():
        plain = re.sub(r"<[^>]+>", "", woord.bron)
        typed = (
            "" if woord.vast else plain % {naam: f"[{naam}]" for naam in woord.vult} if woord.vult else plain
        )
        fouten = judge(typed, plaats=woord, taal=Taal.NEDERLANDS).fouten
        if fouten or len(typed) > woord.langst:
            wrong[sleutel] = fouten
    assert wrong == {}


@pytest.mark.parametrize("taal", Taal)
def test_our_own_words_have_the_letters_of_their_language(taal: Taal) -> None:
    with override(taal.value):
        ours = {sleutel: strip_tags(gettext(woord.bron)) for sleutel, woord in WOORDEN.items()}
    assert {sleutel for sleutel, tekst in ours.items() if strange_letters(tekst, taal)} == set()


@pytest.mark.parametrize(
    ("taal", "tekst", "vreemd"),
    [
        (Taal.OEKRAIENS, "Увійти з DigiD", ""),
        (Taal.OEKRAIENS, "Вийт\u0069", "i"),
        (Taal.ARABISCH, "الدخول عبر DigiD", ""),
        (Taal.POOLS, "Zaloguj się", ""),
        (Taal.NEDERLANDS, "\U0001d414it", "\U0001d414"),
        (Taal.NEDERLANDS, "\u3164", "\u3164"),
    ],
)
def test_letters_that_look_like_others(taal: Taal, tekst: str, vreemd: str) -> None:
    assert strange_letters(tekst, taal) == vreemd


def test_what_holds_people_back_asks_no_database(client: Client, db: None) -> None:
    put("w-toegankelijkheid", "Uw gegevens")
    request = client.get("/hulp/").wsgi_request
    with CaptureQueriesContext(connection) as captured, spoken(Zegt("Nieuw")):
        response = poort.broken(request, kapot.too_busy())
    assert response.status_code == 429
    asked = [query["sql"] for query in captured.captured_queries if "tekstversie" in query["sql"]]
    assert (asked, b"Uw gegevens" in response.content, b"Nieuw" in response.content) == ([], False, False)


# Yes and no, stop, log out, report; what Beeldpas knows or computes; and who asks, the code and what is real.
AANVULLEN = {
    "w-dit-vragen-wij-nooit",
    "w-ja-hetzelfde-woord",
    "w-nee-ander-woord",
    "w-toch-een-ander-woord",
    "w-dit-was-ik-niet-meld-het",
    "w-dit-was-ik-wel",
    "w-uitloggen",
    "w-niet-uitloggen-bij-digid",
    "w-ik-zit-niet-in-een-gesprek",
    "w-nee-ik-zit-niet-in-dit-gesprek",
    "w-meld-een-nepgesprek",
    "w-kijk-goed",
    "w-gesloten",
    "w-niet-verplicht",
    "w-u-heeft-daarvoor-een-nederlands",
    "w-u-heeft-de-digid-app-nodig-en",
    "w-deze-vertaling-is-nog-niet",
    "w-u-regelt-dit-voor-iemand-anders",
    "w-er-is-niets-opgeslagen-dat-is",
    "w-dit-is-niet-het-getal-dat-naam",
    "w-bel-het-nummer-dat-u-van-de",
    "w-nu-neemt-niemand-op",
    "w-u-kunt-nu-bellen-tot-tijd-uur",
    "w-vanaf-datum-logt-u-hier-alleen",
    "w-inloggen-voor-dienst-verandert-2",
    "w-de-gemeente-heeft-haar",
    "w-komen-wij-er-samen-niet-uit-dan",
    "w-uw-videogesprek-met-gemeente-2",
    "w-een-code-per-mail-per-sms-of-aan",
}
ALTIJD_AAN_TE_VULLEN = {Pagina.WOORDEN_GEBEURD, Pagina.WOORDEN_GESPREK, Pagina.WOORDEN_DIGID}


def test_where_somebody_could_be_misled_our_words_stay() -> None:
    assert {key for key in AANVULLEN if not WOORDEN[key].vast} == set()
    assert {
        key for key, woord in WOORDEN.items() if woord.pagina in ALTIJD_AAN_TE_VULLEN and not woord.vast
    } == set()
    fixed = set(
        re.findall(r"^- `(.+)`$", (settings.BASE_DIR / "docs/vaste-woorden.md").read_text("utf-8"), re.M)
    )
    parts = {*VASTE_KNOPPEN, "Gemeente %(naam)s", "de DigiD app met ID-check", "U wordt uitgelogd om"}
    assert parts - fixed == set()


def test_a_wrong_method_and_a_wrong_address_speak_too(client: Client, db: None) -> None:
    put("w-deze-pagina-kan-dat-niet", "Dat gaat hier niet")
    put("w-deze-pagina-is-er-niet", "Dit adres is er niet")
    assert "Dat gaat hier niet" in client.post("/hulp/").content.decode()
    assert 'lang="en"' in client.post("/hulp/?taal=en").content.decode()
    assert "Dit adres is er niet" in client.get("/hulpp/").content.decode()


def test_a_page_that_is_made_outside_a_request_changes_nothing_after_it(client: Client, db: None) -> None:
    put("w-toegankelijkheid", "Van de gemeente")
    request = client.get("/hulp/").wsgi_request
    poort.broken(request, kapot.unknown_link())
    assert gettext("Toegankelijkheid") == "Toegankelijkheid"


def test_a_dienst_is_not_told_by_its_words(client: Client, overlijden: Dienst) -> None:
    put("w-toegankelijkheid", "Van deze dienst", dienst=overlijden)
    response = client.get(f"/aankondiging/{overlijden.slug}/")
    assert (response.status_code, "Van deze dienst" in response.content.decode()) == (404, False)
