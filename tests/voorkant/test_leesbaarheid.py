"""The Dutch of inwoners: short sentences, short words, few passives (row L02 of the UX demands)."""

from __future__ import annotations

from statistics import mean

import pytest

from begrippen.leesbaarheid import (
    GEMIDDELD_WOORDEN,
    MEESTE_WOORDEN,
    MINSTE_SCORE,
    flesch_douma,
    lijdende_zinnen,
    zinnen,
)
from dev import messages
from dev.cijfer import Cijfer
from tests.eisen import Geef
from tests.vertaling.test_vertaling import PLACEHOLDER, TAG


def sentences() -> list[str]:
    texts = [message.id for message in messages.texts() if message.id and messages.is_for_inwoners(message)]
    plain = [
        PLACEHOLDER.sub("Naam", TAG.sub("", text if isinstance(text, str) else text[-1])) for text in texts
    ]
    return [sentence for text in plain for sentence in zinnen(text)]


@pytest.fixture(scope="module")
def found() -> list[str]:
    return sentences()


def test_it_reads_easily(found: list[str], cijfer: Geef) -> None:
    cijfer(Cijfer("L02", "Flesch-Douma", MINSTE_SCORE, round(flesch_douma(found)), "", minstens=True))


def test_sentences_are_short(found: list[str], cijfer: Geef) -> None:
    lengths = [len(part.split()) for part in found]
    cijfer(Cijfer("L02", "woorden gemiddeld", GEMIDDELD_WOORDEN, round(mean(lengths), 1), ""))
    assert [part for part in found if len(part.split()) > MEESTE_WOORDEN] == []
    cijfer(Cijfer("L02", "woorden in de langste zin", MEESTE_WOORDEN, max(lengths), ""))


def test_people_do_things(found: list[str], cijfer: Geef) -> None:
    passive = 100 * len(lijdende_zinnen(found)) / len(found)
    cijfer(Cijfer("L02", "lijdend", 10, round(passive, 1), "%"))
