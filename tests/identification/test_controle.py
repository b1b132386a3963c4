"""The code of the call, and the person behind it."""

from __future__ import annotations

import random

import pytest

from begrippen.bsn import Bsn
from begrippen.flow import Codecontrole, Flow
from diensten.instellingen import Volgorde
from identification.code import OngeldigeCode
from identification.flow import controle, uitnodigen
from identification.flow.controle import Controle, EerstOpzoeken, check_code, compare_code
from identification.flow.eerst_code import EerstCode
from identification.flow.overgang import AlVerder, door_ambtenaar
from identification.models import Identification
from identification.status import Afloop, Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from kluis.zegel import ZegelVerbroken
from tests.identification.gegevens import (
    ANDER,
    NOW,
    PERSOON,
    at_once,
    checked,
    completed,
    fresh,
    invited,
    is_wiped,
    later,
    logged_in_row,
    make_dienst,
    wrong_code,
)
from toezicht.models import Gebeurtenis

CODE_FLOWS = [Flow.NIEUW, Flow.BEKEND]


def soorten() -> list[str]:
    return list(Gebeurtenis.objects.order_by("id").values_list("soort", flat=True))


def guess(row: Identification, typed: str) -> Controle:
    return check_code(identification=fresh(row.pk), typed=typed, now=NOW)


@pytest.mark.parametrize("flow", CODE_FLOWS)
def test_the_code_that_the_inwoner_sees_is_right(ambtenaar: Medewerker, flow: Flow) -> None:
    row = logged_in_row(ambtenaar, flow)
    shown = Verzegeld.of(row).unseal_text("code", row.code)
    assert guess(row, f"{shown[:3]} - {shown[3:]}") == Controle(juist=True, pogingen_over=2)
    assert fresh(row.pk).code_klopt_op == NOW
    assert soorten()[-1] == "code_juist"


@pytest.mark.parametrize("flow", CODE_FLOWS)
def test_three_wrong_codes_end_it_and_wipe_it(ambtenaar: Medewerker, flow: Flow) -> None:
    row = logged_in_row(ambtenaar, flow)
    wrong, right = wrong_code(row), controle.expected_code(row)
    assert [guess(row, wrong).pogingen_over for _ in range(3)] == [2, 1, 0]
    assert is_wiped(fresh(row.pk))
    assert fresh(row.pk).afloop == Afloop.CODE_ONJUIST
    assert soorten()[-4:] == ["code_onjuist", "code_onjuist", "code_drie_keer_onjuist", "gewist"]
    with pytest.raises((AlVerder, ZegelVerbroken)):
        guess(row, right)


def test_the_third_try_may_still_be_right(ambtenaar: Medewerker) -> None:
    row = logged_in_row(ambtenaar)
    guess(row, wrong_code(row))
    guess(row, wrong_code(row))
    assert guess(row, controle.expected_code(row)) == Controle(juist=True, pogingen_over=0)
    assert (fresh(row.pk).status, fresh(row.pk).pogingen) == (Status.INGELOGD, 3)


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef"])
def test_what_is_no_code_is_no_try(ambtenaar: Medewerker, typed: str) -> None:
    row = logged_in_row(ambtenaar)
    with pytest.raises(OngeldigeCode):
        guess(row, typed)
    assert fresh(row.pk).pogingen == 0


def test_after_the_right_code_no_other_is_looked_at(ambtenaar: Medewerker) -> None:
    row = checked(ambtenaar)
    for typed in (wrong_code(row), controle.expected_code(row)):
        with pytest.raises(AlVerder):
            guess(row, typed)
    assert (fresh(row.pk).pogingen, fresh(row.pk).code_klopt_op) == (1, NOW)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("flow", CODE_FLOWS)
def test_fifty_guesses_at_once_and_three_are_looked_at(ambtenaar: Medewerker, flow: Flow) -> None:
    row = logged_in_row(ambtenaar, flow)
    wrong = wrong_code(row)
    outcomes = at_once(50, lambda: check_code(identification=row, typed=wrong, now=NOW))
    judged = sorted(outcome.pogingen_over for outcome in outcomes if isinstance(outcome, Controle))
    assert judged == [0, 1, 2]
    assert sum(isinstance(outcome, AlVerder) for outcome in outcomes) == 47
    assert is_wiped(fresh(row.pk))


@pytest.mark.django_db(transaction=True)
def test_among_many_guesses_at_once_a_right_one_stays_right(ambtenaar: Medewerker) -> None:
    row = logged_in_row(ambtenaar)
    codes = [controle.expected_code(row)] * 2 + [wrong_code(row)] * 18
    random.shuffle(codes)
    outcomes = at_once(20, lambda: check_code(identification=row, typed=codes.pop(), now=NOW))
    judged = [outcome for outcome in outcomes if isinstance(outcome, Controle)]
    assert len(judged) <= 3
    right = [outcome for outcome in judged if outcome.juist]
    assert len(right) == (fresh(row.pk).code_klopt_op is not None)
    assert fresh(row.pk).status == (Status.INGELOGD if right else Status.GEWIST)


def test_a_code_counts_in_its_own_identification_only(ambtenaar: Medewerker) -> None:
    mine, theirs = logged_in_row(ambtenaar), logged_in_row(ambtenaar)
    if controle.expected_code(mine) != controle.expected_code(theirs):
        assert not guess(mine, controle.expected_code(theirs)).juist
    assert fresh(theirs.pk).pogingen == 0


@pytest.mark.parametrize("flow", CODE_FLOWS)
def test_too_late_is_not_looked_at(ambtenaar: Medewerker, flow: Flow) -> None:
    row = logged_in_row(ambtenaar, flow)
    with pytest.raises(AlVerder):
        check_code(identification=row, typed=controle.expected_code(row), now=row.verloopt_op)
    assert fresh(row.pk).pogingen == 0


def test_before_the_login_there_is_nothing_to_guess(ambtenaar: Medewerker) -> None:
    with pytest.raises(ZegelVerbroken):
        guess(invited(ambtenaar), "123456")
    with pytest.raises(AlVerder):
        guess(invited(ambtenaar, Flow.BEKEND), "123456")


def test_who_lost_the_identification_does_not_judge_it(
    ambtenaar: Medewerker, andere_ambtenaar: Medewerker
) -> None:
    row = logged_in_row(ambtenaar)
    code = controle.expected_code(row)
    Identification.objects.filter(pk=row.pk).update(ambtenaar=andere_ambtenaar)
    with pytest.raises(AlVerder):
        check_code(identification=row, typed=code, now=NOW)


# --- flow BEKEND: another person ----------------------------------------------------------------------------------


def test_another_person_never_has_the_right_code(ambtenaar: Medewerker) -> None:
    row = logged_in_row(ambtenaar, Flow.BEKEND, wie=ANDER)
    shown = Verzegeld.of(row).unseal_text("code", row.code)
    assert not guess(row, shown).juist


def test_another_person_with_the_same_code_is_still_another_person(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("identification.flow.sleutelcode.keyed_code", lambda **_: "123456")
    row = logged_in_row(ambtenaar, Flow.BEKEND, wie=ANDER)
    assert not guess(row, "123456").juist
    assert guess(logged_in_row(ambtenaar, Flow.BEKEND), "123456").juist


def test_comparing_by_eye_does_not_help_another_person_either(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("identification.flow.sleutelcode.keyed_code", lambda **_: "123456")
    row = logged_in_row(ambtenaar, Flow.BEKEND, wie=ANDER)
    assert not compare_code(identification=row, same=True, now=NOW).juist


# --- comparing, and the order of code and BRP ---------------------------------------------------------------------


@pytest.mark.parametrize("flow", CODE_FLOWS)
@pytest.mark.parametrize("same", [True, False])
def test_comparing(ambtenaar: Medewerker, flow: Flow, same: bool) -> None:
    dienst = make_dienst(codecontrole=Codecontrole.VERGELIJKEN)
    row = logged_in_row(ambtenaar, flow, dienst=dienst)
    assert compare_code(identification=row, same=same, now=NOW) == Controle(juist=same, pogingen_over=2)


def test_saying_no_three_times_ends_it(ambtenaar: Medewerker) -> None:
    row = logged_in_row(ambtenaar, dienst=make_dienst(codecontrole=Codecontrole.VERGELIJKEN))
    for _ in range(3):
        compare_code(identification=fresh(row.pk), same=False, now=NOW)
    assert is_wiped(fresh(row.pk))


def test_code_first_shows_nobody_before_the_code(ambtenaar: Medewerker) -> None:
    row = logged_in_row(ambtenaar)
    for act in (controle.read_bsn, lambda row: controle.reveal_bsn(identification=row, now=NOW)):
        with pytest.raises(EerstCode):
            act(row)
    with pytest.raises(EerstCode):
        controle.note_lookup(identification=row, now=NOW)
    assert "bsn_getoond" not in soorten()


def test_brp_first_takes_no_code_before_the_lookup(ambtenaar: Medewerker) -> None:
    row = logged_in_row(ambtenaar, dienst=make_dienst(volgorde=Volgorde.BRP_EERST))
    code = controle.expected_code(row)
    for judge in (
        lambda: guess(row, code),
        lambda: compare_code(identification=row, same=True, now=NOW),
    ):
        with pytest.raises(EerstOpzoeken):
            judge()
    assert fresh(row.pk).pogingen == 0
    controle.note_lookup(identification=row, now=NOW)
    assert guess(row, code).juist


def test_the_bsn_of_somebody_else_is_never_shown(ambtenaar: Medewerker) -> None:
    """Flow BEKEND with BRP first: it is the known person that is looked up, whoever logged in."""
    row = logged_in_row(ambtenaar, Flow.BEKEND, wie=ANDER, dienst=make_dienst(volgorde=Volgorde.BRP_EERST))
    assert (controle.read_bsn(row), controle.reveal_bsn(identification=row, now=NOW)) == (PERSOON, PERSOON)
    controle.note_lookup(identification=row, now=NOW)
    assert controle.read_bsn(fresh(row.pk)) == PERSOON


def test_the_lookup_is_noted_once(ambtenaar: Medewerker) -> None:
    row = checked(ambtenaar)
    for minutes in (1, 2):
        controle.note_lookup(identification=row, now=later(minutes=minutes))
    assert fresh(row.pk).opgezocht_op == later(minutes=1)
    assert soorten().count("persoon_opgezocht") == 1


def test_what_cannot_be_written_down_does_not_happen(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up, guessed = checked(ambtenaar), logged_in_row(ambtenaar)
    monkeypatch.delattr(controle, "record")
    for act in (
        lambda: controle.note_lookup(identification=looked_up, now=NOW),
        lambda: controle.reveal_bsn(identification=looked_up, now=NOW),
        lambda: guess(guessed, controle.expected_code(guessed)),
    ):
        with pytest.raises(NameError):
            act()
    assert (fresh(looked_up.pk).opgezocht_op, fresh(guessed.pk).code_klopt_op) == (None, None)


def test_every_reveal_is_written_down(ambtenaar: Medewerker) -> None:
    row = checked(ambtenaar, Flow.AMBTENAAR)
    for _ in range(2):
        assert controle.reveal_bsn(identification=row, now=NOW) == PERSOON
    lines = Gebeurtenis.objects.filter(soort="bsn_getoond")
    assert [(line.door, line.onderwerp) for line in lines] == [(door_ambtenaar(row), row.pk)] * 2


def test_after_completing_there_is_nobody_to_see(ambtenaar: Medewerker) -> None:
    row = completed(ambtenaar)
    for act in (controle.reveal_bsn, controle.note_lookup):
        with pytest.raises(AlVerder):
            act(identification=row, now=NOW)


def test_too_late_there_is_nobody_to_see(ambtenaar: Medewerker) -> None:
    row = checked(ambtenaar)
    before = (Identification.objects.values().get(), soorten())
    for act in (controle.reveal_bsn, controle.note_lookup):
        with pytest.raises(AlVerder):
            act(identification=row, now=row.verloopt_op)
    assert (Identification.objects.values().get(), soorten()) == before


def test_before_the_login_there_is_nobody_to_look_up(ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar, Flow.AMBTENAAR)
    with pytest.raises(AlVerder):
        controle.note_lookup(identification=row, now=NOW)
    assert uitnodigen.renew(identification=row, now=NOW).opgezocht_op is None


@pytest.mark.usefixtures("logged_at_once")
def test_the_log_of_a_whole_call_holds_no_code_and_no_bsn(
    ambtenaar: Medewerker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    row = logged_in_row(ambtenaar, Flow.BEKEND)
    code = controle.expected_code(row)
    guess(row, wrong_code(row))
    guess(row, code)
    controle.reveal_bsn(identification=fresh(row.pk), now=NOW)
    said = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert any("soort=bsn_getoond" in line for line in said)
    secrets = (code, wrong_code(row), PERSOON.reveal(), Bsn.parse(PERSOON.reveal()).reveal()[:6])
    assert not [line for line in said for secret in secrets if secret in line.replace(str(row.pk), "")]
