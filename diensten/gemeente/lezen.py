"""What the gemeente says about itself, read once for a request and always from the database.

No cache between requests: a message that is withdrawn is gone at the next page, in every process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DatabaseError
from django.db.models import Max

from begrippen.gemeente import Gemeente
from diensten.gemeente.models import GemeenteVersie
from diensten.gemeente.stand import Stand, stand_of
from diensten.gemeente.vast import is_complete


class NogOnbekend(Exception):
    """The name or the code of the gemeente is not filled in: nothing that is kept may name it."""


_kept: ContextVar[list[Stand] | None] = ContextVar("gemeente_stand", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Around one request: whoever asks again gets the same answer, without a second query."""
    token = _kept.set([])
    try:
        yield
    finally:
        _kept.reset(token)


def current() -> Stand:
    """One query, and none when this request asked before. Without a database it is what the settings say."""
    kept = _kept.get()
    if kept:
        return kept[0]
    try:
        stand = _read()
    except DatabaseError:
        return stand_of({})  # an error page has to stand without a database
    if kept is not None:
        kept.append(stand)
    return stand


def gemeente() -> Gemeente:
    return current().gemeente


def gemeente_for_proof() -> Gemeente:
    """What a proof says is not guessed: raises `DatabaseError` without a database, `NogOnbekend` without a name."""
    kept = _kept.get()
    found = (kept[0] if kept else _read()).gemeente
    if not is_complete(found):
        raise NogOnbekend
    return found


def forget() -> None:
    """After a change: the rest of this request sees it."""
    kept = _kept.get()
    if kept is not None:
        kept.clear()


def _read() -> Stand:
    last = GemeenteVersie.objects.order_by().values("deel").annotate(last=Max("pk")).values("last")
    rows = list(GemeenteVersie.objects.filter(pk__in=last))
    return stand_of({row.deel: row.inhoud for row in rows}, {row.deel: row.pk for row in rows})
