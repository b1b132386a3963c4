"""How long the session of a medewerker lasts: the times stand in the session itself, at the server."""

from __future__ import annotations

import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

_SINCE = "ingelogd_sinds"
_LAST = "laatst_actief"
_STEP = 30  # seconds; noting every request would cost a query each


def start_clock(session: SessionBase) -> None:
    session[_SINCE] = session[_LAST] = _now()


def is_over(session: SessionBase) -> bool:
    """Too long without activity, or logged in for too long. A session without times starts its clock here."""
    if _SINCE not in session:
        start_clock(session)
    since, last = int(session[_SINCE]), int(session[_LAST])
    return _now() - since > settings.SESSION_COOKIE_AGE or _now() - last > settings.MEDEWERKER_INACTIEF


def note_activity(session: SessionBase) -> None:
    if _now() - session[_LAST] >= _STEP:
        session[_LAST] = _now()


def _now() -> int:
    return int(time.time())
