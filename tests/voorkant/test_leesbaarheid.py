"""The Dutch of inwoners: short sentences, short words, few passives (row L02 of the UX demands)."""

from __future__ import annotations

import re
from statistics import mean

import pytest

from dev import messages
from dev.cijfer import Cijfer
from tests.eisen import Geef
from tests.vertaling.test_vertaling import PLACEHOLDER, TAG

# What stands on a page as a label or a button is no sentence.
LEAST_WORDS = 4
_SYLLABLE = re.compile(
    r"aai|ooi|oei|eeuw|ieuw|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyáéëèïöü]", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:wordt|worden|werd|werden)\b", re.IGNORECASE)


def sentences() -> list[str]:
    texts = [message.id for message in messages.texts() if message.id and messages.is_for_inwoners(message)]
    plain = [
        PLACEHOLDER.sub("Naam", TAG.sub("", text if isinstance(text, str) else text[-1])) for text in texts
    ]
    parts = [part.strip() for text in plain for part in re.split(r"(?<=[.?!:])\s+", text)]
    return [part for part in parts if len(part.split()) >= LEAST_WORDS]


@pytest.fixture(scope="module")
def found() -> list[str]:
    return sentences()


def flesch_douma(parts: list[str]) -> float:
    """206.84 − 0.77 × syllables per 100 words − 0.93 × words per sentence (Douma, 1960)."""
    words = [word for part in parts for word in re.findall(r"[^\W\d_]+", part)]
    syllables = sum(max(1, len(_SYLLABLE.findall(word))) for word in words)
    return 206.84 - 77 * syllables / len(words) - 0.93 * len(words) / len(parts)


def test_the_measure_tells_plain_from_difficult() -> None:
    plain = ["Lees de code voor.", "Ga dan terug naar het gesprek."]
    hard = ["De betrouwbaarheidsniveaus van authenticatiemiddelen worden geautomatiseerd gecontroleerd."]
    assert flesch_douma(plain) > 80 > 30 > flesch_douma(hard)


def test_it_reads_easily(found: list[str], cijfer: Geef) -> None:
    cijfer(Cijfer("L02", "Flesch-Douma", 65, round(flesch_douma(found)), "", minstens=True))


def test_sentences_are_short(found: list[str], cijfer: Geef) -> None:
    lengths = [len(part.split()) for part in found]
    cijfer(Cijfer("L02", "woorden gemiddeld", 12, round(mean(lengths), 1), ""))
    assert [part for part in found if len(part.split()) > 20] == []
    cijfer(Cijfer("L02", "woorden in de langste zin", 20, max(lengths), ""))


def test_people_do_things(found: list[str], cijfer: Geef) -> None:
    passive = [part for part in found if _PASSIVE.search(part)]
    cijfer(Cijfer("L02", "lijdend", 10, round(100 * len(passive) / len(found), 1), "%"))
