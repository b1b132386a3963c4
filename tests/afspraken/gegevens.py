"""Appointments as they stand, and the calendar files that came out, taken apart again."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from django.core.mail import EmailMessage as Sent

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ADRES = "m.jansen@voorbeeld.example"
VIDEOLINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc?context=%7b%22Tid%22%7d"


def parsed(message: Sent) -> tuple[EmailMessage, str, EmailMessage]:
    """The mail as it goes over the line: the whole, its text, and the part for a calendar."""
    whole = message_from_bytes(message.message().as_bytes(), policy=policy.default)
    assert isinstance(whole, EmailMessage)
    text, calendar = whole.iter_parts()
    return whole, text.get_content(), calendar  # type: ignore[return-value]


def properties(ics: str) -> dict[str, str]:
    """RFC 5545 the other way round: unfolded, by name and with parameters apart, escapes undone."""
    lines = ics.replace("\r\n", "\n").replace("\n ", "").strip("\n").split("\n")
    found = {}
    for line in lines:
        name, _, value = _split(line)
        found[name.split(";")[0]] = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
    return found


def _split(line: str) -> tuple[str, str, str]:
    """At the first colon that stands in no quotes."""
    quoted = False
    for place, letter in enumerate(line):
        quoted ^= letter == '"'
        if letter == ":" and not quoted:
            return line[:place], ":", line[place + 1 :]
    raise ValueError(line)
