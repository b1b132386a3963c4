"""The purge clock: whatever happens, at its limit a row is empty."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from begrippen.flow import Flow
from identification.flow import bewaren, bezorgen, browser, opruimen, overgang
from identification.flow.bezorgen import deliver
from identification.flow.opruimen import Opgeruimd, purge
from identification.models import Identification, InwonerSessie
from identification.status import Afloop, Status
from inloggen.models import Medewerker
from kluis import dagsleutel
from tests.identification.gegevens import (
    NOW,
    PERSOON,
    at_once,
    checked,
    completed,
    delivered,
    fresh,
    invited,
    is_wiped,
    later,
    logged_in_row,
    raw_bytes,
)
from tests.identification.test_bezorgen import Kapot
from toezicht.models import Gebeurtenis
from zaken.register import Register

NOTHING = Opgeruimd(verlopen=0, gewist=0, sleutels=0, sessies=0)


@pytest.fixture(autouse=True)
def short_proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making a proof takes long, and what stands on it is looked at elsewhere."""
    for module in (bewaren, bezorgen):
        monkeypatch.setattr(module, "render_bewijs", lambda _inhoud: b"%PDF-1.7")


def recorded(ambtenaar: Medewerker) -> Identification:
    """The proof is made; the zaaksysteem does not answer."""
    row = completed(ambtenaar)
    deliver(pk=row.pk, zaaksysteem=Kapot("zaak"), now=NOW)
    return fresh(row.pk)


LIVE = [invited, logged_in_row, checked, completed, recorded]


@pytest.mark.parametrize("make", LIVE)
def test_a_live_row_is_never_touched(ambtenaar: Medewerker, make: Any) -> None:
    row = make(ambtenaar)
    assert purge(now=row.verloopt_op - timedelta(seconds=1)).verlopen == 0
    assert fresh(row.pk).data_sleutel is not None


@pytest.mark.parametrize("make", LIVE)
def test_at_its_limit_it_is_wiped(ambtenaar: Medewerker, make: Any) -> None:
    row = make(ambtenaar)
    undelivered = row.afloop == Afloop.VOLTOOID
    assert purge(now=row.verloopt_op).verlopen == 1
    assert is_wiped(fresh(row.pk))
    assert fresh(row.pk).afloop == (Afloop.NIET_BEZORGD if undelivered else Afloop.VERLOPEN)
    signals = Gebeurtenis.objects.filter(soort="signaal_niet_bezorgd", onderwerp=row.pk)
    assert signals.count() == undelivered


def test_it_waits_for_no_zaaksysteem(ambtenaar: Medewerker) -> None:
    row = completed(ambtenaar)
    deliver(pk=row.pk, zaaksysteem=Kapot("zaak", permanent=True), now=later(hours=47))
    purge(now=later(hours=48))
    assert is_wiped(fresh(row.pk))


def test_a_second_round_finds_nothing(ambtenaar: Medewerker) -> None:
    for make in LIVE:
        make(ambtenaar)
    end = later(hours=49)
    assert purge(now=end).verlopen == len(LIVE)
    lines = Gebeurtenis.objects.count()
    assert purge(now=end) == NOTHING
    assert Gebeurtenis.objects.count() == lines


@pytest.mark.django_db(transaction=True)
def test_five_rounds_at_once_are_one(ambtenaar: Medewerker) -> None:
    rows = [completed(ambtenaar, Flow.AMBTENAAR) for _ in range(10)]
    outcomes = at_once(5, lambda: purge(now=later(hours=49)))
    assert sum(outcome.verlopen for outcome in outcomes) == 10
    assert all(is_wiped(fresh(row.pk)) for row in rows)
    assert Gebeurtenis.objects.filter(soort="signaal_niet_bezorgd").count() == 10


@pytest.mark.parametrize("at", range(1, 7))
def test_a_round_that_dies_half_way_is_taken_up_by_the_next(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    rows = [invited(ambtenaar), logged_in_row(ambtenaar), completed(ambtenaar)]
    real, left = overgang._write, [at]

    def dying(*args: Any, **kwargs: Any) -> None:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        real(*args, **kwargs)

    monkeypatch.setattr(overgang, "_write", dying)
    with pytest.raises(KeyboardInterrupt):
        purge(now=later(hours=49))
    assert all(fresh(row.pk).status in {row.status, Status.GEWIST} for row in rows)
    purge(now=later(hours=49))
    assert all(is_wiped(fresh(row.pk)) for row in rows)


def test_a_row_that_moves_on_while_we_look_is_left(ambtenaar: Medewerker) -> None:
    stale = invited(ambtenaar)
    Identification.objects.filter(pk=stale.pk).update(verloopt_op=later(hours=5))
    assert not opruimen._expire_one(stale, now=later(hours=1))
    assert fresh(stale.pk).status == Status.UITGENODIGD


@pytest.mark.parametrize("status", [Status.AFGEBROKEN, Status.VERLOPEN])
def test_what_ended_without_being_emptied_is_emptied(ambtenaar: Medewerker, status: Status) -> None:
    row = logged_in_row(ambtenaar)
    Identification.objects.filter(pk=row.pk).update(status=status)
    assert purge(now=NOW).gewist == 1
    assert is_wiped(fresh(row.pk))


def test_a_delivered_row_whose_worker_died_is_emptied(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = completed(ambtenaar)

    def die(**_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(bezorgen, "wipe", die)
        with pytest.raises(KeyboardInterrupt):
            deliver(pk=row.pk, zaaksysteem=Register(), now=NOW)
    assert fresh(row.pk).status == Status.GELEVERD
    assert purge(now=later(minutes=59)).gewist == 0  # the worker is first
    assert purge(now=later(hours=1)).gewist == 1
    assert is_wiped(fresh(row.pk))
    assert fresh(row.pk).afloop == Afloop.VOLTOOID


# --- the keys of the days -----------------------------------------------------------------------------------------


def test_the_key_of_a_day_goes_when_nothing_of_it_is_left(ambtenaar: Medewerker, dagsleutels: Path) -> None:
    delivered(ambtenaar)
    assert purge(now=later(days=1)).sleutels == 0  # yesterday: a link made around midnight may need it
    assert purge(now=later(days=2)).sleutels == 1
    assert list(dagsleutels.iterdir()) == []
    assert Gebeurtenis.objects.filter(soort="dagsleutel_vernietigd").count() == 1


def test_a_key_in_use_stays(ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch) -> None:
    row = completed(ambtenaar)
    Identification.objects.filter(pk=row.pk).update(verloopt_op=later(days=9))
    assert purge(now=later(days=3)).sleutels == 0
    assert dagsleutel.existing_days() == [row.dag]
    assert purge(now=later(days=9)).sleutels == 1


def test_what_a_backup_kept_does_not_open_any_more(ambtenaar: Medewerker) -> None:
    backup = completed(ambtenaar)
    purge(now=later(days=3))
    with pytest.raises(dagsleutel.SleutelNietBereikbaar):
        dagsleutel.unwrap(
            bytes(backup.data_sleutel or b""), day=backup.dag, context=f"{backup.pk}:data_sleutel"
        )


def test_the_day_is_that_of_the_netherlands(ambtenaar: Medewerker) -> None:
    late = NOW.replace(hour=23, minute=30)  # half past midnight in Amsterdam
    assert str(invited(ambtenaar, now=late).dag) == "2026-11-22"


# --- the browsers of inwoners -------------------------------------------------------------------------------------


def test_a_browser_is_forgotten_after_a_day(ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar)
    browser.open_browser(identification=row, current="", taal="nl", now=NOW)
    assert purge(now=later(hours=24)).sessies == 0
    assert purge(now=later(hours=24, seconds=1)).sessies == 1
    assert not InwonerSessie.objects.exists()


def test_afterwards_no_table_has_the_bsn(ambtenaar: Medewerker) -> None:
    for flow in Flow:
        delivered(ambtenaar, flow)
        logged_in_row(ambtenaar, flow)
    purge(now=later(days=3))
    tables = connection.introspection.table_names()
    assert "identification_identification" in tables
    assert [table for table in tables if PERSOON.reveal().encode() in raw_bytes(table)] == []
