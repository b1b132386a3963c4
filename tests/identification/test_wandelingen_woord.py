"""Random walks around the word and the signals: nothing is delivered on the word of one side, no signal decides."""

from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from begrippen.flow import Flow
from identification.flow import afronden, alarm, bezorgen, controle, signalen, woord
from identification.flow.overgang import AlVerder
from identification.models import Identification, Signaal, SignaalSoort
from identification.status import Afloop, Status
from inloggen.models import Medewerker
from kluis.zegel import ZegelVerbroken
from tests.identification.gegevens import NOW, fresh, logged_in_row, make_dienst, wrong_code
from toezicht.models import Gebeurtenis
from zaken.models import Document
from zaken.register import Register

WALKS, STEPS = 50, 20
SAY = {"inwoner": woord.answer_inwoner, "ambtenaar": woord.answer_ambtenaar}
REFUSED = (AlVerder, ZegelVerbroken, afronden.CodeKloptNietNog, afronden.NogVoorlopig)


class Gesprek(RuleBasedStateMachine):
    """What is remembered beside the row: who said yes to which word, and whether anybody said no."""

    ambtenaar: Medewerker

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.now = NOW
        self.yes: set[str] = set()
        self.no = False

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @initialize(flow=st.sampled_from(Flow))
    def begin(self, flow: Flow) -> None:
        dienst = make_dienst(wederzijds=True, bewaar_minuten=60)
        self.pk = logged_in_row(self.ambtenaar, flow, dienst=dienst).pk
        self.seen = fresh(self.pk)

    @property
    def row(self) -> Identification:
        return fresh(self.pk)

    @rule(right=st.sampled_from([True, True, True, False]))
    def check(self, right: bool) -> None:
        with contextlib.suppress(*REFUSED):
            typed = controle.expected_code(self.row) if right else wrong_code(self.row)
            controle.check_code(identification=self.row, typed=typed, now=self.now)

    @rule(who=st.sampled_from(sorted(SAY)), same=st.sampled_from([True, True, True, False]))
    def answer(self, who: str, same: bool) -> None:
        with contextlib.suppress(AlVerder):
            SAY[who](identification=self.row, same=same, now=self.now)
            assert self.row.woord
            self.yes |= {who} if same else set()
            self.no |= not same

    @rule(stale=st.booleans())
    def complete(self, stale: bool) -> None:
        with contextlib.suppress(*REFUSED):
            row = self.seen if stale else self.row
            afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=self.now)
        self.seen = self.row

    @rule(soort=st.sampled_from(SignaalSoort), alarmed=st.booleans())
    def signal(self, soort: SignaalSoort, alarmed: bool) -> None:
        before = self.row
        if alarmed:
            alarm.raise_quiet_alarm(identification=before, now=self.now)
        else:
            signalen.raise_signal(identification=before, soort=soort, now=self.now)
        for found in Signaal.objects.filter(identification=self.pk)[:1]:
            signalen.put_away(identification=before, nummer=found.pk, now=self.now)
        same = {"status": before.status, "afloop": before.afloop, "verloopt_op": before.verloopt_op}
        assert {name: getattr(self.row, name) for name in same} == same

    @rule(seldom=st.integers(0, 5))
    def distrust(self, seldom: int) -> None:
        if not seldom:
            with contextlib.suppress(AlVerder):
                alarm.distrust(identification=self.row, now=self.now)
                assert self.row.status == Status.GEWIST

    @rule(minutes=st.sampled_from([1, 1, 5, 61]))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def deliver(self) -> None:
        bezorgen.deliver(pk=self.pk, zaaksysteem=Register(), now=self.now)

    @invariant()
    def confirmed_by_both_and_denied_by_nobody(self) -> None:
        if getattr(self, "pk", None) and self.row.bevestigd_op:
            assert self.yes == set(SAY)
            assert not self.no

    @invariant()
    def provisional_is_never_delivered(self) -> None:
        if Document.objects.exists():
            assert self.row.bevestigd_op
            assert self.yes == set(SAY)

    @invariant()
    def the_word_lives_between_code_and_completion(self) -> None:
        for row in Identification.objects.exclude(woord=""):
            assert row.status == Status.INGELOGD
            assert row.flow == Flow.AMBTENAAR or row.code_klopt_op

    @invariant()
    def each_kind_is_told_once_and_distrust_only_to_the_log(self) -> None:
        told = list(Signaal.objects.values_list("soort", flat=True))
        assert len(told) == len(set(told))
        distrusted = Identification.objects.filter(afloop=Afloop.WANTROUWEN).count()
        assert distrusted == Gebeurtenis.objects.filter(soort="wantrouwen").count()


def test_one_side_is_never_enough_and_no_signal_decides(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bezorgen, "render_bewijs", lambda inhoud: f"%PDF {inhoud.kenmerk}".encode())
    Gesprek.ambtenaar = ambtenaar
    run_state_machine_as_test(
        Gesprek,
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
