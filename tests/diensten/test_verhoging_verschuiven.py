"""Somebody moves the day of a raise that waits: the announcing goes along, as long as it has not begun."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from lxml import html

from diensten.verhoging.models import Verhoging
from diensten.verhoging.tijdlijn import day_of, months_before
from tests.diensten.test_verhogen_views import PAGE, beheer, planned, stand, tree

__all__ = ["beheer"]


def moved(client: Client, *, days: int) -> dict[str, str]:
    """What the browser sends when somebody changes the day of the raise that waits, and nothing else."""
    page = tree(client)
    names = ("stand", "getoond", "aankondigen_vanaf")
    shown = {name: page.xpath(f"string(//input[@name='{name}']/@value)") for name in names}
    return shown | {"naar": "20", "datum": f"{day_of(timezone.now()) + timedelta(days=days):%d-%m-%Y}"}


def test_the_start_of_the_announcing_goes_along_with_the_day(beheer: Client) -> None:
    planned(beheer, days=300, announce=30)
    sent = moved(beheer, days=400)
    answer = beheer.post(PAGE, sent, follow=True).content.decode()
    row = Verhoging.objects.get()
    assert row.aankondigen_vanaf == months_before(row.datum, 3)
    assert f"De aankondiging begint nu op {date_format(row.aankondigen_vanaf, 'j E Y')}." in answer


def test_who_saw_the_proposed_start_may_put_it_back(beheer: Client) -> None:
    planned(beheer, days=300, announce=30)
    sent = moved(beheer, days=400)
    looked = html.document_fromstring(beheer.post(PAGE, sent | {"actie": "voorbeeld"}).content.decode())
    proposed = looked.xpath("string(//input[@name='aankondigen_vanaf']/@value)")
    assert proposed != sent["aankondigen_vanaf"]
    assert "De aankondiging begint nu op" in looked.text_content()
    again = sent | {"getoond": looked.xpath("string(//input[@name='getoond']/@value)")}
    beheer.post(PAGE, again)  # with the old start, typed again
    assert f"{Verhoging.objects.get().aankondigen_vanaf:%d-%m-%Y}" == sent["aankondigen_vanaf"]


@pytest.mark.parametrize(("announce", "days"), [(0, 400), (30, 300)])
def test_a_start_that_inwoners_read_of_or_a_day_that_stays_moves_nothing(
    beheer: Client, announce: int, days: int
) -> None:
    planned(beheer, days=300, announce=announce)
    before = Verhoging.objects.get().aankondigen_vanaf
    answer = beheer.post(PAGE, moved(beheer, days=days), follow=True).content.decode()
    assert Verhoging.objects.get().aankondigen_vanaf == before
    assert "De aankondiging begint nu op" not in answer


@pytest.mark.parametrize("getoond", ["", "x", "01-01-2020 31-02-2020", "01-01-0001 01-01-0001"])
@pytest.mark.parametrize("datum", ["", "x", "01-01-0001", "31-12-9999"])
def test_whatever_is_sent_about_the_days_is_no_fault_of_ours(
    beheer: Client, getoond: str, datum: str
) -> None:
    planned(beheer)
    for start in ("", "01-01-0001", "31-12-9999"):
        sent = {"stand": stand(beheer), "naar": "20", "getoond": getoond, "datum": datum}
        assert beheer.post(PAGE, sent | {"aankondigen_vanaf": start}).status_code == 422
