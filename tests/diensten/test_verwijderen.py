"""A draft that was never used can go; what was used stays, and can be stopped instead."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from diensten.models import Dienst, VerwijderdeDienst, Wijziging
from inloggen.models import Medewerker
from machtigen.models import Dienstenset, Dienstregels, Omgeving, Registratie
from tests.identification.gegevens import NOW, invited, make_dienst
from tests.medewerkers import LoggedIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheer(logged_in: LoggedIn, beheerder: Medewerker) -> Client:
    return logged_in(beheerder)


def address(dienst: Dienst) -> str:
    return f"/beheer/diensten/{dienst.slug}/weghalen/"


def test_a_draft_goes_and_it_is_written_down(beheer: Client, beheerder: Medewerker) -> None:
    dienst = make_dienst(stand="concept")
    Wijziging.objects.create(dienst=dienst, moment=NOW, door="x", veld="naam", van="A", naar="B")
    assert "Haal dit concept weg" in beheer.get(address(dienst)).content.decode()
    assert Dienst.objects.exists()
    assert beheer.post(address(dienst), {"versie": "1"}).status_code == 302
    assert not Dienst.objects.exists()
    gone = VerwijderdeDienst.objects.get()
    assert (gone.slug, gone.naam, gone.door_id) == (dienst.slug, dienst.naam, beheerder.pk)
    assert dienst.naam in beheer.get("/beheer/").content.decode()


def test_a_draft_that_inwoners_knew_is_not_offered_to_go(beheer: Client) -> None:
    """It would be refused: the page offers what can be done."""
    dienst = make_dienst(stand="concept")
    Wijziging.objects.create(dienst=dienst, moment=NOW, door="x", veld="stand", van="actief", naar="concept")
    page = beheer.get(address(dienst)).content.decode()
    assert ("Haal dit concept weg" in page, "Stop deze dienst" in page) == (False, True)
    assert "Dit concept weghalen" not in beheer.get(f"/beheer/diensten/{dienst.slug}/").content.decode()
    assert beheer.post(address(dienst), {"versie": "1"}).status_code == 409


def test_running_calls_are_counted_and_stopping_is_offered(beheer: Client, ambtenaar: Medewerker) -> None:
    dienst = make_dienst()
    for _ in range(2):
        invited(ambtenaar, dienst=dienst, now=timezone.now())
    response = beheer.post(address(dienst), {"versie": "1"})
    text = response.content.decode()
    assert response.status_code == 409
    assert "Er lopen nu 2 gesprekken" in text
    proef = text.split('name="proef" value="')[1].split('"')[0]
    assert beheer.post(f"/beheer/diensten/{dienst.slug}/", {"proef": proef}).status_code == 302
    assert Dienst.objects.values_list("stand", "naam", "versie").get() == ("gestopt", dienst.naam, 2)


def test_a_draft_with_a_history_stays(beheer: Client, ambtenaar: Medewerker) -> None:
    dienst = make_dienst()
    invited(ambtenaar, dienst=dienst, now=timezone.now())
    Dienst.objects.update(stand="concept")
    response = beheer.post(address(dienst), {"versie": "1"})
    assert (response.status_code, "gesprekken met inwoners" in response.content.decode()) == (409, True)
    assert Dienst.objects.exists()
    assert not VerwijderdeDienst.objects.exists()


def test_rules_about_representation_do_not_wait_for_the_next_of_this_name(beheer: Client) -> None:
    dienst = make_dienst(stand="concept")
    Dienstregels.objects.create(
        dienst_slug=dienst.slug, versie=1, aan=True, aard="geld", moment=NOW, door="x"
    )
    response = beheer.post(address(dienst), {"versie": "1"})
    assert (response.status_code, "regels over machtigen" in response.content.decode()) == (409, True)


def test_a_draft_in_digid_machtigen_stays_until_it_is_out_of_there(beheer: Client) -> None:
    dienst = make_dienst(stand="concept")
    made = {"omgeving": Omgeving.PREPRODUCTIE, "moment": NOW, "door": "x"}
    said = {"set_id": uuid4(), "naam": "Inkomen", "vraagmoment": "beide", **made}
    Dienstenset.objects.create(versie=1, diensten=[dienst.slug, "iets"], **said)
    Dienstenset.objects.create(versie=2, diensten=["iets", dienst.slug], **said)
    response = beheer.post(address(dienst), {"versie": "1"})
    assert (response.status_code, "een dienstenset" in response.content.decode()) == (409, True)
    assert Dienst.objects.exists()
    assert not VerwijderdeDienst.objects.exists()
    Dienstenset.objects.create(versie=3, diensten=["iets"], **said)
    assert beheer.post(address(dienst), {"versie": "1"}).status_code == 302


def test_a_draft_that_is_registered_stays(beheer: Client) -> None:
    dienst = make_dienst(stand="concept")
    registered = {"omgeving": "preproductie", "dienst_slug": dienst.slug, "stand": "aangevraagd"}
    Registratie.objects.create(
        versie=1, moment=NOW, door="x", sinds=NOW.date(), naam="x", niveau=20, **registered
    )
    response = beheer.post(address(dienst), {"versie": "1"})
    assert (response.status_code, "een registratie" in response.content.decode()) == (409, True)
    assert Dienst.objects.exists()


@pytest.mark.parametrize("stand", ["actief", "gestopt"])
def test_only_a_draft_goes(beheer: Client, stand: str) -> None:
    dienst = make_dienst(stand=stand)
    assert beheer.post(address(dienst), {"versie": "1"}).status_code == 409
    assert Dienst.objects.exists()


@pytest.mark.parametrize("versie", ["2", "", "x", "9" * 30])
def test_somebody_else_changed_it(beheer: Client, versie: str) -> None:
    dienst = make_dienst(stand="concept")
    response = beheer.post(address(dienst), {"versie": versie})
    assert (response.status_code, "Iemand anders" in response.content.decode()) == (409, True)
    assert Dienst.objects.exists()


def test_strangers_and_other_roles_take_nothing_away(
    client: Client, logged_in: LoggedIn, ambtenaar: Medewerker
) -> None:
    dienst = make_dienst(stand="concept")
    assert client.post(address(dienst), {"versie": "1"}).status_code == 302
    assert logged_in(ambtenaar).post(address(dienst), {"versie": "1"}).status_code == 403
    assert Dienst.objects.exists()
