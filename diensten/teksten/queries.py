"""What the pages show of prescribed texts: those of inwoners, and those of beheer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import get_language, override

from diensten.gemeente.lezen import current
from diensten.inwonerteksten.models import Stap, Tekststap, Tekstversie
from diensten.inwonerteksten.stand import Stand, in_force, stand_of
from diensten.inwonerteksten.tonen import holding
from diensten.teksten.nakijken import host_of
from diensten.teksten.plekken import PLEKKEN, Plek
from diensten.teksten.woorden import EIGEN, LOGIUS, Sleutel

_NEDERLANDS = "nl"


@dataclass(frozen=True, slots=True)
class Meldingtekst:
    """`voorgeschreven`: paragraphs that stay Dutch, whatever the language of the page. They come first."""

    titel: str
    voorgeschreven: tuple[str, ...]
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Versieregel:
    """`goedgekeurd_door`: the name of who approved it, or empty."""

    versie: Tekstversie
    stand: Stand
    goedgekeurd_door: str = ""


@dataclass(frozen=True, slots=True)
class Tekststand:
    """How a place stands: what holds, and `voorstel` that waits for approval.

    `nummer`: of the newest version; 0 and `gewijzigd_op` None as long as nobody filled anything in.
    """

    sleutel: str
    plek: Plek
    standaard: str
    tekst: str
    bron: str
    nummer: int
    gewijzigd_op: datetime | None
    door: str
    voorstel: Tekstversie | None

    @property
    def ingevuld(self) -> bool:
        return bool(self.tekst)

    @property
    def te_doen(self) -> bool:
        """Logius asks for its own words, and ours stand there."""
        return self.plek.letterlijk and not self.ingevuld

    @property
    def alineas(self) -> list[str]:
        return self.tekst.splitlines()


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    taal: str
    naam: str
    melding: Meldingtekst


def filled_in(sleutel: Sleutel, *, now: datetime) -> tuple[str, ...]:
    """The paragraphs that two people of the gemeente filled in; nothing as long as our own text stands there."""
    tekst = holding(now).filter(sleutel=sleutel.plaats).values_list("tekst", flat=True).first()
    return tuple((tekst or "").splitlines())


def message(sleutel: Sleutel, *, voorgeschreven: tuple[str, ...]) -> Meldingtekst:
    """In the language of the page.

    What is filled in takes the place of our own first line. Who reads another language than Dutch gets that
    line as well: the prescribed text may not be translated.
    """
    eigen = EIGEN[sleutel]
    instead = voorgeschreven and get_language() == _NEDERLANDS
    regels = eigen.verder if instead else (eigen.standaard, *eigen.verder)
    return Meldingtekst(str(eigen.titel), voorgeschreven, tuple(str(regel) for regel in regels))


def all_texts(*, now: datetime) -> dict[Sleutel, Tekststand]:
    """One query."""
    rows = list(Tekstversie.objects.filter(sleutel__startswith=LOGIUS).order_by("-nummer"))
    return {
        sleutel: text_state(sleutel, [row for row in rows if row.sleutel == sleutel.plaats], now=now)
        for sleutel in Sleutel
    }


def text_state(sleutel: Sleutel, rows: list[Tekstversie], *, now: datetime) -> Tekststand:
    """`rows`: all versions of this place, newest first."""
    holds = in_force(rows, now)
    waits = bool(rows) and stand_of(rows[0], rows, now) is Stand.TER_GOEDKEURING
    with override(_NEDERLANDS):
        standaard = str(EIGEN[sleutel].standaard)
    return Tekststand(
        sleutel=sleutel.value,
        plek=PLEKKEN[sleutel],
        standaard=standaard,
        tekst=holds.tekst if holds else "",
        bron=holds.toelichting if holds else "",
        nummer=rows[0].nummer if rows else 0,
        gewijzigd_op=holds.geldt_vanaf if holds else None,
        door=holds.door if holds else "",
        voorstel=rows[0] if waits else None,
    )


def to_approve(*, now: datetime) -> list[Tekststand]:
    return [stand for stand in all_texts(now=now).values() if stand.voorstel is not None]


def own_hosts() -> tuple[str, ...]:
    """Where a text may send somebody besides DigiD and Logius."""
    return tuple(host_of(address) for address in (settings.BASE_URL, current().gemeente.website))


def version_by_pk(pk: int) -> Tekstversie | None:
    return Tekstversie.objects.filter(pk=pk, sleutel__in=[sleutel.plaats for sleutel in Sleutel]).first()


def place_of(versie: Tekstversie) -> Sleutel:
    return Sleutel(versie.sleutel.removeprefix(LOGIUS))


def examples(sleutel: Sleutel, *, tekst: str) -> list[Voorbeeld]:
    """The message as the inwoner would see it with `tekst`, in each language."""
    found = []
    for taal, naam in settings.LANGUAGES:
        with override(taal):
            melding = message(sleutel, voorgeschreven=tuple(tekst.splitlines()))
        found.append(Voorbeeld(taal, naam, melding))
    return found


def history(rows: list[Tekstversie], *, now: datetime) -> list[Versieregel]:
    """In the order of `rows`. One query."""
    steps = Tekststap.objects.filter(versie__in=rows, soort=Stap.GOEDGEKEURD)
    approved = dict(steps.values_list("versie_id", "door"))
    return [Versieregel(row, stand_of(row, rows, now), approved.get(row.pk, "")) for row in rows]
