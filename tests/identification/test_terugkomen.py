"""One browser: what it is told, what it keeps, and how it comes back when an answer was lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from identification.flow import controle
from identification.models import Identification, InwonerSessie
from identification.verzegeld import Verzegeld
from inloggen.resultaat import DigidFout, DigidOnbereikbaar, LoginGeannuleerd, LoginMislukt, NiveauTeLaag
from tests.identification.gegevens import ANDER, PERSOON, fresh, login
from tests.identification.nepdigid import NepDigid, come_back, press_login, text_of
from tests.voorgeschreven import hold


@pytest.fixture
def lost(client: Client, row: Identification, link: str, digid: NepDigid) -> Client:
    """A browser that logged in and never got the answer: its cookie is the one from before."""
    press_login(client, link)
    before = client.cookies["inwoner"].value
    assert come_back(client)["Location"] == "/i/"
    assert client.cookies["inwoner"].value != before
    client.cookies["inwoner"] = before
    return client


def code_of(row: Identification) -> str:
    return controle.expected_code(fresh(row.pk))


def test_a_lost_answer_is_no_dead_end(lost: Client, row: Identification, link: str, digid: NepDigid) -> None:
    assert come_back(lost)["Location"] == lost.get(link)["Location"] == "/i/"
    page = text_of(lost)
    assert ("U bent uitgelogd" in page, code_of(row) in page) == (True, False)
    before = code_of(row)
    assert lost.post("/i/opnieuw/").status_code == 302
    assert come_back(lost)["Location"] == "/i/"
    assert before in text_of(lost)
    assert code_of(row) == before


def test_another_person_does_not_come_in_that_way(lost: Client, row: Identification, digid: NepDigid) -> None:
    digid.outcome = login(ANDER)
    lost.post("/i/opnieuw/")
    response = come_back(lost)
    page = response.content.decode()
    assert (response.status_code, "U logde in met een andere DigiD" in page) == (410, True)
    assert "U bent uitgelogd" in text_of(lost)
    row = fresh(row.pk)
    assert Verzegeld.of(row).unseal_bsn("bsn", row.bsn) == PERSOON


def test_after_minutes_the_old_secret_names_nothing(lost: Client, link: str) -> None:
    just = timezone.now() - timedelta(minutes=4, seconds=50)
    InwonerSessie.objects.update(ingelogd_op=just)
    assert "U bent uitgelogd" in text_of(lost)
    InwonerSessie.objects.update(ingelogd_op=just - timedelta(seconds=10))
    assert "kwijtgeraakt" in text_of(lost, "/i/", 400)
    assert lost.post("/i/opnieuw/").status_code == 400
    assert lost.get(link).status_code == 410
    assert press_login(lost, link)["Location"] == link  # which says that it was used


@pytest.mark.parametrize("path", ["/i/meer-tijd/", "/i/status/?versie=x", "/i/"])
def test_the_old_secret_keeps_nobody_logged_in(lost: Client, path: str) -> None:
    before = InwonerSessie.objects.values_list("laatst_actief_op").get()
    lost.post(path) if path.endswith("tijd/") else lost.get(path)
    assert InwonerSessie.objects.values_list("laatst_actief_op").get() == before


def test_two_tabs_are_one_browser(client: Client, row: Identification, link: str, digid: NepDigid) -> None:
    press_login(client, link)
    first = client.cookies["inwoner"].value
    press_login(client, link)
    assert client.cookies["inwoner"].value == first == digid.asked["browser"]
    assert InwonerSessie.objects.count() == 1
    assert come_back(client)["Location"] == "/i/"


FAILURES = [
    (LoginGeannuleerd(), "U bent gestopt met inloggen"),
    (DigidFout(), "Inloggen met DigiD is niet gelukt"),
    (DigidOnbereikbaar(), "DigiD is nu niet bereikbaar"),
]


@pytest.mark.parametrize(("fout", "words"), FAILURES)
def test_what_went_wrong_is_told_to_that_browser_only(
    client: Client, row: Identification, link: str, digid: NepDigid, fout: LoginMislukt, words: str
) -> None:
    press_login(client, link)
    digid.outcome = fout
    come_back(client)
    assert words in client.get(link).content.decode()
    response = Client().get(link)
    assert (response.status_code, words in response.content.decode()) == (200, False)


@pytest.mark.parametrize(("fout", "words"), FAILURES)
def test_who_does_not_come_back_in_is_told_why(
    lost: Client, digid: NepDigid, fout: LoginMislukt, words: str
) -> None:
    lost.post("/i/opnieuw/")
    digid.outcome = fout
    assert come_back(lost)["Location"] == "/i/"
    page = text_of(lost)
    assert (words in page, 'action="/i/opnieuw/"' in page) == (True, True)
    lost.post("/i/opnieuw/")
    assert words not in text_of(lost)


@pytest.mark.parametrize("fout", [DigidFout("status-requester"), NiveauTeLaag(), DigidOnbereikbaar()])
def test_the_text_of_logius_stands_there_too(lost: Client, digid: NepDigid, fout: LoginMislukt) -> None:
    """L10 asks for it after every failure, wherever the login was started."""
    tekst = "Dit is de tekst van Logius."
    hold(tekst)
    lost.post("/i/opnieuw/")
    digid.outcome = fout
    come_back(lost)
    assert f'<p lang="nl" dir="auto" translate="no">{tekst}</p>' in lost.get("/i/").content.decode()
