"""A beheerder proposes a text of Logius, a colleague approves it, an inwoner reads it, and the checklist knows."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner, NieuweMedewerker
from tests.e2e.mensen import Medewerker

pytestmark = pytest.mark.e2e
TEKST = "Dit is een tekst die een gemeente zelf invulde."


def press(ingrid: Medewerker, actie: str) -> None:
    ingrid.druk(ingrid.page.locator(f"button[name=actie][value={actie}]"))


def fill_in(ingrid: Medewerker) -> None:
    ingrid.open("/beheer/teksten/logius/")
    ingrid.druk(ingrid.page.locator("a[href$='/teksten/digid-fout/']"))
    ingrid.page.fill("#id_tekst", "")
    press(ingrid, "voorstellen")
    assert ingrid.page.title().startswith("Fout:")
    ingrid.page.fill("#id_tekst", TEKST)
    ingrid.page.fill("#id_bron", "Een document")
    press(ingrid, "voorbeeld")
    assert (
        ingrid.page.locator(".utrecht-alert--error p[lang=nl]").all_inner_texts() == [TEKST] * 7
    )  # in each language
    press(ingrid, "voorstellen")
    assert ingrid.page.locator("button[value=goedkeuren]").count() == 0


def approve(peter: Medewerker, ingrid: Medewerker) -> None:
    peter.open("/beheer/teksten/")
    peter.druk(peter.page.locator("#goedkeuren + ul a"))
    assert peter.page.url == ingrid.page.url
    press(peter, "goedkeuren")


def test_a_text_from_its_form_to_the_page_of_the_inwoner(
    medewerker: NieuweMedewerker, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    ingrid, peter = medewerker("ingrid", toets=True, breed=320), medewerker("peter", toets=True)
    sanne, jansen = ambtenaar(), inwoner(breed=320)
    fill_in(ingrid)
    approve(peter, ingrid)
    jansen.open(sanne.start("NIEUW"))
    jansen.login("", actie="fout")
    alert = jansen.page.locator(".utrecht-alert--error p")
    assert alert.first.inner_text() == TEKST
    ingrid.open("/beheer/teksten/digid-fout/")
    press(ingrid, "standaard")
    approve(peter, ingrid)
    jansen.open(sanne.link)
    assert alert.first.inner_text() != TEKST


def test_the_checklist_by_keyboard_and_without_a_script(medewerker: NieuweMedewerker) -> None:
    ingrid = medewerker("ingrid", javascript=False, breed=320)
    ingrid.open("/beheer/digid-checklist/")
    ingrid.page.locator("#test-toelichting").fill("Rapport in het archief.")
    with ingrid.page.expect_navigation():
        ingrid.page.keyboard.press("Enter")
    assert "Rapport in het archief." in ingrid.page.locator("#test").inner_text()
    ingrid.druk(ingrid.page.locator("#test form button"))
    assert "Nog niet afgevinkt." in ingrid.page.locator("#test").inner_text()


def test_the_checklist_can_be_used_by_everybody(medewerker: NieuweMedewerker) -> None:
    ingrid = medewerker("ingrid", toets=True, breed=320)
    for taal in ("nl", "en"):
        assert ingrid.open(f"/beheer/digid-checklist/?taal={taal}") == 200
        assert ingrid.page.locator("section.punt").count() > 10
    ingrid.open("/beheer/?taal=nl")
