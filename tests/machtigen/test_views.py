from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from diensten.models import Dienst
from machtigen import queries
from machtigen.instelling import Instelling
from machtigen.models import Dienstregels
from machtigen.regels import Aard
from tests.machtigen.conftest import ADDRESS, SLUG, invoer
from tests.medewerkers import QueriesOf

MATRIX = "/beheer/machtigen/"


def test_without_diensten_the_page_says_what_to_do(beheer: Client) -> None:
    assert "Er zijn nog geen diensten" in beheer.get(MATRIX).content.decode()


def test_a_dienst_begins_off_with_what_follows_the_source(beheer: Client, bijstand: Dienst) -> None:
    assert "Nog niets ingesteld" in beheer.get(MATRIX).content.decode()
    assert "Begin met het voorstel" in beheer.get(ADDRESS).content.decode()
    assert beheer.post(ADDRESS, {}).status_code == 422
    assert beheer.post(ADDRESS, {"aard": "geld"}).status_code == 302
    stand = queries.stand_of(SLUG)
    assert (stand.versie, stand.instelling.aan, stand.instelling.aard) == (1, False, Aard.GELD)
    assert "Deze dienst staat uit." in beheer.get(ADDRESS).content.decode()


def test_the_matrix_shows_each_cell(beheer: Client, geld: Instelling) -> None:
    text = beheer.get(MATRIX).content.decode()
    for words in ("Bijstand", "Curator", "Mag soms", "alleen geldzaken", "Mag niet"):
        assert words in text
    assert text.count("Mag niet") == 4  # mentor and nabestaande, in the table and in the list


@pytest.mark.parametrize("count", [1, 20])
def test_the_matrix_takes_two_queries(
    beheer: Client, geld: Instelling, queries_of: QueriesOf, count: int
) -> None:
    Dienst.objects.bulk_create(
        Dienst(naam=f"D{n}", slug=f"d{n}", omschrijving="x", gewijzigd_op=timezone.now())
        for n in range(count)
    )
    assert queries_of("machtigen", beheer, MATRIX) == 2
    assert queries_of("diensten", beheer, MATRIX) == 1


def test_change_a_cell(beheer: Client, geld: Instelling) -> None:
    sent = invoer(geld) | {
        "nabestaande_mag": "on",
        "nabestaande_reden": "Alleen met verklaring van erfrecht.",
    }
    text = beheer.post(ADDRESS, sent, follow=True).content.decode()
    assert "De regels zijn opgeslagen." in text
    assert "Nabestaande: mag: nee → ja" in text
    assert text.count("Alleen met verklaring van erfrecht.") >= 2  # what the ambtenaar reads, and the field


def test_nothing_changed_is_said(beheer: Client, geld: Instelling) -> None:
    assert "Er is niets gewijzigd." in beheer.post(ADDRESS, invoer(geld), follow=True).content.decode()
    assert Dienstregels.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"ouder_jonger_dan": "19"}, "Vul een getal in van 1 tot en met 18."),
        ({"mentor_mag": "on"}, "Mentor: bij dit soort dienst mag dit nooit."),
        ({"aard": "iets"}, "Kies uit de lijst."),
        ({"curator_reden": "x" * 201}, "Gebruik hoogstens 200 tekens."),
        ({"curator_reden": "a\u202eb"}, "Er staan tekens in die niemand kan zien."),
    ],
)
def test_wrong_input_is_said_and_stores_nothing(
    beheer: Client, geld: Instelling, sent: dict[str, str], said: str
) -> None:
    response = beheer.post(ADDRESS, invoer(geld) | sent)
    text = response.content.decode()
    assert (response.status_code, said in text, "<title>Fout: " in text) == (422, True, True)
    assert Dienstregels.objects.count() == 1


def test_the_second_beheerder_sees_both_and_may_choose(beheer: Client, geld: Instelling) -> None:
    beheer.post(ADDRESS, invoer(geld) | {"curator_tweede_medewerker": "on"})
    mine = invoer(geld) | {"nabestaande_mag": "on"}
    response = beheer.post(ADDRESS, mine)
    text = response.content.decode()
    assert response.status_code == 409
    assert "Iemand anders wijzigde dit net ook" in text
    assert "Curator: tweede medewerker" in text
    assert 'name="versie" value="2"' in text
    assert beheer.post(ADDRESS, mine | {"versie": "2"}).status_code == 302


def test_put_a_version_back(beheer: Client, geld: Instelling) -> None:
    beheer.post(ADDRESS, invoer(replace(geld, aan=False)))
    again = {"versie": "2", "naar": "1"}
    assert beheer.get(f"{ADDRESS}terug/").status_code == 302
    text = beheer.post(f"{ADDRESS}terug/", again, follow=True).content.decode()
    assert "Stand 1 teruggezet." in text
    assert queries.stand_of(SLUG).instelling == geld
    assert beheer.post(f"{ADDRESS}terug/", again).status_code == 409
    for wrong in ({}, {"versie": "3", "naar": "99"}, {"versie": "3", "naar": "x"}):
        assert beheer.post(f"{ADDRESS}terug/", wrong).status_code == 404


def test_an_unknown_dienst_is_not_found(beheer: Client, geld: Instelling) -> None:
    assert beheer.get("/beheer/machtigen/diensten/nergens/").status_code == 404


def test_names_are_escaped(beheer: Client, geld: Instelling) -> None:
    text = beheer.post(ADDRESS, invoer(geld) | {"mentor_reden": "<script>x"}, follow=True).content.decode()
    assert "<script>x" not in text
