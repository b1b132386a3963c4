"""What every page of ours must have, whatever it shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.voorkant.conftest import Render
from tests.voorkant.voorbeelden import FOUTEN, INWONER, OVERIG, WERKBLAD, template_of

TEMPLATES = Path(settings.BASE_DIR) / "templates"
SOURCES = sorted(path for path in TEMPLATES.rglob("*.html") if "bewijs" not in path.parts)
PAGES = {**INWONER, **WERKBLAD, **OVERIG, **FOUTEN}
AT_WORK = {"rollen": {"ambtenaar"}, "medewerker_naam": "Sanne de Vries"}


def test_every_page_has_an_example() -> None:
    found = {path.relative_to(TEMPLATES).as_posix() for path in SOURCES if not path.name.startswith("_")}
    ours = {name for name in found if "basis" not in name and not name.startswith("onderdelen/")}
    assert ours - {"fouten/500.html"} == {template_of(name) for name in PAGES}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on|hx-vals=.js:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert "http-equiv" not in text, "a page never reloads by itself"


@pytest.mark.parametrize("name", PAGES)
def test_frame(render: Render, name: str) -> None:
    page = render(name, PAGES[name], **AT_WORK)
    heading = page.xpath("//h1")
    assert len(heading) == 1
    assert page.xpath("//main[@id='inhoud' and @tabindex='-1']")
    assert page.xpath("//a[contains(@class, 'skip-link') and @href='#inhoud']")
    assert page.xpath("string(//title)").strip().endswith("– Gemeente Voorbeeld")
    assert page.get("lang") == "nl"


@pytest.mark.parametrize("name", PAGES)
def test_ids_and_references(render: Render, name: str) -> None:
    page = render(name, PAGES[name], **AT_WORK)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = " ".join(page.xpath("//@aria-describedby | //@aria-labelledby | //label/@for")).split()
    inside = [href[1:] for href in page.xpath("//a/@href") if href.startswith("#")]
    assert set(named) | set(inside) <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_times_have_a_label(render: Render, name: str) -> None:
    for time in render(name, PAGES[name], **AT_WORK).iter("time"):
        around = time.getparent().text_content().replace(time.text_content(), "", 1).strip()
        term = time.xpath("string(ancestor::dd/preceding-sibling::dt[1])")
        label = time.xpath("string(ancestor::p[1])").replace(time.text_content(), "").strip()
        column = time.xpath("ancestor::td[1]/ancestor::table[1]/thead//th[@scope='col'][1]")
        assert around or term or label or column, time.text_content()
        assert re.match(r".*\d{1,2}\.\d{2}(\.\d{2})? uur$", time.text_content())


@pytest.mark.parametrize("name", [*WERKBLAD, *OVERIG])
def test_forms_of_medewerkers_carry_the_token(render: Render, name: str) -> None:
    for form in render(name, PAGES[name], **AT_WORK).xpath("//form[@method='post']"):
        # A frame of another site gets no cookie; a form of an inwoner on an example leads nowhere.
        if not form.get("action", "").startswith(("/werkblad/paneel/koppel/", "/voorbeeld/dienst/")):
            assert form.xpath(".//input[@name='csrfmiddlewaretoken']"), form.get("action")


@pytest.mark.parametrize("name", [*INWONER, *FOUTEN])
def test_pages_of_inwoners_set_no_cookie(render: Render, name: str) -> None:
    page = render(name, PAGES[name])
    assert not page.xpath("//input[@name='csrfmiddlewaretoken']"), "the token brings a cookie with it"
    assert not page.xpath("//script[contains(@src, 'htmx')]")


@pytest.mark.parametrize("name", INWONER)
def test_dutch_words_stand_apart_in_a_page_from_right_to_left(render: Render, name: str) -> None:
    """Else the full stop of a Dutch sentence jumps to its beginning in an Arabic page."""
    assert not render(name, INWONER[name]).xpath("//main//*[@lang='nl'][not(self::bdi)][not(@dir)]")


@pytest.mark.parametrize("name", ["gebeld_gemeld", "niet_u", "niet_u_zeker"])
def test_who_reports_a_call_is_not_sent_back_into_it(render: Render, name: str) -> None:
    page = render(f"inwoner/{name}.html", INWONER[f"inwoner/{name}.html"]).text_content()
    assert ("Zeg het daar" in page, "Bel de gemeente:" in page) == (False, True)


def test_htmx_may_not_run_text_as_code(render: Render) -> None:
    page = render("werkblad/identificatie.html", WERKBLAD["werkblad/identificatie.html"], **AT_WORK)
    config = json.loads(page.xpath("string(//meta[@name='htmx-config']/@content)"))
    assert config["allowEval"] is False
    assert config["selfRequestsOnly"] is True
    assert config["includeIndicatorStyles"] is False
    assert page.xpath("//script[contains(@src, 'htmx') and @src and not(text())]")


def test_the_live_region_is_there_first_and_empty(render: Render) -> None:
    example = WERKBLAD["werkblad/identificatie.html"]
    (live,) = render("werkblad/identificatie.html", example, **AT_WORK).xpath("//*[@id='live']")
    assert live.get("role") == "status"
    assert not live.text_content()
    answer = render("werkblad/_identificatie.html", example)
    assert answer.xpath("//*[@hx-swap-oob='innerHTML:#live']")[0].text_content() == example.gesproken  # type: ignore[attr-defined]
    assert not answer.xpath("//*[@id='live']"), "the region itself is never replaced"


def test_the_last_page_needs_nothing() -> None:
    text = (TEMPLATES / "fouten" / "500.html").read_text(encoding="utf-8")
    assert "{%" not in text
    assert "{{" not in text
    assert "gemeentehuis" in text
    assert 'lang="en"' in text
