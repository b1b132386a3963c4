"""A page of a call of one, while in another window somebody comes in: nothing is decided about half a call."""

from __future__ import annotations

from typing import Any

import pytest

from identification.flow import aanmelden, afronden, overdragen, uitnodigen, zonder
from identification.flow.mensen import PastNietInGesprek, people
from identification.flow.overgang import AlVerder
from identification.models import Gesprek, Identification
from identification.status import Status
from inloggen.models import Medewerker
from tests.identification.gegevens import ANDER, NOW, PERSOON, bound_browser, fresh, invited, login, make_zaak
from tests.identification.samengegevens import added, checked, comes_in, complete, samen_dienst
from zaken.register import Register

pytestmark = pytest.mark.django_db


def test_voltooien_of_one_waits_for_who_came_in_while_the_zaak_was_asked(ambtenaar: Medewerker) -> None:
    first = checked(comes_in(invited(ambtenaar, dienst=samen_dienst(), zaak=make_zaak()), PERSOON))
    came: list[Identification] = []

    class Traag(Register):
        def check_zaak(self, opdracht: Any) -> None:
            came.append(added(first))

    with pytest.raises(AlVerder):
        afronden.complete(identification=first, verklaard=True, zaaksysteem=Traag(), now=NOW)
    assert fresh(first.pk).status == Status.INGELOGD
    checked(comes_in(came[0], ANDER))
    complete(first)
    assert fresh(came[0].pk).bewijs_bij_id == first.pk


@pytest.mark.parametrize(
    "decide",
    [
        lambda row: uitnodigen.renew(identification=row, now=NOW),
        lambda row: zonder.stop_everybody(identification=row, reden="niet-gelukt", now=NOW),
        lambda row: overdragen.offer(identification=row, collega=_collega(), now=NOW),
    ],
    ids=["nieuwe-link", "stoppen", "overdragen"],
)
@pytest.mark.usefixtures("andere_ambtenaar")
def test_an_old_page_of_one_decides_nothing_for_two(ambtenaar: Medewerker, decide: Any) -> None:
    alone = fresh(invited(ambtenaar, dienst=samen_dienst()).pk)
    other = added(alone)
    with pytest.raises(AlVerder):
        decide(alone)
    assert {row.status for row in people(other)} == {Status.UITGENODIGD}
    assert (len(people(other)), fresh(alone.pk).overdracht_aan) == (2, None)


def test_what_is_a_call_of_two_by_now_is_not_let_go(ambtenaar: Medewerker) -> None:
    row = uitnodigen.start_standing(dienst=samen_dienst(staande_link=True), taal="nl", now=NOW)
    comes_in(row, PERSOON)
    uitnodigen.claim(identification=fresh(row.pk), ambtenaar=ambtenaar, now=NOW)
    alone = fresh(row.pk)
    added(alone)
    with pytest.raises(AlVerder):
        overdragen.release(identification=alone, now=NOW)
    assert fresh(row.pk).ambtenaar == ambtenaar


def test_a_login_hears_of_who_came_in_since_its_row_was_read(ambtenaar: Medewerker) -> None:
    alone = fresh(invited(ambtenaar, dienst=samen_dienst()).pk)
    comes_in(added(alone), PERSOON)
    with pytest.raises(PastNietInGesprek):
        aanmelden._attach(alone, bound_browser(alone), result=login(PERSOON), now=NOW)
    assert fresh(alone.pk).status == Status.UITGENODIGD


def test_who_comes_in_does_not_shorten_the_conversation(ambtenaar: Medewerker) -> None:
    dienst = samen_dienst(code_minuten=5, bewaar_minuten=60)
    first = checked(comes_in(invited(ambtenaar, dienst=dienst), PERSOON))
    comes_in(added(first), ANDER)
    assert Gesprek.objects.get().verloopt_op == fresh(first.pk).verloopt_op


def _collega() -> Medewerker:
    return Medewerker.objects.get(naam="Karim El Amrani")
