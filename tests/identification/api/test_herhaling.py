"""The same call twice, at once, after a crash: one outcome."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diensten.models import Dienst
from identification.flow import herhaling
from identification.flow.controle import expected_code
from identification.flow.herhaling import Herhaald, NogBezig
from identification.flow.opruimen import purge
from identification.models import ApiVerzoek, Identification
from inloggen.models import Medewerker
from tests.identification.api.gegevens import Systeem, code_of, make_client, secret_of
from tests.identification.gegevens import PERSOON, at_once, attach, fresh, raw_bytes, token_of, wrong_code


def test_the_same_key_gives_the_same_answer(systeem: Systeem) -> None:
    first, second = systeem.start(key="a1", opening=True), systeem.start(key="a1", opening=True)
    assert (second.status_code, second.content) == (201, first.content)
    assert (first.headers.get("Idempotent-Replayed"), second["Idempotent-Replayed"]) == (None, "true")
    assert second["Location"] == first["Location"]
    assert Identification.objects.count() == 1


def test_the_same_key_for_something_else_is_refused(systeem: Systeem) -> None:
    systeem.start(key="a1")
    assert code_of(systeem.start(key="a1", taal="en")) == (422, "andere-inhoud")
    assert systeem.start(key="a2").status_code == 201


def test_a_key_is_of_one_client(systeem: Systeem, beheerder: Medewerker, dienst: Dienst) -> None:
    other = make_client(beheerder, dienst, naam="Ander systeem")
    stranger = Systeem(other, secret_of(other, beheerder), dienst.slug)
    assert systeem.start(key="a1").json()["id"] != stranger.start(key="a1").json()["id"]


def test_what_failed_may_be_tried_again(systeem: Systeem, dienst: Dienst) -> None:
    Dienst.objects.filter(pk=dienst.pk).update(flow_nieuw=False, staande_link=False)
    assert code_of(systeem.start(key="a1")) == (409, "flow-niet-toegestaan")
    Dienst.objects.filter(pk=dienst.pk).update(flow_nieuw=True)
    assert systeem.start(key="a1").status_code == 201


def test_a_code_is_counted_once(systeem: Systeem) -> None:
    row = systeem.started()
    attach(row, now=timezone.now())
    wrong = wrong_code(fresh(row.pk))
    answers = [systeem.do(row, "code", key="k", code=wrong).json() for _ in range(4)]
    assert answers == [{"juist": False, "pogingen_over": 2}] * 4
    assert fresh(row.pk).pogingen == 1


def test_the_answer_goes_when_its_identification_goes(systeem: Systeem) -> None:
    systeem.start(key="a1")
    row = Identification.objects.get()
    systeem.do(row, "trek-in", reden="niet-gelukt")
    assert code_of(systeem.start(key="a1")) == (410, "gewist")
    assert Identification.objects.count() == 1


def test_a_kept_answer_shows_no_word_and_goes_with_its_identification(
    systeem: Systeem, dienst: Dienst
) -> None:
    Dienst.objects.filter(pk=dienst.pk).update(wederzijds=True)
    row = systeem.started()
    attach(row, now=timezone.now())
    systeem.do(row, "code", key="c", code=expected_code(fresh(row.pk)))
    said = systeem.do(row, "woord", key="w", gelijk=True)
    word, number = said.json()["woord"]["woord"], said.json()["gespreksnummer"]
    kept = raw_bytes("identification_apiverzoek")
    assert word.encode() not in kept
    assert number.encode() not in kept
    assert systeem.do(row, "woord", key="w", gelijk=True).content == said.content
    systeem.do(row, "trek-in", key="t", reden="niet-gelukt")
    assert code_of(systeem.do(row, "woord", key="w", gelijk=True)) == (410, "gewist")
    assert systeem.do(row, "trek-in", key="t", reden="niet-gelukt").status_code == 200


def test_a_repeat_while_the_keys_are_away(systeem: Systeem, dagsleutels: Path) -> None:
    systeem.start(key="a1")
    for key in dagsleutels.glob("*.sleutel"):
        key.rename(key.with_suffix(".weg"))
    assert code_of(systeem.start(key="a1")) == (503, "sleutels")


def test_a_first_call_while_the_keys_are_away(systeem: Systeem, dienst: Dienst, dagsleutels: Path) -> None:
    """The work itself needs no key; keeping its answer does, and then nothing of it is done."""
    Dienst.objects.filter(pk=dienst.pk).update(wederzijds=True)
    row = systeem.started()
    attach(row, now=timezone.now())
    systeem.do(row, "code", code=expected_code(fresh(row.pk)))
    for key in dagsleutels.glob("*.sleutel"):
        key.rename(key.with_suffix(".weg"))
    assert code_of(systeem.do(row, "woord", key="w", gelijk=True)) == (503, "sleutels")
    assert (fresh(row.pk).woord_ambtenaar_op, ApiVerzoek.objects.count()) == (None, 0)
    assert systeem.do(row, "woord", gelijk=True).status_code == 200


def test_a_repeat_of_what_was_tampered_with(systeem: Systeem) -> None:
    systeem.start(key="a1")
    ApiVerzoek.objects.update(verzegeld=b"x" * 60)
    assert code_of(systeem.start(key="a1")) == (410, "gewist")


@pytest.mark.parametrize("key", ["x" * 201, "\u00e9", "a b", "\t"])
def test_what_is_no_key(systeem: Systeem, key: str) -> None:
    assert code_of(systeem.start(key=key)) == (422, "ongeldig")


def test_neither_the_link_nor_the_bsn_stands_in_what_is_kept(systeem: Systeem) -> None:
    response = systeem.start(key="a1", flow="BEKEND", bsn=PERSOON.reveal(), opening=True)
    row = fresh(response.json()["id"])
    attach(row, now=timezone.now())
    code = expected_code(fresh(row.pk))
    systeem.do(row, "code", key="a2", code=code)
    kept = raw_bytes("identification_apiverzoek") + raw_bytes("identification_opening")
    opening = response.json()["opening"]["adres"].split("/")[-2]
    for secret in (token_of(row), PERSOON.reveal(), code, opening, "a1"):
        assert secret.encode() not in kept.split(b"\n")
        assert len(secret) < 5 or secret.encode() not in kept


def test_a_process_that_died_after_making_it(systeem: Systeem, monkeypatch: pytest.MonkeyPatch) -> None:
    """The claim is there and the identification is there, but no answer: the next try finds it."""
    keep = herhaling.keep

    def died(**_kwargs: object) -> None:
        raise SystemExit

    monkeypatch.setattr(herhaling, "keep", died)
    with pytest.raises(SystemExit):
        systeem.start(key="a1")
    monkeypatch.setattr(herhaling, "keep", keep)
    assert code_of(systeem.start(key="a1")) == (409, "nog-bezig")
    ApiVerzoek.objects.update(begonnen_op=timezone.now() - timedelta(seconds=61))
    response = systeem.start(key="a1")
    assert (response.status_code, Identification.objects.count()) == (201, 1)
    assert response.json()["uitnodiging"]["link"].endswith(f"/i/{token_of(Identification.objects.get())}/")


def test_a_fault_after_making_it_does_not_make_a_second_one(
    systeem: Systeem, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = herhaling.keep

    def broken(**_kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(herhaling, "keep", broken)
    assert code_of(systeem.start(key="a1")) == (500, "fout")
    monkeypatch.setattr(herhaling, "keep", keep)
    assert code_of(systeem.start(key="a1")) == (409, "nog-bezig")
    ApiVerzoek.objects.update(begonnen_op=timezone.now() - timedelta(seconds=61))
    assert systeem.start(key="a1").status_code == 201
    assert Identification.objects.count() == 1


def test_it_is_forgotten_after_a_day(systeem: Systeem) -> None:
    systeem.start(key="a1")
    ApiVerzoek.objects.update(begonnen_op=timezone.now() - herhaling.BEWAREN)
    assert systeem.start(key="a1", taal="en").status_code == 201  # also when the clock stands still
    ApiVerzoek.objects.update(begonnen_op=timezone.now() - herhaling.BEWAREN)
    purge(now=timezone.now())
    assert not ApiVerzoek.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_twelve_at_once_start_exactly_one(systeem: Systeem) -> None:
    answers = at_once(12, lambda: systeem.start(key="race"))
    codes = [answer.status_code for answer in answers]
    assert set(codes) <= {201, 409}
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} <= {"nog-bezig"}
    assert Identification.objects.count() == 1
    assert len({answer.content for answer in answers if answer.status_code == 201}) == 1
    assert systeem.start(key="race").status_code == 201


@pytest.mark.django_db(transaction=True)
def test_codes_at_once_without_a_key_are_never_judged_more_than_three_times(systeem: Systeem) -> None:
    row = systeem.started()
    attach(row, now=timezone.now())
    wrong = wrong_code(fresh(row.pk))
    answers = at_once(10, lambda: systeem.do(row, "code", code=wrong))
    assert sum(answer.status_code == 200 for answer in answers) == 3
    assert connection.vendor == "postgresql"


CALLS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([b"x", b"y"]), st.booleans()), max_size=8)


@given(calls=CALLS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_a_key_stands_for_one_content_and_one_answer(api_client, calls) -> None:  # type: ignore[no-untyped-def]
    """Whatever is asked in whatever order: an answer is the first that this key was given."""
    ApiVerzoek.objects.all().delete()
    now, answers, contents = timezone.now(), {}, {}
    for number, (key, content, succeeds) in enumerate(calls):
        try:
            found = herhaling.claim(client=api_client, sleutel=key, inhoud=content, now=now)
        except herhaling.AndereInhoud:
            assert contents[key] != content
            continue
        except NogBezig:
            raise AssertionError("nothing is busy here") from None
        assert contents.get(key, content) == content
        if isinstance(found, Herhaald):
            assert found == Herhaald(200, answers[key])
        elif succeeds:
            answers[key], contents[key] = str(number), content
            herhaling.keep(verzoek=found, status=200, antwoord=str(number))
        else:
            herhaling.give_back(verzoek=found)
