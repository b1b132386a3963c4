"""The login that waits for an answer: found by the browser that started it, and used once."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.crypto import constant_time_compare

from inloggen.models import LoginVerzoek
from inloggen.resultaat import LoginOnbekend

_LIFE = timedelta(minutes=15)  # as long as DigiD keeps an artifact


def waiting(verzoek_id: str, *, browser: str, makelaar: bool, now: datetime) -> LoginVerzoek:
    """`makelaar`: started at a broker, so that an answer by SAML is not for it, and the reverse.

    Raises `LoginOnbekend`, with `elders` when another browser began the login that this names.
    """
    try:
        found = UUID(verzoek_id)
    except ValueError:
        raise LoginOnbekend from None
    rows = LoginVerzoek.objects.filter(id=found, used_at__isnull=True, created_at__gt=now - _LIFE)
    verzoek = (rows.exclude(code_verifier="") if makelaar else rows.filter(code_verifier="")).first()
    if verzoek is None:
        raise LoginOnbekend
    if not constant_time_compare(verzoek.browser, fingerprint(browser)):
        raise LoginOnbekend(elders=verzoek.onderwerp)
    return verzoek


def use_up(verzoek: LoginVerzoek, *, now: datetime) -> None:
    """Of two that ask at the same moment, one goes on. Raises `LoginOnbekend` for the other."""
    if LoginVerzoek.objects.filter(id=verzoek.id, used_at__isnull=True).update(used_at=now) != 1:
        raise LoginOnbekend


def fingerprint(browser: str) -> str:
    return hashlib.sha256(browser.encode("utf-8", "surrogatepass")).hexdigest()
