"""The set-up as a file."""

from __future__ import annotations

from config.inrichting.bestand import Verschil
from config.inrichting.views import BestandForm
from tests.voorkant.voorbeelden.soorten import Context

_FOUT = "Regel 8, kolom 13: diensten.verhuizing.niveau: Kies uit: basis, midden, substantieel, hoog."
_VERSCHILLEN = [
    Verschil("diensten", "verhuizing", "niveau", "substantieel", "midden", lager=True),
    Verschil(
        "diensten", "hulp-bij-het-huishouden-en-vervoer", "omschrijving", None, "Een gesprek over hulp thuis."
    ),
    Verschil("zaaktypen", "verhuizing", "statustype", "Ontvangen", ""),
]
OVERIG: dict[str, object] = {
    "beheer/inrichting.html": lambda: Context(form=BestandForm()),
    "beheer/inrichting.html#fout": lambda: Context(form=BestandForm(), regels=[_FOUT, _FOUT]),
    "beheer/inrichting.html#geen-bestand": lambda: Context(form=BestandForm({}, {})),
    "beheer/inrichting_bekijk.html": Context(verschillen=_VERSCHILLEN, inhoud="x", conflict=False),
    "beheer/inrichting_bekijk.html#conflict": Context(verschillen=_VERSCHILLEN, inhoud="x", conflict=True),
    "beheer/inrichting_bekijk.html#niets": Context(verschillen=[], inhoud="x", conflict=False),
}
