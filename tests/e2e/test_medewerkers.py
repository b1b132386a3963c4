"""The other people of the gemeente: who may do what, and a dienst from its form to its first call."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner, NieuweMedewerker
from tests.e2e.mensen import Ambtenaar, Inwoner

pytestmark = pytest.mark.e2e


def test_logging_in_and_out(ambtenaar: NieuweAmbtenaar) -> None:
    """By hand: the own page first, then that of the gemeente; afterwards nothing opens any more."""
    sanne = ambtenaar(vers=True)
    sanne.context.clear_cookies()
    sanne.open("/werkblad/start/")
    assert sanne.kop == "Inloggen voor medewerkers"
    sanne.druk(sanne.page.get_by_role("link", name="Inloggen met uw werkaccount"))
    sanne.druk(sanne.page.get_by_role("button", name="Sanne de Vries"))
    assert sanne.kop == "Nieuwe identificatie"
    sanne.druk(sanne.knop("/uitloggen/"))
    sanne.open("/werkblad/")
    assert sanne.kop == "Inloggen voor medewerkers"


@pytest.mark.parametrize(
    ("sub", "allowed"),
    [
        ("sanne", {"/werkblad/", "/zaken/"}),
        ("ingrid", {"/beheer/", "/toezicht/"}),
        ("tom", {"/zaken/", "/toezicht/"}),
    ],
)
def test_each_role_opens_its_own_pages(medewerker: NieuweMedewerker, sub: str, allowed: set[str]) -> None:
    somebody = medewerker(sub)
    pages = ("/werkblad/", "/zaken/", "/beheer/", "/toezicht/")
    statuses = {page: somebody.open(page) for page in pages}
    assert statuses == {page: 200 if page in allowed else 403 for page in pages}


def test_what_happened_stands_in_the_log(
    stack: Stack, ambtenaar: NieuweAmbtenaar, medewerker: NieuweMedewerker
) -> None:
    sanne = ambtenaar()
    sanne.start("NIEUW")
    sanne.stop("fout-gestart")
    tom = medewerker("tom", toets=True)
    tom.open("/toezicht/")
    newest = tom.page.locator("tbody tr")
    expect(newest.filter(has_text=sanne.id).filter(has_text="Ingetrokken door ambtenaar")).to_have_count(1)
    assert tom.open(sanne.adres) == 403


def test_a_colleague_does_not_see_it(ambtenaar: NieuweAmbtenaar) -> None:
    sanne, karim = ambtenaar(), ambtenaar("karim")
    sanne.start("NIEUW")
    assert karim.open(sanne.adres) == 404
    assert karim.open(f"{sanne.adres}rond-af/") == 404


def test_a_dienst_from_its_form_to_its_first_call(
    medewerker: NieuweMedewerker, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    ingrid = medewerker("ingrid", toets=True)
    ingrid.open("/beheer/diensten/nieuw/")
    ingrid.page.fill("#id_naam", "Aangifte verhuizing")
    ingrid.page.fill("#id_slug", "verhuizing")
    ingrid.page.get_by_text("Link 10 minuten").click()
    ingrid.page.fill("#id_link_minuten", "500")
    save = ingrid.page.get_by_role("button", name="Opslaan")
    ingrid.druk(save)
    assert ingrid.page.title().startswith("Fout:")
    assert ingrid.page.locator(".foutsamenvatting li").all_inner_texts() == [
        "Vul nog in: Omschrijving.",
        "Vul een getal in van 5 tot en met 120.",
    ]
    ingrid.page.fill("#id_omschrijving", "Een gesprek over uw verhuizing.")
    ingrid.page.fill("#id_link_minuten", "20")
    ingrid.druk(save)
    assert ingrid.kop == "Aangifte verhuizing"
    for part in ("Hoe medewerkers met deze dienst werken", "DigiD app of sms-controle"):
        ingrid.page.locator("summary", has_text=part).first.click()
    ingrid.page.uncheck("#id_flow_bekend")
    ingrid.page.locator("input[name=niveau]").nth(2).check()
    ingrid.druk(save)
    changes = " ".join(ingrid.page.locator("tbody").inner_text().split())
    assert re.search("Ingrid Bakker", changes)
    assert use_it(ambtenaar(), inwoner()) == "de DigiD app met ID-check"


def use_it(sanne: Ambtenaar, jansen: Inwoner) -> str:
    """A flow that is off is refused, another one works; the way of logging in that the inwoner reads."""
    sanne.vul_start_in("BEKEND", "verhuizing", bsn="999990019")
    sanne.druk(sanne.knop("/werkblad/start/"))
    assert "niet toegestaan" in sanne.page.locator("#flow-fout").inner_text()
    jansen.open(sanne.start("NIEUW", "verhuizing"))
    return str(jansen.page.locator(".digid strong").last.inner_text())
