"""A representative and who is represented, both in the call; and what is left for each of them afterwards."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.deel import Deel
from begrippen.flow import Flow
from diensten.models import Dienst
from identification.flow import (
    afronden,
    bezorgen,
    nakijken,
    ontvangst,
    ontvangst_werk,
    samen,
    vertegenwoordigen,
)
from identification.flow.mensen import PastNietInGesprek
from identification.flow.opdracht import inhoud_van, zaakopdracht
from identification.flow.poort import Open
from identification.models import Identification, Ontvangst
from identification.samen import Bezwaar
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from tests.identification.gegevens import ANDER, NOW, PERSOON, attach, fresh, invited
from tests.identification.namensgegevens import (
    VERTEGENWOORDIGDE,
    came_for,
    connected,
    login_for,
    namens_dienst,
)
from tests.identification.samengegevens import checked, comes_in, complete, samen_dienst, together
from zaken.models import Document
from zaken.register import Register

pytestmark = pytest.mark.django_db
OUD: Bsn = VERTEGENWOORDIGDE


@pytest.fixture(autouse=True)
def aansluiting(settings: Settings) -> None:
    settings.DIGID = connected()


def acting(ambtenaar: Medewerker) -> Identification:
    """Somebody who acts for another, looked at, at a dienst where that one may come too."""
    dienst = namens_dienst()
    Dienst.objects.filter(pk=dienst.pk).update(samen="vertegenwoordigde")
    dienst.refresh_from_db()
    row = checked(came_for(ambtenaar, login_for(OUD), Flow.NIEUW, dienst=dienst))
    while (ruling := vertegenwoordigen.ruling(row, now=NOW)).te_doen:
        nakijken.tick(row, ruling.te_doen[0], toelichting="Gezien in het dossier.", now=NOW)
    return fresh(row.pk)


def joined(first: Identification) -> Identification:
    return fresh(samen.add(identification=first, deel=Deel.VERTEGENWOORDIGDE, now=NOW).pk)


def test_both_are_in_the_call_and_once_in_the_zaak(ambtenaar: Medewerker) -> None:
    first = acting(ambtenaar)
    other = checked(comes_in(joined(first), OUD))
    complete(other)
    first = fresh(first.pk)
    sealed = Verzegeld.of(first)
    asked = zaakopdracht(first, sealed)
    assert (asked.initiator, asked.gemachtigde, asked.anderen) == (OUD, PERSOON, ())
    proof = inhoud_van(first, sealed)
    assert [one.bsn for one in (proof, *proof.anderen)] == [PERSOON, OUD]
    assert bezorgen.deliver(pk=first.pk, zaaksysteem=Register(), now=NOW)
    assert Document.objects.count() == 1


def test_somebody_else_than_the_one_acted_for_cannot_take_that_place(ambtenaar: Medewerker) -> None:
    first = acting(ambtenaar)
    other = joined(first)
    with pytest.raises(PastNietInGesprek) as fout:
        attach(other, ANDER)
    assert fout.value.reason == Bezwaar.NIET_DEZE
    assert fresh(other.pk).status == Status.UITGENODIGD


def test_who_is_acted_for_cannot_come_in_with_another_part(ambtenaar: Medewerker) -> None:
    first = acting(ambtenaar)
    Dienst.objects.filter(pk=first.dienst_id).update(samen="partner")
    other = samen.add(identification=fresh(first.pk), deel=Deel.PARTNER, now=NOW)
    with pytest.raises(PastNietInGesprek):
        attach(fresh(other.pk), OUD)


def test_a_representative_for_nobody_holds_everybody(ambtenaar: Medewerker) -> None:
    rows = together(ambtenaar, Deel.VERTEGENWOORDIGER)
    with pytest.raises(afronden.NietSamen) as fout:
        complete(rows[0])
    assert fout.value.bezwaar is Bezwaar.VOOR_NIEMAND
    assert {fresh(row.pk).status for row in rows} == {Status.INGELOGD}


def test_each_known_bsn_needs_its_own_person(ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, Flow.BEKEND, dienst=samen_dienst())
    other = fresh(samen.add(identification=fresh(first.pk), deel=Deel.PARTNER, bsn=ANDER, now=NOW).pk)
    checked(comes_in(first, PERSOON))
    checked(comes_in(other, ANDER))
    complete(first)
    proof = inhoud_van(fresh(first.pk), Verzegeld.of(fresh(first.pk)))
    assert [one.uitkomst for one in (proof, *proof.anderen)] == ["komt-overeen-met-bekend-bsn"] * 2


def test_not_me_of_any_of_them_marks_the_joint_proof(ambtenaar: Medewerker) -> None:
    first, other = together(ambtenaar)
    complete(first)
    receipt = Ontvangst.objects.get(identification=other)
    ontvangst.dispute(row=receipt, now=NOW)
    receipt = Ontvangst.objects.select_related("identification__dienst").get(pk=receipt.pk)
    ontvangst_werk.mark(row=receipt, zaaksysteem=Register(), poort=Open(), clock=lambda: NOW)
    assert Ontvangst.objects.get(pk=receipt.pk).gemarkeerd_op is None  # the proof is on its way
    bezorgen.deliver(pk=first.pk, zaaksysteem=Register(), now=NOW)
    receipt = Ontvangst.objects.select_related("identification__dienst").get(pk=receipt.pk)
    ontvangst_werk.mark(row=receipt, zaaksysteem=Register(), poort=Open(), clock=lambda: NOW)
    assert Document.objects.get().betwist_op == NOW
