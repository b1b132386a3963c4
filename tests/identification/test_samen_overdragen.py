"""A call with more people and a hand-over, a new link, or a change of the dienst in between."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from begrippen.deel import Deel
from diensten.models import Dienst
from identification.flow import afronden, nakijken, overdragen, uitnodigen, zonder
from identification.flow.mensen import GesprekVol, people
from identification.flow.overgang import AlVerder
from identification.models import Identification
from identification.status import Status
from inloggen.models import Medewerker
from tests.identification.gegevens import NOW, fresh, invited
from tests.identification.samengegevens import added, complete, samen_dienst, together

pytestmark = pytest.mark.django_db


def test_who_comes_in_during_an_offer_goes_along(ambtenaar: Medewerker, andere_ambtenaar: Medewerker) -> None:
    first, other = together(ambtenaar)
    overdragen.offer(identification=first, collega=andere_ambtenaar, now=NOW)
    third = added(first, Deel.OUDER)
    again = uitnodigen.renew(identification=fresh(other.pk), now=NOW)
    assert {fresh(row.pk).overdracht_aan for row in (first, third, again)} == {andere_ambtenaar}
    overdragen.accept(identification=fresh(first.pk), collega=andere_ambtenaar, now=NOW)
    everybody = people(fresh(first.pk))
    assert [(row.ambtenaar, row.overdracht_aan) for row in everybody] == [(andere_ambtenaar, None)] * 3


def test_who_stopped_was_late_or_left_goes_along(ambtenaar: Medewerker, andere_ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, dienst=samen_dienst())
    stopped, late, left = (added(first) for _ in range(3))
    first = fresh(first.pk)
    Identification.objects.filter(pk=stopped.pk).update(meekijker=andere_ambtenaar, meekijker_naam="Karim")
    afronden.stop(identification=stopped, reden="niet-gelukt", now=NOW)
    Identification.objects.filter(pk=late.pk).update(verloopt_op=NOW)
    zonder.go_on_without(identification=left, now=NOW)
    overdragen.offer(identification=first, collega=andere_ambtenaar, now=NOW)
    overdragen.accept(identification=fresh(first.pk), collega=andere_ambtenaar, now=NOW)
    rows = [fresh(row.pk) for row in (first, stopped, late, left)]
    assert [row.ambtenaar for row in rows] == [andere_ambtenaar] * 4


def test_nobody_finishes_the_call_of_two_ambtenaren(
    ambtenaar: Medewerker, andere_ambtenaar: Medewerker
) -> None:
    first, other = together(ambtenaar)
    Identification.objects.filter(pk=other.pk).update(ambtenaar=andere_ambtenaar)
    for row in (first, other):
        with pytest.raises(AlVerder):
            complete(row)
    assert fresh(first.pk).status == Status.INGELOGD


def test_a_new_link_in_a_call_has_the_rules_of_the_call(ambtenaar: Medewerker) -> None:
    dienst = samen_dienst(code_in_zaak=False)
    other = added(invited(ambtenaar, dienst=dienst))
    Dienst.objects.update(code_in_zaak=True, bsn_op_bewijs="geen", wederzijds=True, bewaar_minuten=15)
    again = uitnodigen.renew(identification=fresh(other.pk), now=NOW)
    third = added(again, Deel.OUDER)
    for name in ("code_in_zaak", "bsn_op_bewijs", "wederzijds", "bewaar_minuten"):
        assert getattr(fresh(again.pk), name) == getattr(third, name) == getattr(other, name)


def test_who_was_left_out_does_not_come_back_as_the_seventh(ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, dienst=samen_dienst())
    left, *_others = (added(first) for _ in range(5))
    zonder.go_on_without(identification=left, now=NOW)
    added(first)
    with pytest.raises(GesprekVol):
        uitnodigen.renew(identification=fresh(left.pk), now=NOW)
    assert (len(people(fresh(first.pk))), fresh(left.pk).opvolger) == (6, None)


def test_the_page_says_that_the_call_is_full(sanne: Client, ambtenaar: Medewerker, monkeypatch: Any) -> None:
    row = invited(ambtenaar, dienst=samen_dienst(), now=timezone.now())
    added(row, now=timezone.now())
    monkeypatch.setattr("identification.flow.mensen.MEEST", 1)
    response = sanne.post(reverse("identification:nieuwe-link", args=[row.pk]), follow=True)
    assert "Meer mensen kunnen niet in één gesprek." in response.content.decode()


def test_whose_time_is_over_is_nobody_to_go_on_with(ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, dienst=samen_dienst(link_minuten=10))
    added(first)
    with pytest.raises(zonder.NiemandOver):
        zonder.go_on_without(identification=fresh(first.pk), now=NOW + timedelta(minutes=11))


def test_looking_along_with_what_changed_meanwhile_shows_it_again(
    karim: Client, ambtenaar: Medewerker, monkeypatch: Any
) -> None:
    row = invited(ambtenaar, now=timezone.now())

    def late(*_args: Any, **_named: Any) -> None:
        raise AlVerder

    monkeypatch.setattr(nakijken, "asks_colleague", lambda *_a, **_k: True)
    monkeypatch.setattr(nakijken, "look_along", late)
    address = reverse("identification:meekijken", args=[row.pk])
    response = karim.post(address)
    assert (response.status_code, response["Location"]) == (302, address)
