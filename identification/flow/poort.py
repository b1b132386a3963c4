"""The gate before the zaaksysteem: how many go at once, how fast, and none at all while it does not answer.

After `BEZORG_STORINGEN` failures in a row the gate is closed: one proof at a time tries, less and less often. The
first answer opens it; then what waits goes at its pace. What is known stands in one row, so it counts for all workers
together, and a worker that dies keeps nobody out for longer than its lease.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from random import SystemRandom
from typing import Protocol

from django.conf import settings
from django.db import transaction

from identification.flow.overgang import DOOR_BEZORGER
from identification.models import Bezorgstand
from identification.models.bezorgstand import EEN
from toezicht.logboek import record
from toezicht.soorten import Soort
from zaken.redenen import reden_of
from zaken.zaaksysteem import ZaaksysteemFout

_logger = logging.getLogger(__name__)
_FIRST_PROBE, _LONGEST_PROBE = timedelta(seconds=15), timedelta(minutes=5)
_DOUBLINGS = 16  # beyond this a wait is its longest anyway


class Uitkomst(StrEnum):
    ANTWOORD = "antwoord"  # the zaaksysteem answered, be it with no
    STORING = "storing"
    GEEN = "geen"  # it was not asked


class PoortDicht(Exception):
    """Not now. `wacht`: seconds until it makes sense to ask again; None: not in this round, for `reden`."""

    def __init__(self, *, wacht: float | None, reden: str = "") -> None:
        super().__init__(reden)
        self.wacht = wacht
        self.reden = reden


class Ingang(Protocol):
    def enter(self, *, now: datetime) -> str:
        """A ticket. Raises `PoortDicht`."""

    def leave(self, ticket: str, *, uitkomst: Uitkomst, reden: str, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Open:
    """No gate: for whoever delivers one proof by hand, in a test for instance."""

    def enter(self, *, now: datetime) -> str:  # noqa: ARG002
        return ""

    def leave(self, ticket: str, *, uitkomst: Uitkomst, reden: str, now: datetime) -> None: ...


@contextmanager
def admitted(poort: Ingang, *, clock: Callable[[], datetime]) -> Iterator[None]:
    """Inside, the zaaksysteem may be asked; what it answers is told to the gate. Raises `PoortDicht`.

    Whoever is killed inside tells nothing: the ticket ends by itself.
    """
    ticket = poort.enter(now=clock())
    try:
        yield
    except ZaaksysteemFout as fout:
        storing = not fout.permanent and reden_of(fout.reason, permanent=False).storing
        uitkomst = Uitkomst.STORING if storing else Uitkomst.ANTWOORD
        poort.leave(ticket, uitkomst=uitkomst, reden=fout.reason, now=clock())
        raise
    except Exception:
        poort.leave(ticket, uitkomst=Uitkomst.GEEN, reden="", now=clock())
        raise
    poort.leave(ticket, uitkomst=Uitkomst.ANTWOORD, reden="", now=clock())


def spread(wait: timedelta) -> timedelta:
    """Between half of it and the whole, so that what failed together does not come back together."""
    return wait * SystemRandom().uniform(0.5, 1.0)


def doubled(first: timedelta, *, times: int, longest: timedelta) -> timedelta:
    factor: int = 2 ** min(times, _DOUBLINGS)
    return min(first * factor, longest)


@dataclass(frozen=True, slots=True)
class Poort:
    """`jitter`: what spreads the moments of probes."""

    jitter: Callable[[timedelta], timedelta] = spread

    def enter(self, *, now: datetime) -> str:
        with transaction.atomic():
            stand = _locked()
            bezig = {ticket: tot for ticket, tot in stand.bezig.items() if datetime.fromisoformat(tot) > now}
            _refuse(stand, going_on=len(bezig), now=now)
            ticket = uuid.uuid4().hex
            until = now + timedelta(seconds=settings.BEZORG_LEASE)
            stand.bezig = {**bezig, ticket: until.astimezone(UTC).isoformat()}
            stand.volgende_op = now + timedelta(seconds=1 / settings.BEZORG_PER_SECONDE)
            if is_closed(stand):
                stand.proef_op = until  # this is the probe: nobody else until it is back, or dead
            stand.save()
        return ticket

    def leave(self, ticket: str, *, uitkomst: Uitkomst, reden: str, now: datetime) -> None:
        with transaction.atomic():
            stand = _locked()
            stand.bezig.pop(ticket, None)
            if uitkomst is Uitkomst.ANTWOORD:
                _answered(stand)
            elif uitkomst is Uitkomst.STORING:
                self._failed(stand, reden=reden, now=now)
            elif is_closed(stand):
                stand.proef_op = now  # the probe told nothing: another one may
            stand.save()

    def _failed(self, stand: Bezorgstand, *, reden: str, now: datetime) -> None:
        stand.storingen += 1
        stand.reden = reden[:60]
        stand.storing_sinds = stand.storing_sinds or now
        beyond = stand.storingen - settings.BEZORG_STORINGEN
        if beyond < 0:
            return
        stand.proef_op = now + self.jitter(doubled(_FIRST_PROBE, times=beyond, longest=_LONGEST_PROBE))
        if beyond == 0:
            record(soort=Soort.KOPPELING_STUK, door=DOOR_BEZORGER, now=now, reden=reden)


def _answered(stand: Bezorgstand) -> None:
    if is_closed(stand):
        _logger.info("the zaaksysteem answers again")
    stand.storingen, stand.reden = 0, ""
    stand.storing_sinds = stand.proef_op = None


def is_closed(stand: Bezorgstand) -> bool:
    return stand.storingen >= settings.BEZORG_STORINGEN


def _refuse(stand: Bezorgstand, *, going_on: int, now: datetime) -> None:
    """Raises `PoortDicht`."""
    if is_closed(stand) and (going_on or (stand.proef_op is not None and now < stand.proef_op)):
        raise PoortDicht(wacht=None, reden=stand.reden)
    if stand.volgende_op is not None and now < stand.volgende_op:
        raise PoortDicht(wacht=(stand.volgende_op - now).total_seconds())
    if going_on >= settings.BEZORG_TEGELIJK:
        raise PoortDicht(wacht=1 / settings.BEZORG_PER_SECONDE)


def _locked() -> Bezorgstand:
    """The row, ours until the commit."""
    found = Bezorgstand.objects.select_for_update().filter(id=EEN).first()
    if found is None:
        Bezorgstand.objects.get_or_create(id=EEN)
        found = Bezorgstand.objects.select_for_update().get(id=EEN)
    return found
