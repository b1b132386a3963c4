"""Every page that an inwoner or an ambtenaar can come to, in Dutch with axe and in English without.

What axe says of each template in both languages stands in `tests/toegankelijk`; here the pages hold real data.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner
from tests.e2e.mensen import Ambtenaar, Inwoner

pytestmark = pytest.mark.e2e
BSN = "999990019"
LANGUAGES = pytest.mark.parametrize("taal", ["nl", "en"])


@LANGUAGES
def test_the_pages_of_the_inwoner(ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner, taal: str) -> None:
    sanne, jansen, other = ambtenaar(), inwoner(toets=taal == "nl", breed=320), inwoner(breed=320)
    assert jansen.open(f"/i/onbekend/?taal={taal}") == 404
    assert jansen.open(f"/nieuw/wmo-melding/?taal={taal}") == 200
    jansen.open(sanne.start("NIEUW", taal=taal))
    for page in ("hulp/", "echt/"):
        assert jansen.open(f"{sanne.link}{page}?taal={taal}") == 200
    jansen.open(sanne.link)
    for niveau, actie in (("", "annuleren"), ("", "fout"), ("basis", "inloggen"), ("", "inloggen")):
        log_in_untested(jansen, niveau=niveau, actie=actie)
    assert jansen.page.locator("html").get_attribute("lang") == taal
    assert other.open(sanne.link) == 410
    log_out_and_in(jansen)
    sanne.open(sanne.adres)
    sanne.typ_code(jansen.code)
    jansen.wacht_op(jansen.page.locator("h1"), re.compile("De code klopt|The code is right|correct"))
    sanne.rond_af()
    jansen.wacht_op(jansen.page.locator("h1"), re.compile("Klaar|Done|Finished|Ready"))
    assert jansen.page.locator("html").get_attribute("lang") == taal


def log_in_untested(jansen: Inwoner, **how: str) -> None:
    """DigiD's own pages are not ours to test."""
    asked, jansen.toets = jansen.toets, False
    jansen.login(BSN, **how)
    jansen.toets = asked
    jansen.kijk()


def log_out_and_in(jansen: Inwoner) -> None:
    jansen.druk(jansen.knop("/i/uitloggen/"))
    asked, jansen.toets = jansen.toets, False
    jansen.druk(jansen.knop("/i/opnieuw/"))
    jansen.page.fill("input[name=bsn]", BSN)
    jansen.toets = asked
    jansen.druk(jansen.page.locator("button[value=inloggen]"))


@LANGUAGES
def test_the_page_without_a_code(ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner, taal: str) -> None:
    sanne, jansen = ambtenaar(), inwoner(toets=taal == "nl")
    jansen.open(sanne.start("AMBTENAAR", taal=taal))
    log_in_untested(jansen)
    sanne.open(sanne.adres)
    sanne.stop()
    jansen.open(f"{sanne.link}?taal={taal}")
    assert jansen.page.locator("html").get_attribute("lang") == taal


@LANGUAGES
def test_the_pages_of_the_ambtenaar(ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner, taal: str) -> None:
    breed = 320 if taal == "nl" else 1280
    sanne, jansen, other = ambtenaar(vers=True, toets=taal == "nl", breed=breed), inwoner(), inwoner()
    sanne.open(f"/werkblad/?taal={taal}")
    sanne.vul_start_in("BEKEND", bsn="1")
    sanne.druk(sanne.knop("/werkblad/start/"))
    jansen.open(sanne.start("NIEUW"))
    jansen.login(BSN)
    other.open(sanne.link)
    sanne.wacht_op(sanne.page.locator("#code-kop"), re.compile("."))
    sanne.typ_code("12345")
    sanne.typ_code(jansen.code)
    sanne.toon_bsn()
    sanne.opgezocht()
    sanne.rond_af()
    sanne.wacht_op(sanne.page.locator(".toestand--klaar"), re.compile("."))
    assert sanne.page.locator("html").get_attribute("lang") == taal
    assert "/zaken/" in (sanne.page.locator("main a[href*='/zaken/']").first.get_attribute("href") or "")
    look_at_the_rest(sanne)


def look_at_the_rest(sanne: Ambtenaar) -> None:
    """Compare, stop, search, and what is not there."""
    sanne.start("AMBTENAAR")
    sanne.druk(sanne.page.locator("a[href$='/stop/']"))
    sanne.druk(sanne.knop("/stop/"))
    sanne.page.check("input[value=verdacht]")
    sanne.druk(sanne.knop("/stop/"))
    sanne.open("/werkblad/")
    sanne.page.fill("#zaaknummer", "2026-1")
    sanne.druk(sanne.knop("/werkblad/zoek/"))
    assert sanne.open("/zaken/") == 200
    assert sanne.open("/zaken/2026-99999999/") == 404
    assert sanne.open("/beheer/") == 403
    assert sanne.open("/dit/is/er/niet/") == 404
    sanne.context.clear_cookies()
    assert sanne.open("/inloggen/") == 200


def test_the_page_on_which_codes_are_compared(ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne, jansen = ambtenaar(toets=True), inwoner()
    jansen.open(sanne.start("NIEUW", "schuldhulp"))
    jansen.login(BSN)
    sanne.open(sanne.adres)
    sanne.opgezocht()
    assert sanne.page.locator("#code").count() == 1


def test_the_code_can_be_heard_and_copied(ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    """A screen reader hears six digits one by one; who selects them gets six digits and nothing else."""
    sanne, jansen = ambtenaar(), inwoner()
    jansen.open(sanne.start("NIEUW"))
    jansen.login(BSN)
    code = jansen.code
    assert f"paragraph: {', '.join(code)}" in jansen.page.locator("#code").aria_snapshot()
    assert jansen.page.locator("#code").get_attribute("translate") == "no"
    assert selected(jansen.page, "#code") == code
    jansen.page.locator(f"button[data-kopieer='{code}']").click()
    assert jansen.page.evaluate("navigator.clipboard.readText()") == code


def selected(page: Page, selector: str) -> str:
    script = """selector => {
      getSelection().selectAllChildren(document.querySelector(selector));
      return getSelection().toString().trim();
    }"""
    return str(page.evaluate(script, selector))


def weight(mens: Inwoner | Ambtenaar) -> tuple[int, int]:
    """Requests, and bytes over the line, since the last look."""
    mens.page.wait_for_load_state("networkidle")
    sizes = [request.sizes() for request in mens.verzoeken if request.url.startswith("http")]
    mens.verzoeken.clear()
    return len(sizes), sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes)


def test_pages_are_light_and_set_no_cookie_before_the_button(
    ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, jansen = ambtenaar(), inwoner()
    jansen.open(sanne.start("NIEUW"))
    requests, size = weight(jansen)
    assert requests <= 6
    assert size <= 30_000
    assert jansen.context.cookies() == []
    sanne.verzoeken.clear()
    fresh = ambtenaar()
    fresh.open(sanne.adres)
    requests, size = weight(fresh)
    assert requests <= 10
    assert size <= 80_000
    jansen.naar_digid()
    names = {cookie["name"]: cookie for cookie in jansen.context.cookies()}
    assert set(names) == {"inwoner"}
    assert names["inwoner"]["httpOnly"]
    assert names["inwoner"]["expires"] == -1


def test_what_watches_the_pages_sees_what_is_wrong(inwoner: NieuweInwoner) -> None:
    """Without this, a page could pass because nobody looked."""
    jansen = inwoner(toets=True, breed=320)
    jansen.open("/nieuw/wmo-melding/")
    jansen.page.evaluate("""() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      const image = document.createElement('img');
      image.src = 'https://example.invalid/pixel.png';
      const wide = document.createElement('div');
      wide.textContent = 'wide';
      wide.style.setProperty('min-inline-size', '900px');
      document.querySelector('main').append(script, image, wide);
      document.body.style.setProperty('color', '#888');
    }""")
    jansen.kijk()
    assert jansen.page.evaluate("window.ran") is None
    found = " ".join(jansen.klachten)
    expected = ("script-src", "px too wide", "axe image-alt", "img-src")
    assert [what for what in expected if what not in found] == []
    jansen.klachten.clear()
