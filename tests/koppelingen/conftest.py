from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from begrippen.toets import Bevinding, Stand, ernstigste
from config.koppelingen.paginas import in_words
from tests.inloggen.conftest import broker, idp, provider  # noqa: F401 - fixtures

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Toets = Callable[[datetime], Iterable[Bevinding]]


def outcome(toets: Toets) -> tuple[Stand, str]:
    """The worst of it, and all its words."""
    found = list(toets(datetime.now(UTC)))
    text = " ".join(f"{in_words(b.tekst, b.gegevens)} {in_words(b.doen, b.gegevens)}" for b in found)
    assert "%(" not in text
    return ernstigste(found), text


@pytest.fixture(autouse=True)
def dagsleutels(settings: Settings, tmp_path: Path) -> Path:
    settings.DAGSLEUTEL_MAP = tmp_path / "dagsleutels"
    return tmp_path / "dagsleutels"
