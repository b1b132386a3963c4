"""After its day nothing is left of an appointment, and its key is gone; the keys of identifications are others."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from afspraken import opruimen, plannen
from afspraken.models import REEKS, Afspraak, Afspraakmail
from identification.tasks import ruim_op
from kluis import dagsleutel
from kluis.verzegeld import Verzegeld
from tests.afspraken.conftest import Plan
from tests.afspraken.gegevens import ADRES, NOW
from tests.afspraken.test_mail import change
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort

pytestmark = pytest.mark.django_db
MIDNIGHT = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)  # of the 25th, in the Netherlands


def test_it_goes_at_midnight_in_the_netherlands_with_its_key(plan: Plan) -> None:
    row = plan()
    assert opruimen.purge(now=MIDNIGHT - timedelta(seconds=1)) == 0
    assert Verzegeld.of(row, reeks=REEKS).unseal_text("adres", row.adres) == ADRES
    assert opruimen.purge(now=MIDNIGHT) == 1
    assert not Afspraak.objects.exists()
    assert not Afspraakmail.objects.exists()
    with pytest.raises(dagsleutel.SleutelNietBereikbaar):
        Verzegeld.of(row, reeks=REEKS)
    assert Gebeurtenis.objects.get(soort=Soort.AFSPRAKEN_GEWIST).aantal == 1
    assert opruimen.purge(now=MIDNIGHT) == 0


def test_the_key_of_another_day_stays(plan: Plan) -> None:
    plan()
    plan(begint_op=NOW.replace(day=25))
    opruimen.purge(now=MIDNIGHT)
    assert Afspraak.objects.count() == 1
    assert dagsleutel.existing_days(REEKS) == [date(2026, 11, 25)]
    assert dagsleutel.existing_days() == []


def test_a_key_that_is_away_is_not_replaced(plan: Plan) -> None:
    plan()
    dagsleutel.destroy(date(2026, 11, 24), REEKS)
    with pytest.raises(dagsleutel.SleutelNietBereikbaar):
        plan()
    assert Afspraak.objects.count() == 1


def test_the_purge_clock_runs_it(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    plan()
    monkeypatch.setattr("identification.tasks.timezone.now", lambda: MIDNIGHT)
    ruim_op()
    assert not Afspraak.objects.exists()


def test_one_who_moved_days_leaves_only_the_old_key_behind(plan: Plan) -> None:
    row = plan()
    change(row, begint_op=NOW.replace(day=27))
    opruimen.purge(now=MIDNIGHT)
    row = Afspraak.objects.get()
    assert dagsleutel.existing_days(REEKS) == [row.dag]
    assert plannen.read(row, Verzegeld.of(row, reeks=REEKS)).adres == ADRES
