from __future__ import annotations

import pytest

from tests.zaken.conftest import document_opdracht, zaak_opdracht
from zaken.register import Register
from zaken.zaaksysteem import load_zaaksysteem


def test_the_zaaksysteem_is_named_by_its_path() -> None:
    assert isinstance(load_zaaksysteem("zaken.register.Register"), Register)


@pytest.mark.parametrize("path", ["zaken.register.Bestaat", "bestaat.niet.Register"])
def test_a_wrong_path_stops_at_once(path: str) -> None:
    with pytest.raises((ImportError, AttributeError)):
        load_zaaksysteem(path)


def test_an_opdracht_shows_nothing_personal() -> None:
    text = repr(zaak_opdracht()) + repr(document_opdracht())
    assert "999990019" not in text
    assert "%PDF" not in text
