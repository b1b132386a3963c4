"""The standing link that asks for the number of the call."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from diensten.models import Dienst
from identification.flow import aanhaken, uitnodigen
from identification.models import Identification
from inloggen.models import Medewerker
from tests.identification.gegevens import invited, make_dienst, token_of
from tests.identification.nepdigid import NepDigid, press_login, text_of


@pytest.fixture
def vragend(db: None, digid: NepDigid) -> Dienst:
    return make_dienst(slug="vragend", gespreksnummer_vragen=True)


@pytest.fixture
def call(ambtenaar: Medewerker, vragend: Dienst) -> Identification:
    return invited(ambtenaar, dienst=vragend, now=timezone.now())


def give(client: Client, nummer: str, slug: str = "vragend") -> tuple[int, str]:
    response = client.post(f"/nieuw/{slug}/gesprek/", {"nummer": nummer})
    return response.status_code, response.headers.get("Location", "")


def test_the_number_leads_to_the_link_of_that_call(client: Client, call: Identification) -> None:
    assert call.gesprek is not None
    assert "Gespreksnummer" in text_of(client, "/nieuw/vragend/")
    link, nummer = f"/i/{token_of(call)}/", call.gesprek.nummer
    assert give(client, f"{nummer[:2]} {nummer[2:]}") == (302, link)
    page = text_of(client, link)
    assert ("Sanne de Vries" in page, 'name="getal"' in page) == (True, True)
    assert press_login(client, link).status_code == 302


@pytest.mark.parametrize("typed", ["", "4821", "482133", "abcde", "4 8 2", "²2345"])
def test_what_is_no_number_is_asked_again(client: Client, call: Identification, typed: str) -> None:
    response = client.post("/nieuw/vragend/gesprek/", {"nummer": typed})
    page = response.content.decode()
    assert (response.status_code, 'href="#nummer"' in page, "<title>Fout:" in page) == (422, True, True)


def test_only_an_open_call_of_this_dienst(
    client: Client, ambtenaar: Medewerker, call: Identification
) -> None:
    elsewhere = invited(ambtenaar, dienst=make_dienst(), now=timezone.now())
    late = invited(ambtenaar, dienst=call.dienst, now=timezone.now() - timedelta(hours=1))
    stopped = invited(ambtenaar, dienst=call.dienst, now=timezone.now())
    uitnodigen.stop(identification=stopped, reden="verdacht", now=timezone.now())
    for row in (elsewhere, late, stopped):
        assert row.gesprek is not None
        assert give(client, row.gesprek.nummer) == (422, "")


def test_who_skips_the_question_comes_back_to_it(client: Client, call: Identification) -> None:
    assert client.post("/nieuw/vragend/inloggen/")["Location"] == "/nieuw/vragend/"
    with pytest.raises(uitnodigen.FlowNietToegestaan):
        uitnodigen.start_standing(dienst=call.dienst, taal="nl", now=timezone.now())
    assert Identification.objects.count() == 1


def test_trying_numbers_is_stopped_for_this_dienst(
    client: Client, call: Identification, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call.gesprek is not None
    other = make_dienst(slug="ander", gespreksnummer_vragen=True)
    monkeypatch.setattr(aanhaken, "_ONBEKEND_PER_MINUUT", 3)
    wrong = "99999" if call.gesprek.nummer != "99999" else "88888"
    assert [give(client, wrong)[0] for _ in range(4)] == [422, 422, 422, 429]
    assert give(client, call.gesprek.nummer)[0] == 429
    assert give(client, wrong, slug=other.slug)[0] == 422


def test_a_dienst_that_does_not_ask_has_no_such_door(client: Client, dienst: Dienst, digid: NepDigid) -> None:
    assert give(client, "48213", slug=dienst.slug)[0] == 404
    assert give(client, "48213", slug="bestaat-niet")[0] == 404
