"""The proof of somebody who acts for another, on paper."""

from __future__ import annotations

from tests.identification.test_bewijs import EXAMPLE, NAMENS, make
from tests.identification.test_bewijs_pdf import text_of


def test_for_whom_stands_on_it_and_how_sure() -> None:
    text = text_of(make(namens=NAMENS))
    assert "De inwoner deed dit voor iemand anders, als curator." in text
    assert "verklaard door de ambtenaar, en niet bewezen" in text
    assert "besluit van de rechter, 1 februari 2026, nummer C/16/123" in text
    assert "Gezien op het besluit." in text
    assert "Tweede medewerker Karim El Amrani" in text
    assert "iemand anders, als" not in text_of(EXAMPLE)
