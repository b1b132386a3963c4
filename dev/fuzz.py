"""`make fuzz`: changes DigiD answers for FUZZ_SECONDS, guided by what they cover in our code (`dev.fuzz_saml`).

`make test` does the same for `SHORT` seconds beside the linters (`dev.check`). A machine for which there is no atheris
cannot: that is said, and is no failure. On every other machine a run that did not happen is one.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dev.apart import FOLDER, NotInstalled, packages_of
from dev.processes import ROOT, base_environment, private_folder

SECONDS = int(os.environ.get("FUZZ_SECONDS", "600"))
SHORT = 15
_LARGEST = 48 * 1024
_LEAST = 200  # changed answers of a short run, on however busy a machine
_PATIENCE = 300.0  # seconds, for a short run on a busy machine
_SETTINGS = {
    "OMGEVING": "test",
    "SECRET_KEY": "fuzz",
    "BASE_URL": "http://localhost:8000",
    "DATABASE_URL": "sqlite://:memory:",
    "DJANGO_SETTINGS_MODULE": "config.settings",
}
# Whose wheels stand in requirements/fuzz.txt. Without one atheris wants a Clang of its own: nobody waits for that.
_MACHINE = ("Linux", "x86_64", "glibc")
_PYTHONS = ("3.11", "3.12", "3.13")


class NoWheel(NotInstalled):
    """There is no atheris for this machine."""


def _start(seconds: int, output: IO[bytes] | None) -> subprocess.Popen[bytes]:
    """Raises `NotInstalled`."""
    argv, environment = _command(seconds)
    return subprocess.Popen(
        argv, cwd=ROOT, env=environment, stdout=output, stderr=output and subprocess.STDOUT
    )


def _command(seconds: int) -> tuple[list[str], dict[str, str]]:
    packages = _packages()
    found = FOLDER / "fuzz-found"
    found.mkdir(parents=True, exist_ok=True)
    argv = [
        *(sys.executable, "-m", "dev.fuzz_saml", str(private_folder("beeldpas-fuzz-"))),
        *(f"-max_total_time={seconds}", f"-max_len={_LARGEST}", "-timeout=10", "-rss_limit_mb=2048"),
        *(f"-artifact_prefix={found}/", "-print_final_stats=1"),
    ]
    path = os.pathsep.join((str(ROOT), str(packages)))
    return argv, base_environment() | _SETTINGS | {"PYTHONPATH": path}


def _packages() -> Path:
    python = ".".join(platform.python_version_tuple()[:2])
    machine = (platform.system(), platform.machine(), platform.libc_ver()[0])
    if machine != _MACHINE or python not in _PYTHONS:
        raise NoWheel(f"atheris has no wheel for {' '.join(filter(None, machine))} with Python {python}")
    return packages_of("fuzz")


@dataclass(frozen=True, slots=True)
class Outcome:
    """`line`: for the screen. `said`: what the fuzzer wrote when it failed."""

    failed: bool
    line: str
    said: str = ""


class ShortRun:
    """Beside something else: starts when it is made. `outcome` waits for its end."""

    def __init__(self, seconds: int = SHORT) -> None:
        self._log = private_folder("beeldpas-fuzz-log-") / "fuzz.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._not_run: NotInstalled | None = None
        try:
            with self._log.open("wb") as output:
                self._process = _start(seconds, output)
        except NotInstalled as error:
            self._not_run = error

    def outcome(self) -> Outcome:
        if isinstance(self._not_run, NoWheel):
            missing = "DigiD answers were changed at random only, not guided by coverage (tests/inloggen/test_fuzz.py)"
            return Outcome(False, f"! fuzz DID NOT RUN: {self._not_run}. {missing}.")
        if self._process is None:
            return Outcome(True, "✗ fuzz did not run: its packages cannot be installed", str(self._not_run))
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=_PATIENCE)
        self.stop()
        code = self._process.returncode
        said = self._log.read_text(errors="replace")
        done = int((re.findall(r"number_of_executed_units: (\d+)", said) or ["0"])[-1])
        if code or done < _LEAST:
            return Outcome(True, f"✗ fuzz: {done} changed DigiD answers, code {code}", said[-6000:])
        return Outcome(False, f"✓ fuzz: {done} changed DigiD answers")

    def stop(self) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            self._process.wait()


def main() -> int:
    try:
        return _start(SECONDS, None).wait()
    except NotInstalled as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
