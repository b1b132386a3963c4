"""What still goes on at a dienst and only others know: they register themselves when the apps are loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.models import Dienst


@dataclass(frozen=True, slots=True)
class Komend:
    """An appointment that did not begin yet. `verteld`: how sure the login must be, as its last mail explained it;
    None when that is not known. `gemaild`: there was such a mail, or it is on its way."""

    begint_op: datetime
    gemaild: bool
    verteld: Betrouwbaarheidsniveau | None

    def is_right(self, gevraagd: Betrouwbaarheidsniveau) -> bool:
        """Does the inwoner know what to have ready? Who was mailed nothing was told nothing wrong."""
        return not self.gemaild or self.verteld is gevraagd

    @property
    def onbekend(self) -> bool:
        """There was a mail, and nobody kept how sure it said that the login must be."""
        return self.gemaild and self.verteld is None


@dataclass(slots=True)
class Bronnen:
    """`afspraken`: those to come, the first one first. `gesprekken`: how many are not over."""

    afspraken: Callable[[Dienst, datetime], Sequence[Komend]] | None = None
    gesprekken: Callable[[Dienst, datetime], int] | None = None


bronnen = Bronnen()


@dataclass(frozen=True, slots=True)
class Bezig:
    """`eerste`: when the first of the `afspraken` is; None without any."""

    gesprekken: int
    afspraken: int
    eerste: datetime | None

    @property
    def regels(self) -> tuple[str, ...]:
        """In words; nothing when nothing goes on."""
        return (*_appointments(self), *_calls(self))


def coming(dienst: Dienst, *, now: datetime) -> Sequence[Komend]:
    return bronnen.afspraken(dienst, now) if bronnen.afspraken else ()


def going_on(dienst: Dienst, *, now: datetime) -> Bezig:
    komend = coming(dienst, now=now)
    return Bezig(
        gesprekken=bronnen.gesprekken(dienst, now) if bronnen.gesprekken else 0,
        afspraken=len(komend),
        eerste=komend[0].begint_op if komend else None,
    )


def _appointments(bezig: Bezig) -> tuple[str, ...]:
    if bezig.eerste is None:
        return ()
    local = localtime(bezig.eerste)
    values = {"aantal": bezig.afspraken, "moment": f"{date_format(local, 'j F Y')}, {local:%H.%M}"}
    words = ngettext(
        "Er staat nog %(aantal)d afspraak bij deze dienst, op %(moment)s uur.",
        "Er staan nog %(aantal)d afspraken bij deze dienst. De eerste is op %(moment)s uur.",
        bezig.afspraken,
    )
    return (
        words % values,
        _(
            "Is de dienst gestopt, dan kan zo’n gesprek niet beginnen. Laat een medewerker de afspraak afzeggen. "
            "De inwoner krijgt daar een mail van."
        ),
    )


def _calls(bezig: Bezig) -> tuple[str, ...]:
    if not bezig.gesprekken:
        return ()
    words = ngettext(
        "Er loopt nu %(aantal)d gesprek bij deze dienst. Dat gaat gewoon door.",
        "Er lopen nu %(aantal)d gesprekken bij deze dienst. Die gaan gewoon door.",
        bezig.gesprekken,
    )
    return (words % {"aantal": bezig.gesprekken},)
