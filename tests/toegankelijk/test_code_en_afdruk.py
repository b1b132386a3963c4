"""The code for who hears it, copies it or prints it: rows U02 and R01 of the UX demands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from dev.cijfer import Cijfer
from tests.eisen import Geef
from tests.toegankelijk.server import PAGES, address, template_of
from tests.voorkant.voorbeelden import context_of

pytestmark = pytest.mark.e2e
CODES = [naam for naam in PAGES if template_of(naam) == "inwoner/code.html"]
PRINTED = [
    naam
    for naam in PAGES
    if template_of(naam)
    in {"inwoner/code.html", "inwoner/klaar.html", "inwoner/ingelogd.html", "werkblad/afgerond.html"}
]
ROOM = "getComputedStyle(document.querySelector('#code > bdi > span')).fontSize"
HIDDEN = (
    "[...document.querySelectorAll('nav, button, .utrecht-skip-link')].every((one) => !one.checkVisibility())"
)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("naam", CODES)
@pytest.mark.parametrize("taal", ["nl", "ar"])
def test_a_code_is_heard_as_six_digits(page: Page, voorbeelden: str, naam: str, taal: str) -> None:
    page.goto(f"{voorbeelden}{address(naam)}?taal={taal}")
    code = context_of(PAGES[naam])["pagina"].code
    assert page.locator("#code").aria_snapshot() == f"- paragraph: {', '.join(code)}"
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    heard = [node["name"]["value"] for node in tree if node["role"]["value"] == "StaticText"]
    assert ", ".join(code) in heard
    assert not any(code[:3] in text and text != ", ".join(code) for text in heard)


@pytest.mark.parametrize("naam", CODES)
def test_a_code_is_copied_as_six_digits(page: Page, voorbeelden: str, naam: str) -> None:
    page.goto(f"{voorbeelden}{address(naam)}")
    script = (
        "getSelection().selectAllChildren(document.querySelector('#code')); getSelection().toString().trim()"
    )
    assert page.evaluate(script) == context_of(PAGES[naam])["pagina"].code
    assert page.locator("#code").get_attribute("translate") == "no"


@pytest.mark.parametrize("naam", PRINTED)
def test_a_page_is_printed_on_two_sheets_at_most(
    page: Page, voorbeelden: str, naam: str, cijfer: Geef
) -> None:
    page.goto(f"{voorbeelden}{address(naam)}")
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    cijfer(Cijfer("R01", "bladen", 2, len(sheets), ""))
    assert [round(float(side)) for side in sheets[0].mediabox[2:]] == [595, 842]
    page.emulate_media(media="print")
    assert page.evaluate(HIDDEN)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    if page.locator("#code").count():
        size = float(re.sub("px", "", page.evaluate(ROOM))) * 0.75
        cijfer(Cijfer("R01", "code", 24, size, "pt", minstens=True))
    page.emulate_media(media="screen")
