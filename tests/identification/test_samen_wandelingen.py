"""Random walks through calls with more people: whatever is done, the joint proof is right and comes once."""

from __future__ import annotations

import contextlib
import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from begrippen.deel import ERBIJ, Deel
from begrippen.flow import BsnOpBewijs
from identification.bewijs import Inhoud, as_json
from identification.flow import afronden, bewaren, bezorgen, controle, samen, uitnodigen, zonder
from identification.flow.aanmelden import AlIngelogd, AnderePersoon, NietMeerOpen
from identification.flow.eerst_code import EerstCode
from identification.flow.mensen import PastNietInGesprek
from identification.flow.opruimen import purge
from identification.flow.overgang import AlVerder
from identification.models import BewaardBewijs, Identification, Overgang
from identification.status import TE_BEZORGEN, Afloop, Status
from inloggen.models import Medewerker
from kluis import register
from kluis.zegel import ZegelVerbroken
from tests.identification.gegevens import ANDER, NOW, PERSOON, attach, fresh, invited, is_empty, wrong_code
from tests.identification.samengegevens import DERDE, samen_dienst
from tests.identification.test_bezorgen import Kapot
from zaken.models import Document
from zaken.register import Register, document_context

people = st.sampled_from([PERSOON, ANDER, DERDE])
which = st.integers(0, 5)
REFUSED = (
    AlIngelogd,
    AlVerder,
    AnderePersoon,
    EerstCode,
    NietMeerOpen,
    PastNietInGesprek,
    ZegelVerbroken,
    samen.AlInGesprek,
    samen.DeelNietToegestaan,
    samen.GesprekVol,
    uitnodigen.AlVervangen,
    uitnodigen.OpnieuwInvullen,
    zonder.NiemandOver,
    *afronden.NOG_NIET,
)


def as_proof(inhoud: Inhoud) -> bytes:
    """What the PDF carries along, without the paper."""
    return b"%PDF" + as_json(inhoud)


class Samenloop(RuleBasedStateMachine):
    """One call, with everything that people, the clock and the worker may do to it in any order."""

    ambtenaar: Medewerker

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.now = NOW
        self.left_out: set[int] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        dienst = samen_dienst(bsn_op_bewijs=BsnOpBewijs.VOLLEDIG.value, link_minuten=30)
        self.first = invited(self.ambtenaar, dienst=dienst, now=self.now)

    def pick(self, number: int) -> Identification:
        rows = list(Identification.objects.order_by("-gemaakt_op", "-persoon"))
        return fresh(rows[number % len(rows)].pk)

    @rule(number=which, deel=st.sampled_from(ERBIJ), known=st.none() | people)
    def add(self, number: int, deel: Deel, known: Any) -> None:
        with contextlib.suppress(*REFUSED):
            samen.add(identification=self.pick(number), deel=deel, bsn=known, now=self.now)

    @rule(number=which, wie=people)
    def log_in(self, number: int, wie: Any) -> None:
        row = self.pick(number)
        if row.status == Status.UITGENODIGD and row.verloopt_op > self.now:
            with contextlib.suppress(*REFUSED):
                attach(row, wie, now=self.now)

    @rule(number=which, right=st.sampled_from([True, True, True, False]))
    def check(self, number: int, right: bool) -> None:
        row = self.pick(number)
        with contextlib.suppress(*REFUSED):
            typed = controle.expected_code(row) if right else wrong_code(row)
            controle.check_code(identification=row, typed=typed, now=self.now)

    @rule(number=which, act=st.sampled_from(["stop", "everybody", "renew", "without", "without"]))
    def act(self, number: int, act: str) -> None:
        row = self.pick(number)
        with contextlib.suppress(*REFUSED):
            if act == "stop":
                afronden.stop(identification=row, reden="niet-gelukt", now=self.now)
            elif act == "everybody":
                zonder.stop_everybody(identification=row, reden="niet-gelukt", now=self.now)
            elif act == "renew" and not self.has_a_proof():
                uitnodigen.renew(identification=row, now=self.now)
                self.left_out.discard(row.persoon)
            elif act == "without":
                zonder.go_on_without(identification=row, now=self.now)
                self.left_out.add(row.persoon)

    def has_a_proof(self) -> bool:
        """Then a new link, of somebody who was alone, begins another call with a proof of its own. This is one call."""
        done = Q(status__in=TE_BEZORGEN) | Q(afloop__in=[Afloop.VOLTOOID, Afloop.NIET_BEZORGD])
        return Identification.objects.filter(done).exists()

    @rule(number=which)
    def complete(self, number: int) -> None:
        row = self.pick(number)
        with contextlib.suppress(*REFUSED):
            afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=self.now)

    @rule()
    def all_of_it(self) -> None:
        """What mostly happens, so that a walk comes further than the codes."""
        for wie, row in zip((PERSOON, ANDER, DERDE), self.going_on(), strict=False):
            if row.status == Status.UITGENODIGD and row.verloopt_op > self.now:
                with contextlib.suppress(*REFUSED):
                    attach(row, wie, now=self.now)
            with contextlib.suppress(*REFUSED):
                controle.compare_code(identification=fresh(row.pk), same=True, now=self.now)
        self.complete(0)

    def going_on(self) -> list[Identification]:
        return [
            row
            for row in Identification.objects.order_by("persoon")
            if not row.opvolger and not row.zonder_op
        ]

    @rule(number=which, step=st.sampled_from(["", "", "zaak", "document", "koppeling"]))
    def deliver(self, number: int, step: str) -> None:
        bezorgen.deliver(pk=self.pick(number).pk, zaaksysteem=Kapot(step), now=self.now)

    @rule(minutes=st.sampled_from([1, 1, 29, 61, 60 * 49]))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        purge(now=self.now)

    @invariant()
    def at_most_one_proof(self) -> None:
        """One that was made in the register but reached no zaak in time is kept as well: that is the same proof."""
        made = [(one.identificatie, one.zaak_id) for one in Document.objects.all()]
        kept = BewaardBewijs.objects.filter(geleverd_op=None)
        assert len(made) <= 1
        assert sum(zaak is not None for _, zaak in made) + kept.count() <= 1
        assert len({pk for pk, _ in made} | {one.pk for one in kept}) <= 1
        assert Overgang.objects.filter(naar=Status.VASTGELEGD).count() <= 1

    @invariant()
    def the_proof_names_everybody_once(self) -> None:
        for document in Document.objects.all():
            content = register.unseal(
                bytes(document.inhoud_versleuteld), context=document_context(document.identificatie)
            )
            proof = json.loads(content.removeprefix(b"%PDF"))
            named = [proof, *proof["anderen"]]
            numbers = [one["bsn"]["waarde"] for one in named]
            assert len(set(numbers)) == len(numbers)
            kept = {UUID(one["kenmerk"]) for one in named}
            persons = {row.persoon for row in Identification.objects.filter(pk__in=kept)}
            everybody = set(Identification.objects.values_list("persoon", flat=True))
            assert persons == everybody - self.left_out

    @invariant()
    def they_go_together(self) -> None:
        done = [row for row in Identification.objects.all() if row.afloop == Afloop.VOLTOOID]
        assert len({row.status == Status.GEWIST for row in done}) <= 1
        assert all(is_empty(row) for row in Identification.objects.filter(status=Status.GEWIST))


def test_whatever_is_done_the_joint_proof_is_right(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (bewaren, bezorgen):
        monkeypatch.setattr(module, "render_bewijs", as_proof)
    Samenloop.ambtenaar = ambtenaar
    run_state_machine_as_test(
        Samenloop,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
