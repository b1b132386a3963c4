"""What holds after every step of a random walk."""

from __future__ import annotations

import contextlib
from typing import Any
from uuid import UUID

from hypothesis.stateful import RuleBasedStateMachine, invariant

from begrippen.bsn import Bsn
from begrippen.flow import Flow, Getalcontrole
from identification.models import Gesprek, Identification, InwonerSessie, Overgang
from identification.status import OPEN, OVERGANGEN, Afloop, Status
from identification.verzegeld import Verzegeld
from kluis.zegel import ZegelVerbroken
from tests.identification.gegevens import fresh, is_empty
from zaken.models import Document


class Beloften(RuleBasedStateMachine):
    """The walk itself fills these: what it knows beside the rows."""

    known: dict[UUID, Bsn | None]
    identity: dict[UUID, Bsn]
    right: set[UUID]
    judged: dict[UUID, int]
    ended: dict[UUID, dict[str, Any]]
    followed: dict[UUID, UUID | None]
    said: dict[UUID, str]

    @invariant()
    def one_identity(self) -> None:
        for row in Identification.objects.exclude(bsn=None):
            with contextlib.suppress(ZegelVerbroken):
                assert Verzegeld.of(row).unseal_bsn("bsn", row.bsn) == self.identity[row.pk]

    @invariant()
    def one_browser(self) -> None:
        bound = list(InwonerSessie.objects.filter(gebonden=True).values_list("identification", flat=True))
        assert len(bound) == len(set(bound))
        logged_in = InwonerSessie.objects.exclude(ingelogd_op=None)
        assert not logged_in.filter(gebonden=False).exists()

    @invariant()
    def nobody_logs_in_without_the_number(self) -> None:
        for row in Identification.objects.exclude(ingelogd_op=None):
            assert row.pk in self.said
            assert (row.getal_juist_op is not None) == bool(row.getal)
        for row in Identification.objects.exclude(getal=""):
            most = {Getalcontrole.KIEZEN: 1, Getalcontrole.TYPEN: 2}[Getalcontrole(row.getalcontrole)]
            assert row.getal_fouten <= most
            assert row.getal_fouten < most or row.status == Status.GEWIST

    @invariant()
    def a_conversation_lasts_as_long_as_its_link(self) -> None:
        going_on = {row.gesprek_id for row in Identification.objects.filter(status__in=OPEN)}
        assert going_on == set(Gesprek.objects.filter(beeindigd_op=None).values_list("pk", flat=True))

    @invariant()
    def nobody_is_confirmed_without_the_right_code(self) -> None:
        for row in Identification.objects.exclude(bevestigd_op=None):
            assert row.flow == Flow.AMBTENAAR or row.pk in self.right
            assert self.known[row.pk] in {None, self.identity[row.pk]}
            assert row.afloop in {Afloop.VOLTOOID, Afloop.NIET_BEZORGD}

    @invariant()
    def three_tries_at_most(self) -> None:
        for row in Identification.objects.all():
            assert row.pogingen == self.judged[row.pk] <= 3

    @invariant()
    def wiped_is_empty_and_stays_so(self) -> None:
        for row in Identification.objects.filter(status=Status.GEWIST):
            assert is_empty(row)
            values = {field.name: getattr(row, field.attname) for field in row._meta.fields}
            follows = values.pop("opvolger")
            assert self.followed.get(row.pk) in {None, follows}
            self.followed[row.pk] = follows
            assert self.ended.setdefault(row.pk, values) == values

    @invariant()
    def every_step_is_an_arrow_of_the_table(self) -> None:
        last: dict[UUID, str] = {}
        for step in Overgang.objects.order_by("pk"):
            assert step.van == last.get(step.identification_id, "")
            assert not step.van or step.naar in OVERGANGEN[Status(step.van)]
            last[step.identification_id] = step.naar
        assert last == dict(Identification.objects.values_list("pk", "status"))

    @invariant()
    def a_proof_is_of_something_completed(self) -> None:
        for document in Document.objects.exclude(zaak=None):
            assert fresh(document.identificatie).bevestigd_op is not None
