"""The description of BRP API Personen, where it is at hand: `SPECS_DIR`, or `../shared/specs` beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


def specs() -> Path | None:
    named = os.environ.get("SPECS_DIR")
    file = (
        Path(named) if named else _ROOT.parent / "shared/specs"
    ) / "brp/brp-personen-bevragen.resolved.yaml"
    return file if file.is_file() else None
