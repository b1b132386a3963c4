"""B5: every text of inwoners in a list, by page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.html import strip_tags

from begrippen.taal import Taal
from diensten.inwonerteksten.models import Tekstversie
from diensten.inwonerteksten.nakijken import is_due
from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.queries import Plek, our_words
from diensten.inwonerteksten.register import places_of
from diensten.inwonerteksten.stand import OPEN, Inhoud, Stand, in_force, stand_of
from diensten.models import Dienst
from diensten.verhoging.tijdlijn import day_of


@dataclass(frozen=True, slots=True)
class Plaatsregel:
    """A line of the list. `geldt`: what holds now, of this dienst or (`alle`) of all; `voorstel`: newer than that;
    `gepland`: older than that, and still to begin.
    """

    plek: Plek
    geldt: Tekstversie | None
    alle: bool
    voorstel: Tekstversie | None
    voorstel_stand: Stand | None
    nakijken: bool
    gepland: tuple[Tekstversie, ...] = ()


@dataclass(frozen=True, slots=True)
class Paginagroep:
    """`open`: shown at once, because something goes on there, or because it was looked for."""

    pagina: Pagina
    regels: tuple[Plaatsregel, ...]
    gezocht: bool = False

    @property
    def eigen(self) -> int:
        """How many places do not say what we wrote."""
        return sum(regel.geldt is not None for regel in self.regels)

    @property
    def bezig(self) -> int:
        """At how many something waits, or has to be looked at."""
        return sum(bool(regel.voorstel or regel.gepland or regel.nakijken) for regel in self.regels)

    @property
    def open(self) -> bool:
        return self.gezocht or self.bezig > 0


def overview(*, dienst: Dienst | None, taal: Taal, now: datetime, zoek: str = "") -> tuple[Paginagroep, ...]:
    """Every place, by page; with `zoek` those that have it in their name or their words. One query."""
    rows = Tekstversie.objects.filter(taal=taal.value).filter(Q(dienst=None) | Q(dienst=dienst))
    own: dict[str, list[Tekstversie]] = defaultdict(list)
    everybody: dict[str, list[Tekstversie]] = defaultdict(list)
    says = ExpressionWrapper(~Q(tekst="", inhoud=Inhoud.TEKST.value), BooleanField())
    for row in (rows if zoek else rows.defer("tekst")).annotate(zegt_iets=says).order_by("nummer"):
        (everybody if row.dienst_id is None else own)[row.sleutel].append(row)
    groepen = (
        Paginagroep(
            pagina,
            tuple(
                _line(Plek(sleutel, taal, dienst), own[sleutel], everybody[sleutel], now)
                for sleutel, plaats in places_of(pagina).items()
                if dienst is None or plaats.kent_dienst
            ),
        )
        for pagina in Pagina
    )
    found = (_searched(groep, zoek.casefold()) for groep in groepen) if zoek else groepen
    return tuple(groep for groep in found if groep.regels)


def _searched(groep: Paginagroep, zoek: str) -> Paginagroep:
    """All of a page that is called so, else those of its places that say it."""
    named = zoek in groep.pagina.naam.casefold()
    regels = tuple(regel for regel in groep.regels if named or zoek in _words(regel).casefold())
    return replace(groep, regels=regels, gezocht=True)


def _words(regel: Plaatsregel) -> str:
    """Of the gemeente and of us, with what the list calls it."""
    own = [versie.tekst for versie in (regel.geldt, regel.voorstel, *regel.gepland) if versie is not None]
    return " ".join([regel.plek.naam, *(strip_tags(line) for line in our_words(regel.plek)), *own])


def _line(plek: Plek, own: list[Tekstversie], everybody: list[Tekstversie], now: datetime) -> Plaatsregel:
    mine = everybody if plek.dienst is None else own
    holds = _that_says(in_force(mine, now))
    for_all = _that_says(in_force(everybody, now)) if plek.dienst is not None and holds is None else None
    newest = mine[-1] if mine else None
    stand = stand_of(newest, mine, now) if newest is not None else None
    waits = stand if stand in OPEN else None
    due = holds is not None and is_due(holds.controleer_op, vandaag=day_of(now))
    planned = tuple(row for row in mine[:-1] if stand_of(row, mine, now) is Stand.GEPLAND)
    waiting = newest if waits else None
    return Plaatsregel(plek, holds or for_all, for_all is not None, waiting, waits, due, planned)


def _that_says(versie: Tekstversie | None) -> Tekstversie | None:
    """One that leaves it to all diensten, or to us, is as none."""
    return versie if versie is not None and getattr(versie, "zegt_iets", True) else None
