"""The languages of inwoners: complete, in step with the sources, with the same values, tags and plural forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from django.template.loader import get_template
from django.test import RequestFactory, override_settings
from django.urls import reverse
from django.utils import translation

from begrippen.taal import MEDEWERKER_TALEN, Taal, talen_van
from dev import messages
from tests.inloggen.conftest import PLAIN_FILES
from tests.vertaling.test_vertaling import PLACEHOLDER, TAG
from tests.voorkant.voorbeelden import FOUTEN, INWONER, NOBODY_SET_ANYTHING, context_of, template_of

TALEN = [taal.value for taal in Taal if taal not in MEDEWERKER_TALEN]
SAME = {"Begonnen", "Code", "Privacy", "Status"}  # the same word in that language
# Of Dutch nothing but names: DigiD's own, and what its app shows on the screen.
DUTCH = re.compile(r"\b(?:het|een|niet|gemeente|inloggen|gesprek|deze)\b", re.IGNORECASE)
SCRIPT = {"ar": r"[\u0600-\u06ff]", "uk": r"[\u0400-\u04ff]"}


def _po(taal: str) -> Path:
    return messages.ROOT / f"locale/{taal}/LC_MESSAGES/django.po"


@pytest.fixture(scope="module", params=TALEN)
def catalog(request: pytest.FixtureRequest) -> Catalog:
    return messages.read(_po(request.param))


@pytest.fixture(scope="module")
def sources() -> Catalog:
    return messages.texts()


@pytest.fixture(scope="module")
def german() -> Catalog:
    return messages.read(_po("de"))


def _entries(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def test_there_is_a_file_for_each_language() -> None:
    assert {po.parent.parent.name for po in messages.po_files()} == {*TALEN, "en"}


def test_it_holds_what_inwoners_read_and_nothing_else(catalog: Catalog, sources: Catalog) -> None:
    wanted = {message.id for message in _entries(sources) if messages.is_for_inwoners(message)}
    assert {message.id for message in _entries(catalog)} == wanted


def test_nothing_is_missing(catalog: Catalog) -> None:
    assert [message.id for message in messages.untranslated(catalog)] == []


def test_the_values_and_the_tags_are_the_same(catalog: Catalog) -> None:
    for message in _entries(catalog):
        dutch = message.id if isinstance(message.id, str) else message.id[-1]
        for text in messages.forms(message):
            assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(dutch)), dutch
            assert sorted(TAG.findall(text)) == sorted(TAG.findall(dutch)), dutch
            assert text.count("\n") == dutch.count("\n"), dutch


def test_it_is_in_that_language(catalog: Catalog) -> None:
    script = SCRIPT.get(str(catalog.locale), ".")
    for message in _entries(catalog):
        for text in messages.forms(message):
            assert re.search(script, text), text
            assert text != message.id or text in SAME
            plain = PLACEHOLDER.sub("", TAG.sub("", text))
            assert not DUTCH.search(plain), text


def test_the_app_is_named_before_sms(catalog: Catalog) -> None:
    app = {"tr": "DigiD uygulaması", "pl": "aplikacja DigiD", "uk": "застосунок DigiD", "ar": "تطبيق DigiD"}
    way = catalog["de DigiD app of sms-controle"]
    said = app.get(str(catalog.locale), "DigiD-App")
    assert way.string.index(said) < way.string.upper().index("SMS")


def test_sentences_are_short(catalog: Catalog) -> None:
    texts = (TAG.sub("", text) for message in _entries(catalog) for text in messages.forms(message))
    sentences = [part for text in texts for part in re.split(r"[.?!:؟]\s", text)]
    assert [part for part in sentences if len(part.split()) > 24] == []


@pytest.mark.parametrize("name", [*INWONER, *FOUTEN])
def test_every_text_of_a_page_is_in_the_files(
    name: str, sources: Catalog, german: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever include a page of an inwoner takes its texts from, translators get them."""
    asked: set[str] = set()
    look_up = translation._trans.gettext

    def listen(text: str) -> str:
        asked.add(text)
        return str(look_up(text))

    monkeypatch.setattr(translation._trans, "gettext", listen)
    context = {"messages": (), **NOBODY_SET_ANYTHING, **context_of({**INWONER, **FOUTEN}[name])}
    with override_settings(STORAGES={"staticfiles": {"BACKEND": PLAIN_FILES}}):
        get_template(template_of(name)).render(context, RequestFactory().get("/i/x/"))
    assert asked
    assert [text for text in asked if text in sources and text not in german] == []


def test_pages_of_medewerkers_speak_two_languages() -> None:
    assert talen_van("/werkblad/") == talen_van("/beheer/") == MEDEWERKER_TALEN
    assert talen_van("/i/abc/") == talen_van("/nieuw/verhuizing/") == tuple(Taal)


@pytest.mark.parametrize("name", ["mijn", "gebeld", "niet-u", "niet-u-melden", "acs"])
def test_pages_of_inwoners_speak_every_language(name: str) -> None:
    assert talen_van(reverse(f"identification:{name}")) == tuple(Taal)
