"""What a word is called as an inwoner reads it: no two alike, none as the button of DigiD or of the quiet alarm."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext, override

from begrippen.taal import Taal
from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.register import PLAATSEN
from diensten.inwonerteksten.woorden import Woord
from diensten.teksten.nakijken import as_read

# Buttons of the templates that have no place: docs/vaste-woorden.md says why.
VASTE_KNOPPEN = (
    "Inloggen met DigiD",
    "Ja, inloggen met DigiD",
    "Opnieuw inloggen met DigiD",
    "Verder naar DigiD",
    "Ga verder",
)
_BRONNEN = (*VASTE_KNOPPEN, *(plaats.bron for plaats in PLAATSEN.values() if isinstance(plaats, Woord)))
# A gemeente says these itself: in the others our words stay, which are not alike.
KNOPPEN = {
    sleutel: plaats
    for sleutel, plaats in PLAATSEN.items()
    if plaats.pagina is Pagina.WOORDEN_KNOPPEN and not plaats.vast
}
_SCHRIFT = {Taal.OEKRAIENS: "CYRILLIC", Taal.ARABISCH: "ARABIC"}
_RIJ = re.compile(r"[^\W\d_]+")


def as_named(tekst: str) -> str:
    """Its letters and digits alone: spaces, dots and accents tell nobody two buttons apart."""
    return "".join(letter for letter in as_read(tekst) if letter.isalnum())


def is_name_of_another(tekst: str, woord: Woord, taal: Taal) -> bool:
    """In our own words. A yes that is called as the no beside it is worse than any word."""
    with override(taal.value):
        ours = {as_named(gettext(bron)) for bron in _BRONNEN if bron != woord.bron}
        return as_named(tekst) in ours - {as_named(gettext(woord.bron))}


def strange_letters(tekst: str, taal: Taal) -> str:
    """Those that do not belong to the language, or that stand among those of another script: they look like others."""
    return "".join(letter for rij in _RIJ.findall(tekst) for letter in _strange(rij, _SCHRIFT.get(taal)))


def _strange(rij: str, schrift: str | None) -> str:
    latin = [letter for letter in rij if _script(letter) in {"LATIN", "MODIFIER"}]
    own = [letter for letter in rij if _script(letter) in {schrift, "MODIFIER"}]
    fits = max(latin, own, key=len)
    return "".join(letter for letter in rij if letter not in fits)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
