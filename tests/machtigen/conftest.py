from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from diensten.models import Dienst
from diensten.wijzigen import DienstGegevens, create_dienst
from diensten.wijzigen import Door as Maker
from inloggen.models import Medewerker
from machtigen.forms import initial_of
from machtigen.instelling import Instelling, voorstel
from machtigen.regels import Aard
from machtigen.staat_vast import Door
from machtigen.wijzigen import store
from tests.medewerkers import LoggedIn

DOOR = Door(naam="Ingrid Bakker")
SLUG = "bijstand"
ADDRESS = f"/beheer/machtigen/diensten/{SLUG}/"


@pytest.fixture
def bijstand(db: None) -> Dienst:
    gegevens = DienstGegevens(naam="Bijstand", omschrijving="U vraagt bijstand aan.")
    return create_dienst(slug=SLUG, gegevens=gegevens, door=Maker(naam="demo"), now=timezone.now())


@pytest.fixture
def geld(bijstand: Dienst) -> Instelling:
    """Bijstand is about money, and on; version 1."""
    instelling = voorstel(Aard.GELD, aan=True)
    store(slug=SLUG, versie=0, instelling=instelling, door=DOOR, now=timezone.now())
    return instelling


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def invoer(instelling: Instelling, versie: int = 1) -> dict[str, Any]:
    """What a browser sends for `instelling`: boxes that are not ticked are left out."""

    def sent() -> Iterator[tuple[str, Any]]:
        for name, value in initial_of(instelling).items():
            if value is True:
                yield name, "on"
            elif value not in {None, False}:
                yield name, value

    return dict(sent()) | {"versie": versie}
