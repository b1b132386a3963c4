"""What the pages show of a call with more people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MensRegel:
    """`nummer` counts from 1. `zonder_url`: go on without this person; empty where that cannot be."""

    nummer: int
    deel: str
    status: str
    stand: str
    url: str
    huidig: bool
    bsn_masker: str = ""
    zonder_url: str = ""


@dataclass(frozen=True, slots=True)
class SamenBlok:
    """`mensen`: empty for a call with one person. `bezwaar`: why they cannot be in one proof, as far as is known.

    `erbij_url`: where somebody is added; empty where the dienst does not allow it or it is over.
    """

    mensen: tuple[MensRegel, ...] = ()
    erbij_url: str = ""
    bezwaar: str = ""


@dataclass(frozen=True, slots=True)
class ErbijPagina:
    """Who comes in. `delen`: (code, words, chosen). `bsn`: whether it may be given (`mag`) or must be (`moet`).

    `opnieuw`: somebody of this call gets a new link, and their BSN is typed again.
    `vertegenwoordiger`: that part is among them, of which the BSN is that of who is acted for.
    Without `delen` nobody can come in any more, as the dienst was changed. Then a proof of their own, at `nieuw_url`.
    """

    dienst: str
    zaaknummer: str
    merk: str
    delen: tuple[tuple[str, str, bool], ...]
    bsn: str
    url: str
    terug_url: str
    nieuw_url: str
    fout: str = ""
    fout_bij: str = ""
    vertegenwoordiger: bool = False
    opnieuw: bool = False
