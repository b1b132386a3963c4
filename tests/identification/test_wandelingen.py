"""Random walks through the whole life of identifications: whatever people do, the promises hold."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test

from begrippen.bsn import Bsn
from begrippen.flow import Flow, Getalcontrole
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from diensten.instellingen import Volgorde
from identification.flow import (
    aanmelden,
    afronden,
    bewaren,
    bezorgen,
    browser,
    controle,
    getal,
    uitnodigen,
    verhuizen,
)
from identification.flow.eerst_code import EerstCode
from identification.flow.opruimen import purge
from identification.flow.overgang import AlVerder
from identification.flow.uitnodigen import GEEN_ZAAK, NIEUWE_ZAAK
from identification.models import Identification, InwonerSessie
from identification.status import Afloop, Status
from inloggen.models import Medewerker
from inloggen.resultaat import LoginGeannuleerd, NiveauTeLaag
from kluis.zegel import ZegelVerbroken
from tests.identification.gegevens import (
    ANDER,
    NOW,
    PERSOON,
    fresh,
    invited,
    login,
    make_dienst,
    wrong_code,
    wrong_number,
)
from tests.identification.test_bezorgen import Kapot
from tests.identification.wandelbeloften import Beloften
from zaken.register import Register

WALKS, STEPS = 60, 30
people = st.sampled_from([PERSOON, ANDER])
which = st.sampled_from([0, 0, 0, 1, 2])  # mostly the newest
browsers = st.sampled_from(["phone", "phone", "computer", "stranger"])
REFUSED = (
    AlVerder,
    ZegelVerbroken,
    NiveauTeLaag,
    aanmelden.AlIngelogd,
    aanmelden.AnderePersoon,
    aanmelden.NietDezeBrowser,
    aanmelden.NietMeerOpen,
    afronden.CodeKloptNietNog,
    browser.AndereBrowser,
    browser.TeVaak,
    EerstCode,
    controle.EerstOpzoeken,
    getal.AlBeoordeeld,
    verhuizen.NietsTeVerhuizen,
    uitnodigen.AlVervangen,
    uitnodigen.OpnieuwInvullen,
)


class Wandeling(Beloften):
    """What is remembered beside the rows: who logged in first, who was known, and where a right code was given.

    `cookies`: the secret of each browser for each link. `said`: browsers that gave the number that counts now;
    `moved`: those that the ambtenaar let in.
    """

    ambtenaar: Medewerker

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.now = NOW
        self.known: dict[UUID, Bsn | None] = {}
        self.identity: dict[UUID, Bsn] = {}
        self.right: set[UUID] = set()
        self.judged: dict[UUID, int] = {}
        self.ended: dict[UUID, dict[str, Any]] = {}
        self.followed: dict[UUID, UUID | None] = {}
        self.cookies: dict[tuple[UUID, str], str] = {}
        self.said: dict[UUID, str] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @initialize(brp_first=st.booleans(), numbers=st.sampled_from(Getalcontrole))
    def open_the_office(self, brp_first: bool, numbers: Getalcontrole) -> None:
        order = Volgorde.BRP_EERST if brp_first else Volgorde.CODE_EERST
        self.dienst = make_dienst(
            volgorde=order, niveau=Niveau.MIDDEN, getalcontrole=numbers, link_minuten=30
        )

    def pick(self, number: int) -> Identification | None:
        keys = list(self.known)
        return fresh(keys[-1 - number % len(keys)]) if keys else None

    def note(self, row: Identification, known: Bsn | None) -> None:
        self.known[row.pk] = known
        self.judged[row.pk] = 0

    @rule(flow=st.sampled_from(Flow), bsn=people, zaak=st.booleans())
    def invite(self, flow: Flow, bsn: Bsn, zaak: bool) -> None:
        choice = NIEUWE_ZAAK if zaak or flow is not Flow.AMBTENAAR else GEEN_ZAAK
        row = invited(self.ambtenaar, flow, dienst=self.dienst, bsn=bsn, zaak=choice, now=self.now)
        self.note(row, bsn if flow is Flow.BEKEND else None)

    @rule(number=which)
    def open_link(self, number: int) -> None:
        if row := self.pick(number):
            aanmelden.note_opened(identification=row, now=self.now)
            aanmelden.note_opened_elsewhere(identification=row, now=self.now)

    @rule(number=which)
    def cancel_at_digid(self, number: int) -> None:
        if row := self.pick(number):
            aanmelden.note_login_failed(fout=LoginGeannuleerd(onderwerp=row.pk), now=self.now)

    @rule(number=which, who=browsers, right=st.sampled_from([True, True, False]))
    def go_to_digid(self, number: int, who: str, right: bool) -> None:
        """The button of I1: only the browser that is bound, or the first one, with the number that was said."""
        if (row := self.pick(number)) is None:
            return
        given = row.getal if right else wrong_number(row)
        with contextlib.suppress(*REFUSED):
            outcome, secret = getal.admit(
                identification=row,
                current=self.cookies.get((row.pk, who), ""),
                given=given,
                taal="nl",
                now=self.now,
            )
            if outcome is getal.Uitkomst.JUIST:
                assert right or not row.getal or self.said[row.pk] == who
                self.cookies[row.pk, who] = secret
                self.said[row.pk] = who
            else:
                assert not right

    @rule(number=which, who=browsers)
    def ask_to_move(self, number: int, who: str) -> None:
        if row := self.pick(number):
            with contextlib.suppress(*REFUSED):
                current = self.cookies.get((row.pk, who), "")
                self.cookies[row.pk, who] = verhuizen.ask_move(
                    identification=row, current=current, taal="nl", now=self.now
                )

    @rule(number=which, yes=st.booleans())
    def answer_the_move(self, number: int, yes: bool) -> None:
        if (row := self.pick(number)) is None:
            return
        asking = InwonerSessie.objects.filter(identification=row, verhuizing_op__isnull=False).first()
        with contextlib.suppress(*REFUSED):
            wie = asking.pk if asking else 0
            verhuizen.answer_move(identification=row, wie=wie, ja=yes, now=self.now)
            assert asking is not None
            if yes:
                self.said.pop(row.pk, None)

    @rule(number=which)
    def say_no(self, number: int) -> None:
        if row := self.pick(number):
            with contextlib.suppress(*REFUSED):
                getal.say_no(identification=row, now=self.now)
                assert fresh(row.pk).afloop == Afloop.NIET_IN_GESPREK

    @rule(number=which, who=browsers, bsn=people, niveau=st.sampled_from(Niveau))
    def come_back(self, number: int, who: str, bsn: Bsn, niveau: Niveau) -> None:
        """The way back from DigiD, in whatever browser."""
        row = self.pick(number)
        secret = self.cookies.get((row.pk, who), "") if row else ""
        sessie = browser.find_browser(secret=secret, now=self.now)
        if row is None or sessie is None:
            return
        result = login(bsn, niveau=niveau, moment=self.now)
        with contextlib.suppress(*REFUSED):
            done = aanmelden.attach_login(sessie=sessie, result=result, zaaksysteem=Register(), now=self.now)
            assert niveau >= Niveau.MIDDEN
            assert self.said[row.pk] == who
            assert done.hervat == (row.pk in self.identity)
            assert self.identity.setdefault(row.pk, bsn) == bsn
            self.cookies[row.pk, who] = browser.log_in_browser(sessie=sessie, result=result, now=self.now)

    @rule(bsn=people, right=st.booleans())
    def log_in(self, bsn: Bsn, right: bool) -> None:
        """What mostly happens: one browser, the number, and back."""
        self.go_to_digid(0, "phone", True)
        self.come_back(0, "phone", bsn, Niveau.MIDDEN)

    @rule(number=which, right=st.booleans(), by_eye=st.booleans())
    def check(self, number: int, right: bool, by_eye: bool) -> None:
        row = self.pick(number)
        with contextlib.suppress(*REFUSED):
            if row is None:
                return
            if by_eye:
                outcome = controle.compare_code(identification=row, same=right, now=self.now)
            else:
                typed = controle.expected_code(row) if right else wrong_code(row)
                outcome = controle.check_code(identification=row, typed=typed, now=self.now)
            self.judged[row.pk] += 1
            if outcome.juist:
                assert right
                assert self.known[row.pk] in {None, self.identity[row.pk]}
                self.right.add(row.pk)

    @rule(number=which, stale=st.booleans())
    def complete(self, number: int, stale: bool) -> None:
        if row := self.pick(number):
            with contextlib.suppress(*REFUSED):
                afronden.complete(identification=row, verklaard=True, zaaksysteem=Register(), now=self.now)
                if stale:
                    afronden.complete(
                        identification=row, verklaard=True, zaaksysteem=Register(), now=self.now
                    )

    @rule(number=which, act=st.sampled_from(["stop", "look_up", "renew", "reveal"]))
    def act(self, number: int, act: str) -> None:
        if (row := self.pick(number)) is None:
            return
        with contextlib.suppress(*REFUSED):
            if act == "stop":
                afronden.stop(identification=row, reden="verdacht", now=self.now)
            elif act == "look_up":
                controle.note_lookup(identification=row, now=self.now)
            elif act == "renew":
                self.note(uitnodigen.renew(identification=row, now=self.now), self.known[row.pk])
            else:
                shown = self.identity if row.flow != Flow.BEKEND or row.code_klopt_op else self.known
                assert controle.reveal_bsn(identification=row, now=self.now) == shown[row.pk]

    @rule(number=which, step=st.sampled_from(["", "", "zaak", "document", "koppeling"]))
    def deliver(self, number: int, step: str) -> None:
        if row := self.pick(number):
            bezorgen.deliver(pk=row.pk, zaaksysteem=Kapot(step), now=self.now)

    @rule(minutes=st.sampled_from([1, 1, 10, 29, 61, 60 * 49, 60 * 24 * 4]))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def clean_up(self) -> None:
        purge(now=self.now)
        late = Identification.objects.filter(verloopt_op__lte=self.now)
        assert not late.exclude(status__in=[Status.GEWIST, Status.GELEVERD]).exists()


def test_whatever_people_do_the_promises_hold(ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (bewaren, bezorgen):
        monkeypatch.setattr(module, "render_bewijs", lambda inhoud: f"%PDF {inhoud.kenmerk}".encode())
    Wandeling.ambtenaar = ambtenaar
    run_state_machine_as_test(
        Wandeling,
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
