"""What a DigiD login gives back, and the ways in which it gives nothing back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau


@dataclass(frozen=True, slots=True)
class LoginStart:
    """Where the browser goes next. `url` carries the signed AuthnRequest (HTTP-Redirect binding)."""

    url: str


@dataclass(frozen=True, slots=True)
class LoginResult:
    """A login that passed every check.

    `niveau` is the level reached, at least the one asked; `middel` names the means (`DigiD`);
    `moment` is DigiD's AuthnInstant in UTC; `assertion_digest` the SHA-256 (hex) of the verified assertion.
    """

    bsn: Bsn
    niveau: Betrouwbaarheidsniveau
    gevraagd: Betrouwbaarheidsniveau
    middel: str
    moment: datetime
    assertion_digest: str


@dataclass(frozen=True, slots=True)
class LoginFinished:
    """`onderwerp` is what the login was started for: the id that the caller gave to `start`."""

    onderwerp: UUID
    result: LoginResult


class LoginMislukt(Exception):
    """A login that gave no result.

    `reason` is a fixed code without personal data, fit for a log and a statistic. `onderwerp` is what the
    login was started for, or None when the message could not be tied to a login of this browser.
    """

    default_reason: ClassVar[str] = "digid-fout"

    def __init__(self, reason: str | None = None, *, onderwerp: UUID | None = None) -> None:
        self.reason = reason or self.default_reason
        self.onderwerp = onderwerp
        super().__init__(self.reason)


class LoginGeannuleerd(LoginMislukt):
    """The inwoner stopped at DigiD (Responder / AuthnFailed)."""

    default_reason = "geannuleerd"


class NiveauTeLaag(LoginMislukt):
    """The level is lower than asked, unknown or missing, or DigiD could not reach it (NoAuthnContext)."""

    default_reason = "niveau-te-laag"


class DigidFout(LoginMislukt):
    """Any other answer that is not a login: an error status, or a message that failed a check."""


class DigidOnbereikbaar(LoginMislukt):
    """DigiD did not answer within the time-out, or not with an answer of its own."""

    default_reason = "digid-onbereikbaar"


class LoginOnbekend(LoginMislukt):
    """No login of this browser waits for this answer: other browser, lost cookie, used or too old."""

    default_reason = "login-onbekend"
