"""A BSN that is known, for somebody who comes in beside another: it is the BSN of whom it is about."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from begrippen.deel import ERBIJ, Deel, as_text
from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort
from diensten.models import Dienst
from identification.flow import aanmelden, afronden, controle, samen, stuk
from identification.flow.dossier import Stuk
from identification.flow.mensen import people
from identification.flow.overgang import AlVerder
from identification.flow.uitnodigen import GEEN_ZAAK
from identification.models import Identification
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from machtigen.rules import Uitkomst
from tests.identification.gegevens import ANDER, NOW, PERSOON, bound_browser, fresh, invited
from tests.identification.namensgegevens import VERTEGENWOORDIGDE, connected, login_for, namens_dienst
from tests.identification.samengegevens import added, checked, comes_in, complete
from zaken.register import Register

pytestmark = pytest.mark.django_db
OVER_EEN = (Deel.VERTEGENWOORDIGDE, Deel.OUDER, Deel.VERTEGENWOORDIGER)


@pytest.fixture(autouse=True)
def aansluiting(settings: Settings) -> None:
    settings.DIGID = connected()


@pytest.fixture
def dienst() -> Dienst:
    made = namens_dienst()
    Dienst.objects.filter(pk=made.pk).update(samen=as_text(ERBIJ))
    made.refresh_from_db()
    return made


def shown_code(row: Identification) -> str:
    return Verzegeld.of(row).unseal_text("code", row.code)


def test_the_code_of_a_mandate_for_the_known_person_is_right(ambtenaar: Medewerker, dienst: Dienst) -> None:
    first = invited(ambtenaar, Flow.BEKEND, dienst=dienst, bsn=PERSOON)
    checked(comes_in(first, PERSOON))
    row = added(first, Deel.VERTEGENWOORDIGER, bsn=PERSOON)
    Identification.objects.filter(pk=row.pk).update(namens_keuze="machtigen")
    login = login_for(PERSOON, wie=ANDER)
    aanmelden.attach_login(sessie=bound_browser(row), result=login, zaaksysteem=Register(), now=NOW)
    row = fresh(row.pk)
    assert controle.check_code(identification=row, typed=shown_code(row), now=NOW).juist


def test_a_document_says_that_somebody_acts_for_the_known_person(
    ambtenaar: Medewerker, dienst: Dienst
) -> None:
    first = invited(ambtenaar, Flow.BEKEND, dienst=dienst, bsn=PERSOON)
    row = comes_in(added(first, Deel.VERTEGENWOORDIGER, bsn=PERSOON), ANDER)
    seen = stuk.Verklaring(Soort.MENTOR, Stuk("beschikking", NOW.date(), ""))
    assert stuk.attest(row, seen, now=NOW).uitkomst is not Uitkomst.GEWEIGERD
    row = fresh(row.pk)
    assert controle.check_code(identification=row, typed=shown_code(row), now=NOW).juist


@pytest.mark.parametrize("deel", OVER_EEN)
def test_one_bsn_for_two_of_whom_one_acts(ambtenaar: Medewerker, dienst: Dienst, deel: Deel) -> None:
    first = invited(ambtenaar, Flow.BEKEND, dienst=dienst, bsn=VERTEGENWOORDIGDE)
    assert added(first, deel, bsn=VERTEGENWOORDIGDE).flow == Flow.BEKEND


@pytest.mark.parametrize("deel", [Deel.PARTNER, Deel.TOLK])
def test_one_bsn_for_two_who_come_for_themselves(ambtenaar: Medewerker, dienst: Dienst, deel: Deel) -> None:
    first = invited(ambtenaar, Flow.BEKEND, dienst=dienst, bsn=VERTEGENWOORDIGDE)
    with pytest.raises(samen.AlInGesprek):
        added(first, deel, bsn=VERTEGENWOORDIGDE)


def test_one_is_represented_once(ambtenaar: Medewerker, dienst: Dienst) -> None:
    first = invited(ambtenaar, Flow.BEKEND, dienst=dienst, bsn=PERSOON)
    added(first, Deel.VERTEGENWOORDIGDE, bsn=VERTEGENWOORDIGDE)
    with pytest.raises(samen.AlInGesprek):
        added(first, Deel.VERTEGENWOORDIGDE, bsn=VERTEGENWOORDIGDE)


def test_the_page_says_whose_bsn_and_has_a_way_in(
    sanne: Client, ambtenaar: Medewerker, dienst: Dienst
) -> None:
    Dienst.objects.filter(pk=dienst.pk).update(flow_nieuw=False, flow_ambtenaar=False, staande_link=False)
    dienst.refresh_from_db()
    first = invited(ambtenaar, Flow.BEKEND, dienst=dienst, bsn=PERSOON, now=timezone.now())
    address, deel = f"/werkblad/{first.pk}/samen/", {"deel": "vertegenwoordiger"}
    assert "niet het eigen BSN" in sanne.get(address).content.decode()
    refused = sanne.post(address, deel)
    assert (refused.status_code, "voor wie de vertegenwoordiger handelt" in refused.content.decode()) == (
        422,
        True,
    )
    assert sanne.post(address, deel | {"bsn": PERSOON.reveal()}).status_code == 302


def test_without_a_zaak_and_without_a_flow_there_is_a_way_out(
    sanne: Client, ambtenaar: Medewerker, dienst: Dienst
) -> None:
    """The dienst asks a BSN now, and a BSN only goes with a zaak: no field that is not there is asked for."""
    Dienst.objects.filter(pk=dienst.pk).update(zaak_verplicht=False)
    dienst.refresh_from_db()
    first = invited(ambtenaar, Flow.AMBTENAAR, dienst=dienst, zaak=GEEN_ZAAK, now=timezone.now())
    address = f"/werkblad/{first.pk}/samen/"
    assert "Maak een link" in sanne.get(address).content.decode()
    Dienst.objects.filter(pk=dienst.pk).update(flow_nieuw=False, flow_ambtenaar=False, staande_link=False)
    for answer, status in ((sanne.get(address), 200), (sanne.post(address, {"deel": "partner"}), 409)):
        page = answer.content.decode()
        assert (answer.status_code, "niemand meer meedoen" in page, "BSN in" in page) == (status, True, False)
        assert f'href="/werkblad/start/?dienst={dienst.slug}"' in page
    Dienst.objects.filter(pk=dienst.pk).update(flow_ambtenaar=True)
    typed = sanne.post(address, {"deel": "partner", "bsn": PERSOON.reveal()}).content.decode()
    assert ("Zonder BSN kan het wel." in typed, 'href="#bsn"' in typed) == (True, False)


def test_a_known_person_who_stopped_gets_a_new_link_in_the_same_call(
    sanne: Client, ambtenaar: Medewerker, dienst: Dienst
) -> None:
    now = timezone.now()
    first = invited(ambtenaar, Flow.BEKEND, dienst=dienst, bsn=PERSOON, now=now)
    old = added(first, bsn=ANDER, now=now)
    afronden.stop(identification=old, reden="niet-gelukt", now=now)
    address = f"/werkblad/{old.pk}/samen/"
    assert sanne.post(f"/werkblad/{old.pk}/nieuwe-link/")["Location"] == address
    assert "Vul het BSN nog een keer in" in sanne.get(address).content.decode()
    assert sanne.post(address, {"deel": "partner"}).status_code == 422
    assert sanne.post(address, {"deel": "partner", "bsn": PERSOON.reveal()}).status_code == 422
    sanne.post(address, {"deel": "partner", "bsn": ANDER.reveal()})
    again = people(fresh(first.pk))[1]
    assert (again.pk, again.persoon, again.deel) == (fresh(old.pk).opvolger, old.persoon, old.deel)
    checked(comes_in(first, PERSOON, now=now), now=now)
    checked(comes_in(again, ANDER, now=now), now=now)
    complete(first, now=now)


def test_the_first_whose_time_is_over_is_asked_again_once(ambtenaar: Medewerker, dienst: Dienst) -> None:
    first = invited(ambtenaar, Flow.BEKEND, dienst=dienst, bsn=PERSOON)
    added(first, bsn=ANDER)
    late = NOW + timedelta(days=1)
    assert not samen.may_ask_again(fresh(first.pk), now=NOW)
    seen = fresh(first.pk)
    again = samen.ask_again(identification=fresh(first.pk), bsn=PERSOON, now=late)
    assert (again.deel, again.persoon, again.samen_id) == (Deel.INWONER, 0, seen.samen_id)
    with pytest.raises(AlVerder):
        samen.ask_again(identification=seen, bsn=PERSOON, now=late)


def test_the_page_of_who_comes_in_says_that_the_call_is_over(
    sanne: Client, ambtenaar: Medewerker, dienst: Dienst
) -> None:
    now = timezone.now()
    first = invited(ambtenaar, dienst=dienst, now=now)
    afronden.stop(identification=first, reden="niet-gelukt", now=now)
    answer = sanne.get(f"/werkblad/{first.pk}/samen/", follow=True)
    assert answer.redirect_chain == [(f"/werkblad/{first.pk}/", 302)]
    assert "kan nu niemand meer meedoen" in answer.content.decode()
