"""Deciding about a proposal at the very moment that somebody changes it."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.utils import timezone

from diensten.door import AnderWasEerst, fingerprint
from diensten.gemeente.models import Deel, GemeenteVersie
from diensten.gemeente.stand import facts_of
from diensten.gemeente.vastleggen import last_of, store
from diensten.voorstellen import onderwerpen
from diensten.voorstellen.besluiten import approve
from diensten.voorstellen.indienen import propose, waits
from diensten.voorstellen.models import Besluit, Onderwerp, Voorstel
from diensten.voorstellen.onderwerpen import holds
from tests.diensten.test_voorstellen import wait
from tests.identification.gegevens import at_once
from tests.tweede import KEURT, SCHRIJFT


def approve_now(row: Voorstel) -> None:
    now = timezone.now()
    approve(pk=row.pk, gezien=fingerprint(holds(row, now=now)), door=KEURT, now=now)


def in_the_way() -> bool:
    """Somebody waits until another one is done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        return bool(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_what_is_replaced_at_that_moment_is_not_approved() -> None:
    row = wait()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            other = {**row.inhoud, "telefoon": "14 0888"}
            propose(
                onderwerp=Onderwerp.CONTACT, inhoud=other, eerder={}, na=1, door=SCHRIJFT, now=timezone.now()
            )
            judged = pool.submit(at_once, 1, lambda: approve_now(row))
            until = time.monotonic() + 5
            while not in_the_way() and time.monotonic() < until:
                time.sleep(0.02)
        assert [type(one) for one in judged.result()] == [AnderWasEerst]
    assert waits(Onderwerp.CONTACT).inhoud["telefoon"] == "14 0888"
    assert not Voorstel.objects.filter(besluit=Besluit.GOEDGEKEURD).exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_approve_at_the_same_time() -> None:
    row = wait()
    found = at_once(2, lambda: approve_now(row))
    assert sorted(type(one).__name__ for one in found) == ["AnderWasEerst", "NoneType"]
    assert GemeenteVersie.objects.count() == 1


def test_hours_that_change_at_that_moment_stay(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read to be stored beside the number, and changed before that."""
    row, now, asked = wait(), timezone.now(), []
    gezien = fingerprint(holds(row, now=now))
    hours = {"week": [[["09:00", "12:00"]]] + [[]] * 6, "dicht": []} | facts_of({})

    def read_twice(deel: Deel) -> GemeenteVersie | None:
        found = last_of(deel)
        asked.append(deel)
        if len(asked) == 2:  # the first time it was compared
            store(deel=deel, vorige=0, inhoud=hours, door=SCHRIJFT, now=now)
        return found

    monkeypatch.setattr(onderwerpen, "last_of", read_twice)
    with pytest.raises(AnderWasEerst):
        approve(pk=row.pk, gezien=gezien, door=KEURT, now=now)
    assert waits(Onderwerp.CONTACT) == row
