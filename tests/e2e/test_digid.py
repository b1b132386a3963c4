"""What the inwoner and the ambtenaar see when DigiD gives no login."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dev.ports import wait_for
from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner
from tests.e2e.gegevens import identification

pytestmark = pytest.mark.e2e
BSN = "999990019"


@pytest.mark.parametrize(
    ("niveau", "actie", "at_inwoner", "at_ambtenaar"),
    [
        ("", "annuleren", "U heeft het inloggen met DigiD geannuleerd", "gestopt bij DigiD"),
        ("basis", "inloggen", "Deze manier van inloggen is niet genoeg", "niet genoeg voor deze dienst"),
        ("", "niveau-niet-gehaald", "Deze manier van inloggen is niet genoeg", "niet genoeg voor deze"),
        ("", "fout", "Inloggen met DigiD is niet gelukt", "Inloggen met DigiD is niet gelukt"),
    ],
    ids=["cancelled", "level too low", "level not reached", "other error"],
)
def test_a_login_that_gave_nothing_can_be_done_again(
    stack: Stack,
    ambtenaar: NieuweAmbtenaar,
    inwoner: NieuweInwoner,
    niveau: str,
    actie: str,
    at_inwoner: str,
    at_ambtenaar: str,
) -> None:
    sanne, jansen = ambtenaar(), inwoner(breed=320)
    jansen.open(sanne.start("NIEUW"))
    jansen.login(BSN, niveau, actie)
    assert jansen.page.url == sanne.link
    assert at_inwoner in jansen.page.locator("main").inner_text()
    sanne.wacht_op_status(at_ambtenaar)
    assert identification(stack, sanne.id)["bsn"] is None
    jansen.login(BSN)
    assert len(jansen.code) == 6
    assert jansen.page.get_by_text(at_inwoner).count() == 0


@pytest.fixture
def simulator_back(stack: Stack) -> Iterator[None]:
    yield
    if "simulator" not in stack.processes:
        stack.start_process("simulator")
        assert wait_for(stack.ready, seconds=20)


def test_digid_is_down_and_comes_back(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner, simulator_back: None
) -> None:
    """The inwoner is on the way back when DigiD stops answering."""
    sanne, jansen = ambtenaar(), inwoner()
    jansen.open(sanne.start("NIEUW"))
    way_back = jansen.login_zonder_terugkeer(BSN)
    stack.kill("simulator")
    assert jansen.open(way_back) == 503
    assert "DigiD is nu niet bereikbaar" in jansen.page.locator("main").inner_text()
    sanne.wacht_op_status("DigiD is niet bereikbaar")
    stack.start_process("simulator")
    assert wait_for(stack.ready, seconds=20)
    jansen.login(BSN)
    assert len(jansen.code) == 6
