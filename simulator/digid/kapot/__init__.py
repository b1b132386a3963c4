"""What each fault switch does. One genuine message goes in; what comes out is wrong in one way."""

from __future__ import annotations

from simulator.digid.fouten import Fout
from simulator.digid.kapot import eid, handtekening, inhoud, persoon, tekst, verpakking, vervoer
from simulator.digid.kapot.schakelaar import GAAF, Kapot

SWITCHES: dict[Fout, Kapot] = {
    **handtekening.SWITCHES,
    **verpakking.SWITCHES,
    **tekst.SWITCHES,
    **inhoud.SWITCHES,
    **persoon.SWITCHES,
    **vervoer.SWITCHES,
    **eid.SWITCHES,
}


def kapot(fout: Fout | None) -> Kapot:
    """GAAF for no switch, and for one that works on the connection."""
    return GAAF if fout is None else SWITCHES.get(fout, GAAF)
