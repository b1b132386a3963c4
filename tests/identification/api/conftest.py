from __future__ import annotations

import pytest
from pytest_django import Settings

from diensten.models import Dienst
from identification.models import ApiClient
from inloggen.models import Medewerker
from tests.identification.api.gegevens import Systeem, make_client, secret_of


@pytest.fixture(autouse=True)
def provider(settings: Settings) -> None:
    """The one that the medewerkers of the tests come from."""
    settings.OIDC_ISSUER = "https://oidc.example"
    settings.OIDC_DISCOVERY_URL = ""


@pytest.fixture
def api_client(beheerder: Medewerker, dienst: Dienst) -> ApiClient:
    return make_client(beheerder, dienst)


@pytest.fixture
def systeem(api_client: ApiClient, beheerder: Medewerker, ambtenaar: Medewerker, dienst: Dienst) -> Systeem:
    """A system with every right, for an ambtenaar who has been here."""
    return Systeem(api_client, secret_of(api_client, beheerder), dienst.slug)
