"""The way of a proof into a zaak over StUF, when all goes well."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.zaaksysteem.stuf_register import StufZaak
from tests.zaken.conftest import BSN, NOW, PDF, document_opdracht, zaak_opdracht
from tests.zaken.stuf.server import Overkant
from zaken.koppeling import Zaaktypekoppeling
from zaken.stuf import Stuf
from zaken.zaaksysteem import ZaaksysteemFout

KIND = "aangifte-overlijden"


def deliver(stuf: Stuf, zaaknummer: str, **changes: Any) -> str:
    """What the worker does with one proof; gives the document's reference."""
    zaak_ref = stuf.ensure_zaak(zaak_opdracht(zaaknummer=zaaknummer, **changes), now=NOW)
    opdracht = document_opdracht(zaaknummer=zaaknummer, dienst_slug=KIND)
    document_ref = stuf.ensure_document(opdracht, now=NOW)
    stuf.ensure_koppeling(zaak_ref=zaak_ref, document_ref=document_ref, now=NOW)
    return document_ref


def test_the_proof_stands_in_a_new_zaak(stuf: Stuf, overkant: Overkant) -> None:
    zaaknummer = stuf.take_zaaknummer(now=NOW)
    document_ref = deliver(stuf, zaaknummer, niveau=Betrouwbaarheidsniveau.SUBSTANTIEEL)
    zaak = overkant.zaaksysteem.register.zaken[zaaknummer]
    assert (zaak.zaaktype, zaak.bsn, zaak.statussen) == ("B0333", BSN, ["Identiteit vastgesteld"])
    [document] = zaak.documenten
    assert (document.nummer, document.sha256) == (document_ref, hashlib.sha256(PDF).hexdigest())
    assert document.soort == "Bewijs van identificatie"


def test_who_acted_stands_beside_whom_it_is_about(stuf: Stuf, overkant: Overkant) -> None:
    zaaknummer = stuf.take_zaaknummer(now=NOW)
    deliver(stuf, zaaknummer, gemachtigde=Bsn("999990019"), machtiging="curator (verklaard)")
    zaak = overkant.zaaksysteem.register.zaken[zaaknummer]
    assert (zaak.bsn, zaak.gemachtigde) == (BSN, "999990019")


def test_doing_everything_twice_sends_nothing_twice(stuf: Stuf, overkant: Overkant) -> None:
    zaaknummer = stuf.take_zaaknummer(now=NOW)
    first = deliver(stuf, zaaknummer)
    sent = len(overkant.gezien)
    assert deliver(stuf, zaaknummer) == first
    assert len(overkant.gezien) == sent == 5


def test_zaaknummers_differ(stuf: Stuf) -> None:
    assert stuf.take_zaaknummer(now=NOW) != stuf.take_zaaknummer(now=NOW)


def test_an_existing_zaak_is_looked_at_first(stuf: Stuf, overkant: Overkant, settings: Settings) -> None:
    settings.STUF["vraag_url"] = overkant.url
    zaken = overkant.zaaksysteem.register.zaken
    zaken["ZK-1/2"] = StufZaak("ZK-1/2", bsn=BSN)
    assert stuf.zaak_exists(zaaknummer="ZK-1/2")
    assert not stuf.zaak_exists(zaaknummer="ZK-0/0")
    deliver(stuf, "ZK-1/2", bestaand=True)
    assert len(zaken["ZK-1/2"].documenten) == 1


@pytest.mark.parametrize(
    ("zaak", "reason"),
    [
        (StufZaak("ZK-12", bsn="999993653"), "andere-initiator"),
        (StufZaak("ZK-12", bsn=BSN, gesloten=True), "zaak-gesloten"),
        (StufZaak("ZK-99"), "zaak-onbekend"),
    ],
)
def test_a_zaak_that_will_not_do_is_refused(
    stuf: Stuf, overkant: Overkant, settings: Settings, zaak: StufZaak, reason: str
) -> None:
    settings.STUF["vraag_url"] = overkant.url
    overkant.zaaksysteem.register.zaken[zaak.zaaknummer] = zaak
    opdracht = zaak_opdracht(zaaknummer="ZK-12", bestaand=True)
    for act in (lambda: stuf.check_zaak(opdracht), lambda: stuf.ensure_zaak(opdracht, now=NOW)):
        with pytest.raises(ZaaksysteemFout) as caught:
            act()
        assert (caught.value.reason, caught.value.permanent) == (reason, True)


def test_without_an_address_for_questions_a_zaak_is_taken_only_when_that_was_chosen(
    stuf: Stuf, settings: Settings
) -> None:
    with pytest.raises(ZaaksysteemFout, match="stuf-geen-vraagdienst"):
        stuf.zaak_exists(zaaknummer="ZK-12")
    settings.STUF["zaak_ongezien"] = True
    assert stuf.zaak_exists(zaaknummer="ZK-12")


def test_a_dispute_is_a_second_document(stuf: Stuf, overkant: Overkant) -> None:
    zaaknummer = stuf.take_zaaknummer(now=NOW)
    document_ref = deliver(stuf, zaaknummer)
    for _ in range(2):
        stuf.mark_betwist(
            zaak_ref=zaaknummer, document_ref=document_ref, betwist_op=NOW, now=NOW + timedelta(hours=1)
        )
    zaak = overkant.zaaksysteem.register.zaken[zaaknummer]
    assert [document.titel for document in zaak.documenten][1:] == [
        f"Inwoner meldt: dit was ik niet ({document_ref})"
    ]
    assert zaak.statussen == ["Identiteit vastgesteld"]


def test_a_dispute_of_what_we_did_not_send_is_refused(stuf: Stuf) -> None:
    with pytest.raises(ZaaksysteemFout, match="document-elders-of-onbekend"):
        stuf.mark_betwist(zaak_ref="ZK-12", document_ref="DOC1", betwist_op=NOW, now=NOW)


def test_a_dienst_without_zaaktype_is_refused_before_anything_is_sent(stuf: Stuf, overkant: Overkant) -> None:
    with pytest.raises(ZaaksysteemFout, match="zaaktype-ontbreekt"):
        stuf.ensure_zaak(zaak_opdracht(dienst_slug="anders"), now=NOW)
    assert overkant.gezien == []


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"zaaktype": "B" * 11}, "stuf-zaaktype-te-lang"),
        ({"statustype": "Klaar"}, "stuf-statustype-ongeldig"),
    ],
)
def test_a_koppeling_that_stuf_cannot_say(
    stuf: Stuf, overkant: Overkant, wrong: dict[str, str], reason: str
) -> None:
    Zaaktypekoppeling.objects.update(**wrong)
    with pytest.raises(ZaaksysteemFout, match=reason):
        stuf.ensure_zaak(zaak_opdracht(), now=NOW)
    assert overkant.gezien == []


def test_a_zaaknummer_of_another_dienst_is_refused(stuf: Stuf) -> None:
    deliver(stuf, "2026-10001")
    Zaaktypekoppeling.objects.create(dienst_slug="anders", zaaktype="B1", informatieobjecttype="Bewijs")
    with pytest.raises(ZaaksysteemFout, match="zaaknummer-bezet"):
        stuf.ensure_zaak(zaak_opdracht(dienst_slug="anders"), now=NOW)


def test_soap_1_2_and_ws_security(stuf: Stuf, overkant: Overkant, settings: Settings) -> None:
    settings.STUF |= {"soap": "1.2", "wss_gebruiker": "beeldpas", "wss_wachtwoord": "geheim & <veilig>"}
    deliver(stuf, stuf.take_zaaknummer(now=NOW))
    headers, body = overkant.gezien[1]
    assert headers["Content-Type"].startswith("application/soap+xml")
    assert b"geheim &amp; &lt;veilig&gt;" in body
    assert b"PasswordText" in body
    assert b"Expires>2026-11-21T12:05:00Z<" in body


def test_another_initiator_than_the_zaak_has_is_found_after_a_time_out(
    stuf: Stuf, overkant: Overkant, settings: Settings
) -> None:
    overkant.zaaksysteem.register.zaken["2026-10001"] = StufZaak("2026-10001", bsn="999993653")
    settings.STUF["vraag_url"] = overkant.url
    with pytest.raises(ZaaksysteemFout, match="stuf-067"):  # the first time nothing is known of it
        stuf.ensure_zaak(zaak_opdracht(initiator=Bsn(BSN)), now=NOW)
    with pytest.raises(ZaaksysteemFout, match="andere-initiator"):
        stuf.ensure_zaak(zaak_opdracht(initiator=Bsn(BSN)), now=NOW)
