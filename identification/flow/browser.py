"""Which browser of an inwoner belongs to which identification, and until when. One of them may log in.

The cookie holds a random secret and the row its hash. A new secret is handed out after DigiD, so that a secret
planted before the login is worth nothing after it.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from identification.models import Identification, InwonerSessie
from inloggen.resultaat import LoginMislukt, LoginResult

_SECRET_BYTES = 32
_MINUTE = timedelta(minutes=1)
_STARTS_PER_MINUTE = 10
_LONGEST_NAME = 255
_LOST_ANSWER = timedelta(minutes=5)


class TeVaak(Exception):
    """More logins were started from one link in a minute than a person can."""


class AndereBrowser(Exception):
    """Another browser has the place that this one asks for."""


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def open_browser(*, identification: Identification, current: str, taal: str, now: datetime) -> str:
    """The secret to put in the cookie when a login starts; what went wrong before is forgotten.

    The first browser of a link is the one that may log in, and keeps its secret: the same person can come back,
    and two tabs stay one browser. Raises `AndereBrowser`, `TeVaak`.
    """
    sessie = own_browser(identification=identification, secret=current, now=now)
    if sessie is not None:
        if not sessie.gebonden:
            raise AndereBrowser
        InwonerSessie.objects.filter(pk=sessie.pk).update(login_fout="")
        return current
    return add_browser(identification=identification, taal=taal, now=now, gebonden=True)


def add_browser(
    *,
    identification: Identification,
    taal: str,
    now: datetime,
    gebonden: bool = False,
    verhuizing_op: datetime | None = None,
) -> str:
    """A browser that was not here before; its secret. Raises `AndereBrowser`: its place is taken; `TeVaak`."""
    recent = InwonerSessie.objects.filter(identification=identification, begonnen_op__gt=now - _MINUTE)
    if recent.count() >= _STARTS_PER_MINUTE:
        raise TeVaak
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    try:
        with transaction.atomic():
            InwonerSessie.objects.create(
                sleutel_hash=_hash(secret),
                identification=identification,
                gebonden=gebonden,
                verhuizing_op=verhuizing_op,
                taal=taal,
                begonnen_op=now,
                laatst_actief_op=now,
            )
    except IntegrityError:
        raise AndereBrowser from None
    return secret


def own_browser(*, identification: Identification, secret: str, now: datetime) -> InwonerSessie | None:
    """The row of this cookie, if it came here with this link."""
    sessie = find_browser(secret=secret, now=now)
    return sessie if sessie is not None and sessie.identification_id == identification.pk else None


def is_taken(*, identification: Identification, sessie: InwonerSessie | None) -> bool:
    """Does another browser than `sessie` log in with this link?"""
    bound = InwonerSessie.objects.filter(identification=identification, gebonden=True)
    return bound.exclude(pk=sessie.pk).exists() if sessie is not None else bound.exists()


def find_browser(*, secret: str, now: datetime) -> InwonerSessie | None:
    """The row of this cookie.

    The secret from before the login finds it too, for minutes: the answer with the new one may have been lost
    on the way. It counts as logged out then, so all it is good for is a new login of the same person.
    """
    if not secret:
        return None
    rows, hashed = InwonerSessie.objects.select_related("identification__dienst"), _hash(secret)
    sessie = rows.filter(sleutel_hash=hashed).first()
    if sessie is None:
        sessie = rows.filter(vorige_hash=hashed, ingelogd_op__gt=now - _LOST_ANSWER).first()
        if sessie is not None:
            sessie.uitgelogd_op = sessie.uitgelogd_op or now
    return sessie


def log_in_browser(*, sessie: InwonerSessie, result: LoginResult, now: datetime) -> str:
    """The login came back: a new secret from here on. What names the session at DigiD is kept for the logout."""
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    InwonerSessie.objects.filter(pk=sessie.pk).update(
        sleutel_hash=_hash(secret),
        vorige_hash=sessie.sleutel_hash,
        ingelogd_op=now,
        laatst_actief_op=now,
        uitgelogd_op=None,
        login_fout="",
        aansluiting=result.aansluiting,
        transient_id=_short(result.transient_id),
        session_index=_short(result.session_index),
    )
    return secret


def _short(name: str) -> str:
    """A name longer than any that DigiD gives would not fit, and is of no use when cut."""
    return name if len(name) <= _LONGEST_NAME else ""


def note_failure(*, sessie: InwonerSessie, fout: LoginMislukt) -> None:
    """What to tell this browser, and no other one, until its next try."""
    InwonerSessie.objects.filter(pk=sessie.pk).update(login_fout=fout.default_reason)


def touch(*, sessie: InwonerSessie, now: datetime) -> None:
    """The person did something: the time of inactivity starts again."""
    InwonerSessie.objects.filter(pk=sessie.pk, uitgelogd_op=None).update(laatst_actief_op=now)
    sessie.laatst_actief_op = now


def set_language(*, sessie: InwonerSessie, taal: str) -> None:
    InwonerSessie.objects.filter(pk=sessie.pk).exclude(taal=taal).update(taal=taal)


def log_out_browser(*, sessie: InwonerSessie, now: datetime) -> bool:
    """True for the one that ended it."""
    logged_in = InwonerSessie.objects.filter(pk=sessie.pk, uitgelogd_op=None)
    return logged_in.update(uitgelogd_op=now, transient_id="", session_index="") == 1


def logged_out_at(sessie: InwonerSessie) -> datetime:
    """When inactivity ends the login, or the identification itself if that is sooner."""
    inactive = sessie.laatst_actief_op + timedelta(seconds=settings.INWONER_INACTIEF)
    return min(inactive, sessie.identification.verloopt_op)


def is_logged_in(sessie: InwonerSessie, *, now: datetime) -> bool:
    inactive = sessie.laatst_actief_op + timedelta(seconds=settings.INWONER_INACTIEF)
    return sessie.ingelogd_op is not None and sessie.uitgelogd_op is None and now < inactive
