"""The BRP does not answer as it should: each way has its own code, and none of them holds a number."""

from __future__ import annotations

import time

import pytest

from begrippen.bsn import Bsn
from brp import Brp, Vraag
from brp.fouten import fout_of_status
from tests.brp.conftest import MakeBrp, person, reason_of
from tests.brp.overkant import Arm
from tests.brp.server import Server
from tests.traag import LASTS, PATIENCE

BSN = "999993653"
REASONS = {
    "storing": "brp-storing",
    "niet-beschikbaar": "brp-storing",
    "storing-html": "brp-storing",
    "te-druk": "brp-te-veel-vragen",
    "geen-recht": "brp-geen-recht",
    "verboden-html": "brp-geen-recht",
    "niet-ingelogd": "brp-niet-ingelogd",
    "vorm": "brp-vorm-geweigerd",
    "doorverwijzing": "brp-redirect",
    "weg": "brp-geen-verbinding",
    "half": "brp-geen-verbinding",
    "html": "brp-geen-json",
    "leeg": "brp-antwoord-onbegrepen",
    "te-groot": "brp-te-groot",
    "geen-object": "brp-antwoord-onbegrepen",
    "andere-persoon": "brp-andere-persoon",
    "twee-personen": "brp-antwoord-onbegrepen",
}


@pytest.mark.parametrize(("fout", "reason"), REASONS.items())
def test_each_fault_has_its_code(brp: Brp, arm_brp: Arm, brp_server: Server, fout: str, reason: str) -> None:
    arm_brp(fout, aantal=9)
    assert reason_of(lambda: person(brp, BSN)) == reason
    assert brp_server.requests == 1  # an answer that went wrong is not asked for again


def test_too_slow(make_brp: MakeBrp, arm_brp: Arm) -> None:
    arm_brp("traag", seconden=LASTS)
    begin = time.monotonic()
    assert reason_of(lambda: person(make_brp(seconds=0.4), BSN)) == "brp-traag"
    assert time.monotonic() - begin < PATIENCE


def test_nobody_is_there() -> None:
    from brp.instelling import BrpInstelling  # noqa: PLC0415

    assert reason_of(lambda: person(Brp(BrpInstelling("http://127.0.0.1:9")), BSN)) == "brp-geen-verbinding"


def test_a_wrong_key(make_brp: MakeBrp) -> None:
    assert reason_of(lambda: person(make_brp(api_key="wrong"), BSN)) == "brp-niet-ingelogd"


def test_a_field_that_may_not_be_asked(make_brp: MakeBrp) -> None:
    brp = make_brp(velden=("naam", "inOnderzoek"))
    assert reason_of(lambda: person(brp, BSN)) == "brp-vraag-geweigerd"


def test_gezag_of_somebody_else(brp: Brp, arm_brp: Arm) -> None:
    arm_brp("andere-persoon")
    assert reason_of(lambda: brp.gezag_of([Bsn("999971153")], Vraag())) == "brp-andere-persoon"


@pytest.mark.parametrize(
    ("status", "reason"), [(404, "brp-adres-onbekend"), (418, "brp-weigert"), (599, "brp-storing")]
)
def test_any_status_has_a_code(status: int, reason: str) -> None:
    assert fout_of_status(status).reason == reason
