"""Two people in one call, each before a browser of their own: two codes, one proof, in a zaaksysteem elsewhere."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
import requests
from pypdf import PdfReader

from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner
from tests.e2e.gegevens import assert_wiped, identification, rows, wait_for_status
from tests.e2e.mensen import Ambtenaar, Inwoner
from tests.e2e.test_keten import keten

pytestmark = pytest.mark.e2e
JANSEN, MOULIN = "999990019", "999993653"
__all__ = ["keten"]


def logs_in(sanne: Ambtenaar, wie: Inwoner, bsn: str) -> None:
    """From the link to the code that was right and the person who was looked up."""
    assert wie.open(sanne.link) == 200
    wie.login(bsn)
    sanne.wacht_op_status("Inwoner is ingelogd")
    sanne.typ_code(wie.code)
    sanne.opgezocht()


@pytest.mark.parametrize("keten", ["zgw"], indirect=True)
def test_two_people_and_one_proof(keten: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne, jansen, moulin = ambtenaar(op=keten), inwoner(op=keten), inwoner(op=keten, breed=320)
    sanne.start()
    first = sanne.id
    logs_in(sanne, jansen, JANSEN)
    sanne.druk(sanne.page.locator("a[href$='/samen/']"))
    sanne.page.check("input[name=deel][value=partner]")
    sanne.druk(sanne.knop("/samen/"))
    sanne.gestart()
    second = sanne.id
    assert not sanne.page.locator("a[href$='/rond-af/']").count()
    assert "•••••0019" in sanne.page.locator("#samen-kop + ul").inner_text()
    logs_in(sanne, moulin, MOULIN)
    sanne.rond_af()
    for wie in (jansen, moulin):
        wie.wacht_op_kop("Klaar. U bent uitgelogd.")
    for pk in (first, second):
        wait_for_status(keten, pk)
        assert_wiped(keten, pk)
    assert_one_proof_of_both(keten, first)


def assert_one_proof_of_both(keten: Stack, first: str) -> None:
    zaaknummer = identification(keten, first)["zaaknummer"]
    page = requests.get(f"{keten.sim_url}/zaaksysteem/{zaaknummer}", timeout=30).text
    (document,) = set(re.findall(r'href="(/zaaksysteem/document/[^"]+)"', page))
    pdf = requests.get(f"{keten.sim_url}{document}", timeout=30).content
    text = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages)
    said = ("In dit gesprek waren 2 mensen", "Persoon 1: inwoner", "Persoon 2: partner", "0019", "3653")
    assert [words for words in said if words not in text] == []
    delivered = rows(keten, "SELECT id FROM toezicht_gebeurtenis WHERE soort = 'bewijs_geleverd'")
    assert len(delivered) == 1
