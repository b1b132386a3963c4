from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from inloggen.models import Medewerker
from tests.medewerkers import LoggedIn, QueriesOf
from tests.zaken.conftest import BSN, DOCUMENT, NOW, PDF, ZAAKNUMMER, document_opdracht
from zaken.models import Document, Inzage, Zaak
from zaken.register import Register

ZAAK = f"/zaken/{ZAAKNUMMER}/"
PROOF = f"{ZAAK}documenten/{DOCUMENT}/"
ADDRESSES = ["/zaken/", ZAAK, PROOF]


@pytest.fixture
def sanne(logged_in: LoggedIn, ambtenaar: Medewerker) -> Client:
    return logged_in(ambtenaar)


@pytest.mark.parametrize("address", ADDRESSES)
def test_ambtenaar_and_toezichthouder_open_the_page(
    delivered: Register, sanne: Client, logged_in: LoggedIn, toezichthouder: Medewerker, address: str
) -> None:
    for client in (sanne, logged_in(toezichthouder)):
        response = client.get(address)
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_beheerder_may_not(
    delivered: Register, logged_in: LoggedIn, beheerder: Medewerker, address: str
) -> None:
    assert logged_in(beheerder).get(address).status_code == 403
    assert not Inzage.objects.exists()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_is_sent_to_the_login(delivered: Register, client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, f"/inloggen/?next={address}")
    assert not Inzage.objects.exists()


def test_find_a_zaak(sanne: Client) -> None:
    response = sanne.post("/zaken/", {"zaaknummer": f" {ZAAKNUMMER} "})
    assert (response.status_code, response["Location"]) == (302, ZAAK)


@pytest.mark.parametrize("text", ["", "999990019", "2026", "2026-1", "x", "2026-10001/../"])
def test_what_is_no_zaaknummer_is_said(sanne: Client, text: str) -> None:
    page = sanne.post("/zaken/", {"zaaknummer": text}).content.decode()
    assert "<title>Fout: " in page
    assert 'href="#id_zaaknummer"' in page
    assert not text or f'value="{text}"' not in page  # perhaps a BSN: it is not repeated


def test_an_unknown_zaak_is_not_found_and_may_be_sought_again(sanne: Client) -> None:
    response = sanne.get("/zaken/2026-99999/")
    assert response.status_code == 404
    assert "Zaak niet gevonden" in response.content.decode()
    assert 'value="2026-99999"' in response.content.decode()


@pytest.mark.parametrize("address", ["/zaken/999990019/", "/zaken/2026-1/", f"/zaken/x{ZAAKNUMMER}/"])
def test_other_addresses_are_no_zaak(sanne: Client, address: str) -> None:
    assert sanne.get(address).status_code == 404


def test_the_zaak_shows_what_is_in_it_and_no_bsn(delivered: Register, sanne: Client) -> None:
    text = sanne.get(ZAAK).content.decode()
    for words in (ZAAKNUMMER, "Aangifte overlijden", "Zaak geopend", "Identiteit vastgesteld", PROOF):
        assert words in text
    assert "•••••0019" in text
    assert BSN not in text


def test_an_initiator_that_cannot_be_read_does_not_break_the_page(delivered: Register, sanne: Client) -> None:
    Zaak.objects.update(initiator_versleuteld=b"x\x00y")
    assert "Kan niet worden gelezen" in sanne.get(ZAAK).content.decode()


def test_the_document_comes_as_it_was_put_in(delivered: Register, sanne: Client) -> None:
    response = sanne.get(PROOF)
    assert response.content == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="bewijs-2026-10001.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("changes", [{"sha256": "0" * 64}, {"inhoud_versleuteld": b"x\x00y"}])
def test_a_document_that_was_changed_is_not_given(
    delivered: Register, sanne: Client, changes: dict[str, Any]
) -> None:
    Document.objects.update(**changes)
    response = sanne.get(PROOF)
    assert response.status_code == 500
    assert "Document kan niet open" in response.content.decode()
    assert b"%PDF" not in response.content


def test_a_document_opens_only_in_its_own_zaak(delivered: Register, sanne: Client) -> None:
    assert sanne.get(f"/zaken/2026-10002/documenten/{DOCUMENT}/").status_code == 404
    assert sanne.get(f"{ZAAK}documenten/{uuid4()}/").status_code == 404


def test_each_look_is_written_down(delivered: Register, sanne: Client, ambtenaar: Medewerker) -> None:
    sanne.get(ZAAK)
    sanne.get(PROOF)
    looks = Inzage.objects.order_by("id").values_list("door", "door_id", "document__identificatie")
    assert list(looks) == [
        (ambtenaar.naam, ambtenaar.pk, None),
        (ambtenaar.naam, ambtenaar.pk, DOCUMENT),
    ]


@pytest.mark.parametrize("count", [1, 20])
def test_the_zaak_takes_as_many_queries_for_many_documents(
    delivered: Register, sanne: Client, queries_of: QueriesOf, count: int
) -> None:
    for _ in range(count):
        ref = delivered.ensure_document(document_opdracht(identificatie=uuid4()), now=NOW)
        delivered.ensure_koppeling(zaak_ref=ZAAKNUMMER, document_ref=ref, now=NOW)
    assert queries_of("zaken", sanne, ZAAK) == 5  # zaak, inzage, betrokkenen, statussen, documenten
