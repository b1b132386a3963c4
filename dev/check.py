"""`make lint` and `make test`: the linters first, then pytest, whose closing line is the last one.

A short run of the fuzzer goes on beside the linters, which take about as long.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

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


def lint() -> list[str]:
    """The linters that found something; what they say is printed only then."""
    failed = []
    for command in LINTERS:
        argv = [str(_BIN / command[0]), *command[1:]]
        done = subprocess.run(
            argv, cwd=ROOT, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        print(f"{'✗' if done.returncode else '✓'} {' '.join(command)}", flush=True)
        if done.returncode:
            print(done.stdout, flush=True)
            failed.append(" ".join(command))
    return failed


def test(arguments: Sequence[str]) -> int:
    fuzzer = ShortRun()
    try:
        failed = [*lint(), *_fuzz(fuzzer.outcome())]
    finally:
        fuzzer.stop()
    if failed:
        print(f"Failed before the tests: {', '.join(failed)}", flush=True)
    code = subprocess.run(
        [sys.executable, "-m", "pytest", *PARALLEL, *arguments],
        cwd=ROOT,
        check=False,
        env=os.environ | {"EISEN": "1"},  # tests/eisen.py prints what was found of each demand
    ).returncode
    return code or bool(failed)


def _fuzz(outcome: Outcome) -> list[str]:
    print(outcome.line, flush=True)
    if outcome.failed:
        print(outcome.said, flush=True)
    return ["fuzz"] if outcome.failed else []


if __name__ == "__main__":
    sys.exit(bool(lint()) if "--lint" in sys.argv[1:] else test(sys.argv[1:]))
