"""The descriptions of the ZGW APIs, where they are at hand: `SPECS_DIR`, or `../shared/specs` beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]


def specs() -> Path | None:
    named = os.environ.get("SPECS_DIR")
    folder = (Path(named) if named else _ROOT.parent / "shared/specs") / "zgw"
    return folder if folder.is_dir() else None
