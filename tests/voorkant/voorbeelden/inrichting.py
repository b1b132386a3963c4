"""The set-up as a file."""

from __future__ import annotations

from config.inrichting.bestand import Verschil
from config.inrichting.views import BestandForm, StoppenForm
from tests.voorkant.voorbeelden.soorten import Context

_FOUT = "Regel 8, kolom 13: diensten.verhuizing.niveau: Kies uit: basis, midden, substantieel, hoog."
_VERSCHILLEN = [
    Verschil("diensten", "verhuizing", "niveau", "substantieel", "midden", lager=True),
    Verschil(
        "diensten", "hulp-bij-het-huishouden-en-vervoer", "omschrijving", None, "Een gesprek over hulp thuis."
    ),
    Verschil("zaaktypen", "verhuizing", "statustype", "Ontvangen", ""),
]
_STOPT = Verschil(
    "diensten",
    "hulp-bij-het-huishouden-en-vervoer",
    "stand",
    "actief",
    "gestopt",
    bezig=(
        "Er staan nog 12 afspraken bij deze dienst. De eerste is op 24 november 2026, 9.30 uur.",
        "Er lopen nu 3 gesprekken bij deze dienst. Die gaan gewoon door.",
    ),
)


def _stops(*, asked: bool) -> Context:
    """`asked`: somebody went on without the tick."""
    form = StoppenForm({}) if asked else StoppenForm()
    if asked:
        form.add_error("stoppen", "Kruis aan dat u toch wilt stoppen.")
    return Context(
        verschillen=[*_VERSCHILLEN, _STOPT], stopt=[_STOPT], stoppen=form, inhoud="x", conflict=False
    )


OVERIG: dict[str, object] = {
    "beheer/inrichting.html": lambda: Context(form=BestandForm()),
    "beheer/inrichting.html#fout": lambda: Context(form=BestandForm(), regels=[_FOUT, _FOUT]),
    "beheer/inrichting.html#geen-bestand": lambda: Context(form=BestandForm({}, {})),
    "beheer/inrichting_bekijk.html": Context(verschillen=_VERSCHILLEN, inhoud="x", conflict=False),
    "beheer/inrichting_bekijk.html#conflict": Context(verschillen=_VERSCHILLEN, inhoud="x", conflict=True),
    "beheer/inrichting_bekijk.html#stopt": lambda: _stops(asked=False),
    "beheer/inrichting_bekijk.html#stopt-fout": lambda: _stops(asked=True),
    "beheer/inrichting_bekijk.html#niets": Context(verschillen=[], inhoud="x", conflict=False),
}
