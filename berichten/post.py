"""Sends one mail, and says in fixed words why it did not go."""

from __future__ import annotations

import smtplib
from datetime import timedelta

from django.core.mail import EmailMessage

GEEN_ANTWOORD = "geen-antwoord"  # of the mail server: the next mail can wait as well
_FIRST, _LONGEST = timedelta(seconds=30), timedelta(hours=1)


class NietVerstuurd(Exception):
    """`reden`: a fixed code. `voorgoed`: trying again does not help. Carries nothing of the address."""

    def __init__(self, reden: str, *, voorgoed: bool) -> None:
        super().__init__(reden)
        self.reden, self.voorgoed = reden, voorgoed


def send(message: EmailMessage) -> None:
    """Raises `NietVerstuurd`. A mail whose answer was lost may have been sent all the same."""
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:  # it names the address: not a word of it goes on
        later = any(400 <= code < 500 for code, _said in refused.recipients.values())
        raise NietVerstuurd("adres-geweigerd", voorgoed=not later) from None
    except (OSError, smtplib.SMTPException):
        raise NietVerstuurd(GEEN_ANTWOORD, voorgoed=False) from None


def waiting_time(attempts: int) -> timedelta:
    """Until the next try, after so many."""
    return min(_FIRST * (1 << min(attempts, 10)), _LONGEST)
