"""The worker's side: the proof is made, handed over once, and the row is wiped."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import Settings

from begrippen.flow import BsnOpBewijs, Flow
from identification import tasks
from identification.bewijs import digest
from identification.flow import bezorgen
from identification.flow.bezorgen import deliver, due
from identification.flow.nudge import BEZORG_TASK
from identification.flow.opruimen import purge
from identification.models import Identification
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from kluis import dagsleutel, register
from tests.identification.gegevens import (
    ANDER,
    BESTAAND,
    NOW,
    PERSOON,
    at_once,
    completed,
    delivered,
    fresh,
    invited,
    is_wiped,
    later,
    make_dienst,
    make_zaak,
)
from toezicht.models import Gebeurtenis
from zaken.models import Document, Zaak, Zaakstatus
from zaken.register import Register, document_context, open_initiator
from zaken.zaaksysteem import ZaaksysteemFout


class Kapot(Register):
    """Says no at one step, as often as it is asked."""

    def __init__(self, step: str, *, permanent: bool = False) -> None:
        self.step, self.permanent, self.calls = step, permanent, [""]

    def _called(self, step: str) -> None:
        self.calls.append(step)
        if step == self.step:
            raise ZaaksysteemFout("geen-antwoord", permanent=self.permanent)

    def ensure_zaak(self, *args: Any, **kwargs: Any) -> str:
        self._called("zaak")
        return super().ensure_zaak(*args, **kwargs)

    def ensure_document(self, *args: Any, **kwargs: Any) -> str:
        self._called("document")
        return super().ensure_document(*args, **kwargs)

    def ensure_koppeling(self, **kwargs: Any) -> None:
        self._called("koppeling")
        super().ensure_koppeling(**kwargs)


def run(row: Identification, zaaksysteem: Register | None = None, *, now: datetime = NOW) -> bool:
    return deliver(pk=row.pk, zaaksysteem=zaaksysteem or Register(), now=now)


def counts() -> tuple[int, int, int]:
    return Zaak.objects.count(), Document.objects.count(), Zaakstatus.objects.count()


@pytest.mark.parametrize("flow", Flow)
def test_the_proof_is_in_the_zaak_and_the_row_is_empty(ambtenaar: Medewerker, flow: Flow) -> None:
    row = delivered(ambtenaar, flow)
    document = Document.objects.get()
    sealed = bytes(document.inhoud_versleuteld)
    pdf = register.unseal(sealed, context=document_context(row.pk))
    assert is_wiped(row)
    assert (document.identificatie, document.zaak) == (row.pk, Zaak.objects.get(zaaknummer=row.zaaknummer))
    assert pdf.startswith(b"%PDF")
    assert hashlib.sha256(pdf).hexdigest() == row.bewijs_sha256 == digest(pdf)
    assert open_initiator(Zaak.objects.get()) == PERSOON


def test_the_content_is_that_of_the_row(ambtenaar: Medewerker, settings: Settings) -> None:
    dienst = make_dienst(bsn_op_bewijs=BsnOpBewijs.GEEN)
    row = completed(ambtenaar, Flow.BEKEND, dienst=dienst)
    inhoud = bezorgen.inhoud_van(row, Verzegeld.of(row))
    assert (inhoud.kenmerk, inhoud.zaaknummer, inhoud.flow) == (row.pk, row.zaaknummer, Flow.BEKEND)
    assert (inhoud.dienst, inhoud.gemeente) == (dienst.naam, settings.GEMEENTE_NAAM)
    assert (inhoud.ambtenaar, inhoud.bsn_op_bewijs) == ("Sanne de Vries", BsnOpBewijs.GEEN)
    assert (inhoud.ingelogd_op, inhoud.bevestigd_op) == (NOW, NOW)


def test_running_it_five_times_changes_nothing(ambtenaar: Medewerker) -> None:
    row = delivered(ambtenaar)
    before = (counts(), Identification.objects.values().get(), Gebeurtenis.objects.count())
    assert [run(row, now=later(hours=hours)) for hours in range(5)] == [False] * 5
    assert (counts(), Identification.objects.values().get(), Gebeurtenis.objects.count()) == before


@pytest.mark.django_db(transaction=True)
def test_ten_workers_at_once_deliver_once(ambtenaar: Medewerker) -> None:
    row = completed(ambtenaar)
    outcomes = at_once(10, lambda: run(row))
    assert sorted(outcomes) == [False] * 9 + [True]
    assert counts() == (1, 1, 2)
    assert is_wiped(fresh(row.pk))


@pytest.mark.django_db(transaction=True)
def test_workers_that_come_back_after_their_lease_deliver_once(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = completed(ambtenaar)
    monkeypatch.setattr(bezorgen, "_take", lambda *_, **__: True)  # every one thinks the row is its own
    outcomes = at_once(4, lambda: run(row))
    assert all(outcome is True for outcome in outcomes)
    assert counts() == (1, 1, 2)
    assert is_wiped(fresh(row.pk))
    assert Gebeurtenis.objects.filter(soort="bewijs_geleverd").count() == 1


def test_a_row_is_left_to_the_worker_that_took_it(ambtenaar: Medewerker, settings: Settings) -> None:
    row = completed(ambtenaar)
    assert bezorgen._take(row, now=NOW)
    assert not run(row, now=later(seconds=settings.BEZORG_LEASE - 1))
    assert run(row, now=later(seconds=settings.BEZORG_LEASE))


@pytest.mark.parametrize(
    ("step", "made"), [("zaak", (0, 0, 0)), ("document", (1, 0, 1)), ("koppeling", (1, 1, 1))]
)
def test_after_a_step_that_failed_it_goes_on_from_there(
    ambtenaar: Medewerker, step: str, made: tuple[int, int, int]
) -> None:
    row, kapot = completed(ambtenaar), Kapot(step)
    run(row, kapot)
    assert counts() == made
    row = fresh(row.pk)
    assert (row.status, row.bezorg_fout, row.attempts) == (Status.VASTGELEGD, "geen-antwoord", 1)
    kapot.step = ""
    run(row, kapot, now=later(seconds=15))
    assert counts() == (1, 1, 2)
    assert is_wiped(fresh(row.pk))
    assert max(kapot.calls.count(name) for name in ("zaak", "document", "koppeling")) == 2
    assert kapot.calls[-1] == "koppeling"
    assert kapot.calls.count("zaak") == (2 if step == "zaak" else 1)


def test_the_waits_double_from_fifteen_seconds_to_an_hour_and_are_spread(ambtenaar: Medewerker) -> None:
    row, now, waits = completed(ambtenaar), NOW, []
    for _ in range(11):
        run(row, Kapot("zaak"), now=now)
        row = fresh(row.pk)
        assert row.next_attempt_at is not None
        waits.append((row.next_attempt_at - now).total_seconds())
        now = row.next_attempt_at
    longest = [15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    assert all(most / 2 <= wait <= most for wait, most in zip(waits, longest, strict=True))
    assert len({wait / most for wait, most in zip(waits, longest, strict=True)}) > 5
    assert Gebeurtenis.objects.filter(soort="bezorging_uitgesteld", reden="geen-antwoord").count() == 11


def test_what_another_try_will_not_mend_waits_for_a_person_and_raises_a_signal(ambtenaar: Medewerker) -> None:
    row, kapot = completed(ambtenaar), Kapot("document", permanent=True)
    run(row, kapot)
    assert (fresh(row.pk).next_attempt_at, fresh(row.pk).geweigerd) == (None, True)
    assert Gebeurtenis.objects.filter(soort="bezorging_geweigerd").count() == 1
    assert not any(run(row, kapot, now=later(hours=hours)) for hours in range(1, 48))
    assert (due(now=later(hours=47)), kapot.calls.count("document")) == ([], 1)


def test_many_tries_overflow_nothing(ambtenaar: Medewerker) -> None:
    row = completed(ambtenaar)
    Identification.objects.filter(pk=row.pk).update(attempts=5000)
    run(row, Kapot("zaak"))
    again = fresh(row.pk).next_attempt_at
    assert again is not None
    assert later(minutes=30) <= again <= later(hours=1)


def test_a_worker_that_lost_its_lease_puts_nothing_off(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, other = completed(ambtenaar), later(minutes=5)

    def slow(_inhoud: Any) -> bytes:
        Identification.objects.filter(pk=row.pk).update(bezorger_tot=other, next_attempt_at=other)
        raise RuntimeError

    monkeypatch.setattr(bezorgen, "render_bewijs", slow)
    assert run(row)
    assert (fresh(row.pk).next_attempt_at, fresh(row.pk).attempts) == (other, 0)


def test_an_initiator_that_differs_is_refused_and_not_overwritten(ambtenaar: Medewerker) -> None:
    first, second = completed(ambtenaar, zaak=make_zaak()), completed(ambtenaar, zaak=BESTAAND, wie=ANDER)
    run(first)
    run(second)
    assert (fresh(second.pk).bezorg_fout, fresh(second.pk).geweigerd) == ("andere-initiator", True)
    assert open_initiator(Zaak.objects.get()) == PERSOON
    assert Document.objects.count() == 1


def test_a_key_that_was_away_costs_no_proof(ambtenaar: Medewerker, dagsleutels: Path) -> None:
    row = completed(ambtenaar)
    (key,) = dagsleutels.iterdir()
    away = key.rename(key.with_suffix(".weg"))
    assert run(row)
    row = fresh(row.pk)
    assert (row.status, row.bezorg_fout, row.geweigerd) == (
        Status.BEVESTIGD,
        "sleutel-niet-bereikbaar",
        False,
    )
    assert row.verloopt_op == later(hours=48)
    assert row.next_attempt_at is not None
    assert NOW < row.next_attempt_at <= later(seconds=15)
    with pytest.raises(dagsleutel.SleutelNietBereikbaar):
        invited(ambtenaar)  # a second key of this day would lose the first
    assert list(dagsleutels.iterdir()) == [away]
    away.rename(key)
    assert run(row, now=later(seconds=15))
    assert is_wiped(fresh(row.pk))
    assert counts() == (1, 1, 2)


def test_a_row_that_was_wiped_meanwhile_is_left_alone(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = completed(ambtenaar)
    render = bezorgen.render_bewijs

    def slow(inhoud: Any) -> bytes:
        purge(now=later(hours=49))
        return render(inhoud)

    monkeypatch.setattr(bezorgen, "render_bewijs", slow)
    assert run(row)
    assert is_wiped(fresh(row.pk))
    assert counts() == (0, 0, 0)


def test_the_work_list_is_what_is_due(ambtenaar: Medewerker) -> None:
    invited(ambtenaar)
    delivered(ambtenaar)
    second, first = completed(ambtenaar), completed(ambtenaar)
    Identification.objects.filter(pk=first.pk).update(next_attempt_at=NOW - timedelta(seconds=1))
    waiting = completed(ambtenaar)
    Identification.objects.filter(pk=waiting.pk).update(next_attempt_at=later(seconds=1))
    assert due(now=NOW) == [first.pk, second.pk]
    assert due(now=NOW, limit=1) == [first.pk]
    assert due(now=later(hours=48)) == []


def test_the_tasks_take_ids_and_walk_the_list(ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch) -> None:
    row = completed(ambtenaar)
    monkeypatch.setattr(tasks.timezone, "now", lambda: NOW)
    tasks.bezorg_alles()
    assert is_wiped(fresh(row.pk))
    tasks.ruim_op()
    assert tasks.bezorg.name == BEZORG_TASK


def test_another_number_than_ours_is_no_work(db: None) -> None:
    assert not deliver(pk=uuid4(), zaaksysteem=Register(), now=NOW)
