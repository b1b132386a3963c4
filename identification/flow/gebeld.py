"""Is it really the gemeente that calls? An inwoner types the number that was said, on the gemeente's own address."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from identification.flow.overgang import DOOR_INWONER
from identification.flow.signalen import raise_signal
from identification.models import Gesprek, Identification, SignaalSoort
from identification.status import OPEN
from toezicht.logboek import record
from toezicht.queries import count_since
from toezicht.soorten import Soort

_ONBEKEND_PER_MINUUT = 30
_MELDINGEN_PER_MINUUT = 30
_SEPARATORS = re.compile(r"[\s.\-‐-―]")
_NUMMER = re.compile(r"[0-9]{5}")


class GeenGespreksnummer(ValueError):
    """Not five digits."""


class TeVeelGevraagd(Exception):
    """More unknown numbers, or reports, came in one minute than people would send."""


def parse_nummer(typed: str) -> str:
    """Raises `GeenGespreksnummer`."""
    nummer = _SEPARATORS.sub("", typed)
    if not _NUMMER.fullmatch(nummer):
        raise GeenGespreksnummer
    return nummer


def who_calls(*, nummer: str, now: datetime) -> Gesprek | None:
    """The conversation that goes on under this number; None is written down too. Raises `TeVeelGevraagd`.

    Unknown numbers typed at a standing link carry its dienst as reason and do not count here: who floods that page
    must not close this one.
    """
    _limit(Soort.GEBELD_ONBEKEND, _ONBEKEND_PER_MINUUT, now=now, reden="")
    gesprek = _open(nummer, now=now)
    soort = Soort.GEBELD_ONBEKEND if gesprek is None else Soort.GEBELD_NAGEKEKEN
    record(soort=soort, door=DOOR_INWONER, now=now)
    return gesprek


def report(*, nummer: str, now: datetime) -> Gesprek | None:
    """Somebody says that this is no real call. Who is in the call under that number hears of it.

    The conversation under that number, if there is one. Raises `TeVeelGevraagd`.
    """
    _limit(Soort.MELDING_NEPGESPREK, _MELDINGEN_PER_MINUUT, now=now)
    gesprek = _open(nummer, now=now) if nummer else None
    reden = "gesprek-bekend" if gesprek is not None else "gesprek-onbekend"
    record(soort=Soort.MELDING_NEPGESPREK, door=DOOR_INWONER, now=now, reden=reden)
    rows = Identification.objects.filter(gesprek=gesprek, status__in=OPEN)
    for row in rows if gesprek is not None else ():
        raise_signal(identification=row, soort=SignaalSoort.GEMELD, now=now)
    return gesprek


def _open(nummer: str, *, now: datetime) -> Gesprek | None:
    open_now = Gesprek.objects.filter(nummer=nummer, beeindigd_op=None, verloopt_op__gt=now)
    return open_now.select_related("dienst").first()


def _limit(soort: Soort, tot: int, *, now: datetime, reden: str | None = None) -> None:
    if count_since(soort, sinds=now - timedelta(minutes=1), tot=tot, reden=reden) >= tot:
        raise TeVeelGevraagd
