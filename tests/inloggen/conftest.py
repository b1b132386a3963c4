from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.inloggen.idp import TestIdp, serving


@pytest.fixture
def idp(tmp_path: Path, settings: Settings, db: None) -> Iterator[TestIdp]:
    """A DigiD that answers, and settings that point at it."""
    with serving(TestIdp(tmp_path)) as running:
        settings.DIGID = running.settings()
        yield running
