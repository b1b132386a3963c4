"""Pytest plugin: the people of the gemeente, and a browser in which each is logged in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from begrippen.rol import Rol
from inloggen.models import Medewerker

LoggedIn = Callable[[Medewerker], Client]
QueriesOf = Callable[[str, Client, str], int]


def make_medewerker(*, sub: str, naam: str, functie: str, rollen: list[Rol]) -> Medewerker:
    return Medewerker.objects.create(
        issuer="https://oidc.example",
        sub=sub,
        naam=naam,
        functie=functie,
        rollen=[rol.value for rol in rollen],
        laatst_ingelogd=timezone.now(),
    )


@pytest.fixture
def ambtenaar(db: None) -> Medewerker:
    return make_medewerker(
        sub="sanne", naam="Sanne de Vries", functie="Adviseur Burgerzaken", rollen=[Rol.AMBTENAAR]
    )


@pytest.fixture
def andere_ambtenaar(db: None) -> Medewerker:
    return make_medewerker(
        sub="karim", naam="Karim El Amrani", functie="Consulent Wmo", rollen=[Rol.AMBTENAAR]
    )


@pytest.fixture
def beheerder(db: None) -> Medewerker:
    return make_medewerker(
        sub="ingrid",
        naam="Ingrid Bakker",
        functie="Functioneel beheerder",
        rollen=[Rol.FUNCTIONEEL_BEHEERDER],
    )


@pytest.fixture
def toezichthouder(db: None) -> Medewerker:
    return make_medewerker(
        sub="tom", naam="Tom Visser", functie="Privacy officer", rollen=[Rol.TOEZICHTHOUDER]
    )


@pytest.fixture
def schrijver(db: None) -> Medewerker:
    return make_medewerker(
        sub="noor", naam="Noor Smit", functie="Tekstschrijver", rollen=[Rol.TEKSTBEHEERDER]
    )


@pytest.fixture
def keurder(db: None) -> Medewerker:
    return make_medewerker(
        sub="peter", naam="Peter Kok", functie="Adviseur communicatie", rollen=[Rol.GOEDKEURDER]
    )


@pytest.fixture
def planner(db: None) -> Medewerker:
    return make_medewerker(
        sub="fatima", naam="Fatima Bouali", functie="Medewerker klantcontact", rollen=[Rol.KLANTCONTACT]
    )


@pytest.fixture
def logged_in() -> LoggedIn:
    """A browser in which the given medewerker is logged in."""

    def log_in(medewerker: Medewerker) -> Client:
        client = Client()
        client.force_login(medewerker)
        return client

    return log_in


@pytest.fixture
def queries_of() -> QueriesOf:
    """How many queries an app does on its own tables for a page: without those of session and login.

    Nor the one with which every page reads what the gemeente says about itself (tests/identification/test_gemeente.py).
    """

    def count(app: str, client: Client, address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        own = [query["sql"] for query in captured if f'"{app}_' in query["sql"]]
        return sum('"diensten_gemeenteversie"' not in sql for sql in own)

    return count
