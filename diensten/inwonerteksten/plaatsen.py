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

LANGSTE_KOP, LANGSTE_REGEL, LANGSTE_TEKST = 80, 160, 600


class Pagina(StrEnum):
    """A page of the inwoner, in the order in which they come by; then the words that stand on many of them."""

    AANKONDIGING = "aankondiging"
    MAIL_AFSPRAAK = "mail-afspraak"
    CHAT = "chat"
    START = "start"
    ANDER = "ander"
    NUMMER = "nummer"
    VERDER = "verder"
    ELDERS = "elders"
    CODE = "code"
    INGELOGD = "ingelogd"
    WOORD = "woord"
    KLOPT = "klopt"
    KLAAR = "klaar"
    MAIL_ONTVANGST = "mail-ontvangst"
    UITLOGGEN = "uitloggen"
    HULP = "hulp"
    HULP_ALLES = "hulp-alles"
    HULP_INGELOGD = "hulp-ingelogd"
    ECHT = "echt"
    GEEN_GESPREK = "geen-gesprek"
    GEBELD = "gebeld"
    NIET_U = "niet-u"
    KAPOT = "kapot"
    ANDERE_WEG = "andere-weg"
    WOORDEN_KNOPPEN = "woorden-knoppen"
    WOORDEN_GEGEVENS = "woorden-gegevens"
    WOORDEN_GEBEURD = "woorden-gebeurd"
    WOORDEN_GESPREK = "woorden-gesprek"
    WOORDEN_DIGID = "woorden-digid"
    WOORDEN_BELLEN = "woorden-bellen"
    WOORDEN_FOUTEN = "woorden-fouten"
    WOORDEN_MEDEDELINGEN = "woorden-mededelingen"
    WOORDEN_MAILS = "woorden-mails"

    @property
    def naam(self) -> str:
        return str(_NAMEN[self])


_NAMEN = {
    Pagina.MAIL_AFSPRAAK: _("Mail over een afspraak"),
    Pagina.CHAT: _("Bericht in de chat"),
    Pagina.ANDER: _("Voor iemand anders"),
    Pagina.ELDERS: _("Al open op een ander apparaat"),
    Pagina.WOORD: _("Hetzelfde woord?"),
    Pagina.MAIL_ONTVANGST: _("Mail met het ontvangstbewijs"),
    Pagina.HULP_ALLES: _("Hulp bij inloggen, voor iedereen"),
    Pagina.ANDERE_WEG: _("Onderaan: op een andere manier"),
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
    Pagina.WOORDEN_KNOPPEN: _("Losse woorden: knoppen en links"),
    Pagina.WOORDEN_GEGEVENS: _("Losse woorden: bij een naam, dag, tijd of veld"),
    Pagina.WOORDEN_GEBEURD: _("Losse woorden: wat er is gebeurd"),
    Pagina.WOORDEN_GESPREK: _("Losse woorden: wie er vraagt, het getal en de code"),
    Pagina.WOORDEN_DIGID: _("Losse woorden: inloggen met DigiD"),
    Pagina.WOORDEN_BELLEN: _("Losse woorden: bellen en langskomen"),
    Pagina.WOORDEN_FOUTEN: _("Losse woorden: fouten"),
    Pagina.WOORDEN_MEDEDELINGEN: _("Losse woorden: verhoging, storing en toegankelijkheid"),
    Pagina.WOORDEN_MAILS: _("Losse woorden: in mails"),
}


@dataclass(frozen=True, slots=True)
class Plaats:
    """One place for a text, and our own words for it (`standaard`: paragraphs, with the markup of the page).

    `vast`: what keeps the inwoner safe. Our words always stay, and a gemeente can only add something after them.
    `regel`: one line, inside something else. `vult`: the names in our own words, and the value behind each.
    `waarden`: what may stand between brackets here, beside what is known on every page. `blijft`: somebody needs it,
    or a page is broken without it, so it can be worded but not hidden. `kaal`: a heading or a link, which may stand
    in the title of the page too: words alone. `voor_allen`: what is read before anybody knows the dienst.
    """

    pagina: Pagina
    standaard: tuple[_StrPromise, ...]
    vast: bool = False
    regel: bool = False
    vult: Mapping[str, str] = field(default_factory=dict)
    waarden: frozenset[Waarde] = frozenset()
    blijft: bool = False
    kaal: bool = False
    voor_allen: bool = False

    @property
    def kent_dienst(self) -> bool:
        """Whether it can say something else for one dienst than for another."""
        return not self.voor_allen and self.pagina is not Pagina.HULP_ALLES

    @property
    def langst(self) -> int:
        if self.kaal:
            return LANGSTE_KOP
        return LANGSTE_REGEL if self.regel else LANGSTE_TEKST

    @property
    def op_een_regel(self) -> bool:
        return self.regel or self.kaal

    @property
    def mag_weg(self) -> bool:
        return not (self.vast or self.blijft)

    @property
    def mag(self) -> frozenset[str]:
        """The names that may stand between brackets."""
        if self.kaal:
            return frozenset({Waarde.GEMEENTE})
        own = {Waarde.DIENST} if self.kent_dienst else set()
        if self.pagina is Pagina.CHAT:  # the only address there is the link to log in
            return (OVERAL - {Waarde.WEBSITE}) | self.waarden | own
        return OVERAL | self.waarden | own

    @property
    def moet(self) -> frozenset[str]:
        """The names that a text has to say."""
        return frozenset()
