"""Workers that run at the same time, on connections of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.zaken.conftest import NOW, deliver
from zaken.models import Document, Zaak, Zaakstatus
from zaken.register import Register

AtOnce = Callable[[int, Callable[[], Any]], list[Any]]
pytestmark = pytest.mark.django_db(transaction=True)


def test_nobody_gets_the_same_number(at_once: AtOnce) -> None:
    numbers = at_once(20, lambda: [Register().take_zaaknummer(now=NOW) for _ in range(3)])
    taken = sorted(number for three in numbers for number in three)
    assert taken == [f"2026-{10_001 + n}" for n in range(60)]


def test_twenty_deliveries_at_once_are_one(at_once: AtOnce) -> None:
    at_once(20, lambda: deliver(Register()))
    assert (Zaak.objects.count(), Document.objects.count(), Zaakstatus.objects.count()) == (1, 1, 2)
    assert Document.objects.get().zaak == Zaak.objects.get()
