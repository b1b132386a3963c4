"""Which texts stand ready, for whom, and what they are called."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from begrippen.taal import MEDEWERKER_TALEN, Taal
from diensten.inwonerteksten.spreken import spoken
from diensten.inwonerteksten.tonen import Teksten
from diensten.storing import woorden

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Standaardtekst:
    naam: _StrPromise
    tekst: _StrPromise

    def in_talen(self, talen: tuple[Taal, ...], *, now: datetime) -> dict[str, str]:
        """As the gemeente words it at **Teksten**, which a second person approved; else as we do.

        Without the marks that turn the direction of a text: the form refuses what nobody can see.
        """
        found, gemeente = {}, Teksten(dienst=None, now=now)
        for taal in talen:
            with translation.override(taal.value), spoken(gemeente):
                text = str(self.tekst)
            found[taal.value] = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
        return found


_DIGID = _("DigiD werkt nu niet")
_ONDERHOUD = _("Onderhoud")
INWONERS = {
    "digid": Standaardtekst(_DIGID, woorden.DIGID),
    "onderhoud": Standaardtekst(_ONDERHOUD, woorden.ONDERHOUD),
    "telefoon": Standaardtekst(_("De telefoon is stuk"), woorden.TELEFOON),
    "video": Standaardtekst(_("Videobellen werkt niet"), woorden.VIDEO),
}
MEDEWERKERS = {
    "digid": Standaardtekst(
        _DIGID, _("DigiD werkt nu niet goed. Lukt inloggen niet? Maak een nieuwe afspraak met de inwoner.")
    ),
    "onderhoud": Standaardtekst(
        _ONDERHOUD, _("Wij werken aan Beeldpas. Rond gesprekken op tijd af en begin nu geen nieuwe.")
    ),
    "zaaksysteem": Standaardtekst(
        _("Het zaaksysteem werkt niet"),
        _("Het zaaksysteem werkt nu niet. Ga gewoon door: bewijzen gaan later vanzelf naar de zaak."),
    ),
    "brp": Standaardtekst(
        _("De BRP werkt niet"),
        _("Personen opzoeken in de BRP lukt nu niet. De controle met de code werkt wel."),
    ),
}
TALEN = {"inwoners": tuple(Taal), "medewerkers": MEDEWERKER_TALEN}
STANDAARD = {"inwoners": INWONERS, "medewerkers": MEDEWERKERS}
