from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from diensten.models import Dienst
from diensten.wijzigen import DienstGegevens, Door, create_dienst
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn

DOOR = Door(naam="demo_gegevens")


@pytest.fixture
def overlijden(db: None) -> Dienst:
    return create_dienst(
        slug="aangifte-overlijden",
        gegevens=DienstGegevens(naam="Aangifte overlijden", omschrijving="U geeft een overlijden aan."),
        door=DOOR,
        now=timezone.now(),
    )


@pytest.fixture
def invoer() -> dict[str, Any]:
    """What the browser sends for a dienst with everything filled in well."""
    return {
        "naam": "Aangifte overlijden",
        "omschrijving": "U geeft een overlijden aan.",
        "stand": "actief",
        "taal": "nl",
        "talen": ["en", "de", "pl", "tr", "uk", "ar"],
        "zaakwoord": "zaak",
        "code_minuten": "60",
        "flow_nieuw": "on",
        "flow_bekend": "on",
        "flow_ambtenaar": "on",
        "niveau": "20",
        "codecontrole": "invoeren",
        "volgorde": "code_eerst",
        "getalcontrole": "kiezen",
        "link_minuten": "10",
        "bewaar_minuten": "60",
        "zaak_verplicht": "on",
        "bsn_op_bewijs": "laatste_vier",
        "aansluiting": "",
        "service_uuid": "",
        "brp_doelbinding": "",
        "brp_verwerking": "",
        "versie": "1",
    }


@pytest.fixture
def ingrid(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


@pytest.fixture
def peter(logged_in: LoggedIn, keurder: Medewerker) -> Client:
    return logged_in(keurder)
