"""The virtual environment, made from a lock file with hashes; a second time nothing is done."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
_STAMP = VENV / "beeldpas-locks.json"
_LOCKS = ("demo", "dev")  # the second holds everything of the first, in the same versions


def prepare_environment(lock: str) -> Path:
    """Install requirements/`lock`.txt when it is not there yet; returns the Python to go on with."""
    if lock not in _installed():
        _make_venv()
        started = time.monotonic()
        print(f"Installing the packages of requirements/{lock}.txt …", flush=True)
        _install(ROOT / "requirements" / f"{lock}.txt")
        _add_repository()
        _STAMP.write_text(json.dumps({name: _digest(name) for name in _LOCKS[: _LOCKS.index(lock) + 1]}))
        print(f"Installed in {time.monotonic() - started:.0f} seconds.", flush=True)
    return PYTHON


def missing_venv() -> list[str]:
    """The package without which Debian's Python cannot make a virtual environment."""
    possible = PYTHON.exists() or importlib.util.find_spec("ensurepip") is not None
    return [] if possible else [f"python3.{sys.version_info.minor}-venv"]


def _installed() -> set[str]:
    """The locks whose packages are in the environment."""
    if not (PYTHON.exists() and _STAMP.exists()):
        return set()
    stamp = json.loads(_STAMP.read_text())
    return {name for name in _LOCKS if stamp.get(name) == _digest(name)}


def _digest(lock: str) -> str:
    return hashlib.sha256((ROOT / "requirements" / f"{lock}.txt").read_bytes()).hexdigest()


def _make_venv() -> None:
    if PYTHON.exists():
        return
    print("Making a virtual environment in .venv …", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    _check([sys.executable, "-m", "venv", str(VENV)])


def _install(lock: Path) -> None:
    """With uv where it can be had, five times as fast; else with pip."""
    uv = _uv()
    hashed = ["--require-hashes", "-r", str(lock)]
    if uv and _runs([uv, "pip", "install", "--python", str(PYTHON), "--compile-bytecode", *hashed]):
        return
    _check([str(PYTHON), "-m", "pip", "install", "--quiet", *hashed])


def _add_repository() -> None:
    """So that `.venv/bin/pytest` and its like find our packages from any folder."""
    for packages in VENV.glob("lib/python*/site-packages"):
        (packages / "beeldpas.pth").write_text(f"{ROOT}\n")


def _uv() -> str | None:
    inside = str(VENV / "bin" / "uv")
    for candidate in filter(None, (shutil.which(inside), shutil.which("uv"))):
        if _runs([candidate, "--version"]):
            return candidate
    if not _runs([str(PYTHON), "-m", "pip", "--version"]):
        _check([str(PYTHON), "-m", "ensurepip"])
    pinned = ["--require-hashes", "-r", str(ROOT / "requirements" / "uv.txt")]
    return inside if _runs([str(PYTHON), "-m", "pip", "install", "--quiet", *pinned]) else None


def _runs(argv: Sequence[str]) -> bool:
    return subprocess.run(argv, check=False, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0


def _check(argv: Sequence[str]) -> None:
    done = subprocess.run(
        argv,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        sys.exit(f"{done.stdout[-3000:]}\nThis failed: {' '.join(argv)}")
