"""Files made from others: compiled translations and the collected static files. Made again when stale."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC_ROOT = ROOT / "static-root"
_STAMP = STATIC_ROOT / ".collected"


def compile_messages(python: Path) -> None:
    for source in (ROOT / "locale").glob("*/LC_MESSAGES/django.po"):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        files = ["--input-file", str(source), "--output-file", str(compiled)]
        subprocess.run(
            [str(python), "-m", "babel.messages.frontend", "--quiet", "compile", *files], check=True
        )


def collect_static(python: Path) -> None:
    """Hashed names and compressed copies, once per change of `static/` or of the packages."""
    lock = os.open(ROOT / "static", os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two processes of the tests may come here at once
        _collect(python)
    finally:
        os.close(lock)


def _collect(python: Path) -> None:
    fingerprint = _fingerprint(ROOT / "static", ROOT / "requirements" / "app.txt")
    if _STAMP.exists() and _STAMP.read_text() == fingerprint:
        return
    environment = os.environ | {
        "OMGEVING": "test",
        "SECRET_KEY": "collectstatic",
        "STATIC_ROOT": str(STATIC_ROOT),
        "DATABASE_URL": "sqlite://:memory:",
    }
    command = [str(python), "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"]
    subprocess.run(command, check=True, cwd=ROOT, env=environment)
    _STAMP.write_text(fingerprint)


def _fingerprint(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted([path, *path.rglob("*")]):
            if file.is_file():
                digest.update(f"{file.relative_to(ROOT)} {file.stat().st_mtime_ns}".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    compile_messages(Path(sys.executable))
    collect_static(Path(sys.executable))
