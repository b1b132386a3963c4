"""Calls with more than one person, walked to where a test wants them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from begrippen.bsn import Bsn
from begrippen.deel import ERBIJ, Deel, as_text
from diensten.models import Dienst
from identification.flow import afronden, controle, samen
from identification.models import Identification
from inloggen.models import Medewerker
from tests.identification.gegevens import (
    ANDER,
    NOW,
    PERSOON,
    attach,
    fresh,
    invited,
    make_dienst,
)
from zaken.register import Register

DERDE = Bsn("999990111")
MENSEN = (PERSOON, ANDER, DERDE)


def samen_dienst(**changes: Any) -> Dienst:
    return make_dienst(**{"samen": as_text(ERBIJ)} | changes)


def added(
    first: Identification, deel: Deel = Deel.PARTNER, *, bsn: Bsn | None = None, now: datetime = NOW
) -> Identification:
    row = samen.add(identification=fresh(first.pk), deel=deel, bsn=bsn, now=now)
    return fresh(row.pk)


def comes_in(row: Identification, wie: Bsn, *, now: datetime = NOW) -> Identification:
    attach(row, wie, now=now)
    return fresh(row.pk)


def checked(row: Identification, *, now: datetime = NOW) -> Identification:
    row = fresh(row.pk)
    controle.check_code(identification=row, typed=controle.expected_code(row), now=now)
    return fresh(row.pk)


def together(
    ambtenaar: Medewerker,
    *delen: Deel,
    dienst: Dienst | None = None,
    mensen: tuple[Bsn, ...] = MENSEN,
    now: datetime = NOW,
    **invite: Any,
) -> list[Identification]:
    """Everybody logged in and checked: an inwoner and one for each of `delen`."""
    first = invited(ambtenaar, dienst=dienst or samen_dienst(), now=now, **invite)
    rows = [first, *(added(first, deel, now=now) for deel in delen or (Deel.PARTNER,))]
    return [checked(comes_in(row, wie, now=now), now=now) for row, wie in zip(rows, mensen, strict=False)]


def complete(row: Identification, *, now: datetime = NOW) -> None:
    afronden.complete(identification=fresh(row.pk), verklaard=True, zaaksysteem=Register(), now=now)
