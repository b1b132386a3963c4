"""Who may do what."""

from __future__ import annotations

from uuid import UUID

from config.medewerkers import MedewerkerRegel
from tests.voorkant.voorbeelden.gegevens import NAAM, NU
from tests.voorkant.voorbeelden.soorten import Context

_BEIDE = MedewerkerRegel(
    UUID(int=1),
    NAAM,
    "Adviseur Burgerzaken",
    ("Ambtenaar", "Functioneel beheerder"),
    NU,
    eigen=True,
    te_stoppen=False,
)
_EEN = MedewerkerRegel(UUID(int=2), "Karim El Amrani", "", ("Ambtenaar",), NU, eigen=False, te_stoppen=True)
_GEEN = MedewerkerRegel(UUID(int=3), "Lotte Jansen", "Stagiair", (), None, eigen=False, te_stoppen=True)
_ROLLEN = ["functioneel-beheerder"]

OVERIG = {
    "beheer/medewerkers.html": Context(regels=[_BEIDE, _EEN, _GEEN], meer=True, zoek="", rollen=_ROLLEN),
    "beheer/medewerkers.html#niemand": Context(regels=[], meer=False, zoek="Pietersen", rollen=_ROLLEN),
    "beheer/rechten_weg.html": Context(regel=_EEN, rollen=_ROLLEN),
}
