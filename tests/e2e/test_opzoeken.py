"""[Zoek op in de BRP] in a real browser: what is on the screen, what stays while the page follows, and what goes."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner
from tests.e2e.gegevens import soorten, wait_for_status
from tests.e2e.mensen import Ambtenaar

pytestmark = pytest.mark.e2e
MOULIN, OVERLEDEN = "999993653", "999990123"
_ADDRESS = "Boterkade 31-2"


def logged_in(sanne: Ambtenaar, inwoner: NieuweInwoner, bsn: str) -> None:
    """Until the button to look the person up is there."""
    moulin = inwoner()
    moulin.open(sanne.start("AMBTENAAR"))
    moulin.login(bsn)
    sanne.wacht_op_status("Zoek de persoon op")


@pytest.fixture
def storing(stack: Stack) -> Iterator[None]:
    switch = f"{stack.sim_url}/api/brp/fout"
    body = json.dumps({"fout": "niet-beschikbaar"}).encode()
    urllib.request.urlopen(urllib.request.Request(switch, data=body, method="POST"), timeout=30).close()
    yield
    urllib.request.urlopen(urllib.request.Request(switch, method="DELETE"), timeout=30).close()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_person_is_on_this_page_until_the_end(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner, javascript: bool
) -> None:
    sanne = ambtenaar(breed=320, javascript=javascript, toets=javascript)
    logged_in(sanne, inwoner, MOULIN)
    sanne.druk(sanne.knop("/brp/"))
    brp = sanne.page.locator("#brp")
    expect(brp.locator("h2").first).to_be_focused()
    expect(brp).to_contain_text("Suzanne Moulin")
    expect(brp.get_by_text(_ADDRESS)).to_be_hidden()  # geheimhouding: closed until somebody opens it
    brp.locator("summary").click()
    expect(brp.get_by_text(_ADDRESS)).to_be_visible()
    sanne.druk(sanne.page.locator("a[href$='/rond-af/']"))
    assert _ADDRESS not in sanne.page.content()
    sanne.druk(sanne.knop("/voltooi/"))
    wait_for_status(stack, sanne.id)
    sanne.open(sanne.adres)
    assert "Moulin" not in sanne.page.content()
    assert soorten(stack, sanne.id).count("persoon_opgezocht") == 1


def test_what_happens_elsewhere_leaves_it_on_the_screen(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne = ambtenaar()
    logged_in(sanne, inwoner, MOULIN)
    sanne.druk(sanne.knop("/brp/"))
    versie = sanne.page.locator("#verloop").get_attribute("hx-get")
    first, tab = sanne.page, sanne.context.new_page()
    tab.goto("/werkblad/start/")
    tab.locator("form[action$='/werkblad/start/'] button").first.click()  # another call, so the strip changes
    expect(first.locator("#verloop")).not_to_have_attribute("hx-get", versie or "")
    expect(first.locator("#brp")).to_contain_text("Suzanne Moulin")
    tab.goto(sanne.adres)
    tab.locator("form[action$='/verberg/'] button").click()
    expect(first.locator("body")).not_to_contain_text("Suzanne Moulin")
    tab.locator("form[action$='/verberg/'] button").click()


def test_somebody_who_died_is_an_alarm(ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne = ambtenaar(breed=400, toets=True)
    logged_in(sanne, inwoner, OVERLEDEN)
    sanne.druk(sanne.knop("/brp/"))
    expect(sanne.page.locator(".nu--alarm")).to_contain_text("Stop: dit kan niet de persoon in beeld zijn")
    assert sanne.page.locator("a[href$='/rond-af/']").count() == 0
    expect(sanne.page.locator("#brp")).to_contain_text("Volgens de BRP is deze persoon overleden")


@pytest.mark.usefixtures("storing")
def test_without_the_brp_the_call_goes_on(ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne = ambtenaar(breed=320)
    logged_in(sanne, inwoner, MOULIN)
    sanne.druk(sanne.knop("/brp/"))
    expect(sanne.page.locator("#brp")).to_contain_text("De BRP doet het nu niet")
    assert sanne.page.title().startswith("Fout:")
    sanne.druk(sanne.page.locator("#brp form[action$='/brp/'] button"))
    expect(sanne.page.locator("#brp")).to_contain_text("Suzanne Moulin")
