"""The English texts: complete, in step with the sources, and as plain as the Dutch ones."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from django.test import Client
from django.utils import translation
from lxml import html

from dev import messages
from diensten.models import Dienst

# Read by inwoners; the other pages are for medewerkers.
INWONER = (
    "templates/basis/basis.html",
    "templates/basis/inwoner.html",
    "templates/fouten/",
    "templates/inwoner/",
    "templates/onderdelen/",
    "identification/queries/inwoner.py",
    "identification/queries/kapot.py",
    "diensten/teksten/woorden.py",
)
BANNED = re.compile(
    r"level|assurance|authenticat|identificat|session|token|uuid|bsn.check|procedure|validat|verif|credential",
    re.IGNORECASE,
)
SAME_IN_BOTH = {"BSN", "Open", "Partner", "Privacy", "Social media", "Status", "Website"}
DUTCH = re.compile(
    r"(?<![%(@\w-])(inwoners?|medewerkers?|ambtena(ar|ren)|za(ak|ken)|zaaknummers?|dienst(en)?)\b(?!\))",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"%\(\w+\)\w|%(?!\()\w|\{\w*\}")
TAG = re.compile(r"</?\w[^>]*>")
IN_TEMPLATE = re.compile(r"""\{%-?\s*translate\s+(?:"([^"]+)"|'([^']+)')""")


def _entries(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _dutch(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _for_inwoner(catalog: Catalog) -> Iterator[str]:
    for message in _entries(catalog):
        if any(file.startswith(INWONER) for file, _line in message.locations):
            yield from (TAG.sub("", text) for text in messages.forms(message))


def test_the_file_holds_the_texts_of_the_sources(english: Catalog) -> None:
    sources = {(message.context, _dutch(message)) for message in _entries(messages.texts())}
    assert {(message.context, _dutch(message)) for message in _entries(english)} == sources


def test_every_text_of_a_template_is_found(english: Catalog) -> None:
    """Looked for in another way than the extraction does."""
    seen = [
        (path.name, double or single)
        for path in (messages.ROOT / "templates").rglob("*.html")
        if path.parent.name != "bewijs"
        for double, single in IN_TEMPLATE.findall(path.read_text(encoding="utf-8"))
    ]
    assert len(seen) > 200
    assert [found for found in seen if found[1] not in english] == []


def test_nothing_is_untranslated_or_guessed(english: Catalog) -> None:
    assert [message.id for message in messages.untranslated(english)] == []


def test_a_translation_fills_in_the_same_values(english: Catalog) -> None:
    for message in _entries(english):
        for dutch, text in zip(_dutch(message), messages.forms(message), strict=True):
            assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(dutch)), message.id


def test_a_translation_has_the_same_tags_and_lines(english: Catalog) -> None:
    for message in _entries(english):
        for text in messages.forms(message):
            assert sorted(TAG.findall(text)) == sorted(TAG.findall(_dutch(message)[-1])), message.id
            assert text.count("\n") == _dutch(message)[-1].count("\n"), message.id


def test_only_the_listed_words_are_the_same_in_both_languages(english: Catalog) -> None:
    same = {message.id for message in _entries(english) if message.string == message.id}
    assert same == SAME_IN_BOTH


def test_the_english_has_english_words(english: Catalog) -> None:
    """The field's own terms that have no English word, such as zaaksysteem and zaaktype, stay."""
    texts = [text for message in _entries(english) for text in messages.forms(message)]
    assert [text for text in texts if DUTCH.search(text)] == []


def test_both_plural_forms_are_there(english: Catalog) -> None:
    counted = [message for message in _entries(english) if isinstance(message.id, tuple)]
    assert counted
    assert all(len(set(messages.forms(message))) == 2 for message in counted)


def test_inwoners_read_no_words_of_the_trade(english: Catalog) -> None:
    assert [text for text in _for_inwoner(english) if BANNED.search(text)] == []


def test_inwoners_read_short_sentences(english: Catalog) -> None:
    sentences = [part for text in _for_inwoner(english) for part in re.split(r"[.?!:]\s", text)]
    assert [part for part in sentences if len(part.split()) > 20] == []


def test_the_app_is_named_before_sms(english: Catalog) -> None:
    """Where both are named as ways to log in; the warnings name only the code that sms brings."""
    ways = [
        text for message in _entries(english) for text in messages.forms(message) if "(sms) check" in text
    ]
    assert ways
    assert [text for text in ways if "DigiD app" not in text.split("(sms) check")[0]] == []


def test_sms_is_always_named_in_the_same_words(english: Catalog) -> None:
    said = " ".join(text for message in _entries(english) for text in messages.forms(message))
    assert len(re.findall(r"\bsms\b", said, re.IGNORECASE)) == said.count("text message (sms)")


def test_the_dutch_texts_stay_as_they_are(english: Catalog) -> None:
    """Django has a Dutch catalogue of its own: none of our texts may be a key in it."""
    with translation.override("nl"):
        texts = [message.id for message in _entries(english) if isinstance(message.id, str)]
        assert [text for text in texts if translation.gettext(text) != text] == []


def test_the_check_passes() -> None:
    command = [sys.executable, "-m", "dev.messages", "--check"]
    done = subprocess.run(command, cwd=messages.ROOT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("taal", "title"), [("en", "Show who you are"), ("nl", "Laat zien wie u bent"), ("xx", "Laat zien")]
)
@pytest.mark.usefixtures("compiled")
def test_the_start_page_speaks_the_language_that_was_asked(
    client: Client, dienst: Dienst, taal: str, title: str
) -> None:
    answer = client.get(f"/nieuw/{dienst.slug}/", {"taal": taal})
    assert answer.status_code == 200
    page = html.document_fromstring(answer.content.decode())
    assert page.get("lang") == ("en" if taal == "en" else "nl")
    assert page.xpath("string(//h1)").startswith(title)
    assert answer.headers["Content-Language"] == page.get("lang")


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize(("over", "said"), [(1, "1 try left."), (2, "2 tries left.")])
def test_a_number_gets_its_own_form(over: int, said: str) -> None:
    with translation.override("en"):
        words = translation.ngettext("Nog %(over)s keer.", "Nog %(over)s keer.", over)
    assert words % {"over": over} == said
