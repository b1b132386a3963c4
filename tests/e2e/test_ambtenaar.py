"""Flow AMBTENAAR, and the dienst that compares codes and looks up first."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner
from tests.e2e.gegevens import assert_delivered_once, assert_wiped, identification, soorten, wait_for_status

pytestmark = pytest.mark.e2e
BSN = "999991772"


def test_without_a_zaak_it_is_wiped_at_once(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, yilmaz = ambtenaar(), inwoner(breed=320)
    yilmaz.open(sanne.start("AMBTENAAR", "burgerzaken", zaak="geen"))
    expect(yilmaz.page.locator(".wie")).to_contain_text("Sanne de Vries, Adviseur Burgerzaken")
    yilmaz.login(BSN, "substantieel")
    assert yilmaz.kop == "U bent ingelogd"
    assert yilmaz.page.locator("#code").count() == 0
    sanne.wacht_op_status("Zoek de persoon op")
    assert sanne.toon_bsn() == BSN
    sanne.rond_af()
    assert_wiped(stack, sanne.id)
    assert identification(stack, sanne.id)["bewijs_sha256"] == ""
    expect(sanne.page.locator("main")).to_contain_text("Geen: er is geen zaak")
    yilmaz.wacht_op_kop("Klaar. U bent uitgelogd.")


def test_with_a_zaak_the_proof_is_delivered(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, yilmaz = ambtenaar(breed=320), inwoner()
    yilmaz.open(sanne.start("AMBTENAAR"))
    yilmaz.login(BSN)
    sanne.wacht_op_status("Zoek de persoon op")
    sanne.opgezocht()
    sanne.rond_af()
    sanne.wacht_op_status("De gegevens zijn gewist")
    assert_delivered_once(stack, sanne.id)


def test_compare_the_code_after_looking_the_person_up(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    """Dienst schuldhulp: BRP first, then both sides look at the same code."""
    karim, yilmaz = ambtenaar("karim"), inwoner()
    yilmaz.open(karim.start("NIEUW", "schuldhulp"))
    yilmaz.login(BSN)
    karim.wacht_op_status("Inwoner is ingelogd")
    assert karim.page.locator("#code").count() == 0  # first the person
    karim.opgezocht()
    assert "".join(karim.page.locator("#code [aria-hidden]").inner_text().split()) == yilmaz.code
    karim.druk(karim.page.locator("button[value=nee]"))
    assert "De code klopt niet" in karim.page.locator("main").inner_text()
    karim.druk(karim.page.locator("button[value=ja]"))
    karim.rond_af()
    wait_for_status(stack, karim.id)
    assert_delivered_once(stack, karim.id)
    assert [soort for soort in soorten(stack, karim.id) if soort.startswith(("code", "persoon"))] == [
        "persoon_opgezocht",
        "code_onjuist",
        "code_juist",
    ]
