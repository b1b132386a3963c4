from __future__ import annotations

import pytest
from django.test import Client

from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn


@pytest.fixture
def sanne(logged_in: LoggedIn, ambtenaar: Medewerker) -> Client:
    """The browser of the ambtenaar."""
    return logged_in(ambtenaar)
