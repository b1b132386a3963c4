"""Finishing twice, in two windows, and what the back button shows afterwards."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Error as PlaywrightError

from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner, NieuwGesprek
from tests.e2e.gegevens import assert_delivered_once, soorten, wait_for_status
from tests.e2e.mensen import Mens

pytestmark = pytest.mark.e2e
BSN = "999990019"


def test_voltooien_twice_is_one_outcome(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, jansen = ambtenaar(), inwoner()
    jansen.open(sanne.start("NIEUW"))
    jansen.login(BSN)
    sanne.wacht_op_status("Inwoner is ingelogd")
    sanne.typ_code(jansen.code)
    second = sanne.context.new_page()
    second.goto(f"{sanne.adres}rond-af/")
    sanne.druk(sanne.page.locator("a[href$='/rond-af/']"))
    with sanne.page.expect_navigation():
        sanne.knop("/voltooi/").dblclick()
    with second.expect_navigation():
        second.locator("form[action$='/voltooi/'] button").click()
    assert second.locator("h1").inner_text() == "Afgerond"
    wait_for_status(stack, sanne.id)
    assert_delivered_once(stack, sanne.id)
    assert soorten(stack, sanne.id).count("voltooid") == 1


def test_the_same_voltooien_without_a_script(stack: Stack, gesprek: NieuwGesprek) -> None:
    """The form of a page that stood open, posted again after everything is over."""
    call = gesprek().start().login(BSN).typ_code()
    call.ambtenaar.open(f"{call.adres}rond-af/")
    form = call.ambtenaar.doc
    call.ambtenaar.submit("/voltooi/")
    wait_for_status(stack, call.id)
    call.ambtenaar.doc = form
    call.ambtenaar.submit("/voltooi/")
    assert (call.ambtenaar.page.status_code, call.ambtenaar.kop) == (200, "Afgerond")
    assert_delivered_once(stack, call.id)
    assert soorten(stack, call.id).count("voltooid") == 1


def test_the_back_button_shows_nothing_of_a_person(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, jansen = ambtenaar(), inwoner()
    jansen.open(sanne.start("NIEUW"))
    jansen.login(BSN)
    code = jansen.code
    sanne.wacht_op_status("Inwoner is ingelogd")
    sanne.typ_code(code)
    assert sanne.toon_bsn() == BSN
    sanne.rond_af()
    jansen.wacht_op_kop("Klaar. U bent uitgelogd.")
    assert [page for page in back_through(jansen, 3) if code in page or code[3:] + "</b>" in page] == []
    assert [page for page in back_through(sanne, 5) if BSN in page or code in page] == []
    assert [seen for mens in (sanne, jansen) for seen in mens.gezien if BSN in seen or code in seen] == []


def back_through(mens: Mens, steps: int) -> list[str]:
    """What stands on the screen after each step back. The answer to a POST is not shown again at all."""
    pages = []
    for _ in range(steps):
        with suppress(PlaywrightError):  # net::ERR_CACHE_MISS: the browser's own page
            mens.page.go_back(wait_until="load")
        mens.page.wait_for_load_state("load")
        pages.append(mens.page.locator("html").inner_html())
    return pages


def test_a_logged_out_inwoner_comes_back_as_the_same_person_only(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, jansen = ambtenaar(), inwoner()
    jansen.open(sanne.start("NIEUW"))
    jansen.login(BSN)
    code = jansen.code
    jansen.druk(jansen.knop("/i/uitloggen/"))
    assert jansen.kop == "U bent uitgelogd"
    jansen.page.go_back()
    assert code not in jansen.page.content()
    jansen.open("/i/")
    jansen.druk(jansen.knop("/i/opnieuw/"))
    jansen.page.fill("input[name=bsn]", "999993653")
    jansen.druk(jansen.page.locator("button[value=inloggen]"))
    assert jansen.kop == "U logde in met een andere DigiD"
    jansen.open("/i/")
    jansen.druk(jansen.knop("/i/opnieuw/"))
    jansen.page.fill("input[name=bsn]", BSN)
    jansen.druk(jansen.page.locator("button[value=inloggen]"))
    assert jansen.code == code
