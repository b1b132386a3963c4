"""The gate: what waits for the zaaksysteem goes at its pace, and leaves it alone while it is down."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from identification.flow.bezorgen import deliver, due
from identification.flow.bezorgronde import work
from identification.flow.opruimen import purge
from identification.flow.poort import Poort, PoortDicht, Uitkomst
from identification.models import BewaardBewijs, Bezorgstand, Identification
from identification.queries.bezorging import health, overview
from identification.status import Status
from tests.bezorging.conftest import Klok, Many
from tests.identification.gegevens import NOW, at_once, completed, fresh, is_wiped, later
from toezicht.models import Gebeurtenis
from zaken.models import Document, Zaak
from zaken.register import Register
from zaken.zaaksysteem import ZaaksysteemFout


class Geteld(Register):
    """A zaaksysteem that can be down, and counts what it is asked and when."""

    def __init__(self, klok: Klok) -> None:
        self.klok, self.down, self.asked = klok, False, list[datetime]()

    def ensure_zaak(self, *args: Any, **kwargs: Any) -> str:
        self.asked.append(self.klok.now)
        self.klok.sleep(0.02)
        if self.down:
            raise ZaaksysteemFout("zaaksysteem-geen-verbinding", permanent=False)
        return super().ensure_zaak(*args, **kwargs)

    def per_second(self) -> int:
        return max(Counter(int(moment.timestamp()) for moment in self.asked).values())


def rounds(zaaksysteem: Geteld, klok: Klok, *, until: datetime, step: float = 5.0) -> None:
    poort = Poort(jitter=lambda wait: wait)
    while klok.now < until:
        work(zaaksysteem=zaaksysteem, poort=poort, clock=klok, sleep=klok.sleep)
        klok.sleep(step)


def one_of_each() -> bool:
    loose = Document.objects.filter(zaak=None).exists()
    return not loose and Zaak.objects.count() == Document.objects.count() == Identification.objects.count()


def test_five_hundred_are_delivered_once_each_without_hammering(
    many: Many, klok: Klok, settings: Settings
) -> None:
    zaaksysteem = Geteld(klok)
    many(500)
    rounds(zaaksysteem, klok, until=later(seconds=110), step=0.1)
    assert not Identification.objects.exclude(status=Status.GEWIST).exists()
    assert one_of_each()
    assert len(zaaksysteem.asked) == 500
    assert zaaksysteem.per_second() <= settings.BEZORG_PER_SECONDE + 1


def test_two_days_without_a_zaaksysteem_and_then_all_of_them(many: Many, klok: Klok) -> None:
    zaaksysteem = Geteld(klok)
    zaaksysteem.down = True
    many(40)
    rounds(zaaksysteem, klok, until=later(hours=47), step=900)
    assert len(zaaksysteem.asked) < 47 * 4 + 20  # one probe in each round, once it is closed
    assert health(now=klok.now) == "storing"
    assert Gebeurtenis.objects.filter(soort="koppeling_stuk").count() == 1
    zaaksysteem.down, before = False, len(zaaksysteem.asked)
    rounds(zaaksysteem, klok, until=klok.now + timedelta(minutes=65), step=60)
    assert one_of_each()
    assert len(zaaksysteem.asked) - before == 40
    assert all(is_wiped(row) for row in Identification.objects.all())
    assert health(now=klok.now) == "goed"


def test_after_two_days_and_more_only_the_sealed_proof_is_left(many: Many, klok: Klok) -> None:
    zaaksysteem = Geteld(klok)
    zaaksysteem.down = True
    many(12)
    rounds(zaaksysteem, klok, until=later(minutes=10))
    purge(now=later(hours=48))
    assert all(is_wiped(row) for row in Identification.objects.all())
    assert BewaardBewijs.objects.filter(bewijs__isnull=False).count() == 12
    assert Zaak.objects.count() == 0


def test_while_it_is_closed_proofs_are_made_and_nobody_else_asks(many: Many, klok: Klok) -> None:
    zaaksysteem = Geteld(klok)
    zaaksysteem.down = True
    many(10)
    rounds(zaaksysteem, klok, until=later(seconds=20))
    asked = len(zaaksysteem.asked)
    row = Identification.objects.get(status=Status.VASTGELEGD, zaaknummer__startswith="2026-1")
    Identification.objects.filter(pk=row.pk).update(
        status=Status.BEVESTIGD, next_attempt_at=klok.now, bewijs=None, bezorg_fout=""
    )
    Bezorgstand.objects.update(proef_op=klok.now + timedelta(hours=1))
    with pytest.raises(PoortDicht):
        deliver(pk=row.pk, zaaksysteem=zaaksysteem, now=klok.now, poort=Poort())
    row = fresh(row.pk)
    assert (row.status, row.bezorg_fout) == (Status.VASTGELEGD, "zaaksysteem-geen-verbinding")
    assert (row.next_attempt_at, row.bezorger_tot, len(zaaksysteem.asked)) == (klok.now, None, asked)


def test_the_probe_is_one_and_comes_less_and_less_often(db: None, settings: Settings) -> None:
    poort, now, gaps = Poort(jitter=lambda wait: wait), NOW, []
    for _ in range(settings.BEZORG_STORINGEN + 6):
        ticket = poort.enter(now=now)
        if Bezorgstand.objects.get().storingen >= settings.BEZORG_STORINGEN:
            with pytest.raises(PoortDicht):
                poort.enter(now=now + timedelta(seconds=1))
        poort.leave(ticket, uitkomst=Uitkomst.STORING, reden="zaaksysteem-traag", now=now)
        proef = Bezorgstand.objects.get().proef_op
        gaps += [(proef - now).total_seconds()] if proef else []
        now = proef or now + timedelta(seconds=1)
    assert gaps == [15, 30, 60, 120, 240, 300, 300]
    ticket = poort.enter(now=now)
    poort.leave(ticket, uitkomst=Uitkomst.ANTWOORD, reden="", now=now)
    assert Bezorgstand.objects.get().storingen == 0


def test_a_worker_that_died_at_the_gate_keeps_nobody_out_for_long(db: None, settings: Settings) -> None:
    settings.BEZORG_TEGELIJK, poort = 1, Poort()
    poort.enter(now=NOW)
    with pytest.raises(PoortDicht):
        poort.enter(now=later(seconds=settings.BEZORG_LEASE - 1))
    assert poort.enter(now=later(seconds=settings.BEZORG_LEASE))


def test_a_refusal_of_one_proof_closes_nothing(many: Many, klok: Klok) -> None:
    class Weigert(Geteld):
        def ensure_zaak(self, *args: Any, **kwargs: Any) -> str:
            raise ZaaksysteemFout("zaak-gesloten", permanent=True)

    many(10)
    rounds(Weigert(klok), klok, until=later(seconds=20))
    assert Identification.objects.filter(geweigerd=True, next_attempt_at=None).count() == 10
    assert (due(now=later(hours=40)), health(now=klok.now)) == ([], "vast")
    assert overview(now=klok.now).storing is None


@pytest.mark.django_db(transaction=True)
def test_no_more_at_once_than_is_set_in_all_workers_together(settings: Settings) -> None:
    settings.BEZORG_TEGELIJK, settings.BEZORG_PER_SECONDE = 2, float("inf")
    all_asked = threading.Barrier(4)

    def worker() -> str:
        try:
            ticket = Poort().enter(now=NOW)
        except PoortDicht:
            ticket = ""
        connection.close()  # somebody else may need it to ask
        all_asked.wait(timeout=60)  # who came in stays until everybody has asked
        if not ticket:
            return "dicht"
        Poort().leave(ticket, uitkomst=Uitkomst.ANTWOORD, reden="", now=NOW)
        connection.close()
        return "binnen"

    assert sorted(at_once(4, worker)) == ["binnen", "binnen", "dicht", "dicht"]


def test_a_dead_worker_shows_in_the_health(ambtenaar: Any) -> None:
    row = completed(ambtenaar)
    assert health(now=later(minutes=14)) == "goed"
    assert health(now=later(minutes=15)) == "vast"
    deliver(pk=row.pk, zaaksysteem=Register(), now=NOW)
    assert health(now=later(hours=1)) == "goed"
