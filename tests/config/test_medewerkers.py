"""Who may do what, and stopping somebody at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.rol import Rol
from config.medewerkers import PER_PAGINA
from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn
from toezicht.models import Gebeurtenis
from toezicht.soorten import Soort

URL = "/beheer/medewerkers/"


@pytest.fixture
def ingrid(beheerder: Medewerker, logged_in: LoggedIn) -> Client:
    return logged_in(beheerder)


def stop_url(medewerker: Medewerker) -> str:
    return f"{URL}{medewerker.pk}/rechten-weg/"


def test_everybody_stands_there_with_roles_in_words(ingrid: Client, ambtenaar: Medewerker) -> None:
    text = ingrid.get(URL).content.decode()
    assert ambtenaar.naam in text
    assert "Ambtenaar" in text
    assert stop_url(ambtenaar) in text


def test_own_rights_stay(ingrid: Client, beheerder: Medewerker) -> None:
    assert stop_url(beheerder) not in ingrid.get(URL).content.decode()
    assert ingrid.post(stop_url(beheerder)).status_code == 404
    beheerder.refresh_from_db()
    assert beheerder.heeft_rol(Rol.FUNCTIONEEL_BEHEERDER)


def test_who_is_stopped_can_do_nothing_from_the_next_request(
    ingrid: Client, ambtenaar: Medewerker, logged_in: LoggedIn
) -> None:
    sanne = logged_in(ambtenaar)
    assert sanne.get("/werkblad/").status_code == 200
    assert "Haal de rechten nu weg" in ingrid.get(stop_url(ambtenaar)).content.decode()
    assert sanne.get("/werkblad/").status_code == 200  # asking changes nothing
    answer = ingrid.post(stop_url(ambtenaar), follow=True).content.decode()
    assert "Sanne de Vries kan nu niets meer doen" in answer
    assert sanne.get("/werkblad/").status_code == 403


def test_who_never_logged_in_can_be_stopped(ingrid: Client) -> None:
    """Another system may name this person as the one who acts."""
    named = Medewerker.objects.create(issuer="i", sub="nora", naam="Nora Nieuw")
    assert stop_url(named) in ingrid.get(URL).content.decode()
    ingrid.post(stop_url(named))
    named.refresh_from_db()
    assert named.gestopt_op is not None
    assert stop_url(named) not in ingrid.get(URL).content.decode()


def test_it_is_written_down_once(ingrid: Client, ambtenaar: Medewerker) -> None:
    for _ in range(2):
        ingrid.post(stop_url(ambtenaar))
    row = Gebeurtenis.objects.get(soort=Soort.RECHTEN_WEGGEHAALD)
    assert (row.door, row.onderwerp) == ("Ingrid Bakker", ambtenaar.pk)


@pytest.mark.parametrize(("zoek", "found"), [("vries", True), ("jansen", False), ("%", False), ("\0", True)])
def test_by_name(ingrid: Client, ambtenaar: Medewerker, zoek: str, found: bool) -> None:
    text = ingrid.get(URL, {"zoek": zoek}).content.decode()
    assert (ambtenaar.naam in text) is found
    assert ("Niemand gevonden" in text) is not found


def test_many_cost_as_many_queries_as_one(ingrid: Client, queries_of: Any) -> None:
    Medewerker.objects.bulk_create(
        Medewerker(
            issuer="i", sub=str(n), naam=f"Naam {n}", rollen=["ambtenaar"], laatst_ingelogd=timezone.now()
        )
        for n in range(PER_PAGINA + 1)
    )
    assert queries_of("inloggen", ingrid, URL) <= 2  # the list, and who is logged in
    assert "Er zijn meer medewerkers." in ingrid.get(URL).content.decode()
