"""Voltooien, stopping, and what is written down with each arrow."""

from __future__ import annotations

from typing import Any

import pytest

from begrippen.flow import Flow
from identification.flow import afronden, overgang
from identification.flow.afronden import CodeKloptNietNog
from identification.flow.overgang import AlVerder, move
from identification.flow.uitnodigen import GEEN_ZAAK
from identification.models import NIET_VOOR_BEZORGING, Identification, Overgang
from identification.status import Afloop, OngeldigeOvergang, Status
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    NOW,
    at_once,
    checked,
    completed,
    delivered,
    fresh,
    invited,
    is_empty,
    is_wiped,
    later,
    logged_in_row,
)
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort
from zaken.register import Register


@pytest.fixture
def nudged(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    seen: list[Any] = []
    monkeypatch.setattr(afronden, "nudge", seen.append)
    return seen


@pytest.mark.parametrize("flow", Flow)
def test_completing_wipes_code_link_and_known_bsn_at_once(ambtenaar: Medewerker, flow: Flow) -> None:
    row = completed(ambtenaar, flow)
    assert (row.status, row.afloop, row.bevestigd_op) == (Status.BEVESTIGD, Afloop.VOLTOOID, NOW)
    assert {getattr(row, column) for column in NIET_VOOR_BEZORGING} <= {None, ""}
    assert row.bsn is not None
    assert row.verloopt_op == later(hours=48)


def test_without_a_zaak_everything_goes_at_once(
    ambtenaar: Medewerker, nudged: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row = completed(ambtenaar, Flow.AMBTENAAR, zaak=GEEN_ZAAK)
    assert is_wiped(row)
    assert row.afloop == Afloop.VOLTOOID
    assert nudged == []


def test_the_worker_is_woken_after_the_commit_only(
    ambtenaar: Medewerker, nudged: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    row = checked(ambtenaar)
    with django_capture_on_commit_callbacks(execute=True):
        afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=NOW)
        assert nudged == []
    assert nudged == [row.pk]


@pytest.mark.parametrize("flow", [Flow.NIEUW, Flow.BEKEND])
def test_without_the_right_code_nothing_is_completed(ambtenaar: Medewerker, flow: Flow) -> None:
    row = logged_in_row(ambtenaar, flow)
    with pytest.raises(CodeKloptNietNog):
        afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=NOW)
    assert fresh(row.pk).status == Status.INGELOGD


def test_completing_twice_is_one_outcome(ambtenaar: Medewerker) -> None:
    row = checked(ambtenaar)
    afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=NOW)
    afronden.complete(
        identification=fresh(row.pk), verklaard=True, zaaksysteem=Register(), now=later(minutes=1)
    )
    with pytest.raises(AlVerder):
        afronden.complete(
            identification=row, verklaard=True, zaaksysteem=Register(), now=later(minutes=1)
        )  # the page of another tab
    assert fresh(row.pk).bevestigd_op == NOW
    assert Gebeurtenis.objects.filter(soort="voltooid").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("zaak", [None, GEEN_ZAAK])
def test_ten_presses_at_once_are_one(ambtenaar: Medewerker, nudged: list[Any], zaak: Any) -> None:
    row = checked(ambtenaar, Flow.AMBTENAAR, **({"zaak": zaak} if zaak else {}))
    outcomes = at_once(
        10, lambda: afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=NOW)
    )
    assert sum(outcome is None for outcome in outcomes) == 1
    assert all(outcome is None or isinstance(outcome, AlVerder) for outcome in outcomes)
    assert Overgang.objects.filter(naar=Status.BEVESTIGD).count() == 1


@pytest.mark.django_db(transaction=True)
def test_completing_and_stopping_at_once_give_one_end(ambtenaar: Medewerker, nudged: list[Any]) -> None:
    row = checked(ambtenaar)
    acts = [
        lambda: afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=NOW),
        lambda: afronden.stop(identification=row, reden="verdacht", now=NOW),
    ] * 5
    outcomes = at_once(10, lambda: acts.pop()())  # noqa: PLW0108 - each thread takes its own
    assert sum(outcome is None for outcome in outcomes) == 1
    assert fresh(row.pk).afloop in {Afloop.VOLTOOID, Afloop.INGETROKKEN}


def test_after_its_time_nothing_is_completed(ambtenaar: Medewerker) -> None:
    row = checked(ambtenaar)
    with pytest.raises(AlVerder):
        afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=row.verloopt_op)


def test_who_lost_the_identification_does_not_complete_it(
    ambtenaar: Medewerker, andere_ambtenaar: Medewerker
) -> None:
    row = checked(ambtenaar)
    Identification.objects.filter(pk=row.pk).update(ambtenaar=andere_ambtenaar)
    with pytest.raises(AlVerder):
        afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=NOW)


@pytest.mark.parametrize("make", [invited, logged_in_row, checked])
def test_stopping_wipes_at_once(ambtenaar: Medewerker, make: Any) -> None:
    row = make(ambtenaar, Flow.BEKEND)
    afronden.stop(identification=row, reden="verdacht", now=NOW)
    assert is_wiped(fresh(row.pk))
    assert fresh(row.pk).afloop == Afloop.INGETROKKEN
    assert Gebeurtenis.objects.get(soort="ingetrokken").reden == "verdacht"


@pytest.mark.parametrize("make", [completed, delivered])
def test_what_is_completed_is_not_stopped_any_more(ambtenaar: Medewerker, make: Any) -> None:
    row = make(ambtenaar)
    with pytest.raises(AlVerder):
        afronden.stop(identification=row, reden="verdacht", now=NOW)


# --- each arrow ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("flow", Flow)
def test_the_history_of_a_whole_call(ambtenaar: Medewerker, flow: Flow) -> None:
    row = delivered(ambtenaar, flow)
    steps = list(Overgang.objects.filter(identification=row).values_list("van", "naar", "door"))
    sanne = f"medewerker Sanne de Vries ({str(ambtenaar.pk)[:8]})"
    assert steps == [
        ("", "UITGENODIGD", sanne),
        ("UITGENODIGD", "INGELOGD", "inwoner"),
        ("INGELOGD", "BEVESTIGD", sanne),
        ("BEVESTIGD", "VASTGELEGD", "bezorgen"),
        ("VASTGELEGD", "GELEVERD", "bezorgen"),
        ("GELEVERD", "GEWIST", "bezorgen"),
    ]


@pytest.mark.parametrize("broken", ["record", "_write"])
def test_an_arrow_that_cannot_be_written_down_is_not_taken(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    row = invited(ambtenaar)
    before = (Overgang.objects.count(), Gebeurtenis.objects.count())

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(overgang, broken, fail)
    with pytest.raises(RuntimeError):
        move(pk=row.pk, van=Status.UITGENODIGD, naar=Status.VERLOPEN, door="x", now=NOW, soort=Soort.VERLOPEN)
    assert fresh(row.pk).status == Status.UITGENODIGD
    assert (Overgang.objects.count(), Gebeurtenis.objects.count()) == before


def test_an_arrow_that_is_not_taken_is_not_written_down(ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar)
    before = (Overgang.objects.count(), Gebeurtenis.objects.count())
    arrow: dict[str, Any] = {"pk": row.pk, "door": "test", "now": NOW, "soort": Soort.VERLOPEN}
    with pytest.raises(AlVerder):
        move(van=Status.INGELOGD, naar=Status.VERLOPEN, **arrow)
    with pytest.raises(AlVerder):
        move(van=Status.UITGENODIGD, naar=Status.VERLOPEN, only={"ambtenaar": None}, **arrow)
    with pytest.raises(OngeldigeOvergang):
        move(van=Status.UITGENODIGD, naar=Status.GELEVERD, **arrow)
    assert (Overgang.objects.count(), Gebeurtenis.objects.count()) == before


def test_what_stays_after_the_end_is_nothing_personal(ambtenaar: Medewerker) -> None:
    row = delivered(ambtenaar, Flow.BEKEND)
    assert is_empty(row)
    assert (row.zaaknummer, row.niveau_bereikt, row.middel) == ("2026-10001", 20, "DigiD")
    assert len(row.bewijs_sha256) == 64
