"""Debian and Ubuntu packages, where we may install them: as root, or with a sudo that asks nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence


def command(packages: Sequence[str]) -> str:
    """The line that a person types."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get install --no-install-recommends {' '.join(packages)}"


_SHORT = ("-o", "Acquire::http::Timeout=10", "-o", "Acquire::https::Timeout=10", "-o", "Acquire::Retries=0")


def install(packages: Sequence[str], *, patient: bool = True) -> bool:
    """Whether the packages are there now. Fetches the package lists only when it does not work without.

    Not `patient`: only if it goes at once, for what a machine can do without.
    """
    prefix = _prefix()
    if prefix is None:
        return False
    print(f"Installing with apt: {' '.join(packages)}", flush=True)
    wanted = [*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if not patient:
        return _run([*wanted, *_SHORT])
    if _run(wanted):
        return True
    return _run([*prefix, "apt-get", "update", "-qq"]) and _run(wanted)


def run_as_root(argv: Sequence[str], *, text: str | None = None) -> bool:
    prefix = _prefix()
    return prefix is not None and _run([*prefix, *argv], text=text)


def _prefix() -> list[str] | None:
    """What stands before a command that changes the machine; None when we may not."""
    if shutil.which("apt-get") is None:
        return None
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quiet
    if shutil.which("sudo") and _run(["sudo", "-n", "true"]):
        return ["sudo", "-n", *quiet]
    return None


def _run(argv: Sequence[str], *, text: str | None = None) -> bool:
    done = subprocess.run(argv, input=text or "", text=True, capture_output=True, check=False)
    return done.returncode == 0
