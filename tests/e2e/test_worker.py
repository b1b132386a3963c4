"""A worker that dies between any two steps, and a Redis that is away."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import redis

from dev.ports import wait_for
from dev.processes import Process
from dev.stack import Stack
from identification.flow import bezorgen
from tests.e2e.conftest import NieuwGesprek
from tests.e2e.gegevens import assert_delivered_once, identification, rows, wait_for_status

pytestmark = pytest.mark.e2e
BSN = "999990019"
FAILPOINTS = re.findall(r'failpoint\("([a-z-]+)"\)', Path(bezorgen.__file__).read_text())


@pytest.fixture
def worker_back(stack: Stack) -> Iterator[None]:
    """Whatever happens: the next test finds a worker that lives."""
    yield
    if "worker" in stack.processes:
        stack.kill("worker")
    stack.start_process("worker")


def test_there_is_a_failpoint_around_every_step() -> None:
    assert len(set(FAILPOINTS)) == len(FAILPOINTS) >= 9


def test_killed_between_every_two_steps_the_proof_is_delivered_once(
    stack: Stack, gesprek: NieuwGesprek, worker_back: None
) -> None:
    """One identification whose worker dies at each failpoint in turn; the last one lives."""
    call = gesprek().start().login(BSN).typ_code()
    stack.kill("worker")
    call.voltooi()
    in_order = sorted(FAILPOINTS, key=lambda name: name.endswith("-wissen"))
    for name in in_order:
        worker = stack.start_process("worker", {"FAILPOINT": name, "BEZORG_LEASE": "1"})
        assert wait_for(partial(ended, worker), seconds=30), f"still alive after {name}"
        assert worker.popen.returncode == 137, name
        assert_nothing_twice(stack, call.id)
    stack.start_process("worker")
    wait_for_status(stack, call.id)
    assert_delivered_once(stack, call.id)


def ended(process: Process) -> bool:
    return not process.alive


def assert_nothing_twice(stack: Stack, pk: str) -> None:
    """Wherever the worker died: never two zaken or two documents."""
    zaaknummer = identification(stack, pk)["zaaknummer"]
    assert len(rows(stack, "SELECT id FROM zaken_zaak WHERE zaaknummer = ?", zaaknummer)) <= 1
    assert len(rows(stack, "SELECT id FROM zaken_document WHERE identificatie = ?", pk)) <= 1


@pytest.fixture
def redis_back(sqlite_stack: Stack) -> Iterator[None]:
    yield
    if "valkey" not in sqlite_stack.processes:
        sqlite_stack.start_process("valkey")


def test_a_lost_redis_costs_nothing(sqlite_stack: Stack, gesprek: NieuwGesprek, redis_back: None) -> None:
    """Nobody waits for it, and the proof comes while it is still away: the worker keeps its own clock."""
    call = gesprek(sqlite_stack).start().login(BSN).typ_code()
    sqlite_stack.kill("valkey")
    began = time.monotonic()
    call.voltooi()
    assert time.monotonic() - began < 5
    assert call.ambtenaar.page.status_code == 200
    assert "Bewijs gaat naar de zaak" in call.ambtenaar.title
    wait_for_status(sqlite_stack, call.id)
    assert_delivered_once(sqlite_stack, call.id)


def test_the_worker_finds_its_way_back_to_an_empty_redis(sqlite_stack: Stack, redis_back: None) -> None:
    """The clock of the worker must not hide that it stays away: the queue itself is looked at."""
    sqlite_stack.kill("valkey")
    time.sleep(1.5)
    sqlite_stack.start_process("valkey")
    with redis.Redis.from_url(sqlite_stack.redis_url or "") as queue:
        assert wait_for(partial(is_consumed, queue), seconds=40)
    assert sqlite_stack.dead() is None


def is_consumed(queue: redis.Redis) -> bool:
    """Somebody waits for work, and none lies there."""
    return queue.llen("celery") == 0 and any(one["cmd"] == "brpop" for one in queue.client_list())
