"""The texts of the gemeente in a mail or a chat: plain text, in the language that is active."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import get_language

from begrippen.gemeente import Gemeente
from diensten.inwonerteksten.register import PLAATSEN
from diensten.inwonerteksten.stand import Regel
from diensten.inwonerteksten.tonen import in_force_for
from diensten.inwonerteksten.waarden import Waarde, fill
from diensten.models import Dienst


def plain_values(
    *, gemeente: Gemeente, dienst: str, meer: Mapping[Waarde, str] | None = None
) -> dict[str, str]:
    """The values between brackets, as plain text."""
    values = {
        Waarde.GEMEENTE: gemeente.naam,
        Waarde.TELEFOON: gemeente.telefoon,
        Waarde.WEBSITE: gemeente.website,
        Waarde.DIGID: "digid.nl",
        Waarde.DIENST: dienst,
    }
    return {waarde.value: value for waarde, value in {**values, **(meer or {})}.items()}


class Mailteksten:
    """What holds for one mail about `dienst`. One query; none without `eigen`: there is nothing to find."""

    def __init__(
        self,
        *,
        dienst: Dienst,
        gemeente: Gemeente,
        now: datetime,
        proef: Iterable[Regel] = (),
        meer: Mapping[Waarde, str] | None = None,
        eigen: bool = True,
    ) -> None:
        known = dienst if dienst.pk else None  # an example is of no dienst
        taal = get_language() or "nl"
        found = in_force_for(dienst=known, taal=taal, now=now, proef=tuple(proef)) if eigen else None
        self._teksten = found.teksten if found is not None else {}
        self._values = plain_values(gemeente=gemeente, dienst=dienst.naam, meer=meer)

    def own(self, sleutel: str) -> str:
        """As the gemeente typed it; empty where our own words stand."""
        return self._teksten.get(sleutel, "")

    def line(self, sleutel: str) -> str:
        """At a place of one line: of the gemeente, else our own words."""
        return " ".join(self.added(sleutel)) or str(PLAATSEN[sleutel].standaard[0])

    def all(self, sleutel: str) -> list[str]:
        """At a place of paragraphs: of the gemeente, else our own words."""
        plaats = PLAATSEN[sleutel]
        names = {name: self._values[waarde] for name, waarde in plaats.vult.items()}
        return self.added(sleutel) or [str(line) % names for line in plaats.standaard]

    def added(self, sleutel: str) -> list[str]:
        """What comes after our own words, one paragraph each."""
        return [fill(line, self._values) for line in self.own(sleutel).splitlines()]
