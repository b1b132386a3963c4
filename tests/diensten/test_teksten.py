"""Prescribed texts in beheer: what may be proposed, and the form in which somebody does."""

from __future__ import annotations

import time

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone
from lxml import html

from begrippen.taal import Taal
from diensten.inwonerteksten.models import Tekstversie
from diensten.teksten.forms import TekstForm
from diensten.teksten.invullen import propose, versions
from diensten.teksten.nakijken import host_of, misleading
from diensten.teksten.queries import all_texts, text_state
from diensten.teksten.woorden import Sleutel
from diensten.wijzigen import AnderWasEerst
from inloggen.models import Medewerker
from tests.identification.gegevens import at_once
from tests.medewerkers import LoggedIn, QueriesOf
from tests.voorgeschreven import SCHRIJFT, hold, wait

LIJST = "/beheer/teksten/logius/"
FOUT = "/beheer/teksten/digid-fout/"
INVOER = {"tekst": "Een tekst van de gemeente.", "bron": "Checklist, versie 9", "na": "0"}
LOGIUS = (
    "Er is een fout in de communicatie met DigiD. Kijk op https://www.digid.nl voor de laatste informatie."
)


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def holds() -> str:
    rows = versions(Sleutel.DIGID_FOUT)
    return text_state(Sleutel.DIGID_FOUT, rows, now=timezone.now()).tekst


def form(**changes: str) -> TekstForm:
    return TekstForm(
        INVOER | changes,
        standaard="Onze eigen tekst. Echt.",
        eigen=("zuiderveld.nl", "nl", "", "id.elders.eu"),
    )


def errors(**changes: str) -> list[str]:
    return [str(error) for found in form(**changes).errors.values() for error in found]


def test_plain_text_is_taken(db: None) -> None:
    checked = form(tekst="  Eén\ttwee\u00a0drie. \r\n\r\n Bel 14 0123 & ‘vraag’. ")
    assert checked.is_valid()
    assert checked.cleaned_data["tekst"] == "Eén twee drie.\nBel 14 0123 & ‘vraag’."


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
        ({"tekst": "onze  eigen tekst.\nEcht."}, "Dit is de tekst van Beeldpas."),
    ],
)
def test_what_is_refused(changes: dict[str, str], words: str) -> None:
    (error,) = errors(**changes)
    assert words in error


@pytest.mark.parametrize(
    "tekst",
    [
        LOGIUS,
        "Zie www.digid.nl, mijn.digid.nl of logius.nl/digid.",
        "Zie www.zuiderveld.nl/hulp en https://id.elders.eu:443/.",
        "Om 9.00 uur o.a. bij m.b.v. versie 4.1… Bel 0800 023 04 35 of 088 123 65 55.",
        "Getal 12345678 mag.",
    ],
)
def test_where_a_text_may_send_somebody(tekst: str) -> None:
    assert errors(tekst=tekst) == []


@pytest.mark.parametrize(
    ("tekst", "words"),
    [
        ("Mail uw BSN en wachtwoord naar hulp @ evil", "e-mailadres"),
        ("Mail naar hulp\uff20evil", "e-mailadres"),
        ("Ga naar evil.nl.", "mag: evil.nl"),
        ("Ga naar HTTPS://EVIL.NL/digid.nl", "mag: evil.nl"),
        ("Ga naar evil\uff0enl of evil\u3002nl", "mag: evil.nl"),
        ("Ga naar e\u0301vil.n\u0332l", "mag: evil.nl"),
        ("Ga naar evil\ufe0f.nl of evil.\u034fnl", "mag: evil.nl"),
        ("Ga naar digid.nl.evil.com", "digid.nl.evil.com"),
        ("Ga naar dígid.nl", "dígid.nl"),
        ("Ga naar 10.1.2.3/login", "10.1.2.3"),
        ("Ga naar mijn-digid.nl", "mijn-digid.nl"),
        ("Ga naar dіgid.nl", "dіgid.nl"),  # a Cyrillic letter
        ("Ga naar digid.nl-inloggen", "digid.nl-inloggen"),
        ("Ga naar http://203.0.113.9/", "203.0.113.9"),
        ("Ga naar http://[::1]/", "http://"),
        ("Ga naar zuiderveld.nl.xn--p1ai", "xn--p1ai"),
        ("Het is mis.Probeer het nog eens.", "spatie na de punt"),
        ("BSN 999990019", "9 cijfers"),
        ("BSN 9999.90.019", "9 cijfers"),
        ("Nummer 12345678901234", "9 cijfers"),
        ("Nummer ١٢٣٤٥٦٧٨٩", "9 cijfers"),
    ],
)
def test_where_no_text_may_send_somebody(tekst: str, words: str) -> None:
    (error,) = errors(tekst=tekst)
    assert words in error


def test_the_host_of_an_address() -> None:
    assert [host_of(one) for one in ("https://www.a.nl/x", "a.nl", "a.nl:80/", "", "http://[x")] == [
        "a.nl",
        "a.nl",
        "a.nl",
        "",
        "",
    ]


def test_the_longest_text_fits_whatever_ends_its_lines(db: None) -> None:
    assert errors(tekst="\r\n".join(["x" * 99] * 6)) == []


def test_the_list_says_what_is_still_to_do(beheer: Client) -> None:
    before = html.document_fromstring(beheer.get(LIJST).content.decode())
    assert before.xpath("count(//strong[.='Dit moet u nog doen.'])") == 1
    wait("Iets anders.")
    assert "Dit moet u nog doen." in beheer.get(LIJST).content.decode()
    hold(INVOER["tekst"])
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
    assert not Tekstversie.objects.exists()


@pytest.mark.parametrize("na", ["", "x", "-1", "7", "0"])
@pytest.mark.parametrize("actie", ["standaard", "voorstellen"])
def test_who_looked_at_an_older_text_proposes_nothing(beheer: Client, actie: str, na: str) -> None:
    hold(INVOER["tekst"])
    response = beheer.post(FOUT, {**INVOER, "tekst": "Anders.", "na": na, "actie": actie})
    assert response.status_code in {409, 422}
    assert Tekstversie.objects.count() == 1


def test_a_conflict_shows_both_and_can_be_proposed_again(beheer: Client) -> None:
    hold(INVOER["tekst"])
    response = beheer.post(FOUT, INVOER | {"tekst": "Anders."})
    page = html.document_fromstring(response.content.decode())
    assert response.status_code == 409
    assert page.xpath("string(//textarea)").strip() == "Anders."
    assert INVOER["tekst"] in page.xpath("string(//dl)")
    na = page.xpath("string(//form[.//textarea]//input[@name='na']/@value)")
    assert beheer.post(FOUT, INVOER | {"tekst": "Anders.", "na": na}).status_code == 302
    assert Tekstversie.objects.get(tekst="Anders.").nummer == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_propose_at_the_same_time() -> None:
    def first() -> Tekstversie | None:
        return propose(
            sleutel=Sleutel.DIGID_FOUT, tekst="Iets.", bron="x", na=0, door=SCHRIJFT, now=timezone.now()
        )

    found = at_once(2, first)
    assert sorted(type(one).__name__ for one in found) == ["AnderWasEerst", "Tekstversie"]
    assert Tekstversie.objects.count() == 1


def test_the_same_text_again_is_no_proposal(db: None) -> None:
    hold("Iets.")
    again = {"sleutel": Sleutel.DIGID_FOUT, "bron": "Checklist", "door": SCHRIJFT, "now": timezone.now()}
    assert propose(tekst="Iets.", na=1, **again) is None
    wait("Anders.")
    assert propose(tekst="Anders.", na=2, **again) is None
    with pytest.raises(AnderWasEerst):
        propose(tekst="Nog anders.", na=1, **again)


def test_the_database_refuses_a_text_without_its_source(db: None) -> None:
    with pytest.raises(IntegrityError):
        propose(sleutel=Sleutel.DIGID_FOUT, tekst="x", bron="", na=0, door=SCHRIJFT, now=timezone.now())


def test_hostile_text_from_elsewhere_is_shown_as_text(beheer: Client) -> None:
    hold("<img src=x onerror=alert(1)>")
    pk = wait("<img src=x> anders")
    for address in (LIJST, FOUT, f"{LIJST}{pk}/"):
        page = beheer.get(address).content.decode()
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page


@pytest.mark.parametrize("actie", ["voorstellen", "standaard"])
def test_a_form_without_its_token_is_refused(beheerder: Medewerker, actie: str) -> None:
    hold(INVOER["tekst"])
    client = Client(enforce_csrf_checks=True)
    client.force_login(beheerder)
    data = INVOER | {"tekst": "Anders.", "na": "1", "actie": actie}
    assert client.post(FOUT, data).status_code == 403
    assert Tekstversie.objects.count() == 1


def test_an_unknown_place_is_not_found(beheer: Client) -> None:
    assert beheer.get("/beheer/teksten/iets-anders/").status_code == 404
    assert beheer.post("/beheer/teksten/iets-anders/", INVOER).status_code == 404


@pytest.mark.parametrize(("address", "count"), [(LIJST, 1), (FOUT, 2)])
def test_queries(beheer: Client, queries_of: QueriesOf, address: str, count: int) -> None:
    for number in range(3):
        hold(f"Tekst {number}.")
    assert queries_of("diensten", beheer, address) == count
    assert all_texts(now=timezone.now())[Sleutel.DIGID_FOUT].tekst == holds() == "Tekst 2."


@pytest.mark.parametrize("sign", ["a", "-", "1", "a.", "1 "])
def test_a_long_text_is_read_in_a_moment(sign: str) -> None:
    """Before anybody looks how long it is."""
    begun = time.process_time()
    assert len(list(misleading(sign * 20_000, eigen=()))) <= 2
    assert time.process_time() - begun < 3
