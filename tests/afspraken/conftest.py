from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from afspraken import plannen
from afspraken.models import Afspraak
from afspraken.plannen import Gegevens
from diensten.models import Dienst
from diensten.wijzigen import Door
from inloggen.models import Medewerker
from tests.afspraken.gegevens import ADRES, NOW, VIDEOLINK
from tests.identification.conftest import dienst, karim, sanne  # noqa: F401 - fixtures
from tests.medewerkers import LoggedIn

Plan = Callable[..., Afspraak]


@pytest.fixture(autouse=True)
def own_settings(settings: Settings, tmp_path: Path) -> None:
    """Keys of the days of this test, and mail that goes somewhere."""
    settings.DAGSLEUTEL_MAP = tmp_path / "dagsleutels"
    settings.MAIL_AAN = True
    settings.DEFAULT_FROM_EMAIL = "Gemeente Voorbeeld <afspraken@voorbeeld.example>"


@pytest.fixture
def sanne_door(ambtenaar: Medewerker) -> Door:
    return Door(naam=ambtenaar.naam, id=ambtenaar.pk)


@pytest.fixture
def plan(dienst: Dienst, ambtenaar: Medewerker) -> Plan:  # noqa: F811 - the fixture of above
    def make(*, now: datetime = NOW, **changes: Any) -> Afspraak:
        values: dict[str, Any] = {
            "dienst": dienst,
            "ambtenaar": ambtenaar,
            "begint_op": NOW.replace(day=24),
            "minuten": 30,
            "tool": "Teams",
            "videolink": VIDEOLINK,
            "adres": ADRES,
            "naam": "M. Jansen",
            "taal": "nl",
        }
        door = Door(naam=ambtenaar.naam, id=ambtenaar.pk)
        return plannen.plan(gegevens=Gegevens(**values | changes), door=door, now=now)

    return make


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)
