"""What an inwoner reads: plain words, the app before sms, and always another way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from lxml import html

from tests.voorkant.conftest import Render
from tests.voorkant.voorbeelden import FOUTEN, INWONER, NAAM, ZAAK, code, kapot, start

TEMPLATES = Path(settings.BASE_DIR) / "templates"
PAGES = {**INWONER, **FOUTEN}
BANNED = re.compile(
    r"niveau|authenticat|identificat|sessie|token|uuid|bsn-check|procedure|validere|minuten\b", re.IGNORECASE
)


def _all_words(page: html.HtmlElement) -> str:
    """Text, and what stands in attributes that are read out."""
    return " ".join([page.text_content(), *page.xpath("//@alt | //@aria-label | //@title | //@data-tekst")])


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("taal", ["nl", "en"])
def test_no_words_of_the_trade(render: Render, name: str, taal: str) -> None:
    assert not BANNED.search(_all_words(render(name, PAGES[name], taal=taal)))


@pytest.mark.parametrize(
    "name", ["inwoner/kapot.html", "inwoner/niet_inloggen.html", "inwoner/echt.html", *FOUTEN]
)
def test_another_way_without_a_computer(render: Render, name: str) -> None:
    page = render(name, PAGES[name])
    assert page.xpath("//main//a[starts-with(@href, 'tel:')]")
    assert "gemeentehuis" in page.xpath("string(//main)")


@pytest.mark.parametrize("name", PAGES)
def test_the_app_comes_before_sms(render: Render, name: str) -> None:
    for block in render(name, PAGES[name]).xpath("//main//section"):
        text = " ".join(block.text_content().split())
        if "sms-controle" in text:
            assert "DigiD app" in text.split("sms-controle")[0]


@pytest.mark.parametrize("name", [name for name in INWONER if name != "inwoner/start.html"] + list(FOUTEN))
def test_sentences_are_short(render: Render, name: str) -> None:
    paragraphs = render(name, PAGES[name]).xpath("//main//p[not(ancestor::*[@translate='no'])]")
    text = " ".join(" ".join(paragraph.text_content().split()) for paragraph in paragraphs)
    lengths = [len(sentence.split()) for sentence in re.split(r"[.?!:]\s", text) if sentence.strip()]
    assert max(lengths) <= 20
    assert sum(lengths) / len(lengths) <= 12


def test_the_code_reads_as_six_digits_and_copies_as_six(render: Render) -> None:
    (shown,) = render("inwoner/code.html", code).xpath("//*[@id='code']")
    assert shown.get("translate") == "no"
    seen, spelled = shown.xpath(".//bdi/span")
    assert seen.text_content() == "058974"
    assert seen.get("aria-hidden") == "true"
    assert spelled.text_content() == "0, 5, 8, 9, 7, 4"


def test_the_code_page_warns_for_the_code_of_digid(render: Render) -> None:
    text = render("inwoner/code.html", code).xpath("string(//main)")
    assert "sms-code van DigiD" in text
    assert "geef alleen deze code" in text


def test_names_and_numbers_are_not_translated(render: Render) -> None:
    for name, page in PAGES.items():
        kept = " ".join(text.text_content() for text in render(name, page).xpath("//*[@translate='no']"))
        shown = render(name, page).xpath("string(//main)")
        assert (NAAM in shown) <= (NAAM in kept), name
        assert (ZAAK in shown) <= (ZAAK in kept), name


def test_a_failed_login_says_what_happened_and_what_to_do(render: Render) -> None:
    (alert,) = render("inwoner/start.html", start).xpath("//main//div[contains(@class, 'utrecht-alert')]")
    assert start.melding is not None
    for words in (start.melding.titel, *start.melding.regels):
        assert words in alert.text_content()


def test_the_way_in_is_still_there_after_a_failure(render: Render) -> None:
    (form,) = render("inwoner/start.html", start).xpath("//form[@method='post']")
    assert form.get("action") == start.login_url
    assert form.xpath("string(.//button)") == "Inloggen met DigiD"
    assert form.xpath("string(.//input[@name='taal']/@value)") == "nl"


def test_a_dead_end_offers_its_actions(render: Render) -> None:
    page = render("inwoner/kapot.html", kapot)
    assert page.xpath("//form[@method='post']/@action") == ["/i/opnieuw/"]
    assert page.xpath(f"//main//a[@href='{kapot.acties[1].url}']")
    assert page.xpath("string(//title)").strip().startswith("Fout:")
