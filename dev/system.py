"""What the machine must have beside Python: the libraries of WeasyPrint, and for the tests two programs."""

from __future__ import annotations

import ctypes
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dev import apt
from dev.environment import missing_venv
from dev.postgres import system_binaries

_PANGO = {"libpango-1.0.so.0": "libpango-1.0-0", "libpangoft2-1.0.so.0": "libpangoft2-1.0-0"}
_SUBSET = {"libharfbuzz-subset.so.0": "libharfbuzz-subset0"}
_CLUSTER_SETTING = Path("/etc/postgresql-common/createcluster.conf")
_SHELL = (
    "chromium-headless-shell"  # the same engine without windows: a new visit costs a quarter (docs/adr/0024)
)
CHROMIUM_NAMES = (_SHELL, "chromium", "chromium-browser", "google-chrome")


def prepare_packages() -> None:
    """Without Pango there is no proof; without harfbuzz-subset a proof takes six times as long to make.

    What is missing is named all at once, in one line.
    """
    needed = [package for name, package in _PANGO.items() if not _loads(name)] + missing_venv()
    wished = [package for name, package in _SUBSET.items() if not _loads(name)]
    if not needed + wished or apt.install(needed + wished):
        return
    if needed:
        sys.exit(f"These packages are needed. Install them with: {apt.command(needed + wished)}")
    print(f"Proofs are made slowly without libharfbuzz-subset. To install it: {apt.command(wished)}")


def prepare_chromium(python: Path) -> None:
    """Chromium for the browser tests: the shell without windows, the machine's own, or the one of Playwright.

    Beside a whole Chromium the shell is only wished for: when it does not come at once, it is left.
    """
    if shutil.which(_SHELL) or _playwright_has_chromium(python):
        return
    whole = find_chromium() is not None
    # Ubuntu's packages are empty ones that ask for a snap.
    apart = "Ubuntu" not in platform.freedesktop_os_release().get("NAME", "")
    if (apart and apt.install([_SHELL], patient=not whole)) or whole:
        return
    fetch = [str(python), "-m", "playwright", "install", "chromium"]
    if subprocess.run(fetch, check=False, capture_output=True).returncode:
        print(f"The browser tests will fail without Chromium. To install it: {apt.command([_SHELL])}")


def find_chromium() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def prepare_postgres() -> None:
    """PostgreSQL's programs for the tests, without a cluster or a server of the machine's own.

    The package makes and starts a cluster unless a setting says no; the setting is restored afterwards.
    When apt cannot help, the tests take the server that the lock file brings.
    """
    if system_binaries() or not apt.install(["postgresql-common"]):
        return
    original = _CLUSTER_SETTING.read_text()
    if not _write_cluster_setting(f"{original}\ncreate_main_cluster = false\n"):
        return
    try:
        apt.install(["postgresql"])
    finally:
        _write_cluster_setting(original)


def _write_cluster_setting(text: str) -> bool:
    return apt.run_as_root(["tee", str(_CLUSTER_SETTING)], text=text)


def _playwright_has_chromium(python: Path) -> bool:
    code = (
        "from playwright.sync_api import sync_playwright as p; import pathlib, sys\n"
        "with p() as w: sys.exit(not pathlib.Path(w.chromium.executable_path).exists())"
    )
    return _succeeds([str(python), "-c", code])


def _succeeds(argv: Sequence[str]) -> bool:
    return subprocess.run(argv, check=False, capture_output=True).returncode == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
