"""Practice in the browser's terms: pages, choices, and nothing that stays but that it was done."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from identification.models import Identification
from identification.oefenen.verhaal import LANGSTE_WEG, ways
from identification.oefenen.verhalen import VERHALEN
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort

pytestmark = pytest.mark.django_db


def address(slug: str, weg: str = "") -> str:
    page = reverse("identification:oefening", args=[slug])
    return f"{page}?weg={weg}" if weg else page


def test_the_worksheet_leads_to_practice(sanne: Client) -> None:
    assert f'href="{reverse("identification:oefenen")}"' in sanne.get("/werkblad/").content.decode()


@pytest.mark.parametrize("slug", VERHALEN)
def test_every_story_can_be_played_to_every_end(sanne: Client, slug: str) -> None:
    verhaal = VERHALEN[slug]
    for weg in ways(verhaal):
        response = sanne.get(address(slug, weg))
        assert response.status_code == 200
        assert str(verhaal.titel) in response.content.decode()


def test_a_choice_leads_to_the_next_scene(sanne: Client) -> None:
    response = sanne.post(address("gewoon"), {"keuze": "a"})
    assert response["Location"] == address("gewoon", "a")
    assert "Goed gedaan" in sanne.get(response["Location"]).content.decode()


@pytest.mark.parametrize(
    ("typed", "letter"), [("358974", "j"), ("358 974", "j"), ("358-974", "j"), ("111111", "n")]
)
def test_a_typed_code_is_judged(sanne: Client, typed: str, letter: str) -> None:
    response = sanne.post(address("gewoon", "a"), {"code": typed})
    assert response["Location"] == address("gewoon", f"a{letter}")


def test_in_the_story_with_the_wrong_person_no_code_is_right(sanne: Client) -> None:
    for typed in ("610442", "000000"):
        assert sanne.post(address("verkeerde-persoon", "b"), {"code": typed})["Location"].endswith("weg=bn")


@pytest.mark.parametrize(
    "data", [{}, {"keuze": ""}, {"keuze": "z"}, {"code": ""}, {"code": "12345"}, {"code": "é"}]
)
def test_without_a_choice_the_page_says_what_to_do(sanne: Client, data: dict[str, str]) -> None:
    response = sanne.post(address("gewoon", "a"), data)
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Fout:" in page
    assert "Vul de 6 cijfers in" in page


@pytest.mark.parametrize("weg", ["zzz", "aa", "a" * 500, "<script>", "\x00"])
def test_an_address_that_is_no_way_begins_again(sanne: Client, weg: str) -> None:
    response = sanne.get(address("gewoon"), {"weg": weg})
    assert (response.status_code, response["Location"]) == (302, address("gewoon"))


def test_who_goes_in_circles_is_told_to_begin_again(sanne: Client) -> None:
    weg = "a" + "n" * (LANGSTE_WEG - 1)
    assert "Begin de oefening opnieuw" in sanne.get(address("gewoon", weg)).content.decode()
    assert sanne.post(address("gewoon", weg), {"code": "111111"}).status_code == 302
    assert sanne.get(address("gewoon", weg + "n"))["Location"] == address("gewoon")


def test_a_story_that_is_not_there(sanne: Client) -> None:
    assert sanne.get(address("iets-anders")).status_code == 404
    assert sanne.post(reverse("identification:oefening-gedaan", args=["iets-anders"])).status_code == 404


def test_every_page_says_that_it_is_not_real(sanne: Client) -> None:
    for page in (reverse("identification:oefenen"), address("gewoon"), address("gewoon", "b")):
        shown = sanne.get(page).content.decode()
        assert "Er gaat niets naar een zaak" in shown
        assert "Oefening" in shown.partition("</title>")[0]


def test_practice_leaves_one_line_and_nothing_else(sanne: Client) -> None:
    for weg in ways(VERHALEN["doorgestuurd"]):
        sanne.get(address("doorgestuurd", weg))
    sanne.post(address("doorgestuurd"), {"keuze": "a"})
    assert not Gebeurtenis.objects.exists()
    sanne.post(reverse("identification:oefening-gedaan", args=["doorgestuurd"]))
    line = Gebeurtenis.objects.get()
    assert (line.soort, line.reden, line.onderwerp) == (Soort.GEOEFEND, "doorgestuurd", None)
    assert not Identification.objects.exists()
