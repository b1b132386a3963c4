from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from environs import Env
from pytest_django import Settings

from begrippen.bsn import Bsn
from brp import Brp, BrpFout, Vraag
from brp.instelling import BrpInstelling
from brp.persoon import Persoon
from config.brp import brp as read
from simulator.brp.brp import Brp as Overkant
from simulator.brp.fouten import BrpSchakelaar, Stand
from tests.brp.server import API_KEY, Server
from tests.brp.specs import specs

collect_ignore = [] if specs() else ["test_oas.py"]
MakeBrp = Callable[..., Brp]
Arm = Callable[..., None]
VRAAG = Vraag(doelbinding="BRPACT-Beeldbellen", verwerking="Identificatie@Beeldbellen", gebruiker="sanne")


def pytest_report_header() -> str:
    return "BRP description: " + ("validated against" if specs() else "not at hand (SPECS_DIR)")


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
def make_brp(brp_server: Server, overkant: Overkant) -> MakeBrp:
    def make(**changes: Any) -> Brp:
        values: dict[str, Any] = {"url": brp_server.base, "api_key": API_KEY, "seconds": 5.0}
        return Brp(BrpInstelling(**values | changes))

    return make


@pytest.fixture
def brp(make_brp: MakeBrp) -> Brp:
    return make_brp()


@pytest.fixture
def arm(overkant: Overkant) -> Arm:
    def one(fout: str, **changes: Any) -> None:
        overkant.schakelaar.arm(Stand(BrpSchakelaar(fout), **changes))

    return one


@pytest.fixture
def connected(settings: Settings, brp_server: Server, overkant: Overkant) -> Overkant:
    """The portal has a connection with the stand-in, with the default doelbinding."""
    settings.BRP = brp_settings(brp_server)
    return overkant


def brp_settings(server: Server, **changes: Any) -> dict[str, Any]:
    given = {"url": server.base, "api_key": API_KEY, "doelbinding": "BRPACT-Beeldbellen", "seconds": 5.0}
    return read(Env()) | given | changes


def person(brp: Brp, bsn: str, **changes: Any) -> Persoon:
    found = brp.raadpleeg(Bsn(bsn), Vraag(**changes))
    assert found is not None
    return found


def reason_of(run: Callable[[], Any]) -> str:
    with pytest.raises(BrpFout) as caught:
        run()
    assert "99999" not in repr(caught.value)
    return caught.value.reason
