"""What a place for a text is, and on which page it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from diensten.inwonerteksten.waarden import OVERAL, Waarde

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LANGSTE_REGEL, LANGSTE_TEKST = 160, 600


class Pagina(StrEnum):
    """A page of the inwoner, in the order in which they come by."""

    AANKONDIGING = "aankondiging"
    START = "start"
    NUMMER = "nummer"
    VERDER = "verder"
    CODE = "code"
    INGELOGD = "ingelogd"
    KLOPT = "klopt"
    KLAAR = "klaar"
    UITLOGGEN = "uitloggen"
    HULP = "hulp"
    HULP_INGELOGD = "hulp-ingelogd"
    ECHT = "echt"
    GEEN_GESPREK = "geen-gesprek"
    GEBELD = "gebeld"
    NIET_U = "niet-u"
    KAPOT = "kapot"

    @property
    def naam(self) -> str:
        return str(_NAMEN[self])

    @property
    def kent_dienst(self) -> bool:
        """Whether this page can say something else for one dienst than for another."""
        return self not in {Pagina.UITLOGGEN, Pagina.GEBELD, Pagina.NIET_U, Pagina.KAPOT}


_NAMEN = {
    Pagina.AANKONDIGING: _("Aankondiging van een verhoging"),
    Pagina.START: _("Startpagina"),
    Pagina.NUMMER: _("Gespreksnummer invullen"),
    Pagina.VERDER: _("Verder naar DigiD"),
    Pagina.CODE: _("De code"),
    Pagina.INGELOGD: _("Ingelogd, zonder code"),
    Pagina.KLOPT: _("De code klopt"),
    Pagina.KLAAR: _("Klaar"),
    Pagina.UITLOGGEN: _("Uitloggen bij DigiD"),
    Pagina.HULP: _("Ik kan niet inloggen"),
    Pagina.HULP_INGELOGD: _("Hulp na het inloggen"),
    Pagina.ECHT: _("Is deze link echt?"),
    Pagina.GEEN_GESPREK: _("Ik zit niet in een gesprek"),
    Pagina.GEBELD: _("Word ik echt gebeld?"),
    Pagina.NIET_U: _("Was u dit niet?"),
    Pagina.KAPOT: _("Hier gaat het niet verder"),
}


@dataclass(frozen=True, slots=True)
class Plaats:
    """One place for a text, and our own words for it (`standaard`: paragraphs, with the markup of the page).

    `vast`: what keeps the inwoner safe. Our words always stay, and a gemeente can only add something after them.
    `regel`: one line, inside something else. `vult`: the names in our own words, and the value behind each.
    `waarden`: what may stand between brackets here, beside what is known on every page.
    """

    pagina: Pagina
    standaard: tuple[_StrPromise, ...]
    vast: bool = False
    regel: bool = False
    vult: Mapping[str, Waarde] = field(default_factory=dict)
    waarden: frozenset[Waarde] = frozenset()

    @property
    def langst(self) -> int:
        return LANGSTE_REGEL if self.regel else LANGSTE_TEKST

    @property
    def mag(self) -> frozenset[Waarde]:
        own = {Waarde.DIENST} if self.pagina.kent_dienst else set()
        return OVERAL | self.waarden | own
