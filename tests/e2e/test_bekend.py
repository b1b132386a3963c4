"""Flow BEKEND: the code is right for the person whose BSN was typed, and for nobody else."""

from __future__ import annotations

import re

import pytest

from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner, NieuwGesprek
from tests.e2e.gegevens import assert_delivered_once, assert_wiped, identification, wait_for_status
from tests.e2e.schermloos import Bezoek, Gesprek

pytestmark = pytest.mark.e2e
BSN, OTHER = "999990019", "999993653"


def test_the_right_person(stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne, jansen = ambtenaar(), inwoner(breed=320)
    jansen.open(sanne.start("BEKEND", bsn="9999.90.019"))
    jansen.login(BSN)
    sanne.wacht_op_status("Inwoner is ingelogd")
    sanne.typ_code(jansen.code)
    sanne.opgezocht()
    sanne.druk(sanne.page.locator("a[href$='/rond-af/']"))
    assert sanne.page.get_by_text("Zelfde BSN als u invulde").count() == 1
    sanne.druk(sanne.knop("/voltooi/"))
    wait_for_status(stack, sanne.id)
    assert_delivered_once(stack, sanne.id)


def test_a_bsn_that_is_none(ambtenaar: NieuweAmbtenaar) -> None:
    sanne = ambtenaar()
    sanne.vul_start_in("BEKEND", bsn="999990018")
    sanne.druk(sanne.knop("/werkblad/start/"))
    assert "Een BSN heeft 9 cijfers" in sanne.page.locator("#bsn-fout").inner_text()
    assert "999990018" not in sanne.page.content()


def test_another_person_three_times(stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne, moulin = ambtenaar(), inwoner()
    moulin.open(sanne.start("BEKEND", bsn=BSN))
    moulin.login(OTHER)
    sanne.wacht_op_status("Inwoner is ingelogd")
    for _ in range(2):
        sanne.typ_code(moulin.code)
        assert "Dan hoort de inlog niet bij dit BSN" in sanne.page.locator("main").inner_text()
    sanne.typ_code(moulin.code)
    assert "3 keer een verkeerde code" in sanne.page.locator(".toestand").inner_text()
    assert_wiped(stack, sanne.id)
    moulin.wacht_op_kop("Deze vraag is ingetrokken")
    seen = sanne.page.content()
    assert BSN not in seen
    assert OTHER not in seen


def neutral(page: str, *codes: str) -> str:
    """The page without what differs between any two logins: the code, and the clock."""
    for code in codes:
        page = re.sub(rf"{code}|{code[:3]}<b>{code[3:]}</b>|{', '.join(code)}", "CODE", page)
    return re.sub(r"20\d\d-\d\d-\d\dT[\d:.]+|\b\d{1,2}\.\d\d\b", "TIJD", page)


def page_of(gesprek: Gesprek, bsn: str, zaaknummer: str) -> tuple[list[str], dict[str, str]]:
    gesprek.start(flow="BEKEND", bsn=BSN, zaak="bestaand", zaaknummer=zaaknummer).login(bsn)
    page = gesprek.inwoner.page
    headers = {name: value for name, value in page.headers.items() if name not in {"Date", "Expires"}}
    lines = neutral(page.text, gesprek.code).splitlines()
    return lines, headers


def end_of(visit: Bezoek) -> tuple[int, str]:
    visit.open("/i/")
    return visit.page.status_code, visit.page.text


def test_the_inwoner_does_not_learn_whether_the_bsn_matched(stack: Stack, gesprek: NieuwGesprek) -> None:
    """Equal pages, byte for byte, but for the code; and equal again when it is over."""
    zaaknummer = delivered_zaaknummer(stack, gesprek())
    right, wrong = gesprek(), gesprek()
    assert page_of(right, BSN, zaaknummer) == page_of(wrong, OTHER, zaaknummer)
    assert right.code != wrong.code
    for _ in range(3):
        wrong.typ_code()
    right.ambtenaar.open(f"{right.adres}stop/").submit("/stop/", reden="ander-kanaal")
    assert identification(stack, wrong.id)["afloop"] == "code-onjuist"
    assert end_of(right.inwoner) == end_of(wrong.inwoner)


def delivered_zaaknummer(stack: Stack, gesprek: Gesprek) -> str:
    gesprek.start().login(BSN).typ_code().voltooi()
    wait_for_status(stack, gesprek.id)
    return str(identification(stack, gesprek.id)["zaaknummer"])
