"""Start and stop processes, each as a group of its own with its own log, none of them left behind."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from dev.guard import born, signal_group

ROOT = Path(__file__).resolve().parent.parent
GRACE = 10.0  # seconds between TERM and KILL
_INHERITED = (
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "TZ",
    "TMPDIR",
    "SSL_CERT_FILE",
    "PYTHONPATH",
    "PYTHONWARNINGS",
)


class _Guard:
    """The pipe to `dev.guard`, opened at the first process."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def tell(self, line: str) -> None:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(ROOT / "dev" / "guard.py")],
                stdin=subprocess.PIPE,
                text=True,
                start_new_session=True,
                cwd="/",
            )
            atexit.register(_at_exit)
        if self._process.stdin and not self._process.stdin.closed:
            with suppress(BrokenPipeError):
                self._process.stdin.write(line + "\n")
                self._process.stdin.flush()

    def close(self) -> None:
        if self._process and self._process.stdin:
            self._process.stdin.close()
            self._process.wait()


_guard = _Guard()
_running: dict[int, Process] = {}


def _at_exit() -> None:
    stop(list(_running.values()))
    _guard.close()


@dataclass(slots=True)
class Process:
    """One running program. `stop_signal` is the one it ends cleanly on; `since`: see `dev.guard.born`."""

    name: str
    popen: subprocess.Popen[bytes]
    log: Path
    since: str
    stop_signal: int = signal.SIGTERM
    stopping: bool = field(default=False)

    @property
    def alive(self) -> bool:
        return self.popen.poll() is None

    def tail(self, lines: int = 15) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


def private_folder(prefix: str) -> Path:
    """A new temporary folder that goes when this process ends, also when it is killed."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=_traversable_tmp()))
    _guard.tell(f"+folder {folder}")
    return folder


def _traversable_tmp() -> str:
    """Root's own TMPDIR may be closed to the user that a server of ours is to run as."""
    chosen = Path(tempfile.gettempdir())
    closed = any(not part.stat().st_mode & 0o001 for part in (chosen, *chosen.parents))
    return "/tmp" if os.geteuid() == 0 and closed else str(chosen)  # noqa: S108


def base_environment() -> dict[str, str]:
    """What a child needs of ours and nothing else: settings must come from the launcher, not from a shell."""
    environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    # A proxy of the machine must not stand between our own processes.
    return environment | {"PYTHONUNBUFFERED": "1", "NO_PROXY": "localhost,127.0.0.1,::1"}


def launch(
    *,
    name: str,
    argv: Sequence[str | Path],
    env: Mapping[str, str],
    log: Path,
    user: tuple[int, int] | None = None,
    stop_signal: int = signal.SIGTERM,
    cwd: Path = ROOT,
) -> Process:
    """Start `argv` in a session of its own, as `user` (uid, gid) if given; what it says is added to `log`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        popen = subprocess.Popen(
            [str(part) for part in argv],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(env),
            cwd=cwd,
            start_new_session=True,
            user=user[0] if user else None,
            group=user[1] if user else None,
            extra_groups=[] if user else None,
        )
    since = born(popen.pid)
    _guard.tell(f"+group {popen.pid} {since}")
    process = Process(name=name, popen=popen, log=log, since=since, stop_signal=stop_signal)
    _running[popen.pid] = process
    return process


def stop(processes: Iterable[Process], *, grace: float = GRACE) -> None:
    """Ask all of them to end at the same time, then end what is left, children of children included."""
    listed = list(processes)
    for process in listed:
        process.stopping = True
        if process.alive:
            process.popen.send_signal(process.stop_signal)
    deadline = time.monotonic() + grace
    for process in listed:
        try:
            process.popen.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            kill(process)
            continue
        _forget(process)


def kill(process: Process) -> None:
    """End the whole group at once, as a crash would."""
    process.stopping = True
    signal_group(process.popen.pid, signal.SIGKILL, since=process.since)
    process.popen.wait()
    _forget(process)


def _forget(process: Process) -> None:
    signal_group(
        process.popen.pid, signal.SIGKILL, since=process.since
    )  # what the leader of the group left behind
    _guard.tell(f"-group {process.popen.pid}")
    _running.pop(process.popen.pid, None)
