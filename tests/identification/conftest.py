from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from diensten.models import Dienst
from tests.identification.gegevens import make_dienst


@pytest.fixture(autouse=True)
def dagsleutels(settings: Settings, tmp_path: Path) -> Path:
    """Keys of the days of this test, and of no other."""
    settings.DAGSLEUTEL_MAP = tmp_path / "dagsleutels"
    return tmp_path / "dagsleutels"


@pytest.fixture
def dienst(db: None) -> Dienst:
    return make_dienst(slug="wmo-melding")
