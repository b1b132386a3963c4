"""One proof: what stands in the zaaksysteem afterwards, also after answers that were lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from begrippen.bsn import Bsn
from begrippen.deel import Deel
from begrippen.niveau import Betrouwbaarheidsniveau
from simulator.zaaksysteem.zgw import ZgwZaaksysteem
from simulator.zaaksysteem.zgw_fouten import ZgwFout
from tests.zaken.conftest import BSN, DOCUMENT, NOW, PDF, ZAAKNUMMER, document_opdracht
from tests.zaken.zgw.conftest import BEWIJS, DIENST, RSIN, Arm, MakeZgw, counts, deliver, opdracht, refusal
from zaken.koppeling import Koppeling
from zaken.zaaksysteem import Betrokkene, ZaaksysteemFout
from zaken.zgw import Zgw
from zaken.zgw.api import Api

ONE_OF_EACH = (1, 1, 1, 1, 1)
STEPS = ["zaken", "rollen", "statussen", "enkelvoudiginformatieobjecten", "zaakinformatieobjecten"]
LOST = [
    *((ZgwFout.NA_WEG, step) for step in STEPS),
    (ZgwFout.NA_HALF, "zaken"),
    (ZgwFout.NA_HTML, "rollen"),
    (ZgwFout.NA_TE_GROOT, "statussen"),
    (ZgwFout.NA_STORING, "enkelvoudiginformatieobjecten"),
    (ZgwFout.NA_LEEG, "zaakinformatieobjecten"),
]


def test_a_proof_is_one_zaak_one_document_one_link(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    first = deliver(zgw)
    assert (deliver(zgw), counts(zaaksysteem)) == (first, ONE_OF_EACH)
    kept = zaaksysteem.opslag
    zaak, document = kept.zaken[first[0]], kept.documenten[first[1]]
    assert (zaak["identificatie"], zaak["bronorganisatie"]) == (ZAAKNUMMER, RSIN)
    assert (document["identificatie"], document["status"]) == (str(DOCUMENT), "definitief")
    assert document["indicatieGebruiksrecht"] is False
    assert document["integriteit"]["waarde"] == hashlib.sha256(PDF).hexdigest()
    assert kept.inhoud[first[1]] == PDF
    assert [rol["betrokkeneIdentificatie"]["inpBsn"] for rol in kept.rollen.values()] == [BSN]


def test_who_acted_has_a_rol_beside_whom_it_is_about(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    for _twice in range(2):
        deliver(zgw, opdracht(gemachtigde=Bsn("999993653"), machtiging="curator (verklaard)"))
    rollen = {
        rol["betrokkeneIdentificatie"]["inpBsn"]: (rol["omschrijvingGeneriek"], rol["indicatieMachtiging"])
        for rol in zaaksysteem.opslag.rollen.values()
    }
    assert rollen == {BSN: ("initiator", "machtiginggever"), "999993653": ("belanghebbende", "gemachtigde")}


def test_everybody_in_the_call_has_one_rol_and_an_interpreter_none(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem
) -> None:
    anderen = (
        Betrokkene(Bsn("999993653"), Deel.PARTNER),
        Betrokkene(Bsn("999990111"), Deel.TOLK),
        Betrokkene(Bsn("999990135"), Deel.OUDER, "ouder (aangetoond)"),
    )
    for _twice in range(2):
        deliver(zgw, opdracht(anderen=anderen))
    rollen = [
        (rol["betrokkeneIdentificatie"]["inpBsn"], rol["omschrijvingGeneriek"], rol["roltoelichting"])
        for rol in zaaksysteem.opslag.rollen.values()
    ]
    assert rollen == [
        (BSN, "initiator", "Vastgesteld met DigiD"),
        ("999993653", "belanghebbende", "Vastgesteld met DigiD, als partner"),
        ("999990135", "belanghebbende", "Vastgesteld met DigiD, als ouder, ouder (aangetoond)"),
    ]


def test_without_a_second_role_the_proof_waits_with_the_reason(
    zgw: Zgw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zaken.zgw.catalogus._ROLLEN_VAN_ANDEREN", ("mede_initiator",))
    with pytest.raises(ZaaksysteemFout, match="roltype-ander-ontbreekt") as fout:
        deliver(zgw, opdracht(anderen=(Betrokkene(Bsn("999993653"), Deel.PARTNER),)))
    assert fout.value.permanent
    deliver(zgw, opdracht(anderen=(Betrokkene(Bsn("999990111"), Deel.TOLK),)))


@pytest.mark.parametrize(("fout", "bron"), LOST)
def test_an_answer_that_is_lost_after_the_commit_doubles_nothing(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem, arm: Arm, fout: ZgwFout, bron: str
) -> None:
    zgw.check_koppeling(
        Koppeling("OVERLIJDEN", BEWIJS), now=NOW
    )  # asks with a POST of its own whether it may make documents
    arm(fout, bron=bron, methode="POST")
    with pytest.raises(ZaaksysteemFout) as caught:
        deliver(zgw)
    assert not caught.value.permanent
    deliver(zgw)
    assert counts(zaaksysteem) == ONE_OF_EACH


@pytest.mark.parametrize("resource", STEPS)
def test_another_worker_between_our_look_and_our_write_is_no_harm(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem, monkeypatch: pytest.MonkeyPatch, resource: str
) -> None:
    first, real, unseen = deliver(zgw), Api.find, [resource]

    def find(api: Api, name: str, **query: str) -> list[dict[str, Any]]:
        if name in unseen:
            unseen.remove(name)
            return []
        return real(api, name, **query)

    monkeypatch.setattr(Api, "find", find)
    assert (deliver(zgw), counts(zaaksysteem), unseen) == (first, ONE_OF_EACH, [])


@pytest.mark.django_db(transaction=True)
def test_twenty_workers_make_one_of_each(
    make_zgw: MakeZgw, zgw: Zgw, zaaksysteem: ZgwZaaksysteem, at_once: Callable[..., list[Any]]
) -> None:
    found = at_once(20, lambda: deliver(make_zgw(seconds=30.0)))
    assert (len(set(found)), counts(zaaksysteem)) == (1, ONE_OF_EACH)


def test_an_existing_zaak_gets_the_proof_and_no_status(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    zaak_ref = zgw.ensure_zaak(opdracht(), now=NOW)
    zaaksysteem.opslag.statussen.clear()
    zaaksysteem.opslag.zaken[zaak_ref]["kenmerken"] = []  # made by somebody else
    assert deliver(zgw, opdracht(bestaand=True))[0] == zaak_ref
    assert counts(zaaksysteem) == (1, 1, 0, 1, 1)


def test_a_zaak_of_another_person_gets_nothing(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    zgw.ensure_zaak(opdracht(), now=NOW)
    next(iter(zaaksysteem.opslag.rollen.values()))["betrokkeneIdentificatie"]["inpBsn"] = "999993653"
    for bestaand in (True, False):
        found = refusal(lambda bestaand=bestaand: zgw.ensure_zaak(opdracht(bestaand=bestaand), now=NOW))
        assert found == ("andere-initiator", True)
    assert refusal(lambda: zgw.check_zaak(opdracht(bestaand=True))) == ("andere-initiator", True)
    assert counts(zaaksysteem) == (1, 1, 1, 0, 0)


@pytest.mark.parametrize(
    ("rol", "reason"),
    [
        ({"betrokkeneType": "niet_natuurlijk_persoon"}, "andere-initiator"),
        ({"betrokkeneIdentificatie": None}, "initiator-onleesbaar"),
    ],
)
def test_an_initiator_that_is_no_known_person_is_refused(
    zgw: Zgw, zaaksysteem: ZgwZaaksysteem, rol: dict[str, Any], reason: str
) -> None:
    zgw.ensure_zaak(opdracht(), now=NOW)
    next(iter(zaaksysteem.opslag.rollen.values())).update(rol)
    assert refusal(lambda: zgw.ensure_zaak(opdracht(bestaand=True), now=NOW)) == (reason, True)


def test_a_number_that_somebody_else_used_is_not_taken(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    zaak_ref = zgw.ensure_zaak(opdracht(), now=NOW)
    zaaksysteem.opslag.zaken[zaak_ref]["kenmerken"] = []
    assert refusal(lambda: zgw.ensure_zaak(opdracht(), now=NOW)) == ("zaaknummer-bezet", True)


def test_a_zaak_that_is_not_there_or_closed_is_refused(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    existing = opdracht(bestaand=True)
    assert not zgw.zaak_exists(zaaknummer=ZAAKNUMMER)
    assert refusal(lambda: zgw.ensure_zaak(existing, now=NOW)) == ("zaak-onbekend", True)
    assert refusal(lambda: zgw.check_zaak(existing)) == ("zaak-onbekend", True)
    deliver(zgw)
    assert zgw.zaak_exists(zaaknummer=ZAAKNUMMER)
    zgw.check_zaak(existing)
    zaaksysteem.opslag.close(ZAAKNUMMER, op="2026-11-22")
    assert refusal(lambda: zgw.ensure_zaak(existing, now=NOW)) == ("zaak-gesloten", True)
    assert refusal(lambda: zgw.check_zaak(existing)) == ("zaak-gesloten", True)


def test_a_zaak_that_closes_before_the_link_says_so(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    zaak_ref, document_ref = deliver(zgw)
    zaaksysteem.opslag.relaties.clear()
    zaaksysteem.opslag.close(ZAAKNUMMER, op="2026-11-22")
    run = lambda: zgw.ensure_koppeling(zaak_ref=zaak_ref, document_ref=document_ref, now=NOW)  # noqa: E731
    assert refusal(run) == ("zaak-gesloten", True)


def test_another_document_with_our_number_is_refused(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    deliver(zgw)
    other = document_opdracht(b"%PDF-1.7 other", dienst_slug=DIENST)
    assert refusal(lambda: zgw.ensure_document(other, now=NOW)) == ("document-verschilt", True)
    broken = document_opdracht(sha256="0" * 64)
    assert refusal(lambda: zgw.ensure_document(broken, now=NOW)) == ("document-beschadigd", True)


def test_a_document_stays_in_its_zaak(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    _, document_ref = deliver(zgw)
    other = zgw.ensure_zaak(opdracht(zaaknummer="2026-10002"), now=NOW)
    run = lambda: zgw.ensure_koppeling(zaak_ref=other, document_ref=document_ref, now=NOW)  # noqa: E731
    assert refusal(run) == ("document-elders-of-onbekend", True)


def test_how_it_was_identified_stands_in_the_zaak(
    make_zgw: MakeZgw, zgw: Zgw, zaaksysteem: ZgwZaaksysteem
) -> None:
    rich = make_zgw(authenticatie_context=True, eigenschappen={"niveau": "niveau", "flow": "flow"})
    moment = datetime(2026, 11, 21, 11, 30, tzinfo=UTC)
    zaak = opdracht(niveau=Betrouwbaarheidsniveau.SUBSTANTIEEL, flow="BEKEND", moment=moment)
    for _ in range(2):
        deliver(rich, zaak)
    kept = zaaksysteem.opslag
    rol, status = next(iter(kept.rollen.values())), next(iter(kept.statussen.values()))
    assert rol["authenticatieContext"]["levelOfAssurance"].endswith(":Smartcard")
    assert sorted(row["waarde"] for row in kept.eigenschappen.values()) == ["BEKEND", "substantieel"]
    assert datetime.fromisoformat(status["datumStatusGezet"]) == moment


def test_a_dispute_stands_in_the_zaak_once(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    zaak_ref, document_ref = deliver(zgw)
    for _ in range(2):
        zgw.mark_betwist(
            zaak_ref=zaak_ref, document_ref=document_ref, betwist_op=NOW, now=NOW + timedelta(hours=1)
        )
    kept = zaaksysteem.opslag
    assert counts(zaaksysteem) == (1, 1, 1, 2, 2)
    titles = sorted(row["titel"] for row in kept.relaties.values())
    assert titles == ["BETWIST: de inwoner meldt dat hij of zij dit niet was", "Melding van de inwoner"]
    melding = next(row for row in kept.documenten.values() if row["url"] != document_ref)
    assert "dit was ik niet" in kept.inhoud[melding["url"]].decode()


def test_a_dispute_of_a_document_elsewhere_writes_nothing(zgw: Zgw, zaaksysteem: ZgwZaaksysteem) -> None:
    zaak_ref, document_ref = deliver(zgw)
    zaaksysteem.opslag.relaties.clear()
    run = lambda: zgw.mark_betwist(zaak_ref=zaak_ref, document_ref=document_ref, betwist_op=NOW, now=NOW)  # noqa: E731
    assert refusal(run) == ("document-elders-of-onbekend", True)
    assert len(zaaksysteem.opslag.documenten) == 1
