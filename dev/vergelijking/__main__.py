"""`make compare`; `--speed` measures the speed alone and prints it as JSON on the last line, for `make bench`."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

os.environ.update(
    {
        "OMGEVING": "test",
        "SECRET_KEY": "vergelijking",
        "BASE_URL": "http://localhost:8000",
        "DATABASE_URL": "sqlite://:memory:",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
)
import django  # the settings are read from what stands above

django.setup()

from dev.apart import NotInstalled  # noqa: E402
from dev.processes import ROOT  # noqa: E402
from dev.vergelijking import snelheid, tekst  # noqa: E402
from dev.vergelijking.meten import GENUINE, Void, both, measure  # noqa: E402

DOCUMENT = ROOT / "docs" / "vergelijking-digid.md"


def main() -> int:
    if "--speed" in sys.argv[1:]:
        print(json.dumps(_speed().figures()))
        return 0
    try:
        _compare()
    except Void as error:
        print(f"Void, the genuine answer is not let in: {error}", file=sys.stderr)
        return 1
    except NotInstalled as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _speed() -> snelheid.Snelheid:
    """Also on a machine where the other library cannot be installed, without it."""
    try:
        with both() as (_, _, ander):
            return snelheid.measure(ander)
    except NotInstalled as error:
        print(error, file=sys.stderr)
        return snelheid.measure(None)


def _compare() -> None:
    with both() as (idp, wij, ander):
        regels = measure(idp, wij, ander, tell=tekst.show)
        speed = snelheid.measure(ander)
        logged = wij.logged(GENUINE), ander.logged(GENUINE)
        versions = wij.versions(), ander.versions()
    snelheid.show(speed)
    tekst.show_score(regels)
    DOCUMENT.write_text(
        tekst.document(regels, speed=speed, logged=logged, versions=versions, day=datetime.now(UTC).date())
    )
    if target := os.environ.get("COMPARE_JSON"):
        Path(target).write_text(json.dumps(tekst.score(regels) | speed.figures()) + "\n")


if __name__ == "__main__":
    sys.exit(main())
