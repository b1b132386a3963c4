"""The words of the gemeente in the place of ours, wherever Django asks for a text while a page is made for an inwoner.

Django has no way to ask a database for a text: the class of its catalogs is replaced by one that looks here first.
Outside `spoken` it does nothing at all, so beheer, the werkblad and the log keep our own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import datetime
from typing import Protocol

from django.utils.translation import deactivate, trans_real

from diensten.inwonerteksten.register import PLAATSEN
from diensten.inwonerteksten.tonen import Teksten
from diensten.inwonerteksten.woorden import Woord
from diensten.models import Dienst


class Spreker(Protocol):
    def own(self, sleutel: str) -> str:
        """The text of the gemeente at a place, in the language of the page; empty where our own words stand."""
        ...


_spreker: ContextVar[Spreker | None] = ContextVar("spreker")  # has no value outside `spoken`
_WOORDEN = {
    plaats.bron: (sleutel, plaats) for sleutel, plaats in PLAATSEN.items() if isinstance(plaats, Woord)
}


@contextmanager
def spoken(spreker: Spreker | None) -> Iterator[None]:
    """Inside it the words are those of `spreker`; None: our own."""
    before = _spreker.set(spreker)
    try:
        yield
    finally:
        _spreker.reset(before)


def speak_as(spreker: Spreker | None) -> None:
    """From here to the end of the `spoken` around it. Without one there is no end, so nothing changes."""
    with suppress(LookupError):
        _spreker.get()
        _spreker.set(spreker)


def texts_for(dienst: Dienst | None, *, now: datetime) -> Teksten:
    """Those of this page, which from here on speaks them. One object for a page: it asks the database once."""
    known = _spreker.get(None)
    if not isinstance(known, Teksten) or not known.is_of(dienst):
        known = Teksten(dienst=dienst, now=now)
    speak_as(known)
    return known


class Vertaling(trans_real.DjangoTranslation):
    """A catalog of Django that lets the gemeente speak."""

    def gettext(self, message: str) -> str:
        spreker = _spreker.get(None)
        found = _WOORDEN.get(message) if spreker is not None else None
        if spreker is None or found is None:
            return super().gettext(message)
        sleutel, woord = found
        with spoken(None):  # a catalog asks the one it falls back on, which is another of this class
            ours = super().gettext(message)
            own = spreker.own(sleutel)
        return woord.says(own, ours=ours) if own else ours


def install() -> None:
    """Once, when the portal starts: no catalog of another class is left."""
    trans_real.DjangoTranslation = Vertaling  # type: ignore[misc]
    trans_real._translations.clear()  # type: ignore[attr-defined]
    trans_real._default = None  # type: ignore[attr-defined]
    deactivate()
