"""Tell everybody whose appointment asks for another way to log in than their mail explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from afspraken import plannen
from afspraken.models import Afspraak
from afspraken.verteld import outdated
from diensten.wijzigen import Door
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken


@dataclass(frozen=True, slots=True)
class Uitgelegd:
    """`gemaild`: get a mail now. `over`: wait for the limit of this medewerker. `dicht`: cannot be opened."""

    gemaild: int
    over: int
    dicht: int


def explain_all(*, dienst: str, door: Door, now: datetime) -> Uitgelegd:
    """As many as this medewerker may have mailed, the first to come first; pressing twice mails nobody twice.

    `dienst`: a slug, empty for all.
    """
    found, mailed, closed = outdated(dienst=dienst, now=now), 0, 0
    for number, one in enumerate(found):
        row = Afspraak.objects.filter(pk=one.id).first()
        try:
            mailed += row is not None and plannen.explain(afspraak=row, door=door, now=now)
        except plannen.AlAfgezegd:
            continue
        except (ZegelVerbroken, SleutelNietBereikbaar):
            closed += 1
        except plannen.TeVeelMails:
            return Uitgelegd(mailed, len(found) - number, closed)
    return Uitgelegd(mailed, 0, closed)
