"""The checklist: its table names things that exist, the command tells what is not done, and people tick."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from lxml import html

from diensten.checklist import lijst
from diensten.checklist.afvinken import NietAfTeVinken, tick
from diensten.checklist.criteria import CRITERIA, Criterium
from diensten.checklist.lijst import checklist
from diensten.models import Afvinking
from diensten.staat_vast import WijzigingStaatVast
from diensten.wijzigen import Door
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn, QueriesOf
from tests.voorgeschreven import hold

LIJST = "/beheer/digid-checklist/"
DOOR = Door(naam="Ingrid Bakker")
NAMES = [criterium.nummer for criterium in CRITERIA]


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


@pytest.fixture
def only_records(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    """A checklist in which nothing automatic is left but what the records say."""
    table = tuple(one if one.nummer == "L10" else replace(one, toetsen=()) for one in CRITERIA)
    monkeypatch.setattr(lijst, "CRITERIA", table)


def run() -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("digid_checklist", stdout=out)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue()
    return 0, out.getvalue()


def fill() -> None:
    hold("Een tekst.")


def do(nummer: str, *, gedaan: bool = True, toelichting: str = "") -> None:
    tick(nummer=nummer, gedaan=gedaan, toelichting=toelichting, door=DOOR, now=timezone.now())


def test_a_number_stands_there_once() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert all(re.fullmatch(r"[A-Z][A-Z0-9-]*", nummer) for nummer in NAMES)


@pytest.mark.parametrize("criterium", CRITERIA, ids=NAMES)
def test_a_criterium_is_met_in_some_way(criterium: Criterium) -> None:
    assert criterium.toetsen or criterium.tests or criterium.mensen


@pytest.mark.parametrize("test", sorted({test for one in CRITERIA for test in one.tests}))
def test_a_test_that_is_named_exists(test: str) -> None:
    path, _, name = test.partition("::")
    text = (django_settings.BASE_DIR / path).read_text(encoding="utf-8")
    assert re.search(rf"^def {name}\(", text, re.MULTILINE)


def test_every_check_is_used() -> None:
    used = {toets.__name__ for criterium in CRITERIA for toets in criterium.toetsen}
    source = (django_settings.BASE_DIR / "diensten/checklist/toetsen.py").read_text(encoding="utf-8")
    assert used == set(re.findall(r"^def ([a-z]\w*)\(_?gegevens: Gegevens\)", source, re.MULTILINE))


def test_the_document_names_every_criterium() -> None:
    text = (django_settings.BASE_DIR / "docs/digid-checklist.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| ([A-Z][A-Z0-9-]*) \|", text, re.MULTILINE) == NAMES


def test_the_command_fails_on_our_own_text_and_on_nothing_else(only_records: None) -> None:
    code, said = run()
    assert code == 1
    assert "toets vaste_tekst: nog doen." in said
    fill()
    code, said = run()
    assert (code, "toets vaste_tekst: goed." in said) == (0, True)


def test_what_people_do_is_told_and_does_not_fail(only_records: None) -> None:
    fill()
    assert "mensen: nog doen. Laat elk jaar" in run()[1]
    do("D1", toelichting="Rapport van maart.")
    code, said = run()
    assert code == 0
    assert f"mensen: gedaan op {timezone.localtime():%d-%m-%Y} door Ingrid Bakker. Laat elk jaar" in said
    assert "Rapport van maart." in said


def test_the_command_says_what_is_not_known(db: None) -> None:
    code, said = run()
    assert code == 1
    assert "Niet bekend, want niet openbaar:" in said
    assert [nummer for nummer in NAMES if f"\n{nummer}" not in said] == []
    assert "KV-TLS (nummer van ons)" in said


def test_the_last_word_counts(db: None) -> None:
    def ticked() -> list[str]:
        return [punt.criterium.nummer for punt in checklist().punten if punt.vink]

    do("D1")
    do("C2")
    assert ticked() == ["C2", "D1"]
    do("D1", gedaan=False)
    assert ticked() == ["C2"]
    do("D1")
    assert ticked() == ["C2", "D1"]


@pytest.mark.parametrize("nummer", ["L10", "KV-VENSTER", "X9", ""])
def test_only_what_people_do_can_be_ticked(db: None, nummer: str) -> None:
    with pytest.raises(NietAfTeVinken):
        do(nummer)


def test_a_tick_stays_in_the_records(db: None) -> None:
    do("D1")
    for change in (Afvinking.objects.get().save, Afvinking.objects.get().delete):
        with pytest.raises(WijzigingStaatVast):
            change()


def section(beheer: Client, nummer: str) -> html.HtmlElement:
    page = html.document_fromstring(beheer.get(LIJST).content.decode())
    (found,) = page.xpath(f"//section[@id='{nummer.lower()}']")
    return found


def test_the_page_shows_results_and_what_is_not_known(beheer: Client) -> None:
    page = html.document_fromstring(beheer.get(LIJST).content.decode())
    assert page.xpath("//section/@id") == [nummer.lower() for nummer in NAMES]
    assert "Er staat nog de tekst van Beeldpas." in section(beheer, "L10").text_content()
    assert "Wat wij niet weten" in page.xpath("string(//main)")
    assert "Nog doen" in section(beheer, "L10").xpath("string(.//h2)")


def test_ticking_on_the_page(beheer: Client, beheerder: Medewerker) -> None:
    data = {"gedaan": "ja", "toelichting": "Rapport van maart"}
    response = beheer.post(f"{LIJST}TEST/", data)
    assert (response.status_code, response["Location"]) == (302, f"{LIJST}#test")
    shown = section(beheer, "TEST")
    for words in ("Afgevinkt op", beheerder.naam, "Rapport van maart"):
        assert words in shown.text_content()
    assert Afvinking.objects.get().door_id == beheerder.pk
    beheer.post(f"{LIJST}TEST/", {"gedaan": shown.xpath("string(.//input[@name='gedaan']/@value)")})
    assert "Nog niet afgevinkt." in section(beheer, "TEST").text_content()
    assert Afvinking.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"gedaan": "ja", "toelichting": "<script>alert(1)</script>"}, "zonder HTML"),
        ({"gedaan": "ja", "toelichting": "x" * 201}, "hoogstens 200 tekens"),
        ({"gedaan": "misschien"}, "misschien"),
        ({}, ""),
    ],
)
def test_what_is_no_tick(beheer: Client, data: dict[str, Any], words: str) -> None:
    response = beheer.post(f"{LIJST}D1/", data)
    page = response.content.decode()
    assert (response.status_code, words in page) == (200, True)
    assert "<title>Fout: DigiD-checklist" in page
    assert "<script>alert" not in page
    assert not Afvinking.objects.exists()


def test_a_tick_without_its_token_is_refused(beheerder: Medewerker) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(beheerder)
    assert client.post(f"{LIJST}D1/", {"gedaan": "ja"}).status_code == 403
    assert not Afvinking.objects.exists()


def test_text_from_elsewhere_is_only_text(beheer: Client) -> None:
    do("D1", toelichting="<img src=x onerror=alert(1)>")
    page = beheer.get(LIJST).content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


@pytest.mark.parametrize("nummer", ["X9", "L10", "KV-TEKENEN"])
def test_a_point_that_is_not_for_people_is_not_found(beheer: Client, nummer: str) -> None:
    assert beheer.post(f"{LIJST}{nummer}/", {"gedaan": "ja"}).status_code == 404


def test_queries(beheer: Client, queries_of: QueriesOf) -> None:
    for _ in range(3):
        do("D1")
    assert queries_of("diensten", beheer, LIJST) == 3
