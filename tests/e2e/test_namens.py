"""Somebody acts for another, from the page behind the link to the zaak: the real adapter against the real simulator."""

from __future__ import annotations

import pytest

from dev.stack import Stack
from tests.e2e.conftest import NieuwGesprek
from tests.e2e.gegevens import assert_wiped, getal_of, identification, wait_for_status
from tests.e2e.schermloos import Gesprek

pytestmark = pytest.mark.e2e
JANSEN, MOULIN, OUD, KOOIJMANS = "999990019", "999993653", "000000012", "999971116"


def come_for(call: Gesprek, wie: str, ander: str, *, keuze: str) -> Gesprek:
    """The inwoner says to come for somebody else, and logs in with their own DigiD."""
    call.inwoner.open(f"{call.link}ander/?gekozen=1&namens={keuze}")
    assert "Iemand helpen mag. U doet niets fout." in call.inwoner.doc.text_content()
    call.inwoner.submit("/inloggen/", getal=getal_of(call.stack, call.link)).submit("/eid/sso")
    call.inwoner.submit("/eid/inloggen", bsn=wie, namens=ander, actie="inloggen")
    return call


def test_a_mantelzorger_with_a_mandate(stack: Stack, gesprek: NieuwGesprek) -> None:
    call = come_for(gesprek().start(dienst="geldzaken"), JANSEN, KOOIJMANS, keuze="machtigen")
    call.typ_code().ambtenaar.submit("/brp/")
    call.ambtenaar.open(call.adres).submit("/brp/", wie="ander")
    page = call.ambtenaar.open(call.adres).doc.text_content()
    assert "Deze persoon mag dit voor de ander doen." in page
    assert KOOIJMANS[-4:] in page
    call.voltooi()
    wait_for_status(stack, call.id)
    assert_wiped(stack, call.id)
    row = identification(stack, call.id)
    assert (row["namens_soort"], row["namens_vaststelling"]) == ("gemachtigde", "aangetoond")
    assert (row["vertegenwoordigde"], row["namens_feiten"]) == (None, None)


def test_a_bewindvoerder_never_sees_a_medical_file(stack: Stack, gesprek: NieuwGesprek) -> None:
    call = come_for(gesprek().start(dienst="zorgdossier"), MOULIN, OUD, keuze="wettelijk")
    assert call.inwoner.page.status_code == 403
    assert call.inwoner.kop == "U kunt dit hier niet voor een ander regelen"
    assert "wettelijk niet" not in call.inwoner.page.text
    call.ambtenaar.open(call.adres)
    assert "mag dit volgens de wet niet" in call.ambtenaar.doc.text_content()
    assert identification(stack, call.id)["status"] == "UITGENODIGD"
