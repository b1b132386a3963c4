"""Packages that only a comparison or the fuzzer needs: each lock in an environment of its own, never in .venv."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from dev.processes import ROOT


class NotInstalled(Exception):
    """The packages could not be installed; the text says why."""


FOLDER = ROOT / ".test"


def environment_of(lock: str) -> Path:
    """The Python of an environment that holds requirements/`lock`.txt; made when it is not there yet.

    Raises `NotInstalled`.
    """
    requirements = ROOT / "requirements" / f"{lock}.txt"
    folder = FOLDER / f"{lock}-env"
    python, stamp = folder / "bin" / "python", folder / "lock.sha256"
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == digest:
        return python
    print(f"Installing the packages of requirements/{lock}.txt apart …", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    hashed = ["--quiet", "--only-binary", ":all:", "--require-hashes", "-r", str(requirements)]
    for argv in ([sys.executable, "-m", "venv", str(folder)], [str(python), "-m", "pip", "install", *hashed]):
        done = subprocess.run(argv, check=False, capture_output=True, text=True)
        if done.returncode:
            raise NotInstalled(f"{done.stderr[-3000:]}\nThis failed: {' '.join(argv)}")
    stamp.write_text(digest)
    return python


def packages_of(lock: str) -> Path:
    """The folder with the packages themselves, for a path."""
    (folder,) = environment_of(lock).parent.parent.glob("lib/python*/site-packages")
    return folder
