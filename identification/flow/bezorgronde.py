"""One look at the work list, at the pace of the gate."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from identification.flow import bewaard_bezorgen, bezorgen
from identification.flow.poort import Ingang, PoortDicht
from identification.models import Identification
from identification.status import Status
from zaken.zaaksysteem import Zaaksysteem

_logger = logging.getLogger(__name__)
_PATIENCE = 5  # times that one row waits for its turn at the gate
_LONGEST_PAUSE = 1.0  # seconds
Deliver = Callable[..., bool]


def work(
    *,
    zaaksysteem: Zaaksysteem,
    poort: Ingang,
    clock: Callable[[], datetime] = timezone.now,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Until nothing is due, the zaaksysteem may not be asked, or the next look is due anyway."""
    ends = clock() + timedelta(seconds=settings.BEZORG_INTERVAL)
    closed = False
    lists = ((bezorgen.due, bezorgen.deliver), (bewaard_bezorgen.due, bewaard_bezorgen.deliver_kept))
    for look, deliver in lists:
        for pk in look(now=clock()):
            if clock() > ends:
                return
            if closed and not _needs_no_zaaksysteem(pk):
                continue
            try:
                passed = deliver_one(pk, deliver, zaaksysteem, poort, clock=clock, sleep=sleep)
            except DatabaseError:
                _logger.error("the database refused; the next row is tried")
            else:
                closed = closed or not passed


def deliver_one(
    pk: UUID,
    deliver: Deliver,
    zaaksysteem: Zaaksysteem,
    poort: Ingang,
    *,
    clock: Callable[[], datetime] = timezone.now,
    sleep: Callable[[float], None] = time.sleep,
) -> bool:
    """False when the zaaksysteem may not be asked now, and waiting a moment does not help."""
    for _ in range(_PATIENCE):
        try:
            deliver(pk=pk, zaaksysteem=zaaksysteem, now=clock(), poort=poort, clock=clock)
        except PoortDicht as dicht:
            if dicht.wacht is None:
                return False
            sleep(min(dicht.wacht, _LONGEST_PAUSE))
        else:
            return True
    return True


def _needs_no_zaaksysteem(pk: UUID) -> bool:
    """Its proof must still be made, or it only has to be wiped."""
    return (
        Identification.objects.filter(pk=pk).exclude(status=Status.VASTGELEGD).exclude(status=Status.GEWIST)
    ).exists()
