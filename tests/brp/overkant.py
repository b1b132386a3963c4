"""Pytest plugin: the BRP stand-in opposite, its fault switches, and a portal that is connected with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from environs import Env
from pytest_django import Settings

from config.brp import brp as read
from simulator.brp.brp import Brp as Overkant
from simulator.brp.fouten import BrpSchakelaar, Stand
from tests.brp.server import API_KEY, Server

Arm = Callable[..., None]


@pytest.fixture(scope="session")
def brp_server() -> Iterator[Server]:
    one = Server()
    yield one
    one.shutdown()
    one.server_close()


@pytest.fixture
def overkant(brp_server: Server) -> Overkant:
    return brp_server.empty()


@pytest.fixture
def arm_brp(overkant: Overkant) -> Arm:
    def one(fout: str, **changes: Any) -> None:
        overkant.schakelaar.arm(Stand(BrpSchakelaar(fout), **changes))

    return one


@pytest.fixture
def brp_connected(settings: Settings, brp_server: Server, overkant: Overkant) -> Overkant:
    """The portal has a connection with the stand-in, with the default doelbinding."""
    settings.BRP = brp_settings(brp_server)
    return overkant


def brp_settings(server: Server, **changes: Any) -> dict[str, Any]:
    given = {"url": server.base, "api_key": API_KEY, "doelbinding": "BRPACT-Beeldbellen", "seconds": 20.0}
    given["oin"] = "00000001123456782000"
    return read(Env()) | given | changes
