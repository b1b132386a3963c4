"""What the pages of beheer show of the texts of the gemeente."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import override

from begrippen.taal import Taal
from diensten.inwonerteksten.models import Tekststap, Tekstversie
from diensten.inwonerteksten.nakijken import Oordeel, is_due, judge
from diensten.inwonerteksten.namen import KNOPPEN, as_named
from diensten.inwonerteksten.opstellen import versions_of
from diensten.inwonerteksten.plaatsen import Plaats
from diensten.inwonerteksten.pleknamen import PLEKNAMEN
from diensten.inwonerteksten.register import PLAATSEN
from diensten.inwonerteksten.stand import OPEN, Inhoud, Stand, in_force, stand_of
from diensten.inwonerteksten.tonen import holding, own_words
from diensten.inwonerteksten.verschil import Deel, differences
from diensten.inwonerteksten.woorden import Woord
from diensten.models import Dienst
from diensten.verhoging.tijdlijn import day_of, midnight

_NOEMT = (OPEN - {Stand.TERUGGEGEVEN}) | {Stand.GEPUBLICEERD}  # what a button is or will be called


@dataclass(frozen=True, slots=True)
class Plek:
    """One place in one language, for `dienst` or (None) for all diensten: what a version belongs to."""

    sleutel: str
    taal: Taal
    dienst: Dienst | None

    @property
    def naam(self) -> str:
        """Where on its page; of a word that stands on many, the word itself."""
        plaats = self.plaats
        return plaats.naam if isinstance(plaats, Woord) else str(PLEKNAMEN[self.sleutel])

    @property
    def plaats(self) -> Plaats:
        return PLAATSEN[self.sleutel]

    @property
    def is_woord(self) -> bool:
        """It stands on more pages than one can say."""
        return isinstance(self.plaats, Woord)

    @property
    def url(self) -> str:
        address = reverse("beheer:inwonertekst", args=[self.sleutel, self.taal.value])
        return f"{address}?{urlencode({'dienst': self.dienst.slug})}" if self.dienst is not None else address

    @property
    def lijst_url(self) -> str:
        query = {"tekst_taal": self.taal.value} | ({"dienst": self.dienst.slug} if self.dienst else {})
        return f"{reverse('beheer:teksten')}?{urlencode(query)}"


@dataclass(frozen=True, slots=True)
class Versieregel:
    versie: Tekstversie
    stand: Stand


@dataclass(frozen=True, slots=True)
class Plekstand:
    """All about one place. `regels`: newest first; `alle`: what holds for all diensten, where this is one dienst."""

    plek: Plek
    regels: tuple[Versieregel, ...]
    geldt: Tekstversie | None
    alle: Tekstversie | None
    onze: tuple[SafeString, ...]
    ons_oordeel: Oordeel

    @property
    def nummer(self) -> int:
        return self.regels[0].versie.nummer if self.regels else 0

    @property
    def nieuwste(self) -> Versieregel | None:
        return self.regels[0] if self.regels else None

    @property
    def bezig(self) -> bool:
        """Something newer than what holds is on its way."""
        newest = self.nieuwste
        return newest is not None and newest.stand in OPEN


@dataclass(frozen=True, slots=True)
class Versiepagina:
    """B5. `tegenover`: what holds now, and `verschil` with it. `straks`: planned, and in its place from their day."""

    plek: Plek
    versie: Tekstversie
    stand: Stand
    oordeel: Oordeel
    verschil: tuple[Deel, ...]
    tegenover: Tekstversie | None
    stappen: tuple[Tekststap, ...]
    nakijken: bool
    straks: tuple[Tekstversie, ...] = ()


def place_state(plek: Plek, *, now: datetime) -> Plekstand:
    rows = versions_of(sleutel=plek.sleutel, dienst=plek.dienst, taal=plek.taal)
    for_all = (
        in_force(versions_of(sleutel=plek.sleutel, dienst=None, taal=plek.taal), now)
        if plek.dienst is not None
        else None
    )
    own = our_words(plek)
    plain = "\n".join(strip_tags(line) for line in own)
    return Plekstand(
        plek=plek,
        regels=tuple(Versieregel(row, stand_of(row, rows, now)) for row in rows),
        geldt=in_force(rows, now),
        alle=for_all,
        onze=own,
        ons_oordeel=judge(plain, plaats=plek.plaats, taal=plek.taal),
    )


def our_words(plek: Plek) -> tuple[SafeString, ...]:
    """In the language of the place, with the values between brackets as a beheerder types them."""
    names = {name: f"[{waarde}]" for name, waarde in plek.plaats.vult.items()}
    with override(plek.taal.value):
        return tuple(own_words(line, plek.plaats, names) for line in plek.plaats.standaard)


def version_page(versie: Tekstversie, *, now: datetime) -> Versiepagina:
    plek = plek_of(versie)
    rows = versions_of(sleutel=versie.sleutel, dienst=versie.dienst, taal=plek.taal)
    holds = in_force(rows, now)
    against = holds if holds is not None and holds.pk != versie.pk else None
    return Versiepagina(
        plek=plek,
        versie=versie,
        stand=stand_of(versie, rows, now),
        oordeel=judge(versie.tekst, plaats=plek.plaats, taal=plek.taal),
        verschil=differences(_reads(against, plek) if against else _plain(plek), _reads(versie, plek)),
        tegenover=against,
        stappen=tuple(versie.stappen.order_by("id")),
        nakijken=is_due(versie.controleer_op, vandaag=day_of(now)),
        straks=_in_its_place(versie, rows, now=now),
    )


def _in_its_place(versie: Tekstversie, rows: list[Tekstversie], *, now: datetime) -> tuple[Tekstversie, ...]:
    """Planned before, and beginning later than this one does: whoever approves this one should know."""
    begins = versie.geldt_vanaf or (midnight(versie.publiceer_op) if versie.publiceer_op else now)
    if stand_of(versie, rows, now) in {Stand.VERVANGEN, Stand.INGETROKKEN}:
        return ()
    found = [
        row
        for row in rows
        if row.pk != versie.pk
        and stand_of(row, rows, now) is Stand.GEPLAND
        and row.geldt_vanaf is not None
        and (row.geldt_vanaf, row.nummer) > (begins, versie.nummer)
    ]
    return tuple(sorted(found, key=lambda row: (row.geldt_vanaf, row.nummer)))


def _reads(versie: Tekstversie, plek: Plek) -> str:
    return _plain(plek) if versie.inhoud == Inhoud.STANDAARD else versie.tekst


def _plain(plek: Plek) -> str:
    """What a version comes in the place of, when nothing of the gemeente holds: nothing where ours stay."""
    return "" if plek.plaats.vast else "\n".join(strip_tags(line) for line in our_words(plek))


def is_taken(tekst: str, plaats: Plaats, taal: Taal, *, now: datetime) -> bool:
    """Whether another button is called so in words of the gemeente, or will be: of any dienst. One query."""
    if plaats not in KNOPPEN.values():
        return False
    places: dict[tuple[str, int | None], list[Tekstversie]] = defaultdict(list)
    others = [sleutel for sleutel, knop in KNOPPEN.items() if knop != plaats]
    for row in Tekstversie.objects.filter(taal=taal.value, sleutel__in=others):
        places[row.sleutel, row.dienst_id].append(row)
    said = (row.tekst for rows in places.values() for row in rows if stand_of(row, rows, now) in _NOEMT)
    return as_named(tekst) in {as_named(naam) for naam in said if naam}


def plek_of(versie: Tekstversie) -> Plek:
    return Plek(versie.sleutel, Taal(versie.taal), versie.dienst)


def version_by_pk(pk: int) -> Tekstversie | None:
    return Tekstversie.objects.select_related("dienst").filter(pk=pk, sleutel__in=list(PLAATSEN)).first()


def to_approve() -> QuerySet[Tekstversie]:
    """Offered, and nobody judged it or stored a newer one."""
    newer = Tekstversie.objects.filter(
        sleutel=OuterRef("sleutel"), taal=OuterRef("taal"), nummer__gt=OuterRef("nummer")
    )
    for_one = Q(dienst__isnull=False) & ~Exists(newer.filter(dienst=OuterRef("dienst")))
    for_all = Q(dienst__isnull=True) & ~Exists(newer.filter(dienst=None))
    open_rows = Tekstversie.objects.filter(
        aangeboden_op__isnull=False, geldt_vanaf=None, teruggegeven_op=None, ingetrokken_op=None
    )
    return (
        open_rows.filter(for_one | for_all, sleutel__in=list(PLAATSEN))
        .select_related("dienst")
        .order_by("aangeboden_op")
    )


def to_check(*, now: datetime) -> QuerySet[Tekstversie]:
    """What holds, and somebody should look whether it is still so."""
    due = holding(now).filter(controleer_op__lte=day_of(now), sleutel__in=list(PLAATSEN))
    return due.select_related("dienst").order_by("controleer_op")


def pleken(versies: Iterable[Tekstversie]) -> list[tuple[Tekstversie, Plek]]:
    return [(versie, plek_of(versie)) for versie in versies]
