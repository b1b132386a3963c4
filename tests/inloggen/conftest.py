from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from pytest_django import Settings

from tests.inloggen.eid import TestEid
from tests.inloggen.idp import TestIdp, serving
from tests.inloggen.makelaar import TestBroker
from tests.inloggen.provider import CLIENT_ID, SECRET, TestProvider, providing
from tests.inloggen.provider import serving as serving_oidc

PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"


@pytest.fixture
def idp(tmp_path: Path, settings: Settings, db: None) -> Iterator[TestIdp]:
    """A DigiD that answers, and settings that point at it."""
    with serving(TestIdp(tmp_path)) as running:
        settings.DIGID = running.settings()
        yield running


@pytest.fixture
def eid(tmp_path: Path, settings: Settings, db: None) -> Iterator[TestEid]:
    """A routeringsdienst that answers over eID 4.x, and settings that point at it."""
    with serving(TestEid(tmp_path)) as running:
        settings.DIGID_AFNEMERSDIENSTEN = "tests.inloggen.eid.one_dienst"
        settings.DIGID = running.settings()
        yield cast(TestEid, running)


@pytest.fixture
def provider(settings: Settings, db: None) -> Iterator[TestProvider]:
    """A provider of the medewerkers, and settings and addresses that point at it."""
    with providing() as running:
        settings.ROOT_URLCONF = "tests.inloggen.urls"
        settings.STORAGES = {"staticfiles": {"BACKEND": PLAIN_FILES}}
        settings.OIDC_DISCOVERY_URL = f"{running.issuer}/.well-known/openid-configuration"
        settings.OIDC_RP_CLIENT_ID = CLIENT_ID
        settings.OIDC_RP_CLIENT_SECRET = SECRET
        yield running


@pytest.fixture
def broker(settings: Settings, db: None) -> Iterator[TestBroker]:
    """A broker in front of DigiD, and settings that point at it."""
    with serving_oidc(TestBroker()) as running:
        settings.DIGID, settings.DIGID_VERDER = running.settings(), {}
        yield running
