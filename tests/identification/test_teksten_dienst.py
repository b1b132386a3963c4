"""On a page at which a way ends, and where somebody looks who calls, stand the texts of the dienst it is about."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from diensten.models import Dienst
from identification.flow import afronden
from identification.models import Identification
from inloggen.resultaat import DigidOnbereikbaar
from tests.diensten.test_tekstplaatsen import put
from tests.identification.nepdigid import NepDigid, come_back, press_login

HIER, ELDERS = "Voor deze dienst belt u Sanne.", "Voor alle diensten belt u ons."


@pytest.fixture
def says(dienst: Dienst) -> list[str]:
    """Texts at each of these places: of the dienst, and for all diensten."""
    keys = [
        "kapot-ingetrokken",
        "gebeld-wie-klopt",
        "gebeld-gemeld",
        "melding-onbereikbaar",
        "uitloggen-uitleg",
    ]
    for key in keys:
        put(key, HIER, dienst=dienst)
        put(key, ELDERS)
    put("kapot-onbekend", ELDERS)
    return keys


def read(page: str) -> tuple[bool, bool]:
    return HIER in page, ELDERS in page


def test_a_link_that_was_withdrawn(client: Client, row: Identification, link: str, says: list[str]) -> None:
    afronden.stop(identification=row, reden="niet-gelukt", now=timezone.now())
    assert read(client.get(link).content.decode()) == (True, False)
    assert read(client.get("/i/bestaat-niet/").content.decode()) == (False, True)


def test_who_calls_and_who_reports_it(client: Client, row: Identification, says: list[str]) -> None:
    assert row.gesprek is not None
    data = {"nummer": row.gesprek.nummer}
    for address in ("/gebeld/", "/gebeld/melden/"):
        assert read(client.post(address, data).content.decode()) == (True, False), address
    assert read(client.post("/gebeld/melden/", {}).content.decode()) == (False, True)


def test_digid_out_of_order(client: Client, link: str, digid: NepDigid, says: list[str]) -> None:
    digid.outcome = DigidOnbereikbaar()
    press_login(client, link)
    page = client.get(come_back(client)["Location"])
    assert (page.status_code, *read(page.content.decode())) == (503, True, False)


def test_the_language_menu_offers_what_the_dienst_speaks(
    client: Client, row: Identification, link: str
) -> None:
    Dienst.objects.filter(pk=row.dienst_id).update(talen="nl,en")
    afronden.stop(identification=row, reden="niet-gelukt", now=timezone.now())
    page = client.get(link).content.decode()
    assert ("taal=en" in page, "taal=tr" in page) == (True, False)
