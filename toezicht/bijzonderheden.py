"""The reason of an event in words, where it is made up of parts. What is none of these is shown as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from begrippen.niveau import Betrouwbaarheidsniveau
from toezicht.soorten import MANIER_VAN_INLOGGEN, Soort

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_NIVEAUS = {
    Betrouwbaarheidsniveau.BASIS.code: _("Basis"),
    Betrouwbaarheidsniveau.MIDDEN.code: _("Midden"),
    Betrouwbaarheidsniveau.SUBSTANTIEEL.code: _("Substantieel"),
    Betrouwbaarheidsniveau.HOOG.code: _("Hoog"),
}
_PUBLIEK: dict[str, _StrPromise | str] = {
    "inwoners": _("Voor inwoners"),
    "medewerkers": _("Voor medewerkers"),
}
_DELEN: dict[Soort, dict[str, _StrPromise | str]] = {
    Soort.MEDEDELING_GEPLAATST: _PUBLIEK,
    Soort.MEDEDELING_WEGGEHAALD: _PUBLIEK,
    Soort.GEMEENTE_GEWIJZIGD: {
        "naam": _("Naam van de gemeente"),
        "code": _("Gemeentecode"),
        "rsin": "RSIN",
        "oin": "OIN",
    },
}
_VAN_NAAR = re.compile(rf"({'|'.join(_NIVEAUS)})-({'|'.join(_NIVEAUS)})_(.+)")


def in_words(soort: Soort, reden: str) -> str:
    if soort in MANIER_VAN_INLOGGEN and (match := _VAN_NAAR.fullmatch(reden)):
        van, naar, dienst = match.groups()
        words = {"dienst": dienst, "van": _NIVEAUS[van], "naar": _NIVEAUS[naar]}
        return gettext("%(dienst)s: van %(van)s naar %(naar)s") % words
    words, parts = _DELEN.get(soort, {}), reden.split("-")
    return ", ".join(str(words[one]) for one in parts) if words.keys() >= set(parts) else reden
