"""Flow NIEUW, from the link to the wiped record."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from dev.stack import Stack
from tests.e2e.conftest import NieuweAmbtenaar, NieuweInwoner
from tests.e2e.gegevens import assert_delivered_once, assert_wiped, identification, wait_for_status
from tests.e2e.mensen import Ambtenaar, Inwoner

pytestmark = pytest.mark.e2e
BSN = "999990019"


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def from_code_to_finish(sanne: Ambtenaar, jansen: Inwoner, code: str) -> None:
    """The ambtenaar hears the code, first wrongly, looks the person up and finishes."""
    sanne.wacht_op_status("Inwoner is ingelogd")
    sanne.typ_code(wrong(code))
    assert "De code klopt niet" in sanne.page.locator("#code-fout").inner_text()
    assert sanne.page.title().startswith("Fout:")
    sanne.typ_code(f"{code[:3]} {code[3:]}")
    jansen.wacht_op_kop("De code klopt")
    assert BSN not in sanne.page.content()
    assert sanne.toon_bsn() == BSN
    sanne.opgezocht()
    assert BSN not in sanne.page.content()
    sanne.rond_af()


@pytest.mark.parametrize(
    ("breed", "javascript"),
    [(320, True), (320, False)],
    ids=["320", "without JavaScript"],
)
def test_from_link_to_wiped_record(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner, breed: int, javascript: bool
) -> None:
    sanne = ambtenaar(breed=breed, javascript=javascript)
    link, zaaknummer = sanne.start("NIEUW"), sanne.zaaknummer
    jansen = inwoner(breed=breed, javascript=javascript)
    assert jansen.open(link) == 200
    jansen.login(BSN)
    assert jansen.kop == "Lees deze code voor"
    from_code_to_finish(sanne, jansen, jansen.code)
    jansen.wacht_op_kop("Klaar. U bent uitgelogd.")
    sanne.wacht_op_status("De gegevens zijn gewist")
    assert_delivered_once(stack, sanne.id)
    sanne.open(f"/zaken/{zaaknummer}/")
    assert_says_what_happened(sanne.bewijs(), zaaknummer)


def assert_says_what_happened(pdf: bytes, zaaknummer: str) -> None:
    assert pdf.startswith(b"%PDF")
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    said = ("bewezen-met-digid", zaaknummer, "Hulp bij het huishouden", "Sanne de Vries", "0019")
    assert [words for words in said if words not in text] == []
    assert BSN not in text


def test_from_the_standing_link(stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    jansen = inwoner()
    jansen.open("/nieuw/wmo-melding/")
    jansen.login(BSN)
    zaaknummer = jansen.page.locator("dl bdi").inner_text()
    assert jansen.page.get_by_text("Noem eerst het nummer dat onder de code staat").count() == 1
    sanne = ambtenaar("karim")
    sanne.zoek(zaaknummer)
    sanne.typ_code(jansen.code)
    jansen.wacht_op_kop("De code klopt")
    sanne.opgezocht()
    sanne.rond_af()
    wait_for_status(stack, sanne.id)
    assert_delivered_once(stack, sanne.id)


def test_a_second_identification_in_the_same_zaak(
    stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner
) -> None:
    sanne, jansen = ambtenaar(), inwoner()
    zaaknummers = [""]
    for _ in range(2):
        jansen.open(sanne.start("NIEUW", zaak=zaaknummers[-1]))
        jansen.login(BSN)
        sanne.wacht_op_status("Inwoner is ingelogd")
        sanne.typ_code(jansen.code)
        sanne.rond_af()
        wait_for_status(stack, sanne.id)
        zaaknummers.append(identification(stack, sanne.id)["zaaknummer"])
    sanne.open(f"/zaken/{zaaknummers[1]}/")
    assert zaaknummers[1] == zaaknummers[2]
    assert sanne.page.locator("main a[href*='/documenten/']").count() == 2


def test_a_zaak_that_does_not_exist_is_said_so(ambtenaar: NieuweAmbtenaar) -> None:
    sanne = ambtenaar()
    sanne.vul_start_in("NIEUW", zaak="2026-99999999")
    sanne.druk(sanne.knop("/werkblad/start/"))
    assert "Deze zaak bestaat niet" in sanne.page.locator("#zaaknummer-fout").inner_text()


def test_stopping_wipes_at_once(stack: Stack, ambtenaar: NieuweAmbtenaar, inwoner: NieuweInwoner) -> None:
    sanne, jansen = ambtenaar(), inwoner()
    jansen.open(sanne.start("NIEUW"))
    jansen.login(BSN)
    sanne.wacht_op_status("Inwoner is ingelogd")
    sanne.stop("verdacht")
    assert_wiped(stack, sanne.id)
    jansen.wacht_op_kop("Deze vraag is ingetrokken")
