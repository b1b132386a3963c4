"""How many appointments have a mail that does not surely explain how to log in then. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Uitlegstand:
    """Of how many appointments the mail is `fout`, or of how many it is `onbekend` what it said. `mail_aan`: a button
    can mail them what holds now."""

    fout: int = 0
    onbekend: int = 0
    mail_aan: bool = True

    @property
    def anders(self) -> int:
        """How many that button mails."""
        return self.fout + self.onbekend

    @classmethod
    def of(cls, onbekend: Iterable[bool], *, mail_aan: bool) -> Uitlegstand:
        """`onbekend`: one for each appointment that is to be mailed."""
        number = Counter(onbekend)
        return cls(number[False], number[True], mail_aan)


GEEN_AFSPRAKEN = Uitlegstand()
