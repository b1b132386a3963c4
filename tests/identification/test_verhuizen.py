"""One browser for one login; another one goes on when the ambtenaar says yes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from identification.flow import browser, getal, verhuizen
from identification.flow.overgang import AlVerder
from identification.models import Identification, InwonerSessie
from identification.status import Status
from tests.identification.gegevens import at_once, bound_browser, fresh, raw_bytes, token_of
from tests.identification.nepdigid import (
    NepDigid,
    allow,
    come_back,
    log_in_at_digid,
    press_login,
    text_of,
)
from toezicht.models import Gebeurtenis

ELDERS = "Deze link is al open op een ander apparaat"


@pytest.fixture
def safari(client: Client, link: str, row: Identification, digid: NepDigid) -> Client:
    """A second browser; the first stands before DigiD."""
    press_login(client, link)
    return Client()


def test_a_second_browser_is_told_kindly_and_so_is_the_ambtenaar(
    safari: Client, link: str, row: Identification
) -> None:
    response = safari.get(link)
    page = response.content.decode()
    assert (response.status_code, ELDERS in page, dict(response.cookies)) == (200, True, {})
    for words in ("Sanne de Vries", row.dienst.naam, "Ik wil hier verder", "Ik zit niet in een gesprek"):
        assert words in page
    assert 'name="getal"' not in page
    assert [signaal.soort for signaal in row.signalen.all()] == ["tweede-apparaat"]
    assert press_login(safari, link)["Location"] == link


def test_a_robot_at_a_bound_link_raises_no_signal(safari: Client, link: str, row: Identification) -> None:
    before = raw_bytes() + raw_bytes("identification_signaal")
    for agent in ("Mozilla/5.0 SkypeUriPreview", "WhatsApp/2.23", "Microsoft Office/16.0"):
        assert safari.get(link, headers={"User-Agent": agent}).status_code == 200
    assert safari.head(link).status_code == 200
    assert raw_bytes() + raw_bytes("identification_signaal") == before


def test_with_permission_it_goes_on_there_with_a_new_number(
    client: Client, safari: Client, sanne: Client, link: str, row: Identification, digid: NepDigid
) -> None:
    assert safari.post(f"{link}hier-verder/")["Location"] == link
    assert "Wacht even" in text_of(safari, link)
    assert safari.get(f"{link}wacht/").status_code == 204
    assert "De inwoner wil verder op een ander apparaat" in text_of(sanne, f"/werkblad/{row.pk}/")
    assert allow(sanne, row)["Location"] == f"/werkblad/{row.pk}/"
    assert safari.get(f"{link}wacht/").json() == {"verder": link}
    assert 'name="getal"' in text_of(safari, link)
    assert (fresh(row.pk).getal_juist_op, fresh(row.pk).login_gestart_op) == (None, None)
    assert "gaat verder op een ander apparaat" in text_of(client, link)
    assert log_in_at_digid(safari, row, digid)["Location"] == "/i/"
    kinds = ["apparaat_gevraagd", "apparaat_toegestaan"]
    assert Gebeurtenis.objects.filter(soort__in=kinds).count() == 2


def test_without_permission_the_first_goes_on(
    client: Client, safari: Client, sanne: Client, link: str, row: Identification, digid: NepDigid
) -> None:
    safari.post(f"{link}hier-verder/")
    allow(sanne, row, "nee")
    assert "gaat verder op een ander apparaat" in text_of(safari, link)
    safari.post(f"{link}hier-verder/")  # asking again changes nothing
    assert not InwonerSessie.objects.exclude(verhuizing_op=None).exists()
    assert press_login(safari, link)["Location"] == link
    assert come_back(client)["Location"] == "/i/"


def test_a_login_that_began_in_teams_and_comes_back_in_safari(
    safari: Client, sanne: Client, link: str, row: Identification, digid: NepDigid
) -> None:
    """E8: the way back has no cookie; the link leads on, with permission."""
    response = come_back(safari)
    assert (response.status_code, "hier verder" in response.content.decode()) == (400, True)
    assert ELDERS in text_of(safari, link)
    safari.post(f"{link}hier-verder/")
    allow(sanne, row)
    assert log_in_at_digid(safari, row, digid)["Location"] == "/i/"


def test_a_second_one_that_asks_waits_its_turn(safari: Client, link: str, row: Identification) -> None:
    safari.post(f"{link}hier-verder/")
    assert safari.post(f"{link}hier-verder/").status_code == 302
    response = Client().post(f"{link}hier-verder/")
    assert (response.status_code, "wacht al" in response.content.decode()) == (409, True)
    assert InwonerSessie.objects.filter(verhuizing_op__isnull=False).count() == 1


def test_who_need_not_ask_is_sent_on(client: Client, link: str, row: Identification, digid: NepDigid) -> None:
    assert Client().post(f"{link}hier-verder/")["Location"] == link  # nobody is bound yet
    press_login(client, link)
    client.post(f"{link}hier-verder/")
    log_in_at_digid(client, row, digid)
    Client().post(f"{link}hier-verder/")
    assert InwonerSessie.objects.count() == 1


@pytest.mark.parametrize("wie", ["", "x", "0", "9" * 30, "²"])
def test_an_answer_about_nobody_changes_nothing(
    safari: Client, sanne: Client, link: str, row: Identification, wie: str
) -> None:
    safari.post(f"{link}hier-verder/")
    before = raw_bytes("identification_inwonersessie")
    assert sanne.post(f"/werkblad/{row.pk}/verhuizing/", {"wie": wie, "antwoord": "ja"}).status_code == 302
    assert raw_bytes("identification_inwonersessie") == before
    assert fresh(row.pk).getal_juist_op is not None


def test_a_colleague_cannot_answer(safari: Client, karim: Client, link: str, row: Identification) -> None:
    safari.post(f"{link}hier-verder/")
    assert allow(karim, row).status_code == 404


def test_the_database_knows_one_browser_and_one_question(row: Identification) -> None:
    now = timezone.now()
    bound = bound_browser(row, now=now)
    browser.add_browser(identification=row, taal="nl", now=now, verhuizing_op=now)
    for changes in ({"gebonden": True}, {"verhuizing_op": now}):
        with pytest.raises(IntegrityError), transaction.atomic():
            InwonerSessie.objects.filter(identification=row).update(**changes)
    assert InwonerSessie.objects.get(gebonden=True) == bound


@pytest.mark.django_db(transaction=True)
def test_ten_browsers_at_once_and_one_is_bound(row: Identification) -> None:
    def enter() -> tuple[getal.Uitkomst, str]:
        return getal.admit(
            identification=row, current="", given=fresh(row.pk).getal, taal="nl", now=timezone.now()
        )

    outcomes = at_once(10, enter)
    assert sum(isinstance(outcome, tuple) for outcome in outcomes) == 1
    refused = {type(outcome) for outcome in outcomes if not isinstance(outcome, tuple)}
    assert refused <= {browser.AndereBrowser, getal.AlBeoordeeld}
    assert InwonerSessie.objects.filter(gebonden=True).count() == InwonerSessie.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_move_and_a_login_at_the_same_moment(row: Identification, digid: NepDigid, client: Client) -> None:
    """Either the first browser is logged in, or the second one is bound: never both."""
    press_login(client, f"/i/{token_of(row)}/")
    secret = verhuizen.ask_move(identification=row, current="", taal="nl", now=timezone.now())
    asking = browser.find_browser(secret=secret, now=timezone.now())
    assert asking is not None

    def move() -> None:
        verhuizen.answer_move(identification=row, wie=asking.pk, ja=True, now=timezone.now())

    steps: list[Callable[[], object]] = [partial(come_back, client), move]
    outcomes = at_once(2, lambda: _one_of(steps))
    moved = not any(isinstance(outcome, AlVerder) for outcome in outcomes)
    assert (fresh(row.pk).status == Status.INGELOGD) != moved
    assert InwonerSessie.objects.get(pk=asking.pk).gebonden == moved
    assert InwonerSessie.objects.filter(gebonden=True).count() == 1


def _one_of(steps: list[Callable[[], object]]) -> object:
    return steps.pop()()
