"""More than one person in a call: who may come in, one Voltooien, one proof, one wipe."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from begrippen.deel import Deel
from diensten.models import Dienst
from identification.bewijs import as_json
from identification.flow import afronden, bezorgbeheer, bezorgen, mensen, opruimen, samen, uitnodigen, zonder
from identification.flow.opdracht import inhoud_van
from identification.flow.overgang import AlVerder
from identification.models import BewaardBewijs, Identification, Ontvangst
from identification.samen import Bezwaar
from identification.status import Afloop, Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from tests.identification.gegevens import ANDER, NOW, PERSOON, fresh, invited, is_wiped, make_dienst
from tests.identification.samengegevens import (
    DERDE,
    added,
    checked,
    comes_in,
    complete,
    samen_dienst,
    together,
)
from zaken.models import Document
from zaken.register import Register

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=3)


def deliver(row: Identification) -> bool:
    return bezorgen.deliver(pk=row.pk, zaaksysteem=Register(), now=NOW)


def test_a_part_that_is_off_is_refused(ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, dienst=samen_dienst(samen="partner"))
    for deel in (Deel.TOLK, Deel.INWONER):
        with pytest.raises(samen.DeelNietToegestaan):
            added(first, deel)
    with pytest.raises(samen.DeelNietToegestaan):
        added(invited(ambtenaar, dienst=make_dienst()))
    assert added(first).deel == Deel.PARTNER


def test_who_comes_in_has_an_own_link_and_the_same_call(ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, dienst=samen_dienst())
    other = added(first)
    first = fresh(first.pk)
    assert first.token_hash != other.token_hash
    assert (first.samen, first.gesprek, first.zaaknummer) == (other.samen, other.gesprek, other.zaaknummer)
    assert (first.persoon, other.persoon, other.merk) == (0, 1, first.merk)


def test_somebody_comes_into_a_running_call_of_a_dienst_that_stopped(ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, dienst=samen_dienst())
    Dienst.objects.update(stand="gestopt")
    assert comes_in(added(first), ANDER).ingelogd_op is not None
    afronden.stop(identification=fresh(first.pk), reden="niet-gelukt", now=NOW)
    with pytest.raises(samen.DeelNietToegestaan):
        added(first)


def test_seven_people_are_too_many(ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, dienst=samen_dienst())
    for _ in range(5):
        added(first)
    with pytest.raises(samen.GesprekVol):
        added(first)


def test_the_same_person_cannot_log_in_twice(ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, dienst=samen_dienst())
    other = added(first)
    comes_in(first, PERSOON)
    with pytest.raises(mensen.PastNietInGesprek) as fout:
        comes_in(other, PERSOON)
    assert fout.value.reason == Bezwaar.ZELFDE
    assert fresh(other.pk).status == Status.UITGENODIGD
    assert comes_in(other, ANDER).status == Status.INGELOGD


def test_nobody_is_left_behind_at_voltooien(ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, dienst=samen_dienst())
    other = added(first)
    checked(comes_in(first, PERSOON))
    with pytest.raises(afronden.NietIedereenKlaar):
        complete(first)
    comes_in(other, ANDER)
    with pytest.raises(afronden.NietIedereenKlaar):
        complete(first)
    checked(other)
    complete(first)
    assert {fresh(row.pk).status for row in (first, other)} == {Status.BEVESTIGD}


def test_one_proof_names_everybody_and_is_delivered_once(ambtenaar: Medewerker) -> None:
    rows = together(ambtenaar, Deel.PARTNER, Deel.TOLK)
    complete(rows[1])
    first, *others = [fresh(row.pk) for row in rows]
    proof = json.loads(as_json(inhoud_van(first, Verzegeld.of(first))))
    assert [one["deel"] for one in (proof, *proof["anderen"])] == ["inwoner", "partner", "tolk"]
    assert [one["bsn"]["waarde"][-4:] for one in (proof, *proof["anderen"])] == ["0019", "3653", "0111"]
    assert [deliver(row) for row in (*others, first, first)] == [False, False, True, False]
    assert Document.objects.count() == 1
    for row in map(fresh, (row.pk for row in rows)):
        assert is_wiped(row)
        assert (row.afloop, row.document_ref) == (Afloop.VOLTOOID, str(first.pk))
        assert row.geleverd_op == NOW


def test_a_second_press_is_one_outcome(ambtenaar: Medewerker) -> None:
    first, other = together(ambtenaar)
    seen = fresh(other.pk)
    complete(first)
    afronden.complete(identification=seen, verklaard=True, zaaksysteem=Register(), now=NOW)
    assert Ontvangst.objects.count() == 2


def test_equal_people_are_refused_under_the_lock_as_well(ambtenaar: Medewerker) -> None:
    first, other = together(ambtenaar)
    sealed = Verzegeld.of(other).seal_bsn("bsn", PERSOON)
    Identification.objects.filter(pk=other.pk).update(bsn=sealed)
    with pytest.raises(afronden.NietSamen) as fout:
        complete(first)
    assert fout.value.bezwaar is Bezwaar.ZELFDE
    assert fresh(first.pk).status == Status.INGELOGD


def test_somebody_who_stopped_holds_the_others_until_it_is_decided(ambtenaar: Medewerker) -> None:
    first, other = together(ambtenaar)
    afronden.stop(identification=other, reden="niet-gelukt", now=NOW)
    with pytest.raises(afronden.NietIedereenKlaar):
        complete(first)
    zonder.go_on_without(identification=fresh(other.pk), now=NOW)
    complete(first)
    deliver(first)
    assert fresh(first.pk).geleverd_op == NOW
    assert fresh(other.pk).geleverd_op is None


def test_nobody_can_be_left_out_when_only_an_interpreter_stays(ambtenaar: Medewerker) -> None:
    first, _tolk = together(ambtenaar, Deel.TOLK)
    with pytest.raises(zonder.NiemandOver):
        zonder.go_on_without(identification=first, now=NOW)
    assert fresh(first.pk).status == Status.INGELOGD


def test_without_the_first_the_next_one_carries_the_proof(ambtenaar: Medewerker) -> None:
    first, tolk, partner = together(ambtenaar, Deel.TOLK, Deel.PARTNER)
    zonder.go_on_without(identification=first, now=NOW)
    assert is_wiped(fresh(first.pk))
    complete(tolk)
    assert fresh(tolk.pk).bewijs_bij_id == partner.pk
    assert deliver(partner)


def test_a_new_link_is_for_the_same_person(ambtenaar: Medewerker) -> None:
    first, other = together(ambtenaar)
    again = uitnodigen.renew(identification=other, now=NOW)
    assert (again.deel, again.persoon, again.samen_id) == ("partner", 1, first.samen_id)
    with pytest.raises(AlVerder):
        complete(other)
    checked(comes_in(again, DERDE))
    complete(first)
    assert fresh(again.pk).bewijs_bij_id == first.pk
    with pytest.raises(uitnodigen.OpnieuwInvullen):
        uitnodigen.renew(identification=fresh(first.pk), now=NOW)


def test_stopping_the_call_wipes_everybody(ambtenaar: Medewerker) -> None:
    rows = together(ambtenaar, Deel.PARTNER, Deel.TOLK)
    zonder.stop_everybody(identification=rows[1], reden="niet-gelukt", now=NOW)
    assert all(is_wiped(fresh(row.pk)) for row in rows)


def test_the_clock_wipes_everybody_and_keeps_one_proof(ambtenaar: Medewerker) -> None:
    rows = together(ambtenaar)
    complete(rows[0])
    opruimen.purge(now=LATER)
    assert all(is_wiped(fresh(row.pk)) for row in rows)
    assert [kept.identification_id for kept in BewaardBewijs.objects.all()] == [rows[0].pk]
    assert {fresh(row.pk).afloop for row in rows} == {Afloop.NIET_BEZORGD}


def test_giving_up_ends_all_of_it(ambtenaar: Medewerker) -> None:
    first, other = together(ambtenaar)
    complete(first)
    with pytest.raises(bezorgbeheer.WordtBezorgd):
        bezorgbeheer.give_up(pk=other.pk, reden="onjuist", door="Ingrid", now=NOW)
    assert bezorgbeheer.retry_all(door="Ingrid", now=NOW - timedelta(seconds=1)) == 1
    bezorgbeheer.give_up(pk=first.pk, reden="onjuist", door="Ingrid", now=NOW)
    assert all(is_wiped(fresh(row.pk)) for row in (first, other))
