from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from dev.guard import born, end, lives, read, signal_group
from dev.ports import wait_for
from dev.processes import GRACE, ROOT, base_environment, kill, launch, stop

CHILD_IN_BACKGROUND = ["sh", "-c", "sleep 300 & sleep 300"]
DEAF = ["sh", "-c", "trap '' TERM; echo doof; while :; do sleep 1; done"]


def start(tmp_path: Path, argv: list[str]):
    return launch(name="proef", argv=argv, env=base_environment(), log=tmp_path / "proef.log")


def test_stop_ends_the_children_of_a_child_too(tmp_path: Path) -> None:
    process = start(tmp_path, CHILD_IN_BACKGROUND)
    assert lives(process.popen.pid)
    stop([process])
    assert wait_for(lambda: not lives(process.popen.pid), seconds=60)


def test_stop_kills_what_does_not_listen(tmp_path: Path) -> None:
    process = start(tmp_path, DEAF)
    assert wait_for(lambda: "doof" in process.tail(), seconds=60)
    began = time.monotonic()
    stop([process], grace=0.3)
    assert not process.alive
    assert time.monotonic() - began < GRACE - 1  # and it does not wait as long as for others


def test_kill_is_at_once_and_whole(tmp_path: Path) -> None:
    process = start(tmp_path, CHILD_IN_BACKGROUND)
    kill(process)
    assert process.popen.returncode == -signal.SIGKILL
    assert wait_for(lambda: not lives(process.popen.pid), seconds=60)


def test_a_killed_launcher_leaves_no_process_and_no_folder() -> None:
    code = (
        "import time; from dev.processes import *; folder = private_folder('beeldpas-proef-')\n"
        f"one = launch(name='x', argv={CHILD_IN_BACKGROUND!r}, env=base_environment(), log=folder / 'x.log')\n"
        "print(one.popen.pid, folder, flush=True); time.sleep(300)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        pid, folder = parent.stdout.readline().split()
        assert lives(int(pid))
        assert Path(folder).is_dir()
        parent.kill()
    assert wait_for(lambda: not lives(int(pid)), seconds=60)
    assert wait_for(lambda: not Path(folder).exists(), seconds=60)


def test_a_child_sees_no_setting_of_the_shell(monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://elders/")
    assert "DATABASE_URL" not in base_environment()


def test_the_guard_forgets_what_was_stopped() -> None:
    lines = ["+group 11 5\n", "+group 12 6\n", "-group 11\n", "+folder /a b\n", "-group 99\n"]
    assert read(lines) == ({12: "6"}, ["/a b"])


def test_whoever_got_the_number_of_an_ended_process_is_left_alone(tmp_path: Path) -> None:
    """On a busy machine numbers come round within minutes: the kill at the end hit a server of somebody else."""
    process = start(tmp_path, CHILD_IN_BACKGROUND)
    process.since = "1"  # the group that we remember began long before the one that has its number now
    assert not signal_group(process.popen.pid, signal.SIGKILL, since=process.since)
    end({process.popen.pid: process.since})
    assert process.alive
    process.since = born(process.popen.pid)
    kill(process)


def test_a_dead_process_that_nobody_waited_for_does_not_live() -> None:
    child = subprocess.Popen(["true"], start_new_session=True)
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert not lives(child.pid)
    child.wait()
