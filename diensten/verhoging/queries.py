"""What the page of a raise shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.inwonerteksten.spreken import spoken
from diensten.inwonerteksten.tonen import Teksten
from diensten.models import Dienst
from diensten.verhoging.aankondiging import Fase, Gezegd, announcement_of
from diensten.verhoging.afspraken import explained
from diensten.verhoging.berichten import KANAALNAMEN, Kanaal
from diensten.verhoging.cijfers import DAGEN, Aandeel, share_refused
from diensten.verhoging.geldend import niveau_op
from diensten.verhoging.models import Punt, Stapsoort, Verhoging, VerhogingStap
from diensten.verhoging.plannen import last_of, state_of
from diensten.verhoging.tijdlijn import (
    BREED,
    HOOG,
    TERUG_DAGEN,
    Lijnpunt,
    Mijlpaal,
    Waarschuwing,
    can_roll_back,
    day_of,
    roll_back_until,
    timeline,
    warnings,
)
from diensten.verhoging.uitlegstand import GEEN_AFSPRAKEN, Uitlegstand
from diensten.verhoging.waarschuwingen import WAARSCHUWINGEN
from diensten.woorden import manier_van_inloggen, niveau_naam, wie_kan_niet_inloggen

_MIJLPALEN = {
    Mijlpaal.VANDAAG: _("Vandaag"),
    Mijlpaal.AANKONDIGEN: _("Begin met aankondigen"),
    Mijlpaal.INGANG: _("De verhoging gaat in, om 0.00 uur"),
    Mijlpaal.TERUG_TOT: _("Laatste dag waarop u kunt terugdraaien"),
}


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the timeline: its number stands in the drawing too."""

    nummer: int
    wat: str
    dag: date
    geweest: bool
    vandaag: bool
    x: int


@dataclass(frozen=True, slots=True)
class Melding:
    waarschuwing: bool
    tekst: str


@dataclass(frozen=True, slots=True)
class PuntRegel:
    """Something that people do. `gedaan`: the step in which somebody said that it is done."""

    punt: Punt
    gedaan: VerhogingStap | None


@dataclass(frozen=True, slots=True)
class Tekstblok:
    """The announcement in one phase, in the words of the gemeente, and where to take it from for each channel."""

    fase: Fase
    aankondiging: Gezegd
    downloads: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """What a plan would bring, or brings."""

    naar: Betrouwbaarheidsniveau
    regels: tuple[Regel, ...]
    meldingen: tuple[Melding, ...]
    aandeel: Aandeel
    uitgesloten: str
    breed: int = BREED
    hoog: int = HOOG
    dagen: int = DAGEN

    @property
    def manier(self) -> str:
        return str(manier_van_inloggen(self.naar))


@dataclass(frozen=True, slots=True)
class VerhogingPagina:
    """B4. `verhoging` is the newest plan that counts: it waits, or it can still be rolled back, or it was."""

    stand: str
    nu_niveau: Betrouwbaarheidsniveau
    verhoging: Verhoging | None
    wacht: bool
    aangekondigd: bool
    terug_kan: bool
    terug_tot: date | None
    hoogste: bool
    vooruitblik: Vooruitblik | None
    teksten: tuple[Tekstblok, ...]
    punten: tuple[PuntRegel, ...]
    stappen: tuple[VerhogingStap, ...]
    afspraken: Uitlegstand = GEEN_AFSPRAKEN
    terug_dagen: int = TERUG_DAGEN

    @property
    def nu_manier(self) -> str:
        return str(manier_van_inloggen(self.nu_niveau))

    @property
    def nu_naam(self) -> str:
        return str(niveau_naam(self.nu_niveau))

    @property
    def nog_te_doen(self) -> int:
        """Points that people do, and have not ticked."""
        return sum(punt.gedaan is None for punt in self.punten)

    @property
    def voorbeelddagen(self) -> tuple[date, ...]:
        """Days on which the start page of the inwoner reads otherwise."""
        return (self.verhoging.aankondigen_vanaf, self.verhoging.datum) if self.verhoging else ()

    @property
    def naar_manier(self) -> str:
        return str(manier_van_inloggen(self.verhoging.naar_niveau)) if self.verhoging else ""


def days_ahead(verhoging: Verhoging, *, vandaag: date) -> tuple[tuple[date, str], ...]:
    """The days to come on which the pages of the inwoner change by a raise that waits, with what happens then."""
    days = {
        verhoging.aankondigen_vanaf: gettext("Op %(dag)s: de aankondiging begint"),
        verhoging.datum: gettext("Op %(dag)s: inloggen is verhoogd"),
    }
    return tuple(
        (dag, text % {"dag": date_format(dag, "j E Y")}) for dag, text in days.items() if dag > vandaag
    )


def raise_page(dienst: Dienst, *, now: datetime) -> VerhogingPagina:
    """A raise whose day has come reads as in force, also before the clock wrote it down."""
    last, vandaag = last_of(dienst), day_of(now)
    niveau = niveau_op(dienst, now)
    shown = last if last is not None and last.ingetrokken_op is None else None
    in_force = shown is not None and shown.datum <= vandaag
    terug = bool(
        shown and in_force and not shown.teruggedraaid_op and can_roll_back(shown.datum, vandaag=vandaag)
    )
    return VerhogingPagina(
        stand=state_of(dienst),
        nu_niveau=niveau,
        verhoging=shown,
        wacht=shown is not None and not in_force,
        aangekondigd=last is not None and last.aankondigen_vanaf <= vandaag and dienst.actief,
        terug_kan=terug,
        terug_tot=roll_back_until(shown.datum) if shown else None,
        hoogste=niveau is max(Betrouwbaarheidsniveau),
        vooruitblik=_outlook_of(shown, now=now) if shown else None,
        afspraken=explained(dienst, now=now),
        teksten=texts_of(last, now=now) if last is not None and _worth_telling(last) else (),
        punten=_points(shown) if shown else (),
        stappen=tuple(
            VerhogingStap.objects.filter(verhoging__dienst=dienst)
            .select_related("verhoging")
            .order_by("-id")[:100]
        ),
    )


def outlook(
    dienst: Dienst,
    *,
    naar: Betrouwbaarheidsniveau,
    datum: date,
    aankondigen_vanaf: date,
    begin: date,
    now: datetime,
) -> Vooruitblik:
    """`begin`: the first day on which people can know of it."""
    excluded = wie_kan_niet_inloggen(naar)
    points = timeline(vandaag=day_of(now), aankondigen_vanaf=aankondigen_vanaf, datum=datum)
    return Vooruitblik(
        naar=naar,
        regels=tuple(_line(number, point) for number, point in enumerate(points, 1)),
        meldingen=(
            *(Melding(*_words(one)) for one in warnings(begin=begin, datum=datum)),
            *_at_digid(dienst),
        ),
        aandeel=share_refused(dienst_id=dienst.pk, naar=naar, now=now),
        uitgesloten=str(excluded) if excluded else "",
    )


def _at_digid(dienst: Dienst) -> tuple[Melding, ...]:
    """With profile eid-4 DigiD itself asks what belongs to the number of the dienst."""
    if not dienst.service_uuid:
        return ()
    return (
        Melding(
            waarschuwing=True,
            tekst=gettext(
                "Deze dienst heeft een nummer bij DigiD (ServiceUUID). Daar hoort een manier van inloggen bij. "
                "Vraag Logius op tijd om die ook te verhogen, op dezelfde dag."
            ),
        ),
    )


def _outlook_of(verhoging: Verhoging, *, now: datetime) -> Vooruitblik:
    known = max(verhoging.aankondigen_vanaf, day_of(verhoging.gepland_op))
    return outlook(
        verhoging.dienst,
        naar=verhoging.naar_niveau,
        datum=verhoging.datum,
        aankondigen_vanaf=verhoging.aankondigen_vanaf,
        begin=known,
        now=now,
    )


def _worth_telling(verhoging: Verhoging) -> bool:
    """What was withdrawn before anybody could know of it needs no text."""
    gone = verhoging.ingetrokken_op
    return gone is None or day_of(gone) >= verhoging.aankondigen_vanaf


def texts_of(verhoging: Verhoging, *, now: datetime) -> tuple[Tekstblok, ...]:
    """Before its day and from its day; once it is off, that."""
    off = verhoging.ingetrokken_op or verhoging.teruggedraaid_op
    with spoken(Teksten(dienst=verhoging.dienst, now=now)):
        return tuple(
            _block(verhoging, fase) for fase in ([Fase.VAN_DE_BAAN] if off else [Fase.VOORAF, Fase.VANAF])
        )


def announcement_address(slug: str) -> str:
    return str(settings.BASE_URL) + reverse("aankondiging", args=[slug])


def _block(verhoging: Verhoging, fase: Fase) -> Tekstblok:
    def address(kanaal: Kanaal) -> str:
        return reverse("beheer:verhogingtekst", args=[verhoging.dienst.slug, fase.value, kanaal.value])

    downloads = tuple((str(name), address(kanaal)) for kanaal, name in KANAALNAMEN.items())
    return Tekstblok(fase, announcement_of(verhoging, fase).said(), downloads)


def _points(verhoging: Verhoging) -> tuple[PuntRegel, ...]:
    said: dict[str, VerhogingStap] = {}
    for stap in VerhogingStap.objects.filter(verhoging=verhoging).exclude(punt="").order_by("id"):
        said[stap.punt] = stap
    done = {punt: stap for punt, stap in said.items() if stap.soort == Stapsoort.AFGEVINKT}
    return tuple(PuntRegel(punt, done.get(punt.value)) for punt in Punt)


def _line(number: int, point: Lijnpunt) -> Regel:
    today = point.mijlpaal is Mijlpaal.VANDAAG
    return Regel(number, str(_MIJLPALEN[point.mijlpaal]), point.dag, point.geweest, today, point.x)


def _words(one: Waarschuwing) -> tuple[bool, str]:
    serious, text = WAARSCHUWINGEN[one]
    return serious, str(text)
