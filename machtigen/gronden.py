"""In what capacity somebody acts, as a login says it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from begrippen.vertegenwoordiging import Soort
from machtigen.regels import Aard, Bron

# RepresentationType of Stelsel Toegang SAML 1.0 and of its next version, and what it is limited to.
_VERKLARINGEN = {
    "urn:nl-eid-gdi:1.1:RT:Zorg_Volledig_Gezag_Kind": (Soort.OUDER, Aard.ZORG),
    "urn:nl-eid-gdi:1.1:RT:WV_Curator": (Soort.CURATOR, None),
    "urn:nl-eid-gdi:1.1:RT:WV_Bewindvoerder": (Soort.BEWINDVOERDER, None),
    "urn:nl-eid-gdi:1.1:RT:WV_Mentor": (Soort.MENTOR, None),
}


@dataclass(frozen=True, slots=True)
class Grond:
    """In what capacity somebody acts and how we know. `beperkt_tot`: what the declaration itself is limited to."""

    soort: Soort
    bron: Bron
    beperkt_tot: Aard | None = None


def gronden_of(soorten: Sequence[str]) -> tuple[Grond, ...]:
    """From `Vertegenwoordiging.soorten`. None given is a mandate by DigiD Machtigen; one that we do not know gives no
    right."""
    if not soorten:
        return (Grond(Soort.GEMACHTIGDE, Bron.MACHTIGEN),)
    known = (_VERKLARINGEN.get(code.strip()) for code in soorten)
    return tuple(Grond(found[0], Bron.VERKLARING, found[1]) for found in known if found)
