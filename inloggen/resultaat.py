"""What a DigiD login gives back, and the ways in which it gives nothing back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from begrippen.bsn import Bsn
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.vertegenwoordiging import Vertegenwoordiging


@dataclass(frozen=True, slots=True)
class LoginStart:
    """Where the browser goes next.

    Without `velden` by redirect, with the request in `url` itself; with `velden` by a form that posts them to `url`.
    """

    url: str
    velden: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoginResult:
    """A login that passed every check.

    `niveau` is the level reached, at least the one asked; `middel` names the means (`DigiD`);
    `moment` is DigiD's AuthnInstant in UTC; `assertion_digest` the SHA-256 (hex) of the verified assertion.
    `bsn` is always the person who logged in; for whom, if for somebody else, stands in `vertegenwoordiging`.
    `aansluiting` names the connection, `transient_id` and `session_index` the session at DigiD: random, for the
    logout, and never stored with the person.
    """

    bsn: Bsn
    niveau: Betrouwbaarheidsniveau
    gevraagd: Betrouwbaarheidsniveau
    middel: str
    moment: datetime
    assertion_digest: str
    vertegenwoordiging: Vertegenwoordiging | None = None
    aansluiting: str = ""
    transient_id: str = ""
    session_index: str = ""


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


class AndereDienst(DigidFout):
    """Somebody logged in on behalf of another, for a dienst that is not the one that was asked."""

    default_reason = "andere-dienst"


class DigidOnbereikbaar(LoginMislukt):
    """DigiD did not answer within the time-out, or not with an answer of its own."""

    default_reason = "digid-onbereikbaar"


class LoginOnbekend(LoginMislukt):
    """No login of this browser waits for this answer: other browser, lost cookie, used or too old.

    `elders` is what a login is for that another browser began and that still waits: enough to show the way back to
    where it began, and nothing more.
    """

    default_reason = "login-onbekend"

    def __init__(
        self, reason: str | None = None, *, onderwerp: UUID | None = None, elders: UUID | None = None
    ) -> None:
        self.elders = elders
        super().__init__(reason, onderwerp=onderwerp)
