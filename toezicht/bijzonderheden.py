"""The reason of an event in words, where it is made up of parts. What is none of these is shown as it is."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
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
_VOORSTELLEN = frozenset(
    {
        Soort.VOORSTEL_GEDAAN,
        Soort.VOORSTEL_GOEDGEKEURD,
        Soort.VOORSTEL_TERUGGEGEVEN,
        Soort.VOORSTEL_INGETROKKEN,
    }
)
_CONTACT: dict[str, _StrPromise | str] = {
    "telefoon": _("Telefoonnummer"),
    "website": _("Website"),
    "adres": _("Adres van het gemeentehuis"),
    "digid_telefoon": _("Telefoonnummer van DigiD"),
    "digid_tijden": _("Wanneer DigiD de telefoon opneemt"),
}
_NIVEAU = "|".join(_NIVEAUS)
# From, to, the day of a planned raise (rows of before that have none), the dienst.
_VAN_NAAR = re.compile(rf"({_NIVEAU})-({_NIVEAU})_(?:(\d\d-\d\d-\d\d)_)?(.+)")


def _day(text: str) -> date | None:
    """`text`: as 27-06-15."""
    try:
        return date.fromisoformat(f"20{text}")
    except ValueError:
        return None


def in_words(soort: Soort, reden: str) -> str:
    if soort in MANIER_VAN_INLOGGEN and (match := _VAN_NAAR.fullmatch(reden)):
        van, naar, dag, dienst = match.groups()
        words = {"dienst": dienst, "van": _NIVEAUS[van], "naar": _NIVEAUS[naar]}
        if dag and (found := _day(dag)):
            when = words | {"dag": date_format(found, "j F Y")}
            return gettext("%(dienst)s: van %(van)s naar %(naar)s, vanaf %(dag)s") % when
        return gettext("%(dienst)s: van %(van)s naar %(naar)s") % words
    if soort in _VOORSTELLEN:
        return _proposal_in_words(reden)
    words, parts = _DELEN.get(soort, {}), reden.split("-")
    return ", ".join(str(words[one]) for one in parts) if words.keys() >= set(parts) else reden


def _proposal_in_words(reden: str) -> str:
    """What it is about, and of contact which facts; of a dienst its name in links."""
    about, _sep, rest = reden.partition("_")
    if about == "contact":
        return ", ".join(str(_CONTACT.get(one, one)) for one in rest.split("-"))
    if about == "dienst":
        return gettext("Naam en omschrijving: %(dienst)s") % {"dienst": rest}
    return gettext("Mededeling voor inwoners") if about == "storing" else reden
