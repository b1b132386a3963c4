"""A dienst of the demo that logs in through a broker: in Chromium, from the standing link to the code and back."""

from __future__ import annotations

import pytest

from dev.run import DIENST_MAKELAAR
from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner
from tests.e2e.gegevens import identification
from tests.e2e.mensen import Inwoner

pytestmark = pytest.mark.e2e
BSN = "999990019"


def test_an_inwoner_stops_and_then_logs_in_through_a_broker(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, jansen = ambtenaar(), inwoner(breed=320)
    jansen.open(sanne.start("NIEUW", DIENST_MAKELAAR))
    at_broker(stack, jansen)
    jansen.druk(jansen.page.locator("button[name=actie][value=annuleren]"))
    assert jansen.page.url == sanne.link
    assert "U heeft het inloggen met DigiD geannuleerd" in jansen.page.locator("main").inner_text()
    sanne.wacht_op_status("gestopt bij DigiD")
    at_broker(stack, jansen)
    jansen.page.fill("input[name=bsn]", BSN)
    jansen.druk(jansen.page.locator("button[name=actie][value=inloggen]"))
    assert BSN not in jansen.page.url
    sanne.wacht_op_status("ingelogd")
    sanne.typ_code(jansen.code)
    assert identification(stack, sanne.id)["bsn"] is not None


def test_the_standing_link_without_javascript(stack: Stack, inwoner: NieuweInwoner) -> None:
    jansen = inwoner(javascript=False)
    jansen.open(f"/nieuw/{DIENST_MAKELAAR}/")
    at_broker(stack, jansen)
    jansen.page.fill("input[name=bsn]", BSN)
    jansen.druk(jansen.page.locator("button[name=actie][value=inloggen]"))
    assert len(jansen.code) == 6


def at_broker(stack: Stack, jansen: Inwoner) -> None:
    jansen.naar_digid()
    assert jansen.page.url.startswith(f"{stack.sim_url}/makelaar/authorize?")
    assert "beeldpas-max" in jansen.page.locator("main").inner_text()
