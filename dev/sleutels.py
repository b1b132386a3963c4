"""The secrets of one demo installation: made once, kept in its run folder, readable by their owner only."""

from __future__ import annotations

import base64
import json
import os
import secrets
from pathlib import Path


def demo_secrets(folder: Path) -> dict[str, str]:
    """The environment variables that hold them. A second call gives the same ones."""
    file = folder / "secrets.json"
    if not file.exists():
        _write(file, {"SECRET_KEY": secrets.token_hex(32), **_keyrings()})
    stored: dict[str, str] = json.loads(file.read_text())
    return stored


def _keyrings() -> dict[str, str]:
    def key() -> str:
        return "demo:" + base64.b64encode(secrets.token_bytes(32)).decode()

    return {"CODE_SLEUTELS": key(), "REGISTER_SLEUTELS": key()}


def _write(file: Path, values: dict[str, str]) -> None:
    """In one step: a start that is interrupted must not leave half a file, for the keys open the database."""
    unfinished = file.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as output:
        json.dump(values, output)
    unfinished.replace(file)
