"""What is kept, and what should have been wiped."""

from __future__ import annotations

from datetime import timedelta

from identification.queries.bewaren import Bewaarpagina, Bewaarsoort
from tests.voorkant.voorbeelden.gegevens import NU


def _page(te_laat: int) -> Bewaarpagina:
    wat, waarom = "BSN, code en wie inlogde, versleuteld", "Om te controleren wie de inwoner is"
    return Bewaarpagina(
        (
            Bewaarsoort("Gesprekken", wat, waarom, "60 minuten", 3, NU + timedelta(minutes=7), te_laat),
            Bewaarsoort("Sleutels van de dag", "De sleutel", "Om te lezen", "2 dagen", 2, None, 0),
        ),
        NU,
    )


OVERIG = {"beheer/bewaren.html": _page(0), "beheer/bewaren.html#te-laat": _page(2)}
