"""Pairing a side panel in a page of another origin with the login of a medewerker (ADR 0014)."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction

from begrippen.rol import Rol
from identification.flow.overgang import door_medewerker
from identification.models import Paneel
from inloggen.medewerker.klok import is_over
from inloggen.models import Medewerker
from toezicht.logboek import record
from toezicht.soorten import Soort

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that look alike
_LENGTH = 8  # 40 bits, for two minutes and one use
_GELDIG = timedelta(minutes=2)


class CodeOnbekend(Exception):
    """No such code, or it was used, or its two minutes are over."""


@dataclass(frozen=True, slots=True)
class Kijker:
    """Who looks along in a panel. `verborgen`: this medewerker hides everything now."""

    medewerker: Medewerker
    verborgen: bool


def make_code(*, medewerker: Medewerker, sessie: str, now: datetime) -> tuple[str, datetime]:
    """A code to type into the panel, and until when it works. An earlier one that was not used stops working.

    `sessie`: the key of the login that asks. The panel ends with it.
    """
    code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    with transaction.atomic():
        Paneel.objects.filter(medewerker=medewerker, gekoppeld_op=None).delete()
        Paneel.objects.filter(medewerker=medewerker).exclude(sessie=sessie).delete()
        Paneel.objects.create(
            medewerker=medewerker, sessie=sessie, code_hash=_hash(code), code_tot=now + _GELDIG
        )
    return code, now + _GELDIG


def pair(*, typed: str, now: datetime) -> str:
    """The secret for the cookie of the panel. A code works once. Raises `CodeOnbekend`."""
    code = "".join(letter for letter in typed.upper() if letter.isalnum())[: _LENGTH + 1]
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        found = Paneel.objects.select_related("medewerker").filter(code_hash=_hash(code), code_tot__gt=now)
        one = found.first()
        changes = {"code_hash": "", "sleutel_hash": _hash(secret), "gekoppeld_op": now}
        if one is None or found.filter(pk=one.pk).update(**changes) != 1:
            raise CodeOnbekend
        door = door_medewerker(one.medewerker.naam, one.medewerker.pk)
        record(soort=Soort.PANEEL_GEKOPPELD, door=door, now=now)
    return secret


def viewer(*, secret: str) -> Kijker | None:
    """Whose panel this is; None when it is not paired, or the login it belongs to has ended."""
    if not secret:
        return None
    panel = Paneel.objects.select_related("medewerker").filter(sleutel_hash=_hash(secret)).first()
    if panel is None:
        return None
    session = SessionStore(session_key=panel.sessie)
    if session.get(SESSION_KEY) != str(panel.medewerker_id) or is_over(session):
        return None
    if not panel.medewerker.heeft_rol(Rol.AMBTENAAR):
        return None
    return Kijker(panel.medewerker, bool(session.get("verberg")))


def count_panels(*, sessie: str) -> int:
    return Paneel.objects.filter(sessie=sessie).exclude(gekoppeld_op=None).count()


def unpair(*, sessie: str) -> None:
    """All panels of this login."""
    Paneel.objects.filter(sessie=sessie).delete()


def forget_panels(*, now: datetime) -> None:
    """A login lasts a working day at most, and no panel outlives it."""
    Paneel.objects.filter(code_tot__lt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE)).delete()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
