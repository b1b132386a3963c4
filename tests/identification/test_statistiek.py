"""The figures: counted once per day, and shown per week without anybody in them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from diensten.models import Dienst
from diensten.wijzigen import DienstGegevens, Door, change_dienst
from identification.cijfers import Maat
from identification.flow.tellen import count_days, counts
from identification.models import Teldag, Telling
from identification.queries.statistiek import statistics_page
from inloggen.models import Medewerker
from tests.identification.gegevens import NOW, completed, invited, logged_in_row, make_dienst
from tests.medewerkers import LoggedIn
from toezicht.logboek import record
from toezicht.soorten import Soort

DAG = date(2026, 11, 21)
URL = "/beheer/statistiek/"


@pytest.fixture
def bezoek(ambtenaar: Medewerker, dienst: Dienst) -> Dienst:
    """A day with a link, a login, a call that was finished, and one that was stopped at DigiD."""
    invited(ambtenaar, dienst=dienst)
    logged_in_row(ambtenaar, dienst=dienst, now=NOW + timedelta(hours=1))
    completed(ambtenaar, dienst=dienst, now=NOW + timedelta(hours=2))
    row = invited(ambtenaar, dienst=dienst)
    record(soort=Soort.LOGIN_GEANNULEERD, door="inwoner", now=NOW, onderwerp=row.pk)
    return dienst


def add(dienst: Dienst, dag: date, maat: Maat, aantal: int, klasse: int = 0) -> None:
    teldag, _ = Teldag.objects.get_or_create(dag=dag, defaults={"geteld_op": NOW})
    Telling.objects.create(dag=teldag, dienst=dienst, maat=maat.value, klasse=klasse, aantal=aantal)


def test_a_day_is_counted_per_dienst(bezoek: Dienst) -> None:
    found = counts(begin=DAG, end=DAG + timedelta(days=1))
    mine = {(maat, klasse): aantal for (dienst, maat, klasse), aantal in found.items() if dienst == bezoek.pk}
    assert mine == {
        (Maat.GEMAAKT, 0): 4,
        (Maat.INGELOGD, int(Niveau.MIDDEN)): 2,
        (Maat.SECONDEN, 0): 2,
        (Maat.GEANNULEERD, 0): 1,
        (Maat.VOLTOOID, 0): 1,
    }


def test_a_day_begins_at_midnight_in_the_netherlands(ambtenaar: Medewerker, dienst: Dienst) -> None:
    """On the night that the clock goes back there are 25 hours."""
    for moment in (
        datetime(2026, 10, 24, 21, 59, tzinfo=UTC),
        datetime(2026, 10, 24, 22, 0, tzinfo=UTC),
        datetime(2026, 10, 25, 22, 59, tzinfo=UTC),
        datetime(2026, 10, 25, 23, 0, tzinfo=UTC),
    ):
        invited(ambtenaar, dienst=dienst, now=moment)
    found = counts(begin=date(2026, 10, 25), end=date(2026, 10, 26))
    assert found[dienst.pk, Maat.GEMAAKT, 0] == 2


@pytest.mark.parametrize(("hours", "days"), [(11.9, 1), (12.1, 2), (36.1, 3)])
def test_a_day_is_counted_when_it_is_over(bezoek: Dienst, hours: float, days: int) -> None:
    """NOW is one o'clock in the afternoon; the hour after midnight is for what came late."""
    assert count_days(now=NOW + timedelta(hours=hours)) == days
    assert Teldag.objects.filter(dag=DAG).exists() == (days > 1)


def test_a_day_is_counted_once(bezoek: Dienst, ambtenaar: Medewerker) -> None:
    count_days(now=NOW + timedelta(days=1))
    before = list(Telling.objects.values_list("maat", "klasse", "aantal"))
    invited(ambtenaar, dienst=bezoek)
    assert count_days(now=NOW + timedelta(days=1)) == 0
    assert list(Telling.objects.values_list("maat", "klasse", "aantal")) == before


def test_long_ago_is_counted_in_rounds(ambtenaar: Medewerker, dienst: Dienst) -> None:
    invited(ambtenaar, dienst=dienst, now=NOW - timedelta(days=30))
    assert [count_days(now=NOW), count_days(now=NOW), count_days(now=NOW)] == [20, 11, 0]


def test_the_page_says_the_same_before_and_after_counting(bezoek: Dienst) -> None:
    tomorrow = NOW + timedelta(days=1)
    before = statistics_page(dienst=bezoek, weken=13, now=tomorrow)
    assert count_days(now=tomorrow) == 2
    assert statistics_page(dienst=bezoek, weken=13, now=tomorrow) == before


def test_of_one_dienst_only_its_own(bezoek: Dienst) -> None:
    other = make_dienst(naam="Iets anders")
    add(other, DAG - timedelta(days=7), Maat.VOLTOOID, 50)
    page = statistics_page(dienst=bezoek, weken=13, now=NOW)
    together = statistics_page(dienst=None, weken=13, now=NOW)
    assert [week.getallen[Maat.VOLTOOID].aantal for week in page.weken][-2] == 0
    assert [week.getallen[Maat.VOLTOOID].aantal for week in together.weken][-2] == 50


def test_all_together_does_not_tell_the_one_that_is_hidden(bezoek: Dienst, ingrid: Client) -> None:
    other, dag = make_dienst(naam="Iets anders"), timezone.localdate() - timedelta(days=7)
    add(bezoek, dag, Maat.VOLTOOID, 3)
    add(other, dag, Maat.VOLTOOID, 52)
    assert "<td>52 of meer</td>" in ingrid.get(URL).content.decode()
    assert ";>=52;" in ingrid.get(f"{URL}csv/").content.decode()
    assert "55" not in ingrid.get(f"{URL}csv/").content.decode()


def test_another_way_of_logging_in_stands_beside_the_figures(dienst: Dienst) -> None:
    gegevens = DienstGegevens(
        naam=dienst.naam, omschrijving=dienst.omschrijving, niveau=int(Niveau.SUBSTANTIEEL)
    )
    change_dienst(
        dienst=dienst, versie=1, gegevens=gegevens, door=Door("Ingrid"), now=NOW - timedelta(days=3)
    )
    (change,) = statistics_page(dienst=dienst, weken=13, now=NOW).veranderingen
    assert (change.dag, change.naar) == (DAG - timedelta(days=3), "DigiD app met ID-check")


@pytest.fixture
def ingrid(beheerder: Medewerker, logged_in: LoggedIn) -> Client:
    return logged_in(beheerder)


def test_few_are_hidden_on_the_page_and_in_the_file(ingrid: Client, dienst: Dienst) -> None:
    week_ago = timezone.localdate() - timedelta(days=7)
    add(dienst, week_ago, Maat.VOLTOOID, 9)
    add(dienst, week_ago, Maat.GEANNULEERD, 10)
    text = ingrid.get(URL).content.decode()
    assert text.count("minder dan 10") == 1
    lines = list(
        csv.DictReader(io.StringIO(ingrid.get(f"{URL}csv/").content.decode("utf-8-sig")), delimiter=";")
    )
    assert (lines[1]["Voltooid"], lines[1]["Gestopt bij DigiD"]) == ("<10", "10")


def test_nothing_yet_is_said(ingrid: Client, dienst: Dienst) -> None:
    text = ingrid.get(URL, {"dienst": dienst.slug}).content.decode()
    assert "In deze periode is er nog niets gebeurd." in text
    assert "grafiek" not in text


@pytest.mark.parametrize("query", [{"dienst": "bestaat-niet"}, {"weken": "9999"}, {"weken": "x"}])
def test_a_strange_choice_leads_to_the_page(ingrid: Client, query: dict[str, str]) -> None:
    for url in (URL, f"{URL}csv/"):
        response = ingrid.get(url, query)
        assert (response.status_code, response["Location"]) == (302, URL)


def test_two_years_cost_as_many_queries_as_one_week(ingrid: Client, dienst: Dienst, queries_of: Any) -> None:
    for days in (
        1,
        *range(7, 90 * 7, 7),
    ):  # yesterday too: in the first hours of a day the worker has not counted it
        add(dienst, timezone.localdate() - timedelta(days=days), Maat.VOLTOOID, 20)
    assert queries_of("identification", ingrid, f"{URL}?weken=104&dienst={dienst.slug}") <= 6


def test_whole_weeks_before_and_after_a_change_stand_beside_each_other(
    ambtenaar: Medewerker, dienst: Dienst
) -> None:
    monday = date(2026, 11, 16)
    for weeks, count in ((0, 99), (1, 40), (2, 30), (3, 75), (4, 20), (5, 25), (9, 50)):
        add(dienst, monday - timedelta(weeks=weeks), Maat.TE_LAAG, count)
    changed = datetime(2026, 10, 28, 9, tzinfo=UTC)  # a Wednesday: that week counts on neither side
    gegevens = DienstGegevens(naam=dienst.naam, omschrijving="", niveau=int(Niveau.SUBSTANTIEEL))
    change_dienst(dienst=dienst, versie=dienst.versie, gegevens=gegevens, door=Door("x"), now=changed)
    page = statistics_page(dienst=dienst, weken=13, now=datetime(2026, 11, 18, 9, tzinfo=UTC))
    assert page.vergelijking is not None
    assert (page.vergelijking.voor, page.vergelijking.na) == (4, 2)
    (row,) = [row for row in page.vergelijking.regels if row[0] == "Niet sterk genoeg"]
    assert [one.aantal if one else None for one in row[1:]] == [45, 70]
    assert statistics_page(dienst=None, weken=13, now=NOW).vergelijking is None
