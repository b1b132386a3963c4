"""What `make run` shows: the proof arrives in a zaaksysteem elsewhere, with a contact moment beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
import requests
from pypdf import PdfReader

from dev.commands import ZAAKSYSTEMEN
from dev.ports import free_port, wait_for
from dev.processes import private_folder
from dev.run import _zaaksysteem
from dev.stack import Stack, StackError
from tests.conftest import INTERVALS
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner, log_in_at
from tests.e2e.gegevens import assert_wiped, identification, rows, wait_for_status
from tests.e2e.mensen import Ambtenaar, Inwoner
from tests.e2e.schermloos import Gesprek

pytestmark = pytest.mark.e2e
BSN = JANSEN = "999990019"
MOULIN = "999993653"


@pytest.fixture(scope="module", params=["zgw", "stuf"])
def keten(request: pytest.FixtureRequest) -> Iterator[Stack]:
    """As `make run` starts it, with the zaken in the simulator."""
    one = Stack(
        run_dir=private_folder("beeldpas-e2e-"),
        port=free_port(),
        sim_port=free_port(),
        zaaksysteem=request.param,
        extra_env=INTERVALS | {"BEZORG_LEASE": "20"},
    )
    one.start()
    try:
        yield one
    finally:
        one.stop()


def shown(keten: Stack, zaaknummer: str) -> str:
    return requests.get(f"{keten.sim_url}/zaaksysteem/{zaaknummer}", timeout=30).text


def arrived(keten: Stack, call: Gesprek) -> str:
    """The page of the zaak to which the ambtenaar is led, when its contact moment is whole."""
    wait_for_status(keten, call.id)
    assert_wiped(keten, call.id)
    (link,) = call.ambtenaar.open(call.adres).doc.xpath("//a[contains(@href, '/zaaksysteem/')]/@href")
    zaaknummer = str(link).rpartition("/")[2]
    assert wait_for(lambda: "Sanne de Vries" in shown(keten, zaaknummer), seconds=60)
    return shown(keten, zaaknummer)


def test_the_proof_and_the_contact_moment_arrive(keten: Stack) -> None:
    call = Gesprek(keten, cookies=log_in_at(keten, "sanne")).start().login(BSN).typ_code().voltooi()
    page = arrived(keten, call)
    assert "W. Jansen-de Boer" in page
    assert "Identificatie tijdens een videogesprek" in page
    (document,) = set(re.findall(r'href="(/zaaksysteem/document/[^"]+)"', page))
    assert requests.get(f"{keten.sim_url}{document}", timeout=30).content.startswith(b"%PDF")
    assert_couplings_work(keten)


def assert_couplings_work(keten: Stack) -> None:
    """Through the page, by the one who may."""
    ingrid = Gesprek(keten, cookies=log_in_at(keten, "ingrid")).ambtenaar
    names = ingrid.open("/beheer/koppelingen/").doc.xpath("//section[@id]/@id")
    for name in names:
        ingrid.submit(f"/beheer/koppelingen/{name}/")
    badges = ingrid.doc.xpath("//h2/span/text()")
    assert len(badges) == len(names) > 9
    assert "Werkt niet" not in badges, " ".join(ingrid.doc.xpath("string(//main)").split())


def test_the_demo_has_a_choice_of_zaaksystemen() -> None:
    assert _zaaksysteem({}) == ZAAKSYSTEMEN[0] == "zgw"
    assert _zaaksysteem({"ZAAKSYSTEEM_DEMO": "register"}) == "register"
    with pytest.raises(StackError, match="zgw, stuf, register"):
        _zaaksysteem({"ZAAKSYSTEEM_DEMO": "corsa"})


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
    assert_one_proof_of_both(keten, first, second)


def assert_one_proof_of_both(keten: Stack, first: str, second: str) -> None:
    zaaknummer = identification(keten, first)["zaaknummer"]
    page = requests.get(f"{keten.sim_url}/zaaksysteem/{zaaknummer}", timeout=30).text
    (document,) = set(re.findall(r'href="(/zaaksysteem/document/[^"]+)"', page))
    pdf = requests.get(f"{keten.sim_url}{document}", timeout=30).content
    text = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages)
    said = ("In dit gesprek waren 2 mensen", "Persoon 1: inwoner", "Persoon 2: partner", "0019", "3653")
    assert [words for words in said if words not in text] == []
    told = "SELECT id FROM toezicht_gebeurtenis WHERE soort = 'bewijs_geleverd' AND onderwerp IN (?, ?)"
    assert len(rows(keten, told, first, second)) == 1
