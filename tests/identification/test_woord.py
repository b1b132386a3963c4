"""The word that both sides see: provisional until both said that it is the same."""

from __future__ import annotations

from itertools import combinations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from begrippen.flow import Flow
from identification.flow import afronden, bezorgen, woord
from identification.flow.overgang import AlVerder
from identification.models import Identification, Signaal
from identification.status import Status
from identification.verzegeld import Verzegeld
from identification.woordenlijst import WOORDEN
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    NOW,
    at_once,
    checked,
    completed,
    fresh,
    invited,
    is_empty,
    later,
    logged_in_row,
    make_dienst,
)
from tests.identification.nepdigid import NepDigid, log_in_at_digid, text_of
from toezicht.models import Gebeurtenis
from zaken.register import Register

SAY = {"inwoner": woord.answer_inwoner, "ambtenaar": woord.answer_ambtenaar}


def waiting(ambtenaar: Medewerker, flow: Flow = Flow.NIEUW) -> Identification:
    """Logged in, the code was right, and nobody has said anything about the word."""
    return checked(ambtenaar, flow, dienst=make_dienst(wederzijds=True))


def say(row: Identification, who: str, *, same: bool = True) -> Identification:
    SAY[who](identification=fresh(row.pk), same=same, now=NOW)
    return fresh(row.pk)


def complete(row: Identification) -> None:
    afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=NOW)


@pytest.mark.parametrize("flow", Flow)
def test_there_is_a_word_when_the_code_is_right(ambtenaar: Medewerker, flow: Flow) -> None:
    dienst = make_dienst(wederzijds=True)
    before = logged_in_row(ambtenaar, flow, dienst=dienst)
    assert bool(before.woord) is (flow is Flow.AMBTENAAR)
    assert checked(ambtenaar, flow, dienst=dienst).woord in WOORDEN["nl"]
    assert checked(ambtenaar, flow, dienst=make_dienst()).woord == ""


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_the_words_are_short_and_none_sounds_nearly_like_another(taal: str) -> None:
    words = WOORDEN[taal]
    assert len(words) == len(set(words)) > 180
    assert all(word.isascii() and word.islower() and 2 <= len(word) <= 9 for word in words)
    assert not [pair for pair in combinations(words, 2) if _one_letter_apart(*pair)]


def _one_letter_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    long, short = sorted((one, other), key=len, reverse=True)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


@pytest.mark.parametrize("flow", Flow)
@pytest.mark.parametrize("who", SAY)
def test_one_side_alone_leaves_it_provisional(ambtenaar: Medewerker, flow: Flow, who: str) -> None:
    row = say(waiting(ambtenaar, flow), who)
    with pytest.raises(afronden.NogVoorlopig):
        complete(row)
    assert not bezorgen.deliver(pk=row.pk, zaaksysteem=Register(), now=later(hours=1))
    assert (fresh(row.pk).status, fresh(row.pk).bevestigd_op) == (Status.INGELOGD, None)


def test_the_database_refuses_what_one_side_did_not_confirm(ambtenaar: Medewerker) -> None:
    row = say(waiting(ambtenaar), "ambtenaar")
    changes = {"bevestigd_op": NOW, "woord": "", "code": None, "link": None}
    with pytest.raises(IntegrityError, match="wederzijds_bevestigd"), transaction.atomic():
        Identification.objects.filter(pk=row.pk).update(**changes, status=Status.BEVESTIGD)


@pytest.mark.parametrize("order", [("inwoner", "ambtenaar"), ("ambtenaar", "inwoner")])
def test_with_both_it_is_completed_and_the_proof_says_so(
    ambtenaar: Medewerker, order: tuple[str, ...]
) -> None:
    row = waiting(ambtenaar)
    for who in (*order, *order):  # twice is one outcome
        row = say(row, who)
    complete(row)
    row = fresh(row.pk)
    assert (row.status, row.woord) == (Status.BEVESTIGD, "")
    assert bezorgen.inhoud_van(row, Verzegeld.of(row)).woord_bevestigd_op == NOW
    said = Gebeurtenis.objects.filter(soort__startswith="woord").order_by("id")
    assert [line.soort for line in said] == [f"woord_{who}" for who in order]


@pytest.mark.parametrize("who", SAY)
@pytest.mark.parametrize("first", [True, False])
def test_another_word_stops_it_for_good(ambtenaar: Medewerker, who: str, first: bool) -> None:
    row = waiting(ambtenaar)
    if first:
        say(say(row, "inwoner"), "ambtenaar")
    row = say(row, who, same=False)
    for other in SAY:
        with pytest.raises(AlVerder):
            say(row, other)
    with pytest.raises(afronden.NogVoorlopig):
        complete(fresh(row.pk))
    assert Signaal.objects.get().soort == "woord-anders"
    assert Gebeurtenis.objects.filter(soort="woord_anders").count() == 1
    afronden.stop(identification=fresh(row.pk), reden="verdacht", now=NOW)
    assert is_empty(fresh(row.pk))


def test_a_stale_page_of_finishing_is_stopped_by_another_word(ambtenaar: Medewerker) -> None:
    stale = say(say(waiting(ambtenaar), "inwoner"), "ambtenaar")
    say(stale, "inwoner", same=False)
    with pytest.raises(AlVerder):
        complete(stale)
    assert fresh(stale.pk).status == Status.INGELOGD


@pytest.mark.django_db(transaction=True)
def test_no_and_yes_at_once_never_end_in_yes(ambtenaar: Medewerker) -> None:
    row = say(waiting(ambtenaar), "inwoner")
    turns = iter(["ambtenaar-ja", "inwoner-nee", "klaar", "ambtenaar-ja", "klaar"])

    def act() -> None:
        what = next(turns)
        if what == "klaar":
            complete(fresh(row.pk))
        else:
            say(row, what.split("-")[0], same=what.endswith("ja"))

    at_once(5, act)
    end = fresh(row.pk)
    assert (end.woord_anders_op is None) is (end.status != Status.INGELOGD)


def test_without_the_setting_there_is_no_word_to_answer(ambtenaar: Medewerker) -> None:
    row = checked(ambtenaar)
    with pytest.raises(AlVerder):
        say(row, "inwoner")
    complete(row)
    assert bezorgen.inhoud_van(fresh(row.pk), Verzegeld.of(fresh(row.pk))).woord_bevestigd_op is None


def test_a_completed_one_has_no_word_left(ambtenaar: Medewerker) -> None:
    with pytest.raises(AlVerder):
        say(completed(ambtenaar), "inwoner", same=False)
    assert not Signaal.objects.exists()


# --- pages ---------------------------------------------------------------------------------------------------


@pytest.fixture
def pages(client: Client, sanne: Client, ambtenaar: Medewerker, digid: NepDigid) -> Identification:
    """Both browsers stand before the word."""
    row = invited(ambtenaar, dienst=make_dienst(wederzijds=True), now=timezone.now())
    log_in_at_digid(client, row, digid)
    code = Verzegeld.of(fresh(row.pk)).unseal_text("code", fresh(row.pk).code)
    sanne.post(f"/werkblad/{row.pk}/code/", {"code": code})
    return fresh(row.pk)


def test_both_see_the_same_word_and_that_it_is_provisional(
    client: Client, sanne: Client, pages: Identification
) -> None:
    inwoner, ambtenaar = text_of(client), text_of(sanne, f"/werkblad/{pages.pk}/")
    for page in (inwoner, ambtenaar):
        assert f"<bdi>{pages.woord}</bdi>" in page
        assert "voorlopig" in page
        assert [page.count(f'name="antwoord" value="{answer}"') for answer in ("ja", "nee")] == [1, 1]
    assert "/rond-af/" not in ambtenaar
    finish = text_of(sanne, f"/werkblad/{pages.pk}/rond-af/")
    assert "nog niet aan beide kanten bevestigd" in finish
    assert "/voltooi/" not in finish


def test_what_both_said_leads_on(client: Client, sanne: Client, pages: Identification) -> None:
    poll = client.get("/i/").context["pagina"]
    client.post("/i/woord/", {"antwoord": "ja"})
    assert "bevestigt het ook nog" in text_of(client)
    assert client.get(poll.status_url, {"versie": poll.versie}).status_code == 200
    assert "De inwoner zag hetzelfde woord" in text_of(sanne, f"/werkblad/{pages.pk}/")
    sanne.post(f"/werkblad/{pages.pk}/woord/", {"antwoord": "ja"})
    assert "Het woord is ook hetzelfde" in text_of(client)
    assert "/rond-af/" in text_of(sanne, f"/werkblad/{pages.pk}/")
    assert sanne.post(f"/werkblad/{pages.pk}/voltooi/").status_code == 302
    assert fresh(pages.pk).bevestigd_op is not None


def test_no_of_the_inwoner_warns_both(client: Client, sanne: Client, pages: Identification) -> None:
    client.post("/i/woord/", {"antwoord": "nee"})
    assert "Het woord was niet hetzelfde" in text_of(client)
    page = text_of(sanne, f"/werkblad/{pages.pk}/")
    assert "Het woord was niet hetzelfde" in page
    assert "nu--alarm" in page
    assert sanne.post(f"/werkblad/{pages.pk}/voltooi/").status_code == 409


@pytest.mark.parametrize("answer", [{}, {"antwoord": "misschien"}, {"antwoord": "\x00"}])
def test_anything_else_is_no_answer(
    client: Client, sanne: Client, pages: Identification, answer: dict[str, str]
) -> None:
    assert client.post("/i/woord/", answer).status_code == 302
    assert sanne.post(f"/werkblad/{pages.pk}/woord/", answer).status_code == 302
    row = fresh(pages.pk)
    assert (row.woord_inwoner_op, row.woord_ambtenaar_op, row.woord_anders_op) == (None, None, None)


def test_another_browser_and_another_ambtenaar_have_no_say(karim: Client, pages: Identification) -> None:
    assert Client().post("/i/woord/", {"antwoord": "ja"}).status_code == 302
    assert karim.post(f"/werkblad/{pages.pk}/woord/", {"antwoord": "ja"}).status_code == 404
    row = fresh(pages.pk)
    assert (row.woord_inwoner_op, row.woord_ambtenaar_op) == (None, None)
