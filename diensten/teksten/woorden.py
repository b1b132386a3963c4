"""What an inwoner reads when a login did not work, in our own words: the start of each text can be replaced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


LOGIUS = "logius-"  # how the keys of prescribed texts begin, and no other


class Sleutel(StrEnum):
    """A place for which Logius asks a certain text."""

    DIGID_FOUT = "digid-fout"
    DIGID_GEANNULEERD = "digid-geannuleerd"

    @property
    def plaats(self) -> str:
        """The key of its versions, among those of the other texts of inwoners."""
        return f"{LOGIUS}{self.value}"


@dataclass(frozen=True, slots=True)
class EigenTekst:
    """`standaard` is what a text of Logius comes in the place of; `verder` always follows."""

    titel: _StrPromise
    standaard: _StrPromise
    verder: tuple[_StrPromise, ...]


EIGEN = {
    Sleutel.DIGID_FOUT: EigenTekst(
        titel=_("Inloggen met DigiD is niet gelukt"),
        standaard=_("Dat ligt niet aan u. Misschien is er een storing."),
        verder=(
            _("Zeg in het gesprek dat DigiD niet werkt. Dan kijken we samen wat kan."),
            _("U kunt het ook nog een keer proberen."),
        ),
    ),
    Sleutel.DIGID_GEANNULEERD: EigenTekst(
        titel=_("U bent gestopt met inloggen"),
        standaard=_("U heeft het inloggen met DigiD geannuleerd. Dat geeft niet."),
        verder=(_("Probeer het nog een keer, of zeg het in het gesprek."),),
    ),
}
