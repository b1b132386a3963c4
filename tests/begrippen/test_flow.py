"""Stored codes: rows and forms hold these words, so they stay."""

from __future__ import annotations

from begrippen.flow import BsnOpBewijs, Codecontrole, Flow
from begrippen.rol import Rol


def test_the_stored_words_stay() -> None:
    assert [*Flow] == ["NIEUW", "BEKEND", "AMBTENAAR"]
    assert [*Codecontrole] == ["invoeren", "vergelijken"]
    assert [*BsnOpBewijs] == ["volledig", "laatste_vier", "geen"]
    roles = [
        "ambtenaar",
        "functioneel-beheerder",
        "toezichthouder",
        "tekstbeheerder",
        "goedkeurder",
        "klantcontact",
    ]
    assert [*Rol] == roles
