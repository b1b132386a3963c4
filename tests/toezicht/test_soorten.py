from __future__ import annotations

import pytest

from toezicht.soorten import Soort, is_signaal, woorden


@pytest.mark.parametrize("soort", Soort)
def test_every_soort_has_words_and_fits_its_column(soort: Soort) -> None:
    assert str(woorden(soort))
    assert len(soort.value) <= 30


def test_what_a_person_must_look_at() -> None:
    assert is_signaal(Soort.SIGNAAL_NIET_BEZORGD)
    assert is_signaal(Soort.CODE_DRIE_KEER_ONJUIST)
    assert not is_signaal(Soort.LOGIN_GELUKT)
