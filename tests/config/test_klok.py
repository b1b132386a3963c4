"""The worker's own clock: what Redis and the beat do not bring in time, it runs."""

from __future__ import annotations

import logging
import time

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from config.celery import app
from config.klok import Klok, Ronde
from dev.ports import wait_for

# Every round looks whether a connection has grown old, and a test before these may have left one open.
pytestmark = pytest.mark.django_db


def ronde(calls: list[str], *, interval: float = 5.0, last: float = 0.0) -> Ronde:
    return Ronde(run=lambda: calls.append("ran"), interval=interval, last=last)


@pytest.mark.parametrize(("now", "ran"), [(9.9, []), (10.1, ["ran"])])
def test_a_round_is_run_after_two_intervals_without_a_call(now: float, ran: list[str]) -> None:
    calls: list[str] = []
    klok = Klok({"a": ronde(calls)})
    assert (klok.run_late(now), calls) == (["a"] if ran else [], ran)


def test_a_call_puts_it_off() -> None:
    calls: list[str] = []
    klok = Klok({"a": ronde(calls), "b": ronde(calls)})
    klok.seen("a")
    klok.seen("of-another-task")
    assert klok.run_late(time.monotonic()) == ["b"]


def test_it_says_once_that_nobody_calls_and_once_that_somebody_does(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    klok = Klok({"a": ronde([], interval=0.0)})
    for _ in range(3):
        klok.run_late(time.monotonic() + 1)
    klok.seen("a")
    klok.seen("a")
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


def test_a_round_that_fails_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    calls: list[str] = []

    def fails() -> None:
        raise ValueError("999990019")

    klok = Klok({"a": Ronde(run=fails, interval=5.0, last=0.0), "b": ronde(calls)})
    assert klok.run_late(11.0) == ["a", "b"]
    assert calls == ["ran"]
    assert "ValueError" in caplog.text
    assert "999990019" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_its_thread_gives_the_connection_back_and_stops() -> None:
    used: list[BaseDatabaseWrapper] = []

    def look() -> None:
        connection.ensure_connection()
        used.append(connections["default"])

    klok = Klok({"a": Ronde(run=look, interval=0.0)})
    klok.start()
    assert wait_for(lambda: bool(used), seconds=30)
    klok.stop(30.0)
    count = len(used)
    assert {one.connection for one in used} == {None}
    time.sleep(0.6)
    assert len(used) == count


def test_it_keeps_every_task_of_the_schedule() -> None:
    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)
