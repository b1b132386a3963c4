"""The page of the ambtenaar follows the inwoner by itself."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Page, expect

from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner, NieuwGesprek

pytestmark = pytest.mark.e2e
BSN = "999990019"
ALLEEN_HIER = "999997002"  # nobody logs in with it elsewhere, so that no signal comes between
LISTEN = """() => {
  window.sameDocument = true;
  window.spoken = [];
  const live = document.getElementById('live');
  window.live = live;
  new MutationObserver(() => { if (live.textContent.trim()) spoken.push(live.textContent.trim()); })
    .observe(live, {childList: true, characterData: true, subtree: true});
}"""


def test_a_login_shows_by_itself(stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne, jansen = ambtenaar(), inwoner()
    jansen.open(sanne.start("NIEUW"))
    title = sanne.page.title()
    jansen.naar_digid()
    sanne.wacht_op_status("De inwoner logt in met DigiD")
    sanne.page.evaluate(LISTEN)
    jansen.page.fill("input[name=bsn]", ALLEEN_HIER)
    jansen.druk(jansen.page.locator("button[value=inloggen]"))
    came_back = time.monotonic()
    expect(sanne.page.locator("#code-invoer")).to_be_visible(timeout=10_000)
    assert time.monotonic() - came_back < 10
    expect(sanne.page).to_have_title(re.compile(r"^[A-Z] · Inwoner is ingelogd · 20\d\d-"))
    assert sanne.page.title() != title
    assert sanne.page.evaluate("[sameDocument, live === document.getElementById('live'), live.role]") == [
        True,
        True,
        "status",
    ]
    assert sanne.page.evaluate("spoken") == ["Vraag de code."]
    assert stays_silent(sanne.page) == ["Vraag de code."]


def stays_silent(page: Page) -> list[str]:
    """Two polls later nothing was said again."""
    for _ in range(2):
        with page.expect_response("**/status/**") as answer:
            pass
        assert answer.value.status == 204
    return list(page.evaluate("spoken"))


def test_a_poll_is_small(stack: Stack, gesprek: NieuwGesprek) -> None:
    """204 when nothing changed, at both sides; to the inwoner no more than an address."""
    call = gesprek().start().login(BSN)
    code = call.code
    block = call.ambtenaar.open(call.adres).doc.get_element_by_id("verloop")
    assert call.ambtenaar.open(block.get("hx-get")).page.status_code == 204
    assert call.ambtenaar.page.content == b""
    state = call.inwoner.doc.get_element_by_id("staat")
    address, version = state.get("data-url"), state.get("data-versie")
    assert call.inwoner.open(f"{address}?versie={version}").page.status_code == 204
    call.typ_code(code)
    assert call.inwoner.open(f"{address}?versie={version}").page.json() == {"verder": "/i/"}
    assert len(call.inwoner.page.content) < 1024


def test_two_clicks_from_the_werkblad_to_the_copied_message(stack: Stack, ambtenaar: NieuweAmbtenaar) -> None:
    sanne = ambtenaar(breed=400)
    sanne.open("/werkblad/")
    sanne.druk(sanne.knop("/werkblad/start/").first)
    sanne.gestart()
    sanne.page.locator("button[data-kopieer=bericht]").click()
    expect(sanne.page.get_by_text("Bericht gekopieerd")).to_be_visible()
    copied = sanne.page.evaluate("navigator.clipboard.readText()")
    assert sanne.link in copied
    assert "Sanne de Vries" in copied
