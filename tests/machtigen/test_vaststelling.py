"""What is proven, and what somebody says: beside the table of `test_rules.py`."""

from __future__ import annotations

from dataclasses import replace

from begrippen.vertegenwoordiging import Soort, Vaststelling
from machtigen.rules import Reden
from tests.machtigen.test_rules import ALIVE, DECLARED, MANDATE, say


def test_a_mandate_of_digid_machtigen_stays_proven_when_the_age_was_looked_at() -> None:
    looked = frozenset({Reden.PERSOON_NAKIJKEN, Reden.LEEFTIJD_NAKIJKEN})
    unknown = replace(ALIVE, geboorte=None, overleden=None, onder_curatele=None, nagekeken=looked)
    assert say(Soort.GEMACHTIGDE, MANDATE, unknown).vaststelling is Vaststelling.AANGETOOND
    assert say(Soort.OUDER, DECLARED, unknown).vaststelling is Vaststelling.VERKLAARD
