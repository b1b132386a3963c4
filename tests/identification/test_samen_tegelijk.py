"""A call with more people, at the same moment: two presses, two logins, a worker that dies between its steps."""

from __future__ import annotations

from threading import Barrier, Lock

import pytest

from begrippen.deel import Deel
from identification.flow import bezorgen, zonder
from identification.flow.mensen import PastNietInGesprek
from identification.models import Identification, InwonerSessie, Ontvangst
from identification.status import Status
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    NOW,
    PERSOON,
    at_once,
    attach,
    bound_browser,
    fresh,
    invited,
    is_wiped,
)
from tests.identification.samengegevens import added, complete, samen_dienst, together
from tests.identification.test_bezorgen import Kapot
from zaken.models import Betrokkene, Document, Zaak
from zaken.register import Register


@pytest.mark.django_db(transaction=True)
def test_pressing_on_every_page_at_once_is_one_voltooien(ambtenaar: Medewerker) -> None:
    rows = together(ambtenaar, Deel.PARTNER, Deel.OUDER)
    turns, lock = [row.pk for row in rows] * 2, Lock()

    def press() -> None:
        with lock:
            pk = turns.pop()
        complete(fresh(pk))

    outcomes = at_once(6, press)
    assert [outcome for outcome in outcomes if outcome is not None] == []
    assert {fresh(row.pk).status for row in rows} == {Status.BEVESTIGD}
    assert Ontvangst.objects.count() == 3
    assert Identification.objects.filter(bewijs_bij=rows[0].pk).count() == 2


@pytest.mark.django_db(transaction=True)
def test_one_person_with_two_links_at_once_comes_in_once(ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, dienst=samen_dienst())
    rows = [fresh(first.pk), added(first)]
    for row in rows:
        bound_browser(row)
    turns = [row.pk for row in rows]
    outcomes = at_once(2, lambda: attach(fresh(turns.pop()), PERSOON))
    refused = [outcome for outcome in outcomes if isinstance(outcome, PastNietInGesprek)]
    assert len(refused) == 1
    assert Identification.objects.filter(status=Status.INGELOGD).count() == 1
    assert InwonerSessie.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_stopping_all_and_finishing_at_once_is_one_of_the_two(ambtenaar: Medewerker) -> None:
    rows = together(ambtenaar)
    barrier, turns = Barrier(2), [0, 1]

    def one() -> None:
        turn = turns.pop()
        barrier.wait()
        if turn:
            complete(rows[0])
        else:
            zonder.stop_everybody(identification=fresh(rows[1].pk), reden="niet-gelukt", now=NOW)

    at_once(2, one)
    ended = {fresh(row.pk).status for row in rows}
    assert ended in ({Status.BEVESTIGD}, {Status.GEWIST})


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["zaak", "document", "koppeling"])
def test_a_worker_that_stopped_between_steps_doubles_nothing(ambtenaar: Medewerker, step: str) -> None:
    first, other, tolk = together(ambtenaar, Deel.PARTNER, Deel.TOLK)
    complete(first)
    bezorgen.deliver(pk=first.pk, zaaksysteem=Kapot(step), now=NOW)
    Identification.objects.filter(pk=first.pk).update(next_attempt_at=NOW, bezorger_tot=None, zaak_ref="")
    assert bezorgen.deliver(pk=first.pk, zaaksysteem=Register(), now=NOW)
    assert (Zaak.objects.count(), Document.objects.count()) == (1, 1)
    assert [row.deel for row in Betrokkene.objects.all()] == [Deel.PARTNER]
    assert all(is_wiped(fresh(row.pk)) for row in (first, other, tolk))
