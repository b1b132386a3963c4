"""A quarter without activity ends the login; the warning comes in time, and more time can be had again and again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from identification.models import Identification, InwonerSessie
from identification.queries import inwoner
from tests.identification.nepdigid import NepDigid, log_in_at_digid, text_of

QUARTER = timedelta(minutes=15)


@pytest.fixture
def sessie(client: Client, digid: NepDigid, row: Identification) -> InwonerSessie:
    log_in_at_digid(client, row, digid)
    Identification.objects.update(verloopt_op=timezone.now() + timedelta(hours=12))
    return InwonerSessie.objects.select_related("identification__dienst").get()


def last_active(ago: timedelta) -> datetime:
    moment = timezone.now() - ago
    InwonerSessie.objects.update(laatst_actief_op=moment)
    return moment


@pytest.mark.parametrize(("seconds_left", "warned"), [(181, False), (179, True), (120, True)])
def test_the_warning_comes_two_minutes_ahead_at_least(
    sessie: InwonerSessie, seconds_left: int, warned: bool
) -> None:
    now = sessie.laatst_actief_op + QUARTER - timedelta(seconds=seconds_left)
    assert inwoner.code_page(sessie, now=now).bijna_om is warned


def test_more_time_can_be_had_ten_times(client: Client, sessie: InwonerSessie) -> None:
    for _ in range(10):
        last_active(QUARTER - timedelta(minutes=1))
        client.post("/i/meer-tijd/")
        assert InwonerSessie.objects.get().laatst_actief_op > timezone.now() - timedelta(minutes=1)
    assert "U bent uitgelogd" not in text_of(client)


def test_after_a_quarter_there_is_no_more_time_to_have(client: Client, sessie: InwonerSessie) -> None:
    last_active(QUARTER)
    client.post("/i/meer-tijd/")
    assert "U bent uitgelogd" in text_of(client)


def test_a_poll_is_no_activity(client: Client, sessie: InwonerSessie) -> None:
    moment = last_active(QUARTER - timedelta(minutes=1))
    client.get("/i/status/")
    client.get("/i/", headers={"Vanzelf": "1"})
    assert InwonerSessie.objects.get().laatst_actief_op == moment
