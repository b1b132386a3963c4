"""The number that the ambtenaar says, and the word "no"."""

from __future__ import annotations

from itertools import combinations

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.flow import Getalcontrole
from diensten.models import Dienst
from identification.flow import getal, uitnodigen
from identification.flow.getal import Uitkomst, new_numbers
from identification.models import Gesprek, Identification, InwonerSessie
from identification.status import Afloop, Status
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    at_once,
    fresh,
    invited,
    is_wiped,
    make_dienst,
    token_of,
    wrong_number,
)
from tests.identification.nepdigid import (
    ORIGIN,
    NepDigid,
    come_back,
    log_in_at_digid,
    press_login,
    text_of,
)
from toezicht.models import Gebeurtenis


def choose(client: Client, link: str, number: str) -> int:
    return client.post(f"{link}inloggen/", {"getal": number}).status_code


def soorten() -> list[str]:
    return list(Gebeurtenis.objects.order_by("pk").values_list("soort", flat=True))


@pytest.fixture
def typed(ambtenaar: Medewerker) -> Identification:
    """A call in which the inwoner types the number."""
    return invited(ambtenaar, dienst=make_dienst(getalcontrole="typen"), now=timezone.now())


# --- drawing ------------------------------------------------------------------------------------------------------


def test_three_numbers_that_nobody_mishears() -> None:
    drawn = [new_numbers(Getalcontrole.KIEZEN) for _ in range(300)]
    for number, three in drawn:
        offered = three.split()
        assert number in offered
        assert len(offered) == 3
        assert all(10 <= int(one) <= 99 for one in offered)
        assert not any(set(one) & set(other) for one, other in combinations(offered, 2))
    places = {three.split().index(number) for number, three in drawn}
    assert (places, len({number for number, _ in drawn}) > 60) == ({0, 1, 2}, True)


def test_what_is_not_asked_is_not_drawn() -> None:
    number, three = new_numbers(Getalcontrole.TYPEN)
    assert (len(number), three) == (2, "")
    assert new_numbers(Getalcontrole.UIT) == ("", "")


def test_a_new_link_has_another_number_in_the_same_conversation(row: Identification) -> None:
    before = fresh(row.pk)
    numbers = {before.getal}
    for _ in range(8):
        row = uitnodigen.renew(identification=row, now=timezone.now())
        numbers.add(row.getal)
        assert row.gesprek == before.gesprek
    assert len(numbers) > 1
    assert Gesprek.objects.get().beeindigd_op is None


# --- choosing -----------------------------------------------------------------------------------------------------


def test_the_first_page_asks_and_no_stands_beside_it(
    client: Client, link: str, row: Identification, digid: NepDigid
) -> None:
    page = text_of(client, link)
    offered = fresh(row.pk).getallen.split()
    assert [f'name="getal" value="{number}"' in page for number in offered] == [True] * 3
    assert f'action="{link}nee/"' in page
    assert text_of(client, link).split("<main")[1] == page.split("<main")[1]  # a reload shows the same


def test_the_right_number_is_the_way_to_digid(
    client: Client, link: str, row: Identification, digid: NepDigid
) -> None:
    assert press_login(client, link)["Location"].startswith(ORIGIN)
    assert fresh(row.pk).getal_juist_op is not None
    assert InwonerSessie.objects.get().gebonden


def test_one_wrong_choice_ends_it_and_tells_both(
    client: Client, sanne: Client, link: str, row: Identification, digid: NepDigid
) -> None:
    response = client.post(f"{link}inloggen/", {"getal": wrong_number(row)})
    assert (response.status_code, dict(response.cookies), digid.asked) == (410, {}, {})
    assert "Het getal klopte niet" in response.content.decode()
    assert (fresh(row.pk).afloop, is_wiped(fresh(row.pk))) == (Afloop.GETAL_ONJUIST, True)
    assert "getal_onjuist" in soorten()
    assert "toestand--gestopt" in text_of(sanne, f"/werkblad/{row.pk}/")
    assert press_login(client, link).status_code == 410  # the right one is too late
    assert Gesprek.objects.get().beeindigd_op is not None


@pytest.mark.parametrize("number", ["", " "])
def test_without_a_choice_nothing_is_judged(
    client: Client, link: str, row: Identification, digid: NepDigid, number: str
) -> None:
    assert choose(client, link, number) == 422
    assert (fresh(row.pk).status, fresh(row.pk).getal_fouten) == (Status.UITGENODIGD, 0)
    assert digid.asked == {}


def test_who_comes_back_is_not_asked_again(
    client: Client, link: str, row: Identification, digid: NepDigid
) -> None:
    log_in_at_digid(client, row, digid)
    InwonerSessie.objects.update(ingelogd_op=None)
    Identification.objects.update(status=Status.UITGENODIGD)
    page = text_of(client, link)
    assert 'name="getal"' not in page
    assert choose(client, link, "") == 302


# --- typing -------------------------------------------------------------------------------------------------------


def test_a_typed_number_may_be_wrong_once(client: Client, typed: Identification, digid: NepDigid) -> None:
    link, wrong = f"/i/{token_of(typed)}/", wrong_number(typed)
    assert [choose(client, link, text) for text in ("", "4", "473", "x1")] == [422] * 4
    assert fresh(typed.pk).getal_fouten == 0
    response = client.post(f"{link}inloggen/", {"getal": wrong})
    page = response.content.decode()
    assert (response.status_code, 'href="#getal"' in page, "<title>Fout:" in page) == (422, True, True)
    assert [signaal.soort for signaal in typed.signalen.all()] == ["getal-fout"]
    assert choose(client, link, f" {typed.getal[0]} {typed.getal[1]} ") == 302


def test_a_second_wrong_one_ends_it(client: Client, typed: Identification, digid: NepDigid) -> None:
    link, wrong = f"/i/{token_of(typed)}/", wrong_number(typed)
    assert [choose(client, link, wrong), choose(Client(), link, wrong)] == [422, 410]
    assert fresh(typed.pk).afloop == Afloop.GETAL_ONJUIST
    assert choose(client, link, typed.getal) == 410


@pytest.mark.django_db(transaction=True)
def test_a_hundred_numbers_at_once_are_two_tries(typed: Identification) -> None:
    """R10: whatever comes in at the same moment, the third is not judged."""
    numbers = [f"{number:02d}" for number in range(100) if f"{number:02d}" != typed.getal]

    def guess() -> Uitkomst:
        return getal.judge_number(identification=typed, given=numbers.pop(), now=timezone.now())

    outcomes = [outcome for _ in range(10) for outcome in at_once(8, guess)]
    assert outcomes.count(Uitkomst.FOUT) == outcomes.count(Uitkomst.GESTOPT) == 1
    assert (fresh(typed.pk).getal_fouten, fresh(typed.pk).status) == (2, Status.GEWIST)


# --- without a number ---------------------------------------------------------------------------------------------


def test_a_dienst_without_numbers_asks_for_a_plain_yes(
    client: Client, ambtenaar: Medewerker, digid: NepDigid
) -> None:
    row = invited(ambtenaar, dienst=make_dienst(getalcontrole="uit"), now=timezone.now())
    link = f"/i/{token_of(row)}/"
    page = text_of(client, link)
    assert ("Ja, inloggen met DigiD" in page, f'action="{link}nee/"' in page) == (True, True)
    assert (row.getal, choose(client, link, "")) == ("", 302)


# --- no -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("started", [False, True])
def test_no_ends_it_at_once_from_any_browser(
    client: Client, sanne: Client, link: str, row: Identification, digid: NepDigid, started: bool
) -> None:
    if started:
        press_login(client, link)
    for _ in range(2):
        response = Client().post(f"{link}nee/")
        assert (response.status_code, "Goed dat u het zegt" in response.content.decode()) == (200, True)
    assert (fresh(row.pk).afloop, is_wiped(fresh(row.pk))) == (Afloop.NIET_IN_GESPREK, True)
    assert soorten().count("niet_in_gesprek") == 1
    assert "toestand--gestopt" in text_of(sanne, f"/werkblad/{row.pk}/")
    assert come_back(client).status_code in {400, 410}


def test_after_the_login_only_the_browser_that_logged_in_says_no(
    client: Client, link: str, row: Identification, digid: NepDigid
) -> None:
    log_in_at_digid(client, row, digid)
    stranger = Client()
    assert stranger.post(f"{link}nee/")["Location"] == link
    assert stranger.post("/i/nee/").status_code == 400
    assert fresh(row.pk).status == Status.INGELOGD
    assert "Goed dat u het zegt" in client.post("/i/nee/").content.decode()
    assert is_wiped(fresh(row.pk))


def test_no_is_too_late_for_what_is_over(client: Client, link: str, row: Identification) -> None:
    uitnodigen.stop(identification=row, reden="verdacht", now=timezone.now())
    assert client.post(f"{link}nee/").status_code == 410
    assert "niet_in_gesprek" not in soorten()
    assert client.post("/i/bestaatniet/nee/").status_code == 404


# --- the conversation ---------------------------------------------------------------------------------------------


def test_a_number_names_one_conversation_at_a_time(
    ambtenaar: Medewerker, dienst: Dienst, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = iter([1, 1, 1, 2])
    monkeypatch.setattr("identification.flow.gesprek.secrets.randbelow", lambda _: next(given))
    monkeypatch.setattr("identification.flow.uitnodigen.draw_numbers", lambda _: None)
    one, other = invited(ambtenaar, dienst=dienst), invited(ambtenaar, dienst=dienst)
    assert [row.gesprek.nummer for row in (one, other) if row.gesprek] == ["10001", "10002"]
    uitnodigen.stop(identification=one, reden="verdacht", now=timezone.now())
    assert Gesprek.objects.get(nummer="10001").beeindigd_op is not None
    assert Gesprek.objects.get(nummer="10002").beeindigd_op is None


def test_the_steps_say_what_to_do_with_the_number(
    client: Client, typed: Identification, digid: NepDigid
) -> None:
    page = text_of(client, f"/i/{token_of(typed)}/")
    assert "U vult het getal in dat u hoort." in page
    assert "U kiest het getal" not in page
