from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.test import override_settings
from django.utils import timezone
from pytest_django import Settings

from dev import messages
from diensten.models import Dienst
from diensten.wijzigen import DienstGegevens, Door, create_dienst
from tests.inloggen.conftest import PLAIN_FILES
from tests.inloggen.idp import TestIdp


@pytest.fixture(scope="session")
def english() -> Catalog:
    return messages.read(messages.ROOT / "locale/en/LC_MESSAGES/django.po")


@pytest.fixture
def compiled(english: Catalog, tmp_path: Path) -> Iterator[None]:
    """Django reads the .po as it is now, compiled; not the .mo that an earlier `make` left behind."""
    written = BytesIO()
    write_mo(written, english)
    mo = tmp_path / "en/LC_MESSAGES/django.mo"
    mo.parent.mkdir(parents=True)
    mo.write_bytes(written.getvalue())
    with override_settings(LOCALE_PATHS=[tmp_path]):
        yield


@pytest.fixture
def dienst(db: None, settings: Settings, tmp_path: Path) -> Dienst:
    """A dienst whose page is open to everybody, and the DigiD that its button leads to."""
    settings.DIGID = TestIdp(tmp_path).settings()
    settings.STORAGES = {"staticfiles": {"BACKEND": PLAIN_FILES}}
    return create_dienst(
        slug="aangifte-overlijden",
        gegevens=DienstGegevens(
            naam="Aangifte overlijden", omschrijving="U geeft een overlijden aan.", staande_link=True
        ),
        door=Door(naam="demo_gegevens"),
        now=timezone.now(),
    )
