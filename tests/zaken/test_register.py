from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from begrippen.bsn import Bsn
from tests.zaken.conftest import (
    BSN,
    DOCUMENT,
    NOW,
    PDF,
    ZAAKNUMMER,
    deliver,
    document_opdracht,
    zaak_opdracht,
)
from zaken.models import Document, Inzage, StaatVast, Zaak, Zaaknummerreeks, Zaakstatus
from zaken.register import Register, open_initiator
from zaken.zaaksysteem import ZaaksysteemFout

ANDERE = Bsn("999993653")


def test_numbers_follow_each_other_and_have_five_digits(register: Register) -> None:
    assert [register.take_zaaknummer(now=NOW) for _ in range(3)] == ["2026-10001", "2026-10002", "2026-10003"]


@pytest.mark.parametrize(
    ("moment", "jaar"),
    [
        (datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), "2026"),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "2027"),  # midnight in the Netherlands
    ],
)
def test_the_year_is_that_of_the_netherlands(register: Register, moment: datetime, jaar: str) -> None:
    assert register.take_zaaknummer(now=moment) == f"{jaar}-10001"


def test_each_year_starts_again(register: Register) -> None:
    register.take_zaaknummer(now=NOW)
    assert register.take_zaaknummer(now=NOW + timedelta(days=365)) == "2027-10001"
    assert Zaaknummerreeks.objects.count() == 2


def test_a_delivery_twice_is_one_zaak_and_one_document(register: Register) -> None:
    deliver(register)
    deliver(register)
    zaak = Zaak.objects.get()
    document = Document.objects.get()
    assert (document.zaak, document.identificatie, document.omvang) == (zaak, DOCUMENT, len(PDF))
    soorten = list(Zaakstatus.objects.order_by("id").values_list("soort", flat=True))
    assert soorten == ["geopend", "identiteit_vastgesteld"]


def test_the_same_opdracht_gives_the_same_references(register: Register) -> None:
    zaken = {register.ensure_zaak(zaak_opdracht(), now=NOW) for _ in range(2)}
    documenten = {register.ensure_document(document_opdracht(), now=NOW) for _ in range(2)}
    assert (zaken, documenten) == ({ZAAKNUMMER}, {str(DOCUMENT)})


def test_what_is_stored_is_sealed(delivered: Register) -> None:
    zaak, document = Zaak.objects.get(), Document.objects.get()
    assert zaak.initiator_versleuteld is not None
    assert BSN.encode() not in bytes(zaak.initiator_versleuteld)
    assert b"%PDF" not in bytes(document.inhoud_versleuteld)
    assert open_initiator(zaak) == Bsn(BSN)


def test_an_existing_zaak_must_exist(register: Register) -> None:
    assert not register.zaak_exists(zaaknummer=ZAAKNUMMER)
    with pytest.raises(ZaaksysteemFout, match=r"^zaak-onbekend$") as caught:
        register.ensure_zaak(zaak_opdracht(bestaand=True), now=NOW)
    assert caught.value.permanent
    assert not Zaak.objects.exists()


def test_an_existing_zaak_takes_a_second_proof(delivered: Register) -> None:
    assert delivered.zaak_exists(zaaknummer=ZAAKNUMMER)
    zaak_ref = delivered.ensure_zaak(zaak_opdracht(bestaand=True, dienst_slug="andere-dienst"), now=NOW)
    second = document_opdracht(identificatie=uuid4())
    document_ref = delivered.ensure_document(second, now=NOW)
    delivered.ensure_koppeling(zaak_ref=zaak_ref, document_ref=document_ref, now=NOW)
    assert Document.objects.filter(zaak__zaaknummer=ZAAKNUMMER).count() == 2


@pytest.mark.parametrize("bestaand", [True, False])
def test_another_initiator_is_refused(delivered: Register, bestaand: bool) -> None:
    with pytest.raises(ZaaksysteemFout, match=r"^andere-initiator$") as caught:
        delivered.ensure_zaak(zaak_opdracht(bestaand=bestaand, initiator=ANDERE), now=NOW)
    assert caught.value.permanent
    assert open_initiator(Zaak.objects.get()) == Bsn(BSN)


def test_a_zaak_without_initiator_gets_one(delivered: Register) -> None:
    Zaak.objects.update(initiator_versleuteld=None)
    delivered.ensure_zaak(zaak_opdracht(bestaand=True, initiator=ANDERE), now=NOW)
    assert open_initiator(Zaak.objects.get()) == ANDERE


def test_a_number_of_another_dienst_is_not_a_new_zaak(delivered: Register) -> None:
    with pytest.raises(ZaaksysteemFout, match=r"^zaaknummer-bezet$"):
        delivered.ensure_zaak(zaak_opdracht(dienst_slug="andere-dienst"), now=NOW)


def test_another_document_with_the_same_id_is_refused(delivered: Register) -> None:
    with pytest.raises(ZaaksysteemFout, match=r"^document-verschilt$") as caught:
        delivered.ensure_document(document_opdracht(b"%PDF-1.7 other"), now=NOW)
    assert caught.value.permanent


def test_content_that_is_not_what_the_digest_says_is_refused(register: Register) -> None:
    other = hashlib.sha256(b"other").hexdigest()
    with pytest.raises(ZaaksysteemFout, match=r"^document-beschadigd$"):
        register.ensure_document(document_opdracht(sha256=other), now=NOW)
    assert not Document.objects.exists()


def test_a_document_stays_in_its_zaak(delivered: Register) -> None:
    other = delivered.ensure_zaak(zaak_opdracht(zaaknummer="2026-10002"), now=NOW)
    with pytest.raises(ZaaksysteemFout, match=r"^document-elders-of-onbekend$"):
        delivered.ensure_koppeling(zaak_ref=other, document_ref=str(DOCUMENT), now=NOW)
    assert Document.objects.get().zaak == Zaak.objects.get(zaaknummer=ZAAKNUMMER)


@pytest.mark.parametrize(
    ("zaak_ref", "document_ref"), [("2026-99999", str(DOCUMENT)), (ZAAKNUMMER, str(UUID(int=1)))]
)
def test_only_what_exists_is_put_together(delivered: Register, zaak_ref: str, document_ref: str) -> None:
    with pytest.raises(ZaaksysteemFout):
        delivered.ensure_koppeling(zaak_ref=zaak_ref, document_ref=document_ref, now=NOW)


def test_status_and_inzage_are_only_added_to(delivered: Register) -> None:
    status = Zaakstatus.objects.first()
    assert status is not None
    inzage = Inzage.objects.create(zaak=status.zaak, door="Tom", door_id=uuid4(), moment=NOW)
    for row in (status, inzage):
        with pytest.raises(StaatVast):
            row.save()
        with pytest.raises(StaatVast):
            row.delete()
