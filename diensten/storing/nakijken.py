"""What a message above the pages of inwoners may not send them to: mail, a site or a telephone that is not ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from diensten.gemeente.lezen import current
from diensten.teksten.nakijken import as_read, misleading_addresses
from diensten.teksten.queries import own_hosts

_TIJD = r"(?:[01]?\d|2[0-3])[.:][0-5]\d"
_DAG = r"(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:20)?\d{2}"
# Not a part of a longer number, which is no day and no time, whatever stands between its digits.
_DAG_OF_TIJD = re.compile(
    rf"(?<![\d./:-])(?:{_DAG}|{_TIJD}(?:\s?[-–]\s?{_TIJD})?)(?!\d|[-/.:]\d| ?\d{{2}} ?\d)"
)
_NUMMER = re.compile(
    r"\d(?:[ ()./:–-]{0,3}\d){6,}"
)  # 7 digits: a year and a day have fewer; a comma is between days


@dataclass(frozen=True, slots=True)
class Vertrouwd:
    """Where a message may send somebody: `hosts` of ours, and the `telefoons` of the gemeente and of DigiD."""

    hosts: tuple[str, ...]
    telefoons: tuple[str, ...]


def trusted() -> Vertrouwd:
    """As two people filled it in, or the settings say."""
    own = current()
    return Vertrouwd(own_hosts(), (own.gemeente.telefoon, own.contact.digid_telefoon))


def misleading(tekst: str, *, vertrouwd: Vertrouwd) -> Iterator[str]:
    """In words what may not stand in it."""
    yield from misleading_addresses(tekst, eigen=vertrouwd.hosts)
    allowed = {_digits(number) for number in vertrouwd.telefoons}
    for found in _NUMMER.findall(_DAG_OF_TIJD.sub(" · ", as_read(tekst))):
        if _digits(found) not in allowed:
            yield _(
                "Er staat een nummer in dat niet van u is: %(nummer)s. Alleen uw eigen telefoonnummer mag."
            ) % {"nummer": found}


def _digits(text: str) -> str:
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())
