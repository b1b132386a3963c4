"""The page says what is kept and what is late, and the figure of late is what the purge has left."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.flow import Flow
from diensten.models import Dienst
from identification.flow.opruimen import purge
from identification.models import Identification, InwonerSessie
from identification.queries.bewaren import MARGE, retention_page
from identification.status import Status
from inloggen.models import Medewerker
from tests.identification.gegevens import invited, logged_in_row
from tests.medewerkers import LoggedIn

URL = "/beheer/bewaren/"
TICK = timedelta(seconds=1)


def late(now: Any) -> int:
    return retention_page(now=now).te_laat


def test_nothing_is_late_until_its_time_and_the_margin_are_over(
    ambtenaar: Medewerker, dienst: Dienst
) -> None:
    row = invited(ambtenaar, dienst=dienst, now=timezone.now())
    (calls, *_) = retention_page(now=timezone.now()).soorten
    assert (calls.nu, calls.eerst) == (1, row.verloopt_op)
    assert [late(row.verloopt_op + MARGE + step) for step in (-TICK, TICK)] == [0, 1]


def test_what_the_purge_leaves_is_not_late(ambtenaar: Medewerker, dienst: Dienst) -> None:
    row = logged_in_row(ambtenaar, Flow.BEKEND, dienst=dienst, now=timezone.now())
    later = timezone.now() + timedelta(days=3)
    assert late(later) >= 1
    purge(now=later)
    assert Identification.objects.get(pk=row.pk).status == Status.GEWIST
    assert [soort.naam for soort in retention_page(now=later).soorten if soort.te_laat] == []


def test_a_clock_that_stands_still_is_seen(
    row: Identification, ambtenaar: Medewerker, dienst: Dienst
) -> None:
    logged_in_row(ambtenaar, Flow.AMBTENAAR, dienst=dienst, now=timezone.now())
    late_ones = {s.naam: s.te_laat for s in retention_page(now=timezone.now() + timedelta(days=9)).soorten}
    assert late_ones["Gesprekken"] == 2
    assert late_ones["Browsers van inwoners"] == InwonerSessie.objects.count()


@pytest.mark.parametrize("who", ["beheerder", "toezichthouder"])
def test_who_watches_can_wipe_at_once(
    logged_in: LoggedIn, request: pytest.FixtureRequest, row: Identification, who: str
) -> None:
    Identification.objects.filter(pk=row.pk).update(verloopt_op=timezone.now() - timedelta(hours=1))
    client = logged_in(request.getfixturevalue(who))
    assert "Er staat nog 1 te lang." in client.get(URL).content.decode()
    assert "1 verlopen" in client.post(URL, follow=True).content.decode()
    assert "Er staat niets te lang." in client.get(URL).content.decode()


def test_the_page_names_the_longest_that_is_possible(
    logged_in: LoggedIn, beheerder: Medewerker, dienst: Dienst, queries_of: Any
) -> None:
    client: Client = logged_in(beheerder)
    assert "120 minuten en 1440 minuten kan niet" in client.get(URL).content.decode()
    assert queries_of("identification", client, URL) <= 8
