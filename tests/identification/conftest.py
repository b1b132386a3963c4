from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

import inloggen.digid
from diensten.models import Dienst
from identification.models import Identification
from inloggen.models import Medewerker
from tests.identification.gegevens import invited, make_dienst, token_of
from tests.identification.nepdigid import NepDigid
from tests.medewerkers import LoggedIn
from tests.zaken.contact.conftest import klant, klantserver  # noqa: F401 - fixtures


@pytest.fixture(autouse=True)
def dagsleutels(settings: Settings, tmp_path: Path) -> Path:
    """Keys of the days of this test, and of no other."""
    settings.DAGSLEUTEL_MAP = tmp_path / "dagsleutels"
    return tmp_path / "dagsleutels"


@pytest.fixture
def dienst(db: None) -> Dienst:
    return make_dienst(slug="wmo-melding", gewijzigd_op=timezone.now())


@pytest.fixture
def digid(monkeypatch: pytest.MonkeyPatch) -> NepDigid:
    nep = NepDigid()
    for name in ("start", "finish", "sso_origins"):
        monkeypatch.setattr(inloggen.digid, name, getattr(nep, name))
    return nep


@pytest.fixture
def sanne(logged_in: LoggedIn, ambtenaar: Medewerker) -> Client:
    """The browser of the ambtenaar."""
    return logged_in(ambtenaar)


@pytest.fixture
def karim(logged_in: LoggedIn, andere_ambtenaar: Medewerker) -> Client:
    """The browser of another ambtenaar."""
    return logged_in(andere_ambtenaar)


@pytest.fixture
def row(ambtenaar: Medewerker, dienst: Dienst) -> Identification:
    return invited(ambtenaar, dienst=dienst, now=timezone.now())


@pytest.fixture
def link(row: Identification) -> str:
    return f"/i/{token_of(row)}/"
