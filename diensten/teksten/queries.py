"""What the pages show of prescribed texts: those of inwoners, and those of beheer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override

from diensten.models import TekstWijziging, VoorgeschrevenTekst
from diensten.teksten.plekken import PLEKKEN, Plek
from diensten.teksten.woorden import EIGEN, Sleutel

_NEDERLANDS = "nl"


@dataclass(frozen=True, slots=True)
class Meldingtekst:
    """`voorgeschreven`: paragraphs that stay Dutch, whatever the language of the page. They come first."""

    titel: str
    voorgeschreven: tuple[str, ...]
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tekststand:
    """How a place stands. `versie` is 0 and `gewijzigd_op` None as long as nobody filled it in."""

    sleutel: str
    plek: Plek
    standaard: str
    tekst: str
    bron: str
    versie: int
    gewijzigd_op: datetime | None
    door: str

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


def filled_in(sleutel: Sleutel) -> tuple[str, ...]:
    """The paragraphs that the gemeente filled in; nothing as long as our own text stands there."""
    tekst = VoorgeschrevenTekst.objects.filter(sleutel=sleutel.value).values_list("tekst", flat=True).first()
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


def all_texts() -> dict[Sleutel, Tekststand]:
    rows = {row.sleutel: row for row in VoorgeschrevenTekst.objects.all()}
    return {sleutel: _stand(sleutel, rows.get(sleutel.value)) for sleutel in Sleutel}


def one_text(sleutel: Sleutel) -> Tekststand:
    return _stand(sleutel, VoorgeschrevenTekst.objects.filter(sleutel=sleutel.value).first())


def _stand(sleutel: Sleutel, row: VoorgeschrevenTekst | None) -> Tekststand:
    stored: dict[str, Any] = {"tekst": "", "bron": "", "versie": 0, "gewijzigd_op": None, "door": ""}
    if row is not None:
        stored = {name: getattr(row, name) for name in stored}
    with override(_NEDERLANDS):
        standaard = str(EIGEN[sleutel].standaard)
    return Tekststand(sleutel=sleutel.value, plek=PLEKKEN[sleutel], standaard=standaard, **stored)


def examples(sleutel: Sleutel, *, tekst: str) -> list[Voorbeeld]:
    """The message as the inwoner would see it with `tekst`, in each language."""
    found = []
    for taal, naam in settings.LANGUAGES:
        with override(taal):
            melding = message(sleutel, voorgeschreven=tuple(tekst.splitlines()))
        found.append(Voorbeeld(taal, naam, melding))
    return found


def changes(sleutel: Sleutel, *, limit: int = 50) -> list[TekstWijziging]:
    """Newest first."""
    return list(TekstWijziging.objects.filter(sleutel=sleutel.value).order_by("-id")[:limit])
