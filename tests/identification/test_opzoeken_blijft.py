"""What stays of a look-up: the moment and who asked; and an alarm, which goes with the person's data."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from identification.flow import alarm
from identification.models import Identification
from identification.status import Status
from inloggen.models import Medewerker
from tests.identification.gegevens import fresh
from tests.identification.test_opzoeken import JANSEN, look_up, now, row_of, text_of, trail
from toezicht.models import Gebeurtenis

__all__ = ["now"]  # the moment at which they all begin
OVERLEDEN = "999990123"
pytestmark = pytest.mark.usefixtures("brp_connected")


def test_the_first_answer_counts(sanne: Client, ambtenaar: Medewerker, now: Any) -> None:
    row = row_of(ambtenaar, JANSEN, now)
    look_up(sanne, row)
    first = fresh(row.pk).opgezocht_op
    look_up(sanne, row)
    assert (fresh(row.pk).opgezocht_op, len(trail(row))) == (first, 2)


def test_an_answer_counts_for_more_than_what_the_ambtenaar_says(
    sanne: Client, ambtenaar: Medewerker, now: Any
) -> None:
    row = row_of(ambtenaar, JANSEN, now)
    sanne.post(f"/werkblad/{row.pk}/opgezocht/")
    said = fresh(row.pk)
    look_up(sanne, row)
    answered = fresh(row.pk)
    assert (said.opgezocht_in_brp, answered.opgezocht_in_brp) == (False, True)
    assert answered.opgezocht_op > said.opgezocht_op


def alarms(row: Identification) -> tuple[int, int]:
    """Signals beside the identification, and lines of the audit trail that give it away."""
    lines = Gebeurtenis.objects.filter(onderwerp=row.pk)
    told = [line for line in lines if "brp-alarm" in line.reden or "signaal" in line.soort]
    return row.signalen.count(), len(told)


def test_who_died_is_no_longer_known_after_the_wipe(ambtenaar: Medewerker, sanne: Client, now: Any) -> None:
    row = row_of(ambtenaar, OVERLEDEN, now)
    look_up(sanne, row)
    alarm.withdraw(identification=fresh(row.pk), reden="niet-gelukt", now=now)
    assert (fresh(row.pk).status, alarms(row)) == (Status.GEWIST, (0, 0))


def test_who_died_is_not_shown_on_a_shared_screen(ambtenaar: Medewerker, sanne: Client, now: Any) -> None:
    row = row_of(ambtenaar, OVERLEDEN, now)
    look_up(sanne, row)
    sanne.post("/werkblad/verberg/", {"aan": "1"})
    page = sanne.get(f"/werkblad/{row.pk}/").content.decode()
    assert "Toon eerst alles weer" in page
    assert not any(words in page for words in ("BRP kan dit niet", "Stop: dit kan", "/rond-af/"))


def test_who_died_stays_on_the_page_when_the_answer_is_gone(
    sanne: Client, ambtenaar: Medewerker, now: Any
) -> None:
    row = row_of(ambtenaar, OVERLEDEN, now)
    look_up(sanne, row)
    page = text_of(sanne.get(f"/werkblad/{row.pk}/"))
    assert "Stop: dit kan niet de persoon in beeld zijn" in page
    assert "Volgens de BRP kan dit niet de persoon in beeld zijn" in page
    assert alarms(row) == (1, 0)
    sanne.post(f"/werkblad/{row.pk}/signaal/{row.signalen.get().pk}/gezien/")
    assert alarms(row) == (1, 0)
    assert "Stop: dit kan niet" not in text_of(sanne.get(f"/werkblad/{row.pk}/"))
