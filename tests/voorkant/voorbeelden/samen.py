"""A call with more people: on the page of one of them, at the end, and where somebody is added."""

from __future__ import annotations

from dataclasses import replace

from identification.paginas import ErbijPagina, KapotPagina, MensRegel, SamenBlok
from identification.queries import kapot
from tests.voorkant.voorbeelden.gegevens import DIENST, ZAAK
from tests.voorkant.voorbeelden.werkblad import afgerond, identificatie, rond_af, stop

_MENSEN = (
    MensRegel(1, "Inwoner", "Code klopt", "goed", "/werkblad/1/", True, "•••••0019"),
    MensRegel(2, "Partner", "Inwoner logt in", "wacht", "/werkblad/2/", False),
    MensRegel(3, "Tolk", "Verlopen", "gestopt", "/werkblad/3/", False, zonder_url="/werkblad/3/zonder/"),
)
_ERBIJ = "/werkblad/1/samen/"
_DELEN = (("partner", "Partner", False), ("tolk", "Tolk", False))
erbij = ErbijPagina(DIENST, ZAAK, "A", _DELEN, "mag", _ERBIJ, "/werkblad/1/", "/werkblad/start/")


def _niet_samen() -> KapotPagina:
    return kapot.not_together()


WERKBLAD: dict[str, object] = {
    "werkblad/erbij.html": erbij,
    "werkblad/erbij.html#fout": replace(erbij, fout="Kies wie er nog meedoet.", fout_bij="deel"),
    "werkblad/erbij.html#niemand-meer": replace(erbij, delen=(), bsn=""),
    "werkblad/erbij.html#bsn": replace(
        erbij,
        delen=(("partner", "Partner", True),),
        bsn="moet",
        vertegenwoordiger=True,
        fout="Dit is geen goed BSN. Kijk of alle 9 cijfers kloppen.",
        fout_bij="bsn",
    ),
    "werkblad/identificatie.html#samen": replace(identificatie, samen=SamenBlok(_MENSEN, _ERBIJ)),
    "werkblad/identificatie.html#samen-mag": replace(identificatie, samen=SamenBlok(erbij_url=_ERBIJ)),
    "werkblad/identificatie.html#samen-bezwaar": replace(
        identificatie,
        samen=SamenBlok(_MENSEN[:2], "", "Twee mensen in dit gesprek zijn volgens DigiD dezelfde persoon."),
    ),
    "werkblad/afgerond.html#samen": replace(afgerond, mensen=_MENSEN[:2]),
    "werkblad/rond_af.html#samen": replace(
        rond_af, bezwaar="Nog niet iedereen is klaar: persoon 2 (partner)."
    ),
    "werkblad/stop.html#samen": replace(stop, samen=True, fout=""),
}
INWONER: dict[str, object] = {"inwoner/kapot.html#niet-samen": _niet_samen}
