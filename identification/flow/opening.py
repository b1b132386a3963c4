"""A one-time address: another system sends an ambtenaar to the page of a call that it started."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from identification.models import Identification, Opening
from inloggen.models import Medewerker

_GELDIG = timedelta(minutes=5)  # time to log in, with a second factor
_BYTES = 24


class OpeningVoorbij(Exception):
    """Used, too old, never made, or made for somebody else: that makes no difference to who opens it."""


def make_opening(*, identification: Identification, now: datetime) -> tuple[str, datetime]:
    """The token of the address, and until when it works; for the ambtenaar who has the call now.

    Raises `OpeningVoorbij` when nobody has it.
    """
    if identification.ambtenaar_id is None:
        raise OpeningVoorbij
    token = secrets.token_urlsafe(_BYTES)
    Opening.objects.create(
        token_hash=_hash(token),
        identification=identification,
        ambtenaar_id=identification.ambtenaar_id,
        verloopt_op=now + _GELDIG,
    )
    return token, now + _GELDIG


def use_opening(*, token: str, ambtenaar: Medewerker, now: datetime) -> UUID:
    """The id of the identification, once. Somebody else does not use it up. Raises `OpeningVoorbij`."""
    mine = Opening.objects.filter(token_hash=_hash(token), ambtenaar=ambtenaar, verloopt_op__gt=now)
    found = mine.values_list("identification_id", flat=True).first()
    if found is None or mine.delete()[0] != 1:
        raise OpeningVoorbij
    return found


def forget_openings(*, now: datetime) -> None:
    Opening.objects.filter(verloopt_op__lte=now).delete()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
