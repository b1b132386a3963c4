"""What the BRP said, in the one answer that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from identification.paginas.gedeeld import Melding


@dataclass(frozen=True, slots=True)
class BrpRegel:
    """`onderzoek`: the gemeente is finding out whether it is right. `dicht`: folded until somebody opens it."""

    naam: str
    waarden: tuple[str, ...]
    onderzoek: bool = False
    dicht: bool = False


@dataclass(frozen=True, slots=True)
class BrpBlok:
    """`gevonden`: a person was found. `alarm`: it cannot be the person in view, so nothing is to be given.

    `ander`: it is about the person acted for, who is not in view.
    `zelf_url`: say that the person was looked up elsewhere; empty where that makes no sense.
    """

    titel: str
    gevonden: bool
    uitleg: tuple[str, ...] = ()
    meldingen: tuple[Melding, ...] = ()
    regels: tuple[BrpRegel, ...] = ()
    alarm: bool = False
    opnieuw_url: str = ""
    zelf_url: str = ""
    fout: str = ""
    ander: bool = False
