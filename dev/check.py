"""`make lint` and `make test`: the linters and a short run of the fuzzer beside pytest, whose closing line is the last.

What they say stands above that line; what fails there fails the run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence

import pytest

from dev.fuzz import Outcome, ShortRun
from dev.processes import ROOT

_BIN = ROOT / ".venv" / "bin"
# A process per core; more than four would each need a browser and servers that a machine may not have room for.
PARALLEL = ("--numprocesses", "auto", "--maxprocesses", "4", "--dist", "loadgroup", "--no-loadscope-reorder")
LINTERS = (
    ("ruff", "check", "--quiet", "."),
    ("ruff", "format", "--check", "--quiet", "."),
    ("mypy",),
    ("lint-imports",),
)
Say = Callable[[str], None]


def _print(line: str) -> None:
    print(line, flush=True)


def lint(say: Say = _print) -> list[str]:
    """The linters that found something; what they say is told only then."""
    failed = []
    for command in LINTERS:
        argv = [str(_BIN / command[0]), *command[1:]]
        done = subprocess.run(
            argv, cwd=ROOT, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        say(f"{'✗' if done.returncode else '✓'} {' '.join(command)}")
        if done.returncode:
            say(done.stdout)
            failed.append(" ".join(command))
    return failed


class Beside:
    """Pytest plugin: the linters and the fuzzer at work while the tests run. Starts when it is made."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self._lines: list[str] = []
        self._told = False
        self._fuzzer = ShortRun()
        self._linters = threading.Thread(target=self._lint, daemon=True)
        self._linters.start()

    def _lint(self) -> None:
        self.failed.append("linters")  # unless they come to an end
        found = lint(self._lines.append)
        self.failed[:] = found

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section("linters and fuzzer")
        self.tell(terminalreporter.write_line)

    def tell(self, say: Say = _print) -> None:
        """Wait for them, and say what they found. Only the first time."""
        if self._told:
            return
        self._told = True
        self._linters.join()
        self.failed += _fuzz(self._fuzzer.outcome(), self._lines.append)
        if self.failed:
            self._lines.append(f"Failed beside the tests: {', '.join(self.failed)}")
        for line in self._lines:
            say(line)

    def stop(self) -> None:
        self._fuzzer.stop()


def test(arguments: Sequence[str]) -> int:
    os.environ["EISEN"] = "1"  # tests/eisen.py prints what was found of each demand
    _keep_compiled()
    beside = Beside()
    try:
        code = pytest.main([*PARALLEL, *arguments], plugins=[beside])
        beside.tell()  # where pytest ended before it had anything to say
        return int(code) or int(bool(beside.failed))
    finally:
        beside.stop()


def _keep_compiled() -> None:
    """Where images of containers say otherwise each process would compile all tests and the portal anew."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def _fuzz(outcome: Outcome, say: Say) -> list[str]:
    say(outcome.line)
    if outcome.failed:
        say(outcome.said)
    return ["fuzz"] if outcome.failed else []


if __name__ == "__main__":
    sys.exit(bool(lint()) if "--lint" in sys.argv[1:] else test(sys.argv[1:]))
