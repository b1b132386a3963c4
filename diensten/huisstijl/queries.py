"""What the page of the look shows: what holds now."""

from __future__ import annotations

from dataclasses import dataclass

from begrippen.gemeente import Gemeente
from diensten.gemeente.lezen import current
from diensten.gemeente.models import Deel


@dataclass(frozen=True, slots=True)
class Huisstijlstand:
    """`logo`, `thema`: what the files are called, empty for none. `vorige`: the last version of each part."""

    gemeente: Gemeente
    logo: str
    thema: str
    vorige: dict[str, int]


def look() -> Huisstijlstand:
    stand = current()
    vorige = {
        deel.value: stand.nummers.get(deel.value, 0) for deel in (Deel.IDENTITEIT, Deel.LOGO, Deel.THEMA)
    }
    return Huisstijlstand(stand.gemeente, stand.logo, stand.thema, vorige)
