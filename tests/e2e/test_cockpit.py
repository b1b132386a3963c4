"""The ambtenaar beside a call: how many presses it takes, several calls, sharing the screen, sound, a lost line."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dev.cijfer import Cijfer
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner
from tests.e2e.gegevens import getal_of
from tests.e2e.mensen import Ambtenaar
from tests.eisen import Geef

pytestmark = pytest.mark.e2e
BSN = "999990019"
AGENT = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)
CLICKS = """addEventListener('click', () => {
  sessionStorage.setItem('n', +(sessionStorage.getItem('n') || 0) + 1);
}, true);"""
SILENT = """window.tones = [];
window.AudioContext = class {
  currentTime = 0; destination = {};
  resume() {}
  createGain() { return {gain: {setValueAtTime() {}, exponentialRampToValueAtTime() {}}, connect: () => ({})}; }
  createOscillator() { return {frequency: {}, connect: (to) => to, start: () => tones.push(1), stop() {}}; }
};"""


def presses(page: Page) -> int:
    return int(page.evaluate("sessionStorage.getItem('n') || 0"))


def copied(sanne: Ambtenaar) -> str:
    expect(sanne.page.get_by_text("Bericht gekopieerd")).to_be_visible()
    return str(sanne.page.evaluate("navigator.clipboard.readText()"))


def test_one_press_makes_the_link_and_copies_the_message(ambtenaar: NieuweAmbtenaar, cijfer: Geef) -> None:
    """E01. How long it takes is measured by `make bench` (E02)."""
    sanne = ambtenaar(breed=400)
    sanne.context.add_init_script(CLICKS)
    sanne.open("/werkblad/")
    sanne.druk(sanne.knop("/werkblad/start/").first)
    sanne.gestart()
    assert sanne.link in copied(sanne)
    assert "Sanne de Vries" in copied(sanne)
    cijfer(Cijfer("E01", "drukken", 2, presses(sanne.page), ""))
    assert "#" not in sanne.page.url


def test_another_dienst_takes_two_presses_and_a_choice(ambtenaar: NieuweAmbtenaar, cijfer: Geef) -> None:
    sanne = ambtenaar(breed=400)
    sanne.context.add_init_script(CLICKS)
    sanne.open("/werkblad/")
    sanne.druk(sanne.page.locator("main a[href='/werkblad/start/']"))
    sanne.page.select_option("#dienst", "burgerzaken")
    sanne.druk(sanne.knop("/werkblad/start/"))
    sanne.gestart()
    assert sanne.link in copied(sanne)
    cijfer(Cijfer("E01", "drukken bij een andere dienst", 3, presses(sanne.page), ""))


def test_without_the_clipboard_it_takes_two(ambtenaar: NieuweAmbtenaar) -> None:
    sanne = ambtenaar(breed=320)
    sanne.context.add_init_script("delete window.ClipboardItem")
    sanne.open("/werkblad/")
    sanne.druk(sanne.knop("/werkblad/start/").first)
    sanne.gestart()
    sanne.page.locator("#kopieer-bericht").click()
    assert sanne.link in copied(sanne)


def test_from_the_login_to_the_end_takes_four_actions(
    ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner, cijfer: Geef
) -> None:
    """E04, E05. The code checks itself after the sixth digit; nobody presses a button for that."""
    sanne, jansen = ambtenaar(breed=400), inwoner(user_agent=AGENT)
    jansen.open(sanne.start("NIEUW"))
    sanne.wacht_op_status("Noem het getal")
    said = sanne.page.locator("#getal").inner_text()
    assert said == getal_of(sanne.stack, jansen.page.url)
    jansen.context.add_init_script(CLICKS)
    jansen.open(sanne.link)
    jansen.login(BSN)
    sanne.wacht_op_status("Vraag de code")
    sanne.context.add_init_script(CLICKS)
    sanne.open(sanne.adres)
    sanne.typ_code(jansen.code)
    sanne.opgezocht()
    sanne.rond_af()
    sanne.wacht_op_status("De gegevens zijn gewist")
    cijfer(Cijfer("E04", "handelingen", 4, 1 + presses(sanne.page), ""))  # the code that was typed, and these
    cijfer(Cijfer("E05", "tikken", 1, presses(jansen.page), ""))


def test_fifty_polls_leave_the_live_region_alone(
    ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner, cijfer: Geef
) -> None:
    """U10, P03: the same node, one message per change, 204 without a body in between."""
    sanne, jansen = ambtenaar(), inwoner(user_agent=AGENT)
    sanne.start("NIEUW")
    sanne.page.evaluate("""() => {
      window.live = document.getElementById('live'); window.spoken = [];
      new MutationObserver(() => spoken.push(live.textContent.trim())).observe(live, {childList: true, subtree: true});
    }""")
    for _ in range(50):
        with sanne.page.expect_response("**/status/**") as answer:
            sanne.page.evaluate("htmx.trigger('#verloop', 'bijwerken')")
        assert answer.value.status == 204
    sizes = answer.value.request.sizes()
    cijfer(Cijfer("P03", "peiling", 1024, sizes["responseBodySize"] + sizes["responseHeadersSize"], "bytes"))
    assert sanne.page.evaluate("spoken") == []
    jansen.open(sanne.link)
    sanne.wacht_op_status("Noem het getal")
    assert sanne.page.evaluate("spoken") == ["De link is geopend. Noem het getal."]
    assert sanne.page.evaluate("live === document.getElementById('live')")


def test_a_hidden_tab_stops_asking_and_asks_at_once_when_seen(ambtenaar: NieuweAmbtenaar) -> None:
    """P03."""
    sanne = ambtenaar()
    sanne.page.clock.install()
    sanne.start("NIEUW")
    polls: list[str] = []
    sanne.page.on("request", lambda request: polls.append(request.url) if "/status/" in request.url else None)
    see(sanne.page, hidden=True)
    sanne.page.clock.run_for(61_000)
    sanne.page.wait_for_timeout(300)
    polls.clear()
    sanne.page.clock.run_for(20_000)
    sanne.page.wait_for_timeout(300)
    assert polls == []
    sanne.page.clock.pause_at(str(sanne.page.evaluate("new Date(Date.now() + 5000).toISOString()")))
    with sanne.page.expect_request("**/status/**"):  # not by the clock, which stands still
        see(sanne.page, hidden=False)


def pass_time(page: Page, *, seconds: int) -> None:
    """The clock of the page goes on, with a moment after each second for what is asked over the line."""
    for _ in range(seconds):
        page.clock.run_for(1000)
        page.wait_for_timeout(30)


def see(page: Page, *, hidden: bool) -> None:
    page.evaluate(f"""() => {{
      Object.defineProperty(document, 'hidden', {{configurable: true, get: () => {str(hidden).lower()}}});
      document.dispatchEvent(new Event('visibilitychange'));
    }}""")


def test_a_lost_line_is_said_and_mends_itself(ambtenaar: NieuweAmbtenaar) -> None:
    sanne = ambtenaar(breed=400)
    sanne.page.clock.install()
    sanne.start("NIEUW")
    sanne.page.route("**/status/**", lambda route: route.abort())
    pass_time(sanne.page, seconds=15)
    expect(sanne.page.locator("#verbinding")).to_contain_text(
        re.compile(r"De verbinding is weg.*Laatst bijgewerkt om \d+\.\d\d\.\d\d uur"), timeout=15_000
    )
    sanne.page.unroute("**/status/**")
    pass_time(sanne.page, seconds=3)
    expect(sanne.page.locator("#verbinding")).to_be_hidden()
    sanne.klachten.clear()  # the browser itself tells the console of each request that failed


def test_sound_only_when_asked_for_and_only_for_something_to_do(
    ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, jansen = ambtenaar(), inwoner(user_agent=AGENT)
    sanne.context.add_init_script(SILENT)
    sanne.start("NIEUW")
    jansen.open(sanne.link)
    sanne.wacht_op_status("Noem het getal")
    assert sanne.page.evaluate("tones.length") == 0
    sanne.page.locator("#geluid").click()
    sanne.open(sanne.adres)
    expect(sanne.page.locator("#geluid")).to_have_attribute("aria-pressed", "true")
    jansen.naar_digid()
    sanne.wacht_op_status("logt in met DigiD")
    assert sanne.page.evaluate("tones.length") == 0  # nothing to do
    jansen.page.fill("input[name=bsn]", BSN)
    jansen.druk(jansen.page.locator("button[value=inloggen]"))
    sanne.wacht_op_status("Vraag de code")
    sanne.page.wait_for_function("() => tones.length === 1")  # a bare expression is eval: refused by the CSP


@pytest.mark.parametrize("javascript", [True, False])
def test_hiding_everything(ambtenaar: NieuweAmbtenaar, javascript: bool) -> None:
    """R04, and without JavaScript."""
    sanne = ambtenaar(vers=True, breed=320, javascript=javascript, toets=javascript)
    sanne.start("NIEUW")
    number = sanne.zaaknummer
    sanne.druk(sanne.page.locator("#verberg"))
    shown = sanne.page.locator("body").inner_text()
    assert "Alles is verborgen" in shown
    assert number not in shown + sanne.page.title()
    assert sanne.link not in shown
    assert "Sanne" not in shown
    if javascript:
        sanne.page.locator("#kopieer-bericht").click()
        assert sanne.link in copied(sanne)
    sanne.druk(sanne.page.locator("#verberg"))
    assert sanne.zaaknummer == number


def test_two_calls_are_never_mixed(ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne, jansen = ambtenaar("karim", breed=400, toets=True), inwoner(user_agent=AGENT)
    sanne.start("NIEUW")
    first, title, mark = sanne.adres, sanne.page.title(), sanne.page.locator("h1 .letter").inner_text()
    other = sanne.context.new_page()
    sanne.page, kept = other, sanne.page
    sanne.start("NIEUW")
    assert sanne.page.title().split(" · ")[0] != title.split(" · ")[0]
    assert sanne.page.locator("h1 .letter").inner_text() != mark
    jansen.open(sanne.link)
    strip = kept.locator(f".strook a[href='{sanne.adres}']")
    expect(strip).to_contain_text("Link geopend")
    strip.click()
    expect(kept).to_have_url(re.compile(re.escape(sanne.adres)))
    kept.wait_for_load_state()
    assert sanne.page.locator(f".strook a[href='{first}']").count() == 1
    icon = str(kept.locator("#icoon").get_attribute("href"))
    assert icon.endswith("-actie.svg")
    assert kept.request.get(icon).headers["content-type"] == "image/svg+xml"


def test_two_tabs_of_one_call(ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne, jansen = ambtenaar(), inwoner()
    jansen.open(sanne.start("NIEUW"))
    jansen.login(BSN)
    other = sanne.context.new_page()
    other.goto(sanne.adres)
    sanne.open(sanne.adres)
    sanne.typ_code(jansen.code)
    expect(other.locator(".toestand")).to_contain_text("Code klopt")
    sanne.opgezocht()
    sanne.rond_af()
    expect(other.locator("h1")).to_have_text("Afgerond")


def test_a_colleague_takes_over(ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne, karim, jansen = ambtenaar(breed=400, toets=True), ambtenaar("karim", breed=400), inwoner()
    karim.open("/werkblad/")
    jansen.open(sanne.start("NIEUW"))
    sanne.druk(sanne.page.locator("a[href$='/overdragen/']"))
    sanne.page.select_option("#collega", label="Karim El Amrani, Consulent Wmo")
    sanne.druk(sanne.knop("/overdragen/"))
    assert "Karim El Amrani" in sanne.page.locator("main").inner_text()
    expect(karim.page.get_by_text("Een collega biedt u een gesprek aan").first).to_be_visible()
    with karim.page.expect_navigation():
        karim.page.locator("button[name=antwoord][value=ja]").click()
    assert karim.page.url.endswith(sanne.adres)
    expect(sanne.page.locator("h1")).to_have_text("Dit gesprek is niet van u")
    jansen.open(sanne.link)
    assert "Karim El Amrani" in jansen.page.locator("main").inner_text()


def test_after_logging_in_again_the_same_page(ambtenaar: NieuweAmbtenaar) -> None:
    """The login of the ambtenaar ends during the call; the poll leads to the login, and the login back."""
    sanne = ambtenaar(vers=True)
    sanne.start("NIEUW")
    sanne.context.clear_cookies()
    sanne.page.wait_for_url("**/inloggen/**")
    assert f"next={sanne.adres}" in sanne.page.url.replace("%2F", "/")


def test_a_stopped_call_turns_red_by_itself(ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne, jansen = ambtenaar(breed=400, toets=True), inwoner(user_agent=AGENT)
    jansen.open(sanne.start("NIEUW"))
    jansen.druk(jansen.page.locator("form[action$='/nee/'] button").first)
    said = time.monotonic()
    alarm: Any = sanne.page.locator(".nu--alarm")
    expect(alarm).to_contain_text("Geef geen gegevens", timeout=10_000)
    assert time.monotonic() - said < 10
    sanne.tot_rust()
    assert str(sanne.page.locator("#icoon").get_attribute("href")).endswith("-gestopt.svg")
    sanne.kijk()
