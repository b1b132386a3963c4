"""Noor writes a text, Peter approves it, and an inwoner reads it: three people, three browsers."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner, NieuweMedewerker
from tests.e2e.mensen import Medewerker

pytestmark = pytest.mark.e2e
TEKST = "Hang niet op. Het gesprek loopt gewoon door."


def press(wie: Medewerker, actie: str) -> None:
    wie.druk(wie.page.locator(f"button[name=actie][value={actie}]"))


def write(noor: Medewerker) -> str:
    """The address of the version that waits."""
    assert noor.page.locator(".hoofdnavigatie li").all_inner_texts() == ["Teksten"]
    noor.page.locator("summary", has_text="Startpagina").click()
    noor.druk(noor.page.get_by_role("link", name="Onder het blok om in te loggen"))
    noor.page.fill("#id_tekst", "Uw sessie loopt door.")
    press(noor, "aanbieden")
    assert noor.page.title().startswith("Fout:")
    noor.page.fill("#id_tekst", TEKST)
    press(noor, "aanbieden")
    assert noor.page.locator("button[value=goedkeuren]").count() == 0
    return noor.page.url


def test_a_text_needs_two_people_to_reach_the_inwoner(
    medewerker: NieuweMedewerker, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    noor, peter = medewerker("noor", toets=True, breed=320), medewerker("peter", toets=True)
    noor.open("/beheer/teksten/?dienst=wmo-melding")
    waits = write(noor)
    sanne, jansen = ambtenaar(), inwoner(breed=320)
    jansen.open(sanne.start("NIEUW"))
    assert TEKST not in jansen.page.locator("main").inner_text()
    peter.open(waits)
    press(peter, "goedkeuren")
    jansen.open(sanne.link)
    assert TEKST in jansen.page.locator("main").inner_text()
    peter.page.fill("#intrekken-reden", "Alleen om te proberen")
    press(peter, "intrekken")
