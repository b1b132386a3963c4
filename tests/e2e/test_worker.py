"""A worker that dies between any two steps, and a Redis that is away."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import redis

from dev.ports import wait_for
from dev.processes import ROOT
from dev.stack import Stack
from identification.flow import bezorgen
from tests.e2e.conftest import NieuwGesprek
from tests.e2e.gegevens import assert_delivered_once, identification, rows, wait_for_status

pytestmark = pytest.mark.e2e
BSN = "999990019"
LEASE = {"BEZORG_LEASE": "1"}  # who died holds up the next one so long
FAILPOINTS = re.findall(r'failpoint\("([a-z-]+)"\)', Path(bezorgen.__file__).read_text())


@pytest.fixture
def worker_back(stack: Stack) -> Iterator[None]:
    """Whatever happens: the next test finds a worker that lives."""
    yield
    if "worker" not in stack.processes or not stack.processes["worker"].alive:
        stack.processes.pop("worker", None)
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
    first, *others = sorted(FAILPOINTS, key=lambda name: name.endswith("-wissen"))
    killed_at(stack, first)
    assert_nothing_twice(stack, call.id)
    for name, code in killed_at_each(stack, others):
        assert code == 137, name
        assert_nothing_twice(stack, call.id)
    stack.start_process("worker")
    wait_for_status(stack, call.id)
    assert_delivered_once(stack, call.id)


def killed_at(stack: Stack, name: str) -> None:
    """The worker itself, with what Redis gave it in hand."""
    worker = stack.start_process("worker", {"FAILPOINT": name, **LEASE})
    died = wait_for(lambda: not worker.alive, seconds=30)
    stack.kill("worker")
    assert died, f"still alive after {name}"
    assert worker.popen.returncode == 137, name


def killed_at_each(stack: Stack, names: list[str]) -> Iterator[tuple[str, int]]:
    """Its rounds alone. The next one begins when the caller has looked."""
    argv = [sys.executable, "-m", "tests.e2e.vallen", *names]
    with subprocess.Popen(
        argv, cwd=ROOT, env=stack.env | LEASE, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        for name in names:
            said, code = process.stdout.readline().split()
            assert said == name
            yield name, int(code)
            process.stdin.write("\n")
            process.stdin.flush()
    assert process.returncode == 0


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
