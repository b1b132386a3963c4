"""The places for a prescribed text, as a beheerder reads about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from diensten.teksten.woorden import Sleutel

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Plek:
    """`letterlijk`: Logius asks for its own words, so that ours do not do. `fout`: looks like an error."""

    criterium: str
    naam: _StrPromise
    vraag: _StrPromise
    waar: _StrPromise
    letterlijk: bool
    fout: bool


PLEKKEN = {
    Sleutel.DIGID_FOUT: Plek(
        criterium="L10",
        naam=_("Inloggen met DigiD is niet gelukt"),
        vraag=_(
            "Lukt het inloggen niet, en kwam dat niet doordat de inwoner zelf stopte? Of geeft DigiD geen "
            "antwoord? Dan wil Logius een vaste Nederlandse tekst op het scherm. Die staat in de checklist van "
            "Logius. Neem hem letterlijk over."
        ),
        waar=_("Boven aan de startpagina, in een rood vak. De knop ‘Inloggen met DigiD’ staat eronder."),
        letterlijk=True,
        fout=True,
    ),
    Sleutel.DIGID_GEANNULEERD: Plek(
        criterium="T3",
        naam=_("De inwoner stopte zelf bij DigiD"),
        vraag=_(
            "De inwoner komt terug op de pagina waar hij begon, in hetzelfde venster. Daar staat dat het "
            "inloggen is geannuleerd. Een vaste tekst is bij ons niet bekend: de tekst van Beeldpas zegt dit ook."
        ),
        waar=_("Boven aan de startpagina, in een blauw vak. De knop ‘Inloggen met DigiD’ staat eronder."),
        letterlijk=False,
        fout=False,
    ),
}
