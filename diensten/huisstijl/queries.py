"""What the page of the look shows: what holds now, and where the settings say something else."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from begrippen.gemeente import Gemeente
from diensten.gemeente.lezen import current
from diensten.gemeente.models import Deel


@dataclass(frozen=True, slots=True)
class Huisstijlstand:
    """`verschillen`: where a coupling uses another number than is filled in here."""

    gemeente: Gemeente
    logo: str
    thema: str
    vorige: dict[str, int]
    verschillen: list[str]


def look() -> Huisstijlstand:
    stand = current()
    vorige = {
        deel.value: stand.nummers.get(deel.value, 0) for deel in (Deel.IDENTITEIT, Deel.LOGO, Deel.THEMA)
    }
    return Huisstijlstand(stand.gemeente, stand.logo, stand.thema, vorige, _differences(stand.gemeente))


def _differences(gemeente: Gemeente) -> list[str]:
    """The couplings are connected with the numbers of the settings, and were tested with them."""
    asked = (
        (gemeente.code, settings.GEMEENTE_CODE, "GEMEENTE_CODE", _("Gemeentecode")),
        (gemeente.rsin, settings.ZGW["rsin"], "ZGW_RSIN", "RSIN"),
        (gemeente.oin, settings.BRP["oin"], "BRP_OIN", "OIN"),
    )
    return [
        _("%(wat)s: hier staat %(hier)s, de koppelingen gebruiken %(daar)s (%(naam)s).")
        % {"wat": wat, "hier": here, "daar": there, "naam": name}
        for here, there, name, wat in asked
        if here and there and here != there
    ]
