"""Whatever goes wrong in a delivery: it is tried again at its own pace, and nothing stays behind."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError
from pytest_django import Settings

from identification import tasks
from identification.flow import bezorgen
from identification.flow.bezorgen import deliver
from identification.flow.opruimen import purge
from identification.models import Identification
from identification.status import Afloop, Status
from inloggen.models import Medewerker
from tests.identification.gegevens import NOW, PERSOON, completed, delivered, fresh, is_wiped, later
from tests.identification.test_bezorgen import Kapot
from toezicht.models import Gebeurtenis
from zaken.models import Document
from zaken.register import Register


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> list[datetime]:
    """The clock of the tasks; it can be put forward. By itself it stands still, so nothing has a pace."""
    now = [NOW]
    settings.BEZORG_PER_SECONDE = float("inf")
    monkeypatch.setattr(tasks.timezone, "now", lambda: now[0])
    return now


def test_what_nobody_foresaw_is_tried_again_and_told_without_its_text(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    row, waits = completed(ambtenaar), []

    def fail(_inhoud: object) -> bytes:
        raise RuntimeError(PERSOON.reveal())

    monkeypatch.setattr(bezorgen, "render_bewijs", fail)
    for wait in (15, 30):
        now = fresh(row.pk).next_attempt_at
        assert deliver(pk=row.pk, zaaksysteem=Register(), now=now)
        waits.append((fresh(row.pk).next_attempt_at - now) / timedelta(seconds=wait))
    row = fresh(row.pk)
    assert all(0.5 <= part <= 1 for part in waits)
    assert (row.bezorg_fout, row.geweigerd) == ("onverwacht", False)
    assert "RuntimeError at fail:" in caplog.text
    assert PERSOON.reveal() not in caplog.text
    assert not [record for record in caplog.records if record.exc_info]


def test_one_bad_row_does_not_stop_the_others(ambtenaar: Medewerker, clock: list[datetime]) -> None:
    rows = [completed(ambtenaar) for _ in range(3)]
    Identification.objects.filter(pk=rows[0].pk).update(bsn=b"x", next_attempt_at=later(seconds=-1))
    tasks.bezorg_alles()
    assert [is_wiped(fresh(row.pk)) for row in rows] == [False, True, True]
    assert (fresh(rows[0].pk).bezorg_fout, fresh(rows[0].pk).geweigerd) == ("zegel-verbroken", True)


def test_a_row_that_the_database_refuses_does_not_stop_the_others(
    ambtenaar: Medewerker, clock: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = completed(ambtenaar), completed(ambtenaar)
    Identification.objects.filter(pk=bad.pk).update(next_attempt_at=later(seconds=-1))

    def refuse(*, pk: UUID, **others: Any) -> bool:
        if pk == bad.pk:
            raise DatabaseError(PERSOON.reveal())
        return deliver(pk=pk, **others)

    monkeypatch.setattr(bezorgen, "deliver", refuse)
    tasks.bezorg_alles()
    assert fresh(bad.pk).status == Status.BEVESTIGD
    assert is_wiped(fresh(good.pk))


def test_the_purge_waits_out_a_delivery_that_is_going_on(ambtenaar: Medewerker, settings: Settings) -> None:
    row = completed(ambtenaar)
    taken = row.verloopt_op - timedelta(seconds=1)
    assert bezorgen._take(row, now=taken)
    lease = taken + timedelta(seconds=settings.BEZORG_LEASE)
    assert purge(now=row.verloopt_op).verlopen == 0
    assert purge(now=lease - timedelta(seconds=1)).verlopen == 0
    assert fresh(row.pk).status == Status.BEVESTIGD
    assert purge(now=lease).verlopen == 1
    assert (is_wiped(fresh(row.pk)), fresh(row.pk).afloop) == (True, Afloop.NIET_BEZORGD)


def test_a_delivery_that_began_in_time_is_finished(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, render = completed(ambtenaar), bezorgen.render_bewijs

    def slow(inhoud: Any) -> bytes:
        assert purge(now=later(hours=48)).verlopen == 0
        return render(inhoud)

    monkeypatch.setattr(bezorgen, "render_bewijs", slow)
    assert deliver(pk=row.pk, zaaksysteem=Register(), now=later(hours=48, seconds=-1))
    assert (is_wiped(fresh(row.pk)), fresh(row.pk).afloop) == (True, Afloop.VOLTOOID)
    assert Document.objects.exclude(zaak=None).count() == 1


def test_a_try_that_failed_leaves_the_purge_nothing_to_wait_for(ambtenaar: Medewerker) -> None:
    row = completed(ambtenaar)
    deliver(pk=row.pk, zaaksysteem=Kapot("zaak"), now=later(hours=48, seconds=-1))
    assert purge(now=later(hours=48)).verlopen == 1


def test_a_document_that_came_into_no_zaak_goes_after_its_time(
    ambtenaar: Medewerker, clock: list[datetime]
) -> None:
    delivered(ambtenaar)
    row = completed(ambtenaar)
    deliver(pk=row.pk, zaaksysteem=Kapot("koppeling"), now=NOW)
    loose = Document.objects.filter(identificatie=row.pk, zaak=None)
    clock[0] = later(hours=49)
    tasks.ruim_op()
    assert (loose.count(), fresh(row.pk).afloop) == (1, Afloop.NIET_BEZORGD)
    clock[0] = later(hours=49, seconds=1)
    tasks.ruim_op()
    assert (loose.count(), Document.objects.count()) == (0, 1)
    assert Gebeurtenis.objects.filter(soort="signaal_niet_bezorgd", onderwerp=row.pk).count() == 1


def test_a_proof_waits_as_long_as_the_gemeente_has_no_name(ambtenaar: Medewerker, settings: Settings) -> None:
    row = completed(ambtenaar)
    settings.OMGEVING = "productie"
    assert deliver(pk=row.pk, zaaksysteem=Register(), now=NOW)
    row = fresh(row.pk)
    assert (row.status, row.bezorg_fout, row.geweigerd) == (Status.BEVESTIGD, "gemeente-onbekend", False)
    settings.GEMEENTE_NAAM, settings.GEMEENTE_CODE = "Zuiderdam", "0518"
    assert deliver(pk=row.pk, zaaksysteem=Register(), now=row.next_attempt_at)
    assert is_wiped(fresh(row.pk))
