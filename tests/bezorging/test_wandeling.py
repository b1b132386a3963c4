"""A random walk over what can go wrong in deliveries: whatever happens, one zaak, one document, one link at most."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from identification.flow import bezorgbeheer
from identification.flow.bewaard_bezorgen import deliver_kept
from identification.flow.bezorgen import deliver
from identification.flow.opruimen import purge
from identification.models import BewaardBewijs
from identification.status import Status
from inloggen.models import Medewerker
from tests.bezorging.test_adapters import Gedood
from tests.identification.gegevens import NOW, completed, fresh, is_empty
from zaken.models import Document, Zaak
from zaken.register import Register
from zaken.zaaksysteem import ZaaksysteemFout

STEPS = ["ensure_zaak", "ensure_document", "ensure_koppeling"]
FAULTS = ["voor", "na", "geweigerd", "dood", "dood-na"]
ANDERE = "2026-20001"


class Grillig(Register):
    """Does one step wrong: before it or after it, with an answer or none, or with the worker killed."""

    def __init__(self, step: str = "", fault: str = "") -> None:
        self.step, self.fault = step, fault

    def __getattribute__(self, name: str) -> Any:
        real = super().__getattribute__(name)
        if name not in STEPS or name != self.step:
            return real

        def wrong(*args: Any, **kwargs: Any) -> Any:
            if self.fault == "geweigerd":
                raise ZaaksysteemFout("zaak-gesloten", permanent=True)
            if self.fault in {"na", "dood-na"}:
                real(*args, **kwargs)
            if self.fault.startswith("dood"):
                raise Gedood
            raise ZaaksysteemFout("zaaksysteem-geen-verbinding", permanent=False)

        return wrong


class Bezorgwandeling(RuleBasedStateMachine):
    ambtenaar: Medewerker

    @initialize()
    def begin(self) -> None:
        self.point = transaction.savepoint()
        Zaak.objects.create(zaaknummer=ANDERE, dienst_slug="wmo", dienst_naam="Wmo", geopend_op=NOW)
        self.now = NOW
        self.pk: UUID = completed(self.ambtenaar).pk

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    @rule(step=st.sampled_from(["", *STEPS]), fault=st.sampled_from(FAULTS))
    def deliver(self, step: str, fault: str) -> None:
        for act in (deliver, deliver_kept):
            with contextlib.suppress(Gedood):
                act(pk=self.pk, zaaksysteem=Grillig(step, fault), now=self.now)

    @rule(minutes=st.sampled_from([1, 61, 30 * 60]))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        purge(now=self.now)

    @rule()
    def retry(self) -> None:
        bezorgbeheer.retry(pk=self.pk, door="x", now=self.now)

    @rule(kept=st.booleans())
    def elsewhere(self, kept: bool) -> None:
        act: Any = bezorgbeheer.send_kept if kept else bezorgbeheer.redirect
        with contextlib.suppress(bezorgbeheer.WordtBezorgd, bezorgbeheer.AlInZaak, ZaaksysteemFout):
            act(pk=self.pk, zaaknummer=ANDERE, zaaksysteem=Register(), door="x", now=self.now)

    @precondition(lambda self: self.now > NOW + timedelta(hours=1))
    @rule()
    def give_up(self) -> None:
        for act in (bezorgbeheer.give_up, bezorgbeheer.give_up_kept):
            with contextlib.suppress(bezorgbeheer.WordtBezorgd):
                act(pk=self.pk, reden="niet-nodig", door="x", now=self.now)

    @invariant()
    def one_of_each_at_most(self) -> None:
        assert Document.objects.count() <= 1
        assert Zaak.objects.exclude(zaaknummer=ANDERE).count() <= 1

    @invariant()
    def what_is_over_is_empty(self) -> None:
        row = fresh(self.pk)
        kept = BewaardBewijs.objects.filter(pk=self.pk).first()
        assert row.status != Status.GEWIST or is_empty(row)
        assert kept is None or row.status == Status.GEWIST
        assert kept is None or not kept.is_over or (kept.bewijs is None and kept.data_sleutel is None)

    @invariant()
    def delivered_stands_in_its_zaak(self) -> None:
        row, kept = fresh(self.pk), BewaardBewijs.objects.filter(pk=self.pk).first()
        if row.geleverd_op:
            assert Document.objects.get().zaak.zaaknummer == row.zaaknummer
        if kept is not None and kept.geleverd_op:
            assert Document.objects.get().zaak.zaaknummer == kept.doel


def test_whatever_goes_wrong_there_is_one_of_each(ambtenaar: Medewerker) -> None:
    Bezorgwandeling.ambtenaar = ambtenaar
    run_state_machine_as_test(
        Bezorgwandeling,
        settings=settings(
            max_examples=20, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
