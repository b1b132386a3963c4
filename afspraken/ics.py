"""An appointment as an iCalendar object (RFC 5545), in a message that a calendar understands (RFC 5546). Pure.

Times are in UTC, so that no description of a time zone is needed. `icalendar`, the usual library, is not among our
packages; what we need of the format is this page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import quote

_LINE = 75  # octets, without the line break
_SAFE_IN_ADDRESS = "!#$&'*+/=?^_`{|}~.@-"


class Methode(StrEnum):
    VRAAG = "REQUEST"  # makes the appointment in a calendar, or changes it there
    ZEG_AF = "CANCEL"


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """`volgnummer` rises with each change of the same `uid`. `gemaakt_op` is part of the content: keep it the same."""

    uid: str
    volgnummer: int
    methode: Methode
    gemaakt_op: datetime
    begint_op: datetime
    eindigt_op: datetime
    organisator: str
    organisator_naam: str
    deelnemer: str
    titel: str
    tekst: str = ""
    plaats: str = ""


def as_ics(one: Gebeurtenis) -> str:
    """The whole object, with CRLF at the end of each line."""
    status = "CANCELLED" if one.methode is Methode.ZEG_AF else "CONFIRMED"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Beeldpas//Afspraken//NL",
        f"METHOD:{one.methode}",
        "BEGIN:VEVENT",
        f"UID:{one.uid}",
        f"SEQUENCE:{one.volgnummer}",
        f"DTSTAMP:{_moment(one.gemaakt_op)}",
        f"DTSTART:{_moment(one.begint_op)}",
        f"DTEND:{_moment(one.eindigt_op)}",
        f"SUMMARY:{_text(one.titel)}",
        *([f"DESCRIPTION:{_text(one.tekst)}"] if one.tekst else []),
        *([f"LOCATION:{_text(one.plaats)}"] if one.plaats else []),
        f"ORGANIZER;CN={_parameter(one.organisator_naam)}:mailto:{_address(one.organisator)}",
        f"ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:{_address(one.deelnemer)}",
        f"STATUS:{status}",
        "CLASS:PRIVATE",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """RFC 5545, 3.3.11. Other control characters have no place in a text."""
    kept = "".join(letter for letter in text.replace("\r\n", "\n") if letter == "\n" or letter.isprintable())
    escaped = kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _parameter(text: str) -> str:
    """RFC 5545, 3.2: quoted, and without what cannot stand in quotes."""
    return '"' + "".join(letter for letter in text if letter.isprintable() and letter != '"') + '"'


def _address(address: str) -> str:
    return quote(address, safe=_SAFE_IN_ADDRESS)


def _folded(line: str) -> str:
    """RFC 5545, 3.1: at most 75 octets a line, never within a character; a line that goes on starts with a space."""
    parts, room, part = [], _LINE, ""
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append(part)
            part, room = "", _LINE - 1
        part, room = part + letter, room - size
    return "\r\n ".join([*parts, part])
