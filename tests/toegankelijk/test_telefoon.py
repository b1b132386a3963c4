"""The first page of the inwoner on a small phone: who asks, the question and the buttons before all else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.toegankelijk.server import address

pytestmark = pytest.mark.e2e
KIEZEN = "inwoner/start.html#kiezen"
MET_STROOK = "werkblad/identificatie.html#meer-gesprekken"
HOOGSTE_KNOP, LAAGSTE_KNOP = 850, 1130
BOVEN = "[...document.querySelectorAll('.wie, .keuzes, .stappen, .hulp')].map((one) => one.classList[0])"
CIJFERS = """() => { const text = document.querySelector('footer .telefoon').firstChild, place = document.createRange();
return [0, text.length - 1].map((at) => { place.setStart(text, at); place.setEnd(text, at + 1);
return place.getBoundingClientRect().x; }); }"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL", viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("taal", ["nl", "en", "ar"])
def test_the_buttons_come_before_the_explanation(page: Page, voorbeelden: str, taal: str) -> None:
    page.goto(f"{voorbeelden}{address(KIEZEN)}?taal={taal}")
    assert page.evaluate(BOVEN) == ["wie", "keuzes", "stappen", "hulp"]
    boxes = [button.bounding_box() for button in page.locator(".keuzes button").all()]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 4
    assert max(tops) < LAAGSTE_KNOP
    assert min(tops) < HOOGSTE_KNOP


@pytest.mark.parametrize("taal", ["nl", "en", "ar"])
def test_the_head_takes_one_line(page: Page, voorbeelden: str, taal: str) -> None:
    page.goto(f"{voorbeelden}{address(KIEZEN)}?taal={taal}")
    name, menu = (page.locator(f"header {part}").bounding_box() for part in (".merk", ".taal"))
    assert name is not None
    assert menu is not None
    assert menu["y"] < name["y"] + name["height"]


def test_yes_and_no_about_the_word_are_the_same_size(page: Page, voorbeelden: str) -> None:
    page.goto(f"{voorbeelden}{address('inwoner/klopt.html#woord')}")
    boxes = [button.bounding_box() for button in page.locator("main button[name=antwoord]").all()]
    assert len({(box["width"], box["height"]) for box in boxes if box}) == 1
    assert len(boxes) == 2


def test_many_calls_leave_the_step_in_sight(page: Page, voorbeelden: str) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(f"{voorbeelden}{address(MET_STROOK)}")
    page.evaluate(
        "for (const one of [1, 2, 3, 4, 5, 6]) { const row = document.querySelector('.strook li"
        ":not(:has([aria-current]))'); row.after(row.cloneNode(true)); }"
    )
    box = page.locator(".strook").bounding_box()
    page.set_viewport_size({"width": 320, "height": 640})
    assert box is not None
    assert box["height"] < 260


def test_a_phone_number_reads_from_the_left_in_arabic(page: Page, voorbeelden: str) -> None:
    page.goto(f"{voorbeelden}{address(KIEZEN)}?taal=ar")
    first, last = page.evaluate(CIJFERS)
    assert first < last
