"""What `make run` shows: the proof arrives in a zaaksysteem elsewhere, with a contact moment beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import requests

from dev.commands import ZAAKSYSTEMEN
from dev.ports import free_port, wait_for
from dev.processes import private_folder
from dev.run import _zaaksysteem
from dev.stack import Stack, StackError
from tests.conftest import INTERVALS
from tests.e2e.conftest import log_in_at
from tests.e2e.gegevens import assert_wiped, wait_for_status
from tests.e2e.schermloos import Gesprek

pytestmark = pytest.mark.e2e
BSN = "999990019"


@pytest.fixture(params=["zgw", "stuf"])
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
    yield one
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
