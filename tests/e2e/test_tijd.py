"""A quarter without activity, as the inwoner sees it: a warning ahead, more time, and the way back."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest
from playwright.sync_api import expect

from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner

pytestmark = pytest.mark.e2e
BSN = "999990019"
QUARTER = timedelta(minutes=15)


def leave_idle(stack: Stack, pk: str, *, left: timedelta) -> None:
    """As if nothing was done for so long that this is what is left."""
    with psycopg.connect(stack.database_url, autocommit=True) as database:
        database.execute(
            "UPDATE identification_inwonersessie SET laatst_actief_op = now() - %s WHERE identification_id = %s",
            (QUARTER - left, pk),
        )


@pytest.mark.parametrize("minutes_off", [-10, 5], ids=["clock behind", "clock ahead"])
def test_the_warning_and_more_time(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner, minutes_off: int
) -> None:
    sanne, jansen = ambtenaar(), inwoner()
    off = f"{{ const now = Date.now; Date.now = () => now() + {minutes_off} * 60000; }}"
    jansen.page.add_init_script(off)
    jansen.open(sanne.start("NIEUW"))
    jansen.login(BSN)
    logout = jansen.page.get_by_role("button", name="Uitloggen")
    logout.focus()
    leave_idle(stack, sanne.id, left=timedelta(seconds=140))
    band = jansen.page.locator("#tijdband")
    expect(band).to_contain_text("U wordt om")
    expect(logout).to_be_focused()
    band.get_by_role("button", name="Ik heb meer tijd nodig").click()
    expect(band).to_be_hidden()
    leave_idle(stack, sanne.id, left=timedelta(seconds=-1))
    expect(jansen.page.get_by_role("heading", name="U bent uitgelogd")).to_be_visible()


def test_without_javascript_the_button_is_always_there(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, jansen = ambtenaar(), inwoner(javascript=False)
    jansen.open(sanne.start("NIEUW"))
    jansen.login(BSN)
    leave_idle(stack, sanne.id, left=timedelta(seconds=30))
    jansen.page.get_by_role("button", name="Ik heb meer tijd nodig").click()
    assert len(jansen.code) == 6
    leave_idle(stack, sanne.id, left=timedelta(seconds=-1))
    jansen.page.get_by_role("link", name="Ververs deze pagina").click()
    jansen.page.get_by_role("button", name="Opnieuw inloggen met DigiD").click()
    jansen.page.locator(f'button[value="{BSN}"]').click()
    assert len(jansen.code) == 6
