"""A proof that the zaaksysteem refused: the ambtenaar sees why, and can have it tried again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from identification.flow import bezorgbeheer, bezorgen
from identification.models import Identification
from identification.status import Status
from inloggen.models import Medewerker
from tests.identification.gegevens import ANDER, PERSOON, completed, fresh, is_wiped, make_zaak
from zaken.models import Zaak
from zaken.register import Register


@pytest.fixture
def nudged(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    seen: list[Any] = []
    monkeypatch.setattr(bezorgbeheer, "nudge", seen.append)
    return seen


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def deliver(row: Identification, *, now: datetime) -> None:
    bezorgen.deliver(pk=row.pk, zaaksysteem=Register(), now=now)


@pytest.fixture
def refused(ambtenaar: Medewerker, nudged: list[Any], now: datetime) -> Identification:
    """Two were completed for a zaak that was on nobody's name: the second one came too late."""
    zaak = make_zaak()
    rows = [completed(ambtenaar, zaak=zaak, now=now, wie=wie) for wie in (PERSOON, ANDER)]
    for row in rows:
        deliver(row, now=now)
    return fresh(rows[1].pk)


def mended() -> None:
    Zaak.objects.update(initiator_versleuteld=None)


def again(client: Client, row: Identification) -> Any:
    return client.post(f"/werkblad/{row.pk}/bezorg-opnieuw/")


def test_the_page_says_why_and_has_a_button(sanne: Client, refused: Identification, now: datetime) -> None:
    page = sanne.get(f"/werkblad/{refused.pk}/").content.decode()
    for words in ("Bewijs geweigerd", "Deze zaak staat op naam van een andere persoon.", "Probeer opnieuw"):
        assert words in page
    assert f'action="/werkblad/{refused.pk}/bezorg-opnieuw/"' in page
    assert refused.next_attempt_at is None  # until somebody acts


def test_the_button_has_it_tried_at_once(sanne: Client, refused: Identification, nudged: list[Any]) -> None:
    mended()
    assert again(sanne, refused)["Location"] == f"/werkblad/{refused.pk}/"
    row = fresh(refused.pk)
    assert (row.geweigerd, row.status, nudged) == (False, Status.VASTGELEGD, [refused.pk])
    assert "Probeer opnieuw" not in sanne.get(f"/werkblad/{refused.pk}/").content.decode()
    deliver(row, now=timezone.now())
    assert is_wiped(fresh(refused.pk))
    assert fresh(refused.pk).geleverd_op is not None


def test_the_poll_follows_a_retry(sanne: Client, refused: Identification) -> None:
    def poll(versie: str) -> Any:
        return sanne.get(f"/werkblad/{refused.pk}/afgerond/status/?versie={versie}")

    before = sanne.get(f"/werkblad/{refused.pk}/").context["pagina"].versie
    assert poll(before).status_code == 204
    mended()
    again(sanne, refused)
    waiting = poll(before)
    assert (waiting.status_code, "wacht op het zaaksysteem" in waiting.content.decode()) == (200, True)
    assert poll(waiting.context["pagina"].versie).status_code == 204
    deliver(refused, now=timezone.now())
    assert "Staat in de zaak" in poll(waiting.context["pagina"].versie).content.decode()


def test_a_zaak_that_still_refuses_is_said_again(sanne: Client, refused: Identification) -> None:
    again(sanne, refused)
    deliver(fresh(refused.pk), now=timezone.now())
    assert fresh(refused.pk).geweigerd
    assert "Probeer opnieuw" in sanne.get(f"/werkblad/{refused.pk}/").content.decode()


def test_a_worker_that_has_it_is_not_disturbed(
    refused: Identification, nudged: list[Any], now: datetime, settings: Settings
) -> None:
    lease = now + timedelta(seconds=settings.BEZORG_LEASE)
    Identification.objects.filter(pk=refused.pk).update(bezorger_tot=lease, next_attempt_at=lease)
    bezorgbeheer.retry(pk=refused.pk, door="x", now=lease - timedelta(seconds=1))
    assert (fresh(refused.pk).next_attempt_at, nudged) == (lease, [])
    bezorgbeheer.retry(pk=refused.pk, door="x", now=lease)
    assert (fresh(refused.pk).geweigerd, nudged) == (False, [refused.pk])


def test_what_is_over_is_not_tried_again(refused: Identification, nudged: list[Any]) -> None:
    before = Identification.objects.filter(pk=refused.pk).values().get()
    bezorgbeheer.retry(pk=refused.pk, door="x", now=refused.verloopt_op)
    assert Identification.objects.filter(pk=refused.pk).values().get() == before
    assert nudged == []
