"""At the address of an announcement that is not there (yet)."""

from __future__ import annotations

from django.test import Client

from tests.diensten.test_verhogen_views import OPEN, beheer, planned

__all__ = ["beheer"]


def test_a_stranger_reads_kind_words_and_learns_nothing_of_a_plan(beheer: Client) -> None:
    nothing = Client().get(OPEN)
    assert nothing.status_code == 404
    text = nothing.content.decode()
    assert all(
        words in text
        for words in ("Op dit adres staat nu geen aankondiging", "Kijk of u het goed heeft overgenomen.")
    )
    assert "Deze pagina is er niet" not in text
    planned(beheer, announce=1)
    assert Client().get(OPEN).content == nothing.content
    unknown = Client().get(OPEN.replace("overlijden", "geboorte"))
    assert (unknown.status_code, unknown.cookies) == (404, {})
    assert unknown.content == nothing.content.replace(b"aangifte-overlijden", b"aangifte-geboorte")
