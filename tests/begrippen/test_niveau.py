from __future__ import annotations

import pytest

from begrippen.niveau import Betrouwbaarheidsniveau as Niveau


def test_the_order_is_that_of_digid() -> None:
    assert Niveau.BASIS < Niveau.MIDDEN < Niveau.SUBSTANTIEEL < Niveau.HOOG
    assert [int(niveau) for niveau in Niveau] == [10, 20, 25, 30]


@pytest.mark.parametrize("niveau", Niveau)
def test_a_level_comes_back_from_its_code(niveau: Niveau) -> None:
    assert Niveau.from_code(niveau.code) is niveau


@pytest.mark.parametrize("code", ["", "laag", "10", "midden "])
def test_another_word_is_no_level(code: str) -> None:
    with pytest.raises(KeyError):
        Niveau.from_code(code)
