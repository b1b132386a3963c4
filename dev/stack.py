"""The whole of Beeldpas in real processes on this machine, for `make run` and the end-to-end tests."""

from __future__ import annotations

import fcntl
import json
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from dev import commands
from dev.derived import STATIC_ROOT, collect_static
from dev.ports import claim, free_port, is_free, wait_for
from dev.processes import ROOT, Process, base_environment, kill, launch, stop
from dev.sleutels import demo_secrets
from dev.valkey import Valkey, start_valkey

START_SECONDS = 60.0
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class StackError(RuntimeError):
    """The stack did not come up or did not stay up; the message says in Dutch what to do about it."""


class Stack:
    """One installation: its folder, its ports, its processes. Nothing is shared with another `Stack`.

    `zaaksysteem`: where proofs go, one of `commands.ZAAKSYSTEMEN`.
    Processes: `simulator`, `portal`, `worker`, `beat`, and `valkey` when no `redis_url` is given.
    """

    def __init__(
        self,
        *,
        run_dir: Path,
        port: int,
        sim_port: int,
        database_url: str | None = None,
        redis_url: str | None = None,
        zaaksysteem: str = "register",
        extra_env: Mapping[str, str] | None = None,
        workers: int = 1,
    ) -> None:
        self.workers = workers
        self.run_dir = run_dir.resolve()
        self.port, self.sim_port = port, sim_port
        beside = sim_port + 1
        self.tls_port = beside if claim(beside) and is_free(beside) else free_port()
        self.portal_url = f"http://localhost:{port}"
        self.sim_url = f"http://localhost:{sim_port}"
        self.database_url = database_url or f"sqlite:///{self.run_dir / 'beeldpas.sqlite3'}"
        self.redis_url = redis_url
        self._own_valkey = redis_url is None
        self._valkey: Valkey | None = None
        self.processes: dict[str, Process] = {}
        self.zaaksysteem = zaaksysteem
        self._extra_env = dict(extra_env or {})
        self._lock: TextIO | None = None

    @property
    def logs(self) -> Path:
        return self.run_dir / "logs"

    @property
    def simulator_dir(self) -> Path:
        return self.run_dir / "simulator"

    @property
    def env(self) -> dict[str, str]:
        """The environment of the portal, the worker and the beat; complete once Redis has an address."""
        return (
            base_environment()
            | commands.portal_settings(self.simulator_dir, self.sim_url)
            | commands.zaaksysteem_settings(self.zaaksysteem, self.simulator_dir, self.sim_url, self.tls_port)
            | demo_secrets(self.run_dir)
            | {
                "BASE_URL": self.portal_url,
                "DATABASE_URL": self.database_url,
                "REDIS_URL": self.redis_url or "",
                "DAGSLEUTEL_MAP": str(self.run_dir / "dagsleutels"),
                "STATIC_ROOT": str(STATIC_ROOT),
                "EMAIL_MAP": str(self.run_dir / "post"),
                "EMAIL_FROM": "beeldpas@voorbeeld.example",
            }
            | self._extra_env
        )

    def start(self) -> None:
        """Start everything and wait until the portal and the simulators answer. Raises `StackError`."""
        self._claim()
        try:
            if self._own_valkey:
                self.start_process("valkey")
            self._make_keys()
            collect_static(Path(sys.executable))
            self.processes["demo_data"] = self._launch("demo_data", commands.demo_data())
            self.start_process("simulator")
            self.start_process("portal")
            self._finish("demo_data")
            self.start_process("worker")
            self.start_process("beat")
            self._wait()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop everything, the broker last: the worker says goodbye to it."""
        broker = self.processes.pop("valkey", None)
        stop(self.processes.values())
        stop([broker] if broker else [])
        self.processes.clear()
        if self._lock:
            self._lock.close()
            self._lock = None

    def kill(self, name: str) -> None:
        """End one process as a crash would, with everything it started."""
        kill(self.processes.pop(name))

    def stop_process(self, name: str) -> None:
        stop([self.processes.pop(name)])

    def start_process(self, name: str, extra_env: Mapping[str, str] | None = None) -> Process:
        """Start one process, again after `kill` too; its log goes on where it was."""
        if name == "valkey":
            process = self._start_valkey()
        else:
            argv = commands.of(
                name,
                run_dir=self.run_dir,
                port=self.port,
                sim_port=self.sim_port,
                tls_port=self.tls_port,
                workers=self.workers,
            )
            process = self._launch(name, argv, extra_env)
        self.processes[name] = process
        return process

    def log(self, name: str) -> str:
        return (self.logs / f"{name}.log").read_text(errors="replace")

    def dead(self) -> Process | None:
        """A process that ended without being asked to."""
        ended = (process for process in self.processes.values() if not process.alive)
        return next((one for one in ended if one.name != "demo_data" or one.popen.returncode), None)

    def ready(self) -> bool:
        return _ok(f"{self.portal_url}/healthz/ready") and _ok(
            f"{self.sim_url}/oidc/.well-known/openid-configuration"
        )

    def _claim(self) -> None:
        for folder in (self.run_dir, self.logs, self.simulator_dir, self.run_dir / "dagsleutels"):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (self.run_dir / "lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.close()
            message = f"In {self.run_dir} draait Beeldpas al. Kies voor een tweede een andere RUN_DIR."
            raise StackError(message) from error
        self._lock = lock
        for port, name in ((self.port, "PORT"), (self.sim_port, "SIM_PORT")):
            if not is_free(port):
                self.stop()
                raise StackError(f"Poort {port} is al bezet. Kies een andere: make run {name}={free_port()}")
        for left in (*self.logs.glob("*.log"), *self.run_dir.glob("beat-schedule*")):
            left.unlink()

    def _launch(self, name: str, argv: list[str], extra_env: Mapping[str, str] | None = None) -> Process:
        environment = base_environment() if name == "simulator" else self.env
        log = self.logs / f"{name}.log"
        return launch(name=name, argv=argv, env=environment | dict(extra_env or {}), log=log)

    def _start_valkey(self) -> Process:
        folder = self.run_dir / "valkey"
        log = self.logs / "valkey.log"
        self._valkey = start_valkey(folder=folder, log=log, again=self._valkey, prefer_wheel=True)
        self.redis_url = self._valkey.url()
        return self._valkey.process

    def _make_keys(self) -> None:
        """The simulators' keys and metadata: they name the ports, so another port makes them again."""
        argv = commands.simulator_keys(self.simulator_dir, self.portal_url, self.sim_port, self.tls_port)
        stamp = self.simulator_dir / "made-with.json"
        changed = max(file.stat().st_mtime_ns for file in (ROOT / "simulator").rglob("*.py"))
        made_with = json.dumps([argv, changed])
        if stamp.exists() and stamp.read_text() == made_with:
            return
        done = subprocess.run(
            argv, cwd=ROOT, env=base_environment(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise StackError(f"De sleutels van de simulatoren zijn niet gemaakt:\n{done.stderr[-2000:]}")
        stamp.write_text(made_with)

    def _finish(self, name: str) -> None:
        """Wait until a process that ends by itself has done its work."""
        process = self.processes[name]
        wait_for(lambda: not process.alive or self.dead() is not None, seconds=START_SECONDS)
        if dead := self.dead():
            raise StackError(describe(dead))
        stop([self.processes.pop(name)])

    def _wait(self) -> None:
        wait_for(lambda: self.dead() is not None or self.ready(), seconds=START_SECONDS)
        dead = self.dead()
        if dead:
            raise StackError(describe(dead))
        if not self.ready():
            raise StackError(f"Het portaal antwoordt niet. Kijk in {self.logs}.")


def describe(dead: Process) -> str:
    code = dead.popen.poll()
    return f"{dead.name} is gestopt (code {code}). De laatste regels van {dead.log}:\n{dead.tail()}"


def _ok(url: str) -> bool:
    try:
        with _OPENER.open(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
