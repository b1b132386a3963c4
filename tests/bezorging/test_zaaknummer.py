"""Zaaknummers of other zaaksystemen, from the form to the page afterwards."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from identification.models import Identification
from identification.status import Afloop, Status
from inloggen.models import Medewerker
from tests.identification.gegevens import delivered, make_dienst
from tests.medewerkers import LoggedIn
from zaken import zaaksysteem
from zaken.register import Register
from zaken.zaaksysteem import ZaaksysteemFout


class Ander(Register):
    """Knows one zaak, by a number of its own."""

    def zaak_exists(self, *, zaaknummer: str) -> bool:
        if zaaknummer == "WEIGERT-1":
            raise ZaaksysteemFout("stuf-geen-vraagdienst", permanent=True)
        return zaaknummer == "Z/2026.00-7"


@pytest.fixture
def sanne(logged_in: LoggedIn, ambtenaar: Medewerker, settings: Settings) -> Client:
    settings.ZAAKSYSTEEM = f"{__name__}.Ander"
    zaaksysteem.load_zaaksysteem.cache_clear()
    return logged_in(ambtenaar)


def start(client: Client, zaaknummer: str) -> Any:
    dienst = make_dienst()
    values = {"flow": "NIEUW", "dienst": dienst.slug, "zaak": "bestaand", "zaaknummer": zaaknummer}
    return client.post("/werkblad/start/", values)


def test_a_number_of_another_zaaksysteem_is_taken(sanne: Client) -> None:
    assert start(sanne, " Z/2026.00-7 ").status_code == 302
    assert Identification.objects.get().zaaknummer == "Z/2026.00-7"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("999990019", "Dit lijkt een BSN."),
        ("../1", "Een zaaknummer ziet eruit als"),
        ("2026-1", "Deze zaak bestaat niet."),
        ("WEIGERT-1", "niet nakijken of een zaak bestaat"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(sanne: Client, typed: str, words: str) -> None:
    answer = start(sanne, typed)
    page = answer.content.decode()
    assert (answer.status_code, words in page, "999990019" in page) == (422, True, False)


def test_the_page_afterwards_has_no_link_into_a_register_that_is_not_in_use(
    sanne: Client, ambtenaar: Medewerker
) -> None:
    row = delivered(ambtenaar, now=timezone.now())
    Identification.objects.update(zaaknummer="Z/2026.00-7")
    page = sanne.get(f"/werkblad/{row.pk}/")
    assert (page.status_code, "Staat in de zaak" in page.content.decode()) == (200, True)
    assert "Open het bewijs" not in page.content.decode()
    assert (row.status, row.afloop) == (Status.GEWIST, Afloop.VOLTOOID)
