"""What the gemeente says about itself costs a page one query, and what is polled none."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from identification.models import Identification
from tests.identification.nepdigid import NepDigid


def asked(client: Client, address: str, **kwargs: Any) -> tuple[int, int]:
    """The status, and how often the page asked what the gemeente says about itself."""
    with CaptureQueriesContext(connection) as captured:
        status = client.get(address, **kwargs).status_code
    return status, sum("diensten_gemeenteversie" in query["sql"] for query in captured)


@pytest.mark.parametrize("address", ["/werkblad/", "/toegankelijkheid/", "/i/onbekend/", "/gebeld/"])
def test_a_page_asks_once(sanne: Client, address: str) -> None:
    assert asked(sanne, address)[1] == 1


def test_the_page_of_a_call_asks_once_and_its_poll_never(sanne: Client, row: Identification) -> None:
    """When something changed the message for the chat comes along, with the name of the gemeente in it."""
    pagina = sanne.get(f"/werkblad/{row.pk}/").context["pagina"]
    assert asked(sanne, f"/werkblad/{row.pk}/") == (200, 1)
    assert asked(sanne, f"{pagina.status_url}?versie={pagina.versie}") == (204, 0)
    assert asked(sanne, f"{pagina.status_url}?versie=oud") == (200, 1)


def test_the_poll_of_the_list_never_asks(sanne: Client, row: Identification) -> None:
    pagina = sanne.get("/werkblad/").context["pagina"]
    assert asked(sanne, f"{pagina.status_url}?versie=oud") == (200, 0)


def test_the_page_of_the_link_asks_once(link: str, digid: NepDigid) -> None:
    assert asked(Client(), link) == (200, 1)
