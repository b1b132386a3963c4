"""When somebody in the call is not safe, or not who they seem: said without the other side noticing."""

from __future__ import annotations

from datetime import datetime

from identification.flow.afronden import end, stop
from identification.flow.overgang import door_ambtenaar
from identification.flow.signalen import raise_signal
from identification.models import Identification, SignaalSoort
from identification.status import OPEN, Afloop, Status
from toezicht.soorten import Soort

VERDACHT = "verdacht"
STOP_REDENEN = ("niet-gelukt", "ander-kanaal", "fout-gestart", VERDACHT)  # all that an ambtenaar can give


def raise_quiet_alarm(*, identification: Identification, now: datetime) -> None:
    """The inwoner cannot speak freely. Where it is over already nothing happens, and nobody is told that either."""
    if identification.status in OPEN and identification.verloopt_op > now:
        raise_signal(identification=identification, soort=SignaalSoort.STIL_ALARM, now=now)


def distrust(*, identification: Identification, now: datetime) -> None:
    """The ambtenaar does not trust it: over at once, and to the inwoner withdrawn as any other. Raises `AlVerder`."""
    end(
        identification=identification,
        van=Status(identification.status),
        afloop=Afloop.WANTROUWEN,
        door=door_ambtenaar(identification),
        now=now,
        soort=Soort.WANTROUWEN,
    )


def withdraw(*, identification: Identification, reden: str, now: datetime) -> None:
    """The ambtenaar stops, for one of `STOP_REDENEN`. Raises `AlVerder`."""
    if reden == VERDACHT:
        distrust(identification=identification, now=now)
    else:
        stop(identification=identification, reden=reden, now=now)
