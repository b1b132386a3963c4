"""The days of a text in the browser: when somebody looks again, and what waits for its day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from diensten.inwonerteksten.models import Tekststap, Tekstversie
from diensten.inwonerteksten.stand import MEESTE_GEPLAND
from inloggen.models import Medewerker
from tests.diensten.test_inwonerteksten import INVOER, PLEK, newest, page_of, press
from tests.diensten.test_tekststand import publish
from tests.medewerkers import LoggedIn
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort


@pytest.fixture
def noor(logged_in: LoggedIn, schrijver: Medewerker) -> Client:
    return logged_in(schrijver)


@pytest.fixture
def peter(logged_in: LoggedIn, keurder: Medewerker) -> Client:
    return logged_in(keurder)


def test_another_day_to_look_again_asks_nobody(noor: Client, peter: Client) -> None:
    today = timezone.localdate()
    ahead = [f"{today + timedelta(days=days):%d-%m-%Y}" for days in (10, 20, 30)]
    typed = INVOER | {"tekst": "Bel 088 123 65 55.", "publiceer_op": ahead[0], "controleer_op": ahead[1]}
    noor.post(PLEK, typed)
    press(peter, "goedkeuren")
    noor.post(PLEK, typed | {"na": "1"})  # as it stands: no second proposal
    noor.post(PLEK, typed | {"na": "1", "controleer_op": ahead[2], "toelichting": "Nummer blijft"})
    row = Tekstversie.objects.get()
    assert (row.goedgekeurd_door_id is None, row.controleer_op) == (False, today + timedelta(days=30))
    step = Tekststap.objects.latest("id")
    assert (step.soort, step.reden, step.controleer_op) == ("nagekeken", "Nummer blijft", row.controleer_op)
    assert Gebeurtenis.objects.latest("id").soort == Soort.TEKST_NAGEKEKEN
    noor.post(PLEK, typed | {"na": "1", "tekst": "Bel 088 123 65 56."})
    assert newest().geldt_vanaf is None  # other words do ask


def test_only_the_day_of_what_holds(noor: Client) -> None:
    publish("Bel ons.")
    day = timezone.localdate() + timedelta(days=40)
    noor.post(PLEK, INVOER | {"na": "1", "tekst": "Bel ons.", "controleer_op": f"{day:%d-%m-%Y}"})
    assert [row.controleer_op for row in Tekstversie.objects.all()] == [day]


def test_no_more_is_planned_than_somebody_oversees(noor: Client, peter: Client) -> None:
    for na in range(MEESTE_GEPLAND + 1):
        day = timezone.localdate() + timedelta(days=na + 1)
        noor.post(PLEK, INVOER | {"na": str(na), "tekst": f"Tekst {na}.", "publiceer_op": f"{day:%d-%m-%Y}"})
        answer = peter.post(page_of(newest().pk), {"actie": "goedkeuren", "stand": "ter-goedkeuring"})
    assert answer.status_code == 422
    page = html.document_fromstring(answer.content.decode())
    assert (
        len(page.xpath("//div[contains(., 'Er is te veel gepland')]//li/a[contains(@href, '/versie/')]")) == 5
    )
    assert newest().geldt_vanaf is None
