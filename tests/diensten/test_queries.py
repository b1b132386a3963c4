from __future__ import annotations

import pytest

from diensten import queries
from diensten.models import Dienst


def test_a_stopped_dienst_is_not_offered(overlijden: Dienst) -> None:
    assert queries.active_diensten() == [overlijden]
    assert queries.dienst_by_slug(overlijden.slug) == overlijden
    Dienst.objects.update(stand="gestopt")
    assert queries.active_diensten() == []
    assert queries.dienst_by_slug(overlijden.slug) is None
    assert queries.any_dienst(overlijden.slug) == overlijden


def test_the_standing_link_is_closed_until_it_is_opened(overlijden: Dienst) -> None:
    assert queries.dienst_with_open_link(overlijden.slug) is None
    Dienst.objects.update(staande_link=True)
    assert queries.dienst_with_open_link(overlijden.slug) == overlijden
    Dienst.objects.update(stand="gestopt")
    assert queries.dienst_with_open_link(overlijden.slug) is None


@pytest.mark.parametrize(
    ("veld", "waarde", "woorden"),
    [
        ("contactmoment", "True", "ja"),
        ("contactmoment", "False", "nee"),
        ("talen", "nl,ar", "Nederlands, العربية"),
        ("stand", "concept", "Concept: nog niet in gebruik"),
        ("actief", "False", "nee"),
        ("niveau", "25", "DigiD app met ID-check (Substantieel)"),
        ("bsn_op_bewijs", "geen", "Geen BSN"),
        ("naam", "Aangifte", "Aangifte"),
    ],
)
def test_the_change_log_is_in_words(veld: str, waarde: str, woorden: str) -> None:
    assert queries.waarde_in_woorden(veld=veld, waarde=waarde) == woorden
