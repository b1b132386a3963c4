"""A new link in place of an old one: one follows, however often it is asked."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.flow import Flow
from diensten.models import Dienst
from identification.flow import uitnodigen
from identification.flow.uitnodigen import AlVervangen, OpnieuwInvullen, renew
from identification.models import Identification
from identification.status import Afloop, Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    BESTAAND,
    NOW,
    PERSOON,
    at_once,
    completed,
    delivered,
    fresh,
    invited,
    is_wiped,
    later,
    token_of,
)


def test_a_new_link_keeps_the_question_and_withdraws_the_old_one(ambtenaar: Medewerker) -> None:
    old = invited(ambtenaar, Flow.BEKEND)
    token = token_of(old)
    new = uitnodigen.renew(identification=old, now=later(minutes=3))
    assert is_wiped(fresh(old.pk))
    assert (fresh(old.pk).afloop, new.zaaknummer) == (Afloop.INGETROKKEN, old.zaaknummer)
    assert new.pk != old.pk
    assert token_of(new) != token
    assert Verzegeld.of(new).unseal_bsn("bekend_bsn", new.bekend_bsn) == PERSOON


def test_a_new_link_keeps_the_existing_zaak(ambtenaar: Medewerker, dienst: Dienst) -> None:
    delivered(ambtenaar, dienst=dienst)
    new = uitnodigen.renew(identification=invited(ambtenaar, dienst=dienst, zaak=BESTAAND), now=NOW)
    assert (new.zaaknummer, new.zaak_bestaand) == ("2026-10001", True)


@pytest.mark.parametrize("flow", [Flow.NIEUW, Flow.AMBTENAAR])
def test_after_the_end_a_new_link_needs_nothing_personal(ambtenaar: Medewerker, flow: Flow) -> None:
    old = invited(ambtenaar, flow)
    uitnodigen.stop(identification=old, reden="niet-gelukt", now=NOW)
    assert uitnodigen.renew(identification=fresh(old.pk), now=NOW).status == Status.UITGENODIGD


def test_where_the_bsn_is_wiped_the_form_asks_again(ambtenaar: Medewerker) -> None:
    old = invited(ambtenaar, Flow.BEKEND)
    uitnodigen.stop(identification=old, reden="niet-gelukt", now=NOW)
    with pytest.raises(OpnieuwInvullen):
        uitnodigen.renew(identification=fresh(old.pk), now=NOW)


def test_a_dienst_without_this_way_asks_for_the_form(ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar)
    Dienst.objects.filter(pk=row.dienst_id).update(flow_nieuw=False, staande_link=False)
    with pytest.raises(OpnieuwInvullen):
        uitnodigen.renew(identification=fresh(row.pk), now=NOW)
    assert fresh(row.pk).status == Status.UITGENODIGD


@pytest.mark.parametrize("stand", ["gestopt", "concept"])
def test_a_dienst_that_stopped_renews_only_what_still_runs(ambtenaar: Medewerker, stand: str) -> None:
    running, over = invited(ambtenaar), invited(ambtenaar)
    uitnodigen.stop(identification=over, reden="niet-gelukt", now=NOW)
    Dienst.objects.update(stand=stand)
    assert uitnodigen.renew(identification=fresh(running.pk), now=NOW).status == Status.UITGENODIGD
    with pytest.raises(OpnieuwInvullen):
        uitnodigen.renew(identification=fresh(over.pk), now=NOW)


def test_what_is_completed_gets_no_new_link(ambtenaar: Medewerker) -> None:
    with pytest.raises(OpnieuwInvullen):
        uitnodigen.renew(identification=completed(ambtenaar), now=NOW)


@pytest.mark.parametrize("flow", Flow)
def test_asking_again_gives_no_second_one(ambtenaar: Medewerker, flow: Flow) -> None:
    old = invited(ambtenaar, flow)
    new = renew(identification=old, now=NOW)
    assert fresh(old.pk).opvolger == new.pk
    for seen in (old, fresh(old.pk)):  # as it was in the other window, and as it is
        with pytest.raises(AlVervangen):
            renew(identification=seen, now=NOW)
    assert list(Identification.objects.filter(status=Status.UITGENODIGD)) == [new]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ended", [False, True])
def test_four_presses_at_once_give_one(ambtenaar: Medewerker, ended: bool) -> None:
    old = invited(ambtenaar)
    if ended:
        uitnodigen.stop(identification=old, reden="niet-gelukt", now=NOW)
        old = fresh(old.pk)
    outcomes = at_once(4, lambda: renew(identification=old, now=NOW))
    assert sorted(type(one).__name__ for one in outcomes) == ["AlVervangen"] * 3 + ["Identification"]
    assert fresh(old.pk).opvolger == Identification.objects.get(status=Status.UITGENODIGD).pk


@pytest.mark.parametrize("flow", Flow)
@pytest.mark.parametrize("ended", [False, True])
def test_the_second_press_leads_to_the_same_page(
    sanne: Client, ambtenaar: Medewerker, flow: Flow, ended: bool
) -> None:
    old = invited(ambtenaar, flow, now=timezone.now())
    if ended and flow is not Flow.BEKEND:
        sanne.post(f"/werkblad/{old.pk}/stop/", {"reden": "verdacht"})
    first, second = (sanne.post(f"/werkblad/{old.pk}/nieuwe-link/")["Location"] for _ in range(2))
    assert first == second == f"/werkblad/{fresh(old.pk).opvolger}/"
    assert sanne.get(first).status_code == 200
