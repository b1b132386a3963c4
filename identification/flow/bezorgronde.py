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

    def walk(pks: list[UUID], deliver: Deliver) -> bool:
        """False when the zaaksysteem may not be asked, or the time is over."""
        for pk in pks:
            if clock() > ends:
                return False
            try:
                if not deliver_one(pk, deliver, zaaksysteem, poort, clock=clock, sleep=sleep):
                    return False
            except DatabaseError:
                _logger.error("the database refused; the next row is tried")
        return True

    if walk(bezorgen.due(now=clock()), bezorgen.deliver):
        walk(bewaard_bezorgen.due(now=clock()), bewaard_bezorgen.deliver_kept)
    else:
        for pk in bezorgen.due(now=clock(), with_zaaksysteem=False):
            walk([pk], bezorgen.deliver)


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
